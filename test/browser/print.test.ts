/** Pages on paper: what a printed PDF says, read back page by page. */
import type { Browser, Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normalizeText } from '../../src/text/index.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { createCoverage, createFigures } from './support/overviews.ts'
import { createRichReports } from './support/rich-reports.ts'
import { createPageService, startPageServer, type PageServer } from './support/page-server.ts'

let browser: Browser
let server: PageServer

beforeAll(async () => {
  const stats = {
    ...(await createPageService().stats()),
    coverage: createCoverage(createRichReports()),
  }
  const service = createPageService({ ...createFigures(), stats: () => Promise.resolve(stats) })
  server = await startPageServer(service)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' }

/** As the program compares texts: a font may name one character of several that look the same. Lines break where the paper does. */
const plain = (text: string): string => normalizeText(text).replaceAll(/\s+/g, '')

/** The text of each sheet of A4. */
async function sheetsOf(page: Page): Promise<string[]> {
  const data = new Uint8Array(await page.pdf({ format: 'A4', margin }))
  const document = await getDocument({ data, verbosity: 0 }).promise
  const sheets: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    sheets.push(plain(items.map((item) => ('str' in item ? item.str : '')).join('')))
  }
  return sheets
}

const onPaper = async (page: Page): Promise<string> => (await sheetsOf(page)).join('')

const today = new Date().toLocaleDateString('sv')

describe.each([true, false])('with script: %s', (javaScriptEnabled) => {
  it.each([
    ['/?q=延期&year=2015..2018', ['检索：延期', '2015–2018年'], ['导出', '展开', '全部清除', '×']],
    ['/reports/bbbbbbbbbbb1', ['青松县人民政府2018年度'], ['在本报告中查找', '回到检索结果']],
    ['/figures', ['数字', '申请办理结果构成'], ['存为']],
    ['/terms', ['依申请公开'], ['下载CSV', '概念词典']],
    ['/coverage', ['收录情况', '青松县人民政府'], ['筛选']],
    ['/compare?a=bbbbbbbbbbb1&b=aaaaaaaaaaa1', ['两份报告对照'], ['左右互换']],
  ])('%s has its address and day, and nothing to press', async (path, said, unsaid) => {
    const page = await openPage(browser, { javaScriptEnabled })
    await page.goto(server.url + path)
    const text = await onPaper(page)
    for (const each of said) expect(text).toContain(plain(each))
    for (const each of [...unsaid, 'JSON接口', '跳到']) expect(text).not.toContain(plain(each))
    expect(text.endsWith(plain(`${server.url}${path}，${today}`)), text.slice(-100)).toBe(true)
  })

  it('has the text of a report before what is known of it', async () => {
    const page = await openPage(browser, { javaScriptEnabled })
    await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
    const text = await onPaper(page)
    const title = text.indexOf(plain('青松县人民政府2018年度'))
    const first = text.indexOf(plain('一、'))
    const last = text.indexOf(plain('延期均经政府信息公开工作机构负责人同意并告知申请人。'))
    const known = text.indexOf(plain('落款，把握90%'))
    const noticed = text.indexOf(plain('读取时发现的问题'))
    expect([title, first, last, known].every((place) => place >= 0)).toBe(true)
    expect([title, first, last, known]).toEqual([title, first, last, known].sort((a, b) => a - b))
    expect(noticed).toBeGreaterThan(last)
  })
})

it('prints the head of a long table again with the numbers of each page', async () => {
  const page = await openPage(browser)
  await page.goto(`${server.url}/reports/bbbbbbbbbbb1`)
  await page.evaluate(`(() => {
    const rows = document.querySelector('.report-text table tbody')
    const last = rows.lastElementChild
    for (let i = 0; i < 60; i++) rows.append(last.cloneNode(true))
  })()`)
  const sheets = (await sheetsOf(page)).filter((text) => text.includes('2.延期办结数'))
  expect(sheets.length).toBeGreaterThan(1)
  for (const text of sheets) expect(text).toContain('统计指标')
})

it('prints the address of the search that is shown, not of the one that was opened', async () => {
  const page = await openPage(browser)
  await page.goto(`${server.url}/?q=延期`)
  await page.locator('#q').fill('政务公开')
  await page.keyboard.press('Enter')
  await page.waitForURL(/%E6%94%BF/)
  await page.locator('.hit').first().waitFor()
  const text = await onPaper(page)
  expect(text).toContain(plain('检索：政务公开'))
  expect(text).toContain(plain(`${server.url}/?q=政务公开，${today}`))
})
