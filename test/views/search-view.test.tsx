import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { SearchResponse } from '../../src/search/index.ts'
import { remark, sentence } from '../../src/sentence.ts'
import {
  createTranslator,
  MarkedText,
  parseSearchState,
  SearchView,
} from '../../src/views/index.ts'
import { hostileText } from '../browser/support/rich-reports.ts'
import { createPageService } from '../browser/support/page-server.ts'

const site = { reports: 1234, bodies: 3, years: [2005, 2016, 2017], samples: false }
const context = { t: createTranslator('zh-Hans'), root: './' }

async function ask(q: string, change: Partial<SearchResponse> = {}): Promise<SearchResponse> {
  const filters = { year: [], section: [], part: [], region: [], body: [], level: [], check: [] }
  const answer = await createPageService().search({
    q,
    filters,
    sort: 'relevance',
    limit: 10,
    offset: 0,
  })
  return { ...answer, ...change }
}

function draw(address: string, outcome: SearchResponse | string, samples = false): string {
  const state = parseSearchState(new URLSearchParams(address))
  return renderToString(
    <SearchView
      context={context}
      state={state}
      site={{ ...site, samples }}
      outcome={
        typeof outcome === 'string' ? { failure: outcome, canRetry: true } : { response: outcome }
      }
    />,
  )
}

/** What is read of the page, tags left out. */
const textOf = (html: string): string => html.replace(/<[^>]*>/g, '')

describe('results', () => {
  it('offer corrections as searches, filters kept', async () => {
    const why = sentence('offer.instead', { from: '危房改照', to: '危房改造', reports: 3 })
    const didYouMean = [{ text: '危房改造', reason: '', sentence: why }]
    const html = draw('q=危房改照&year=2017', await ask('危房改照', { didYouMean }))
    expect(textOf(html)).toContain('您是不是要找 危房改造')
    expect(html).toContain(`href="./?q=${encodeURIComponent('危房改造')}&amp;year=2017"`)
    expect(textOf(draw('q=延期', await ask('延期')))).not.toContain('您是不是要找')
  })

  it('that no report could be among lead to the conditions, not to other words', async () => {
    const none = { total: 0, hits: [] }
    const said = [remark('none_to_search', sentence('note.none_to_search'))]
    const html = textOf(draw('q=公开 year:1999', await ask('公开', { ...none, warnings: said })))
    expect(html).toContain('放宽或去掉词语以外的条件')
    expect(html).not.toContain('换一种说法')
    expect(textOf(draw('q=公开', await ask('公开', none)))).toContain('换一种说法')
  })

  it('show a line of a table as a row, and what stands across words apart', async () => {
    const answer = await ask('公开')
    const cell = (text: string, column: string, isLabel = false) => ({
      ...{ column, isLabel, text, highlights: [] as [number, number][], acrossWords: [] },
    })
    const [hit] = answer.hits
    const passage = hit!.passages[0]!
    const row = {
      under: ['三、办理结果'],
      cells: [
        { ...cell('不予公开', '', true), highlights: [[2, 4]] as [number, number][] },
        cell('7', '申请人 › 个人'),
        { ...cell('实行政', '申请人 › 其他'), acrossWords: [[1, 3]] as [number, number][] },
      ],
    }
    const shown = { ...hit!, passages: [{ ...passage, text: '不予公开 | 7 | 实行政', row }] }
    const html = draw('q=公开', { ...answer, hits: [shown] })
    expect(html).not.toContain('不予公开 | 7')
    expect(html).toContain('不予<mark>公开</mark>')
    expect(html).toContain('<dt>申请人 › 个人</dt><dd>7</dd>')
    expect(html).toContain('<dt>› 其他</dt><dd>实<mark class="across">行政</mark></dd>')
    expect(textOf(html)).toContain('三、办理结果')
  })

  it('part the full matches from those that hold most, which say what they lack', async () => {
    const answer = await ask('公开')
    const [first] = answer.hits
    const rest = ['r8', 'r9'].map((reportId) => ({
      ...first!,
      ...{ reportId, match: 'partial' as const, lacks: ['飞艇'] },
    }))
    const change = { hits: [first!, ...rest], total: 1, partialTotal: 12 }
    const text = textOf(draw('q=公开 飞艇', { ...answer, ...change }))
    expect(text.split('以下 12 份包含其中大部分')).toHaveLength(2)
    const [full, partly] = text.split('以下 12 份包含其中大部分')
    expect(full).not.toContain('没有：飞艇')
    expect(partly!.split('没有：飞艇')).toHaveLength(3)
    expect(partly).toContain('符合 1 份，另有 12 份部分相符')
    const next = textOf(
      draw('q=公开 飞艇&offset=10', { ...answer, ...change, hits: rest, offset: 10 }),
    )
    expect(next.indexOf('以下 12 份')).toBeLessThan(next.indexOf('没有：飞艇'))
    expect(textOf(draw('q=公开', answer))).not.toContain('以下')
  })

  it('state the exact counts and the time', async () => {
    const response = await ask('延期', {
      total: 1200,
      passages: 17,
      occurrences: 40,
      tookMs: 3.14159,
    })
    const text = textOf(draw('q=延期', response))
    expect(text).toContain('1,200 份报告，17 段，40 处')
    expect(text).toContain('用时 3.1 毫秒')
  })

  it('mark the words and link each passage to its place, query kept', async () => {
    const html = draw('q=延期', await ask('延期'))
    expect(html).toContain('<mark>延期</mark>')
    expect(html).toContain('href="./reports/bbbbbbbbbbb1?q=%E5%BB%B6%E6%9C%9F#s3.p2"')
  })

  it('show hostile texts and queries as text', async () => {
    const response = await ask('恶意文本')
    response.query.text = hostileText
    response.warnings = [
      { ...remark('x', sentence('note.term_missing', { term: hostileText })), start: 0, end: 8 },
    ]
    const html = draw(`q=${encodeURIComponent(hostileText)}`, response)
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;script>alert(1)')
  })

  it('underline the spot a note speaks of', async () => {
    const response = await ask('延期')
    response.query.text = '延期 “答复'
    response.query.notes = [
      {
        code: 'unbalanced_quote',
        message: '',
        hint: '',
        sentence: sentence('note.withHint', {
          note: sentence('note.unbalanced_quote'),
          hint: sentence('hint.unbalanced_quote'),
        }),
        start: 3,
        end: 4,
      },
    ]
    const html = draw('q=延期', response)
    expect(html).toContain('延期 <u class="spot">“</u>答复')
    expect(textOf(html)).toContain('引号没有成对。补上另一半引号；现按普通词语查找。')
  })

  it('say openly that the match is partial', async () => {
    const html = draw('q=延期', await ask('延期', { match: 'partial' }))
    expect(html).toContain('没有一份报告完全相符')
  })

  it('show filters as chips that take themselves away, and as chosen facet values', async () => {
    const html = draw('q=延期&year=2018,2017&section=disclosureOnRequest', await ask('延期'))
    expect(html).toContain('aria-label="去掉条件：2018 年"')
    expect(html).toMatch(
      /<a class="chip" href="\.\/\?q=[^"]*&amp;year=2017&amp;section=disclosureOnRequest"/,
    )
    expect(html).toMatch(
      /class="bucket" href="[^"]*" aria-current="true"[^>]*><bdi class="bucket-label">2018</,
    )
  })

  it('recognize a section filter however it is written', async () => {
    const response = await ask('延期')
    response.query.filters.section = ['disclosureOnRequest']
    const html = draw('q=延期&section=依申请公开', response)
    expect(html).toMatch(/aria-current="true"[^>]*><bdi class="bucket-label">依申请公开</)
  })

  it('name the pages around the present one, the first and the last that can be reached', async () => {
    const response = await ask('公开', { total: 25_000, offset: 490 })
    const html = draw('q=公开&offset=490', response)
    const pages = [...html.matchAll(/aria-label="第 ([\d,]+) 页"/g)].map(([, page]) => page)
    expect(pages).toEqual(['1', '48', '49', '50', '51', '52', '1,000'])
    expect(html).toMatch(/offset=490" aria-label="第 50 页" aria-current="page"/)
    expect(html).toMatch(/offset=9990" aria-label="第 1,000 页"/)
  })

  it('draw the share of each year, with a table of the same numbers', async () => {
    const response = await ask('延期', {
      byYear: [
        { year: 2016, reports: 8, matches: 0 },
        { year: 2017, reports: 200, matches: 25 },
        { year: 2018, reports: 4, matches: 4 },
      ],
    })
    const html = draw('q=延期', response)
    expect(html).toContain('<title>2017 年：13%（200 份中的 25 份）</title>')
    const cells = [...html.matchAll(/<td class="number">([^<]*)</g)].map(([, cell]) => cell)
    expect(cells).toEqual(['0', '8', '0%', '25', '200', '13%', '4', '4', '100%'])
    expect(html).toMatch(/href="\.\/\?q=[^"]*&amp;year=2018" data-search/)
    expect(draw('', response)).not.toContain('class="shares"')
  })

  it('say that plain search finds the same, or openly that it does not', async () => {
    const counts = { occurrences: 3, passages: 2, reports: 1 }
    const check = { query: '延期', normalized: '延期', index: counts, scan: counts, tookMs: 3 }
    const response = await ask('延期')
    const state = parseSearchState(new URLSearchParams('q=延期'))
    const drawn = (agrees: boolean): string =>
      renderToString(
        <SearchView
          {...{ context, state, site, outcome: { response } }}
          exactness={[{ ...check, agrees, scan: agrees ? counts : { ...counts, occurrences: 4 } }]}
        />,
      )
    expect(textOf(drawn(true))).toContain('“延期”：全部报告中 3 处、2 段、1 份，逐字扫描所得相同。')
    expect(drawn(true)).not.toContain('exactness-differs')
    expect(textOf(drawn(false))).toContain('索引得 3 处、2 段、1 份，逐字扫描得 4 处、2 段、1 份')
    expect(drawn(false)).toContain('exactness-differs')
  })

  it('speak of the query in the language of the page', async () => {
    const response = await ask('延期')
    response.query.text = 'abc:延期'
    response.query.notes = [
      {
        code: 'unknown_field',
        message: '',
        hint: '',
        sentence: sentence('note.unknown_field', { spot: 'abc' }),
        start: 0,
        end: 3,
      },
    ]
    response.warnings = [remark('question', sentence('note.question'))]
    const html = renderToString(
      <SearchView
        context={{ t: createTranslator('en'), root: './' }}
        state={parseSearchState(new URLSearchParams('q=abc:延期'))}
        {...{ site, outcome: { response } }}
      />,
    )
    expect(textOf(html)).toContain('There is no field “abc”')
    expect(textOf(html)).toContain('This is a question')
  })

  it('page on, but not past the deepest hit', async () => {
    const response = await ask('公开', { total: 25_000, offset: 20 })
    expect(draw('q=公开&offset=20', response)).toMatch(
      /rel="next" href="\.\/\?q=[^"]*&amp;offset=30"/,
    )
    const deep = draw('q=公开&offset=9990', { ...response, offset: 9990 })
    expect(deep).not.toContain('rel="next"')
    expect(deep).toContain('最多翻到第 10,000 份')
  })
})

describe('no results', () => {
  it('say what is here and what to try', async () => {
    const html = draw('q=“量子 纠缠”&year=2017', await ask('量子 纠缠'))
    expect(html).toContain('没有找到相符的报告')
    expect(textOf(html)).toContain('现收录 1,234 份报告，2005, 2016–2017 年度')
    for (const offer of ['去掉筛选条件', '去掉引号：量子 纠缠', '浏览全部报告']) {
      expect(html).toContain(offer)
    }
  })

  it('say which word is missing and how many reports hold the others', async () => {
    const response = await ask('量子 延期')
    response.query.terms = [
      { text: '量子', synonyms: [], occurrences: 0, reports: 0 },
      { text: '延期', synonyms: [], occurrences: 0, reports: 12 },
    ]
    const text = textOf(draw('q=量子 延期&year=2017', response))
    expect(text).toContain('没有报告含有“量子”')
    expect(text).toContain('“延期”：12 份报告')
    expect(text).toContain('只算符合筛选条件的报告')
    expect(draw('q=量子 延期', response)).toContain(`href="./?q=${encodeURIComponent('延期')}"`)
  })

  it('say where all words are there but never together', async () => {
    const response = await ask('量子 延期')
    response.query.terms = ['甲', '乙'].map((text) => ({
      ...{ text, synonyms: [], occurrences: 0, reports: 3 },
    }))
    const text = textOf(draw('q=甲 乙', response))
    expect(text).toContain('每个词语都有，但没有一份报告符合全部要求')
    expect(text).not.toContain('没有报告含有')
  })

  it('on a page past the end lead back to the first', async () => {
    const html = draw('q=公开&offset=50', await ask('公开', { total: 12, hits: [], offset: 50 }))
    expect(html).toContain('结果共 12 份')
    expect(html).not.toContain('没有找到相符的报告')
  })

  it('show the failure and offer the same search again', () => {
    const html = draw('q=a&year=20x7', 'year 应为四位年份')
    expect(html).toContain('role="alert"')
    expect(html).toContain('year 应为四位年份')
    expect(html).toContain('href="./?q=a&amp;year=20x7"')
  })
})

describe('the front', () => {
  it('tells what is indexed, offers queries and lists the newest reports', async () => {
    const html = draw('', await ask(''))
    expect(textOf(html)).toContain('现收录 1,234 份报告')
    expect(html).toContain('href="./?q=PPP%E9%A1%B9%E7%9B%AE"')
    expect(html).toContain('青松县人民政府2018年度')
    expect(html).not.toContain('npm run build')
  })

  it('says where the samples are only samples', async () => {
    expect(textOf(draw('', await ask(''), true))).toContain(
      'npm run build &amp;&amp; node dist/cli/main.js index',
    )
  })
})

describe('MarkedText', () => {
  const mark = (ranges: [number, number][]): string =>
    renderToString(<MarkedText text="依申请公开" ranges={ranges} />)

  it('cuts ranges that overlap, run backwards or leave the text', () => {
    expect(mark([[1, 3]])).toBe('依<mark>申请</mark>公开')
    expect(
      mark([
        [2, 4],
        [1, 3],
      ]),
    ).toBe('依<mark>申请</mark><mark>公</mark>开')
    expect(mark([[3, 99]])).toBe('依申请<mark>公开</mark>')
    expect(
      mark([
        [4, 2],
        [-3, 0],
      ]),
    ).toBe('依申请公开')
  })
})
