/** What helps with a search without being in its way: suggestions, recent searches, checks, facets, further passages. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchService, Suggestion } from '../../src/search/index.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'
import { hostileText } from './support/rich-reports.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** Runs over a server of its own. */
async function withServer(
  overrides: Partial<SearchService>,
  use: (server: PageServer) => Promise<void>,
): Promise<void> {
  const server = await startPageServer(createPageService(overrides))
  try {
    await use(server)
  } finally {
    await server.close()
  }
}

const suggestions: Suggestion[] = [
  { kind: 'term', text: '依申请公开', query: '依申请公开', count: 5 },
  { kind: 'body', text: '湖光市人民政府', query: 'body:湖光市人民政府', count: 14 },
  {
    kind: 'documentNumber',
    text: '国办发〔2016〕80号',
    query: 'number:国办发〔2016〕80号',
    count: 2,
  },
]
const suggest = (): Promise<Suggestion[]> => Promise.resolve(suggestions)

const options = (page: Page) => page.locator('[role=option]')
const box = (page: Page) => page.locator('#q')

/** Text of the option that the box points to. */
async function activeOption(page: Page): Promise<string | null> {
  const id = await box(page).getAttribute('aria-activedescendant')
  return id === null ? null : page.locator(`#${id} .suggest-text`).textContent()
}

async function violations(page: Page): Promise<string[]> {
  const require = createRequire(import.meta.url)
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  )
}

describe('a click right after typing', () => {
  /** Where the middle of something stands. */
  const middleOf = async (page: Page, selector: string): Promise<[number, number]> => {
    const { x, y, width, height } = (await page.locator(selector).first().boundingBox())!
    return [x + width / 2, y + height / 2]
  }

  it.each([390, 1280])(
    'opens the hit it was on, though the list goes and its answer comes, at %d',
    async (width) => {
      await withServer({ suggest }, async (server) => {
        const page = await openPage(browser, { viewport: { width, height: 844 } })
        await page.goto(`${server.url}/?q=公开`)
        const before = await middleOf(page, '.hit-title a')
        await page.locator('#q').focus()
        const focused = await middleOf(page, '.hit-title a')
        let answered = false
        let letAnswer = (): void => undefined
        const isPressed = new Promise<void>((resolve) => (letAnswer = resolve))
        await page.route('**/api/search*', async (route) => {
          await isPressed
          await route.continue()
          answered = true
        })
        await page.locator('#q').press('End')
        await page.keyboard.type(' 的')
        await page.locator('.suggest-popup').waitFor()
        // The list has its room before it opens.
        expect(await middleOf(page, '.hit-title a')).toEqual(focused)
        expect(focused[1]).toBeGreaterThan(before[1])
        await page.mouse.move(...focused)
        await page.mouse.down()
        letAnswer()
        const href = await page.evaluate<string>(
          `document.elementFromPoint(${focused.join()}).closest('a').href`,
        )
        // Both come while the button is held: the list would go, and other hits would stand here.
        await expect.poll(() => answered).toBe(true)
        await page.waitForTimeout(300)
        expect(await page.locator('.suggest-popup').isVisible()).toBe(true)
        await page.mouse.up()
        await page.waitForURL((url) => url.pathname.startsWith('/reports/'))
        expect(page.url()).toBe(href)
      })
    },
  )

  it('goes to what lay there before the list opened', async () => {
    await withServer({ suggest }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await page.evaluate(`document.addEventListener('click', (event) => {
        event.preventDefault()
        event.stopPropagation()
        window.clicked = event.target.closest('.suggest-popup') !== null
      }, true)`)
      await page.locator('#q').focus()
      const list = page.locator('.suggest-popup')
      const [x, y] = await middleOf(page, '#q')
      await page.mouse.move(x, y + 70)
      // Held still at its beginning, since a test is not as quick as a hand.
      await page.evaluate(`(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('.suggest-popup { animation-play-state: paused !important }')
        document.adoptedStyleSheets = [sheet]
      })()`)
      await page.keyboard.type('公')
      await list.waitFor()
      await page.mouse.click(x, y + 70)
      expect(await page.evaluate('window.clicked')).toBe(false)
      await page.evaluate('document.adoptedStyleSheets = []')
      await page.locator('#q').focus()
      await page.keyboard.type('开')
      await list.waitFor()
      await page.evaluate(`Promise.all(document.getAnimations().map(({ finished }) => finished))`)
      await page.mouse.click(...(await middleOf(page, '.suggest-popup [role=option]')))
      expect(await page.evaluate('window.clicked')).toBe(true)
    })
  })
})

describe('suggestions', () => {
  it.each([390, 1280])('cover neither results nor an error at %d pixels', async (width) => {
    await withServer({ suggest }, async (server) => {
      const page = await openPage(browser, {
        expected: /400/,
        viewport: { width, height: 844 },
      })
      const apart = async (selector: string): Promise<void> => {
        const list = (await page.locator('.suggest-popup').boundingBox())!
        const below = (await page.locator(selector).first().boundingBox())!
        expect(below.y).toBeGreaterThanOrEqual(list.y + list.height)
        expect(list.height).toBeLessThan(80)
      }
      await page.goto(server.url)
      await box(page).pressSequentially('依申')
      await page.locator('.hit').first().waitFor()
      await options(page).first().waitFor()
      await apart('.results-head')
      await page.goto(`${server.url}/?year=20x7`)
      await box(page).pressSequentially('依')
      await options(page).first().waitFor()
      await apart('[role=alert]')
      // What is wrong with the address is wrong the next time too.
      expect(await page.locator('[role=alert] a').count()).toBe(0)
    })
  })

  it('come with their kind while results come too, and are chosen with the keys', async () => {
    await withServer({ suggest }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await box(page).pressSequentially('依申')
      await options(page).first().waitFor()
      await page.locator('.hit').first().waitFor()
      expect(await options(page).allTextContents()).toEqual([
        '依申请公开 词语 5 份',
        '湖光市人民政府 机构 14 份',
        '国办发〔2016〕80号 文号 2 处',
      ])
      expect(await box(page).getAttribute('aria-expanded')).toBe('true')
      const path: (string | null)[] = []
      for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowDown']) {
        await page.keyboard.press(key)
        path.push(await activeOption(page))
      }
      const [term, body, number] = suggestions.map(({ text }) => text)
      expect(path).toEqual([term, number, null, number, term, body])
      expect(await box(page).inputValue()).toBe('依申')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.waitForURL(/body/)
      expect(await box(page).inputValue()).toBe('body:湖光市人民政府')
      expect(await options(page).count()).toBe(0)
    })
  })

  it('go with Escape, Tab or a click elsewhere, and keep what was typed', async () => {
    await withServer({ suggest }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      for (const leave of ['Escape', 'Tab', 'click']) {
        await box(page).fill('')
        await box(page).pressSequentially('延期')
        await options(page).first().waitFor()
        if (leave === 'click') await page.locator('.site').click({ position: { x: 5, y: 5 } })
        else await page.keyboard.press(leave)
        await options(page).first().waitFor({ state: 'detached' })
        expect(await box(page).inputValue()).toBe('延期')
        expect(await box(page).getAttribute('aria-expanded')).toBe('false')
      }
    })
  })

  it('are taken by a click', async () => {
    await withServer({ suggest }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await box(page).pressSequentially('依')
      await options(page).first().click()
      await page.waitForURL(/q=%E4%BE%9D%E7%94%B3/)
      expect(await box(page).inputValue()).toBe('依申请公开')
    })
  })

  it('wait while an input method is composing, and leave its Enter to it', async () => {
    const asked: string[] = []
    const watch = (q: string): Promise<Suggestion[]> => {
      asked.push(q)
      return suggest()
    }
    await withServer({ suggest: watch }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await box(page).focus()
      const session = await page.context().newCDPSession(page)
      for (const text of ['y', 'yan', 'yan qi']) {
        const end = { selectionStart: text.length, selectionEnd: text.length }
        await session.send('Input.imeSetComposition', { text, ...end })
        await page.waitForTimeout(250)
      }
      expect(asked).toEqual([])
      expect(await options(page).count()).toBe(0)
      await session.send('Input.insertText', { text: '延期' })
      await options(page).first().waitFor()
      expect(asked).toEqual(['延期'])
    })
  })

  it('that come late are dropped, and a server that fails at them disturbs nothing', async () => {
    const late = async (q: string): Promise<Suggestion[]> => {
      if (q === '延期答复') throw new Error('out of order')
      await new Promise((resolve) => setTimeout(resolve, 900))
      return suggestions
    }
    await withServer({ suggest: late }, async (server) => {
      const page = await openPage(browser, { expected: /500/ })
      await page.goto(server.url)
      await box(page).fill('延期')
      await page.waitForTimeout(300)
      await box(page).fill('延期答复')
      await page.locator('.hit').first().waitFor()
      await page.waitForTimeout(900)
      expect(await options(page).count()).toBe(0)
      await box(page).fill('依申请')
      await page.waitForTimeout(200)
      await page.keyboard.press('Enter')
      await page.locator('.hit').first().waitFor()
      await page.waitForTimeout(1000)
      expect(await options(page).count()).toBe(0)
    })
  })

  it('show hostile texts as text', async () => {
    const hostile = (): Promise<Suggestion[]> =>
      Promise.resolve([{ kind: 'title', text: hostileText, query: hostileText, count: 1 }])
    await withServer({ suggest: hostile }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await box(page).pressSequentially('恶')
      await options(page).first().waitFor()
      expect(await page.locator('.suggest-text').textContent()).toBe(hostileText)
      expect(await page.locator('.suggest img, .suggest script').count()).toBe(0)
    })
  })
})

describe('recent searches', () => {
  it('are offered in the empty box, chosen, and removed one by one or all', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      for (const q of ['延期', 'PPP', hostileText]) {
        await box(page).fill(q)
        await page.keyboard.press('Enter')
        await page.locator('.head-line').waitFor()
      }
      await page.goto(server.url)
      await box(page).click()
      const texts = (): Promise<string[]> => page.locator('.suggest-text').allTextContents()
      expect(await texts()).toEqual([hostileText, 'PPP', '延期'])
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Delete')
      expect(await texts()).toEqual(['PPP', '延期'])
      expect(await activeOption(page)).toBe('PPP')
      await page.locator('[data-forget]').first().click()
      expect(await texts()).toEqual(['延期'])
      expect(await activeOption(page)).toBe('延期')
      await page.keyboard.press('Enter')
      await page.locator('.hit').first().waitFor()
      expect(await box(page).inputValue()).toBe('延期')
      await box(page).fill('')
      await page.locator('[data-forget-all]').click()
      expect(await options(page).count()).toBe(0)
      expect(await page.evaluate('localStorage.length')).toBe(0)
    })
  })

  it('are simply not there where the browser keeps nothing', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.addInitScript(
        `Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })`,
      )
      await page.goto(server.url)
      await box(page).fill('延期')
      await page.keyboard.press('Enter')
      await page.locator('.hit').first().waitFor()
      await box(page).fill('')
      await page.locator('.front').waitFor()
      expect(await options(page).count()).toBe(0)
    })
  })
})

describe('the check against plain search', () => {
  it('is asked once a result is looked at, not while typing, and says so quietly', async () => {
    const asked: string[] = []
    const plain = createPageService()
    const watch: SearchService['verify'] = (q) => {
      asked.push(q)
      return plain.verify(q)
    }
    await withServer({ verify: watch }, async (server) => {
      const page = await openPage(browser)
      await page.goto(server.url)
      await box(page).pressSequentially('延期答复', { delay: 300 })
      await page.locator('.exactness').waitFor()
      expect(asked).toEqual(['延期答复'])
      expect(await page.locator('.exactness summary').textContent()).toContain('与逐字扫描全文一致')
      // On a phone it is a word beside the export, and stays on one line.
      const before = page.viewportSize()!
      await page.setViewportSize({ width: 390, height: before.height })
      expect(await page.locator('.exactness summary').innerText()).toMatch(/已核对$/u)
      expect((await page.locator('.exactness summary').boundingBox())!.height).toBeLessThan(40)
      await page.setViewportSize(before)
      await page.locator('.exactness summary').click()
      expect(await page.locator('.exactness li').textContent()).toBe(
        '“延期答复”：全部报告中 2 处、2 段、2 份，逐字扫描所得相同。',
      )
    })
  })

  it('says openly when the two differ, and claims nothing when it fails', async () => {
    const plain = createPageService()
    const differing: SearchService['verify'] = async (q) => {
      if (q === 'PPP') throw new Error('out of order')
      const result = await plain.verify(q)
      return { ...result, agrees: false, scan: { ...result.scan, occurrences: 9 } }
    }
    await withServer({ verify: differing }, async (server) => {
      const page = await openPage(browser, { expected: /500/ })
      await page.goto(`${server.url}/?q=延期答复`)
      await page.locator('.exactness-differs li', { hasText: '逐字扫描得 9 处' }).waitFor()
      const failed = page.waitForResponse(/api\/verify/)
      await page.goto(`${server.url}/?q=PPP`)
      await failed
      expect(await page.locator('.exactness:not(.exactness-place)').count()).toBe(0)
    })
  })
})

describe('narrowing', () => {
  it('drags a span of years with the pointer and moves it with the keys', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=依申请公开`)
      const track = (await page.locator('.thumbs').boundingBox())!
      const y = track.y + track.height / 2
      await page.mouse.move(track.x + 12, y)
      await page.mouse.down()
      await page.mouse.move(track.x + track.width / 2, y, { steps: 5 })
      await page.mouse.up()
      await page.locator('.chip', { hasText: '–2018' }).waitFor()
      const from = Number(await page.locator('.thumbs [name=from]').inputValue())
      expect(from).toBeGreaterThan(2008)
      expect(from).toBeLessThan(2015)
      expect(new URL(page.url()).searchParams.get('year')).toBe(`${from}..2018`)
      await page.locator('.thumbs [name=to]').focus()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL(/2016/)
      expect(new URL(page.url()).searchParams.get('year')).toBe(`${from}..2016`)
      expect(await page.evaluate('document.activeElement.name')).toBe('to')
      // The whole span is no filter.
      await page.keyboard.press('End')
      await page.locator('.thumbs [name=from]').focus()
      await page.keyboard.press('Home')
      await page.locator('.chip').first().waitFor({ state: 'detached' })
      expect(new URL(page.url()).searchParams.has('year')).toBe(false)
    })
  })

  it('takes one year from the histogram', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=依申请公开`)
      await page
        .locator('.histogram a', { has: page.locator('title', { hasText: /^2010:/ }) })
        .click()
      await page.locator('.chip', { hasText: '2010' }).waitFor()
      expect(await page.locator('.hit').count()).toBe(1)
    })
  })

  it('goes down from province to county, and chips take it back', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=依申请公开`)
      for (const place of ['松林省', '松林市', '青松县']) {
        const named = { has: page.getByText(place, { exact: true }) }
        await page.locator('.bucket', named).click()
        await page.locator('.bucket[aria-current]', named).waitFor()
      }
      expect(new URL(page.url()).searchParams.get('region')).toBe('松林省松林市青松县')
      await page.goBack()
      await page.locator('.chip', { hasText: '松林省松林市' }).waitFor()
      await page.locator('.chip').first().click()
      await page.locator('.chip').first().waitFor({ state: 'detached' })
    })
  })

  it('finds a value in a long facet', async () => {
    const plain = createPageService()
    const body = Array.from({ length: 40 }, (_, i) => ({
      value: `id${i}`,
      label: `第${i}局`,
      count: 1,
    }))
    const many: SearchService['search'] = async (parameters) => {
      const response = await plain.search(parameters)
      return { ...response, facets: { ...response.facets, body } }
    }
    await withServer({ search: many }, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=依申请公开`)
      const facet = page.locator('.facet', { hasText: '机构' })
      await facet.locator('.facet-find').fill('第３')
      const labels = (): Promise<string[]> => facet.locator('.bucket-label').allTextContents()
      expect((await labels()).length).toBe(11)
      await facet.locator('.facet-find').fill('没有')
      expect(await facet.textContent()).toContain('没有这一项')
      await facet.locator('.facet-find').fill('第17局')
      await facet.locator('.bucket').click()
      await page.locator('.chip', { hasText: '第17局' }).waitFor()
      expect(new URL(page.url()).searchParams.get('body')).toBe('id17')
    })
  })
})

describe('further passages', () => {
  it('come in place, exactly as many as were promised, and reading goes on there', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=公开&year=2018`)
      const hit = page.locator('.hit', { hasText: '青松县人民政府2018年度' })
      const promised = Number(/另有 (\d+) 段/.exec((await hit.textContent()) ?? '')?.[1])
      expect(await hit.locator('.excerpt').count()).toBe(3)
      await hit.locator('[data-more]').click()
      await hit.locator('.excerpt').nth(3).waitFor()
      expect(await hit.locator('.excerpt').count()).toBe(3 + promised)
      expect(await hit.locator('.hit-more').count()).toBe(0)
      expect(await page.evaluate('document.activeElement.className')).toBe('excerpt-place')
      expect(await page.locator('#status').textContent()).toBe(`多显示了 ${promised} 段`)
      expect(await violations(page)).toEqual([])
    })
  })

  it('that cannot be fetched are asked for again', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser, { expected: /ERR_FAILED/ })
      await page.goto(`${server.url}/?q=公开&year=2018`)
      await page.route('**/passages**', (route) => route.abort())
      await page.locator('[data-more]').first().click()
      await page.locator('.hit-more [role=alert]').waitFor()
      await page.unroute('**/passages**')
      await page.locator('[data-more]').first().click()
      await page.locator('.excerpt').nth(3).waitFor()
    })
  })
})

describe('order and pages', () => {
  it('are in the address, and back and forward lead through them', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=公开`)
      const title = (): Promise<string | null> => page.locator('.hit-title').first().textContent()
      const best = await title()
      await page.locator('.sort a', { hasText: '从旧到新' }).click()
      await page.waitForURL(/sort=year-asc/)
      await page.locator('.pages a', { hasText: '2' }).click()
      await page.waitForURL(/offset=10/)
      await page.locator('.pages a[aria-current]', { hasText: '2' }).waitFor()
      expect(await page.locator('.hits').getAttribute('start')).toBe('11')
      await page.goBack()
      await page.locator('.pages a[aria-current]', { hasText: '1' }).waitFor()
      expect(page.url()).not.toContain('offset')
      await page.goBack()
      await page.locator('.sort a[aria-current]', { hasText: '相关度' }).waitFor()
      expect(await title()).toBe(best)
      await page.goForward()
      await page.locator('.sort a[aria-current]', { hasText: '从旧到新' }).waitFor()
    })
  })
})

describe('shares by year', () => {
  it('are drawn on request, with a table that leads to each year', async () => {
    await withServer({}, async (server) => {
      const page = await openPage(browser)
      await page.goto(`${server.url}/?q=延期答复`)
      await page.locator('.shares > summary').click()
      expect(await page.locator('.shares svg').isVisible()).toBe(true)
      await page.locator('.shares summary', { hasText: '列成表格' }).click()
      const row = page.locator('.shares tr', { hasText: '2018' })
      expect(await row.locator('td').allTextContents()).toEqual(['1', '2', '50%'])
      expect(await violations(page)).toEqual([])
      await row.locator('a').click()
      await page.locator('.chip', { hasText: '2018' }).waitFor()
    })
  })
})
