/** Nothing typed is silently dropped: what an unquoted word finds is told by one rule, whoever asks. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { wholeNumberPattern } from '../../src/query/index.ts'
import type { SearchFilters, SearchService } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { rows, runs } from '../support/long.ts'
import { fixedRuns } from '../text/unicode.ts'
import {
  parametersOf,
  plainCount,
  reportsOfTexts,
  serviceOver,
  textsOf,
  type NamedReport,
} from './corpus.ts'

const serviceOf = async (...texts: readonly string[]): Promise<SearchService> =>
  serviceOver(await reportsOfTexts(...texts), anyAnalyzer())

/** Bodies of the reports, in the order of their texts. */
const order = '甲乙丙丁戊己庚辛壬癸'

/** What a query finds: bodies of the reports, places, and the words it was cut into. */
async function find(service: SearchService, q: string) {
  const { hits, occurrences, match, query, warnings } = await service.search(parametersOf(q))
  return {
    in: hits
      .map(({ reportingBody }) => reportingBody!.slice(0, 1))
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .join(''),
    occurrences,
    match,
    terms: query.terms.map(({ text }) => text),
    leftOut: query.leftOut,
    warnings: warnings.map(({ code }) => code),
  }
}

describe('a stop character inside a word', () => {
  it.each(
    rows<[string, string, string]>([
      ['被诉', '本县被诉两件。', '诉求有两项，起诉书一份。'],
      ['等保', '网站通过等保测评。', '保密审查等制度。'],
      ['中办', '中办印发意见。', '其中督办两件，办理三件。'],
      ['我局', '我局负责。', '局里由我牵头。'],
      ['一是', '一是加强领导。', '是一项工作。'],
      ['在建', '在建项目三个。', '建设项目在册。'],
      ['对于', '对于来信逐一答复。', '于对岸设点。'],
      ['为居民跑腿', '坚持为居民跑腿。', '居民为先，跑腿代办。'],
      ['公示的目录', '公示的目录上墙。', '目录公示，公示及时。'],
      ['和谐社区', '创建和谐社区。', '社区活动谐趣。'],
    ]),
  )('%s is looked for as it stands', async (q, holding, other) => {
    const service = await serviceOf(holding, other)
    expect(await find(service, q)).toEqual({
      ...{ in: '甲', occurrences: 1, match: 'all', terms: [q], leftOut: [], warnings: [] },
    })
    expect((await find(service, `人民政府 -${q}`)).in).toBe('乙')
  })

  it('is never found by its neighbour, where nothing holds the word', async () => {
    const service = await serviceOf('诉求有两项。')
    expect(await find(service, '被诉')).toMatchObject({ in: '', warnings: ['term_missing'] })
  })
})

describe('stop words that the user set apart', () => {
  it('are left out, and the answer says so', async () => {
    const service = await serviceOf('目录公示。', '目录更新。')
    expect(await find(service, '公示 的 目录')).toMatchObject({
      in: '甲',
      terms: ['公示', '目录'],
      leftOut: [{ text: '的', reason: 'stop_word' }],
    })
    expect(await find(service, '公示 、 目录')).toMatchObject({
      terms: ['公示', '目录'],
      leftOut: [{ text: '、', reason: 'punctuation' }],
    })
  })

  it.each(['的', '"的" 目录', '-的', '的 OR 目录'])('are looked for in %s', async (q) => {
    const { leftOut } = await find(await serviceOf('目录公示的。'), q)
    expect(leftOut).toEqual([])
  })
})

describe('a word that no report holds as it stands', () => {
  it('is taken apart, which is said, and no part is a lone character', async () => {
    const service = await serviceOf('目录已经公示。', '热线畅通。')
    expect(await find(service, '公示的目录')).toEqual({
      in: '甲',
      occurrences: 2,
      match: 'partial',
      terms: ['公示', '目录'],
      leftOut: [{ text: '的', reason: 'stop_word' }],
      warnings: ['taken_apart'],
    })
  })

  it('is taken apart alone: words that reports hold stay whole, and one without parts is only named', async () => {
    const service = await serviceOf('目录已经公示。', '公开的内容不多，内容公开。')
    expect((await find(service, '公开的内容 公示的目录')).terms).toEqual([
      '公开的内容',
      '公示',
      '目录',
    ])
    const nowhere = await find(service, '公开的内容 霁川')
    expect(nowhere.warnings).toEqual(['term_missing'])
    expect(nowhere.terms).toEqual(['公开的内容', '霁川'])
  })

  it('stays as it was typed in an exclusion', async () => {
    const service = await serviceOf('目录已经公示。', '热线畅通。')
    expect((await find(service, '人民政府 -公示的目录')).in).toBe('甲乙')
  })
})

describe('what is said where nothing is found', () => {
  /** The keys of the sentences, whose code the callers see. */
  async function saidOf(q: string, filters: Partial<SearchFilters> = {}): Promise<string[]> {
    const service = await serviceOf('热线畅通。飞艇一艘。', '热线畅通。目录已经公示。')
    const { warnings } = await service.search(parametersOf(q, { filters }))
    return warnings.map(({ sentence }) => sentence.key)
  }

  it.each(
    rows<[string, string]>([
      ['气球', 'note.term_missing'],
      ['气球 热线', 'note.term_missing'],
      ['气球 热线 -year:2019', 'note.term_missing'],
      // Other reports may hold it: only of those that were looked at is it said.
      ['飞艇 body:乙溪县', 'note.term_missing_among'],
      ['飞艇 热线 body:乙溪县', 'note.term_missing_among'],
      ['热线的飞艇 body:乙溪县', 'note.taken_apart_among,note.term_missing_among'],
      // The same report may hold it elsewhere.
      ['气球 section:总体情况', 'note.term_missing_within'],
      ['飞艇 part:标题 year:2020', 'note.term_missing_within'],
      ['飞艇的热线 section:总体情况', 'note.taken_apart_within'],
      ['飞艇 目录', 'note.terms_not_together'],
      // A report holds both, but not as they are asked for.
      ['同句(热线 飞艇)', 'note.not_all_met'],
      ['热线 NEAR/1 飞艇', 'note.not_all_met'],
      ['飞艇 目录 -气球', 'note.not_all_met'],
    ]),
  )('%s: %s', async (q, key) => {
    expect(new Set(await saidOf(q))).toEqual(new Set(key.split(',')))
  })

  /** Where no report meets the conditions, no report was looked into: of words nothing can be said. */
  it.each([
    '热线 year:1999',
    '热线 飞艇 year:1999',
    '气球 year:1999',
    '热线的飞艇 year:1999',
    '"热线畅通" year:1999',
    '熱線 year:1999',
    '热线有多少条？ year:1999',
    '甲溪 热线 year:1999',
    '热线 body:丙溪县',
    '热线 region:海南',
    '热线 section:依申请公开',
    '热线 section:总体情况 section:依申请公开',
    '热线 year:2020 year:2021',
    '热线 year:2020 -year:2020',
    '热线 -body:溪县',
    '热线 飞艇 -人民政府',
    '热线 figure:requests.received>=0',
    '热线 part:表格',
  ])('%s: no report meets the conditions', async (q) => {
    expect(await saidOf(q)).toEqual(['note.none_to_search'])
  })

  it.each(
    rows<[string, Partial<SearchFilters>]>([
      ['热线', { year: [{ from: 1999, to: 1999 }] }],
      ['热线怎么打', { year: [{ from: 1999, to: 1999 }] }],
      ['热线 飞艇', { body: ['丙溪县'], section: ['overview'] }],
    ]),
  )('%s, with filters beside it: no report meets the conditions', async (q, filters) => {
    expect(await saidOf(q, filters)).toEqual(['note.none_to_search'])
  })

  it('counts no word where no report was looked into', async () => {
    const service = await serviceOf('热线畅通。')
    const { query, total, partialTotal } = await service.search(parametersOf('热线 飞艇 year:1999'))
    expect(query.terms.map(({ reports }) => reports)).toEqual([null, null])
    expect([total, partialTotal]).toEqual([0, 0])
  })

  it('keeps what is excluded out of what only comes close, however many conditions there are', async () => {
    const service = await serviceOf('热线畅通。飞艇一艘。', '热线畅通。目录已经公示。')
    const { hits } = await service.search(parametersOf('飞艇 目录 -公示 -year:2019'))
    expect(hits.map(({ reportingBody }) => reportingBody)).toEqual(['甲溪县人民政府'])
  })
})

describe('signs and units of numbers', () => {
  it.each(
    rows<[string, string, string]>([
      ['4%', '提高4%。', '信访4件，41%，1.4%，14%。'],
      ['65.51亿元', '投资65.51亿元。', '投资65亿元，51项，165.51亿元。'],
      ['12万元', '支出12万元。', '分12批，末批8万元，另有112万元。'],
      ['第（九）项', '依照第（九）项。', '第一项，九个项目。'],
      ['7×24', '实行7×24值守。', '7人，24小时，7×240。'],
      ['PM2.5', '监测PM2.5。', 'PM10，2.5倍，PM2.51。'],
      ['A4纸', '用A4纸打印。', 'A3纸4张，A41纸。'],
      ['1月', '1月开通。', '11月开通，每月1期，21月。'],
      ['4', '共4件。', '共41件，14件，4.5件，1,004件。'],
      ['234', '共234件。', '共1,234件，2345件，0.234件。'],
      ['1.5', '增长1.5倍。', '增长11.5倍，1.55倍，2.1.5条。'],
      ['30个工作日', '30个工作日内。', '30个窗口，20个工作日。'],
      ['12人次', '接待12人次。', '12件，30人次，112人次。'],
      ['3小时', '3小时内。', '3件，24小时，13小时。'],
      ['第3批', '第3批目录。', '第13批目录，3批。'],
      ['A41', '表A41。', '表A410。'],
      ['1300余份', '发放1300余份。', '发放1300份，余份归档。'],
      ['40多个', '共40多个。', '40件，多个窗口。'],
      ['30余万元', '投入30余万元。', '30件，余万元。'],
      ['3亿5千万元', '投入3亿5千万元。', '3亿元，5千万元。'],
      ['零件', '采购零件。', '共0件。'],
      ['一起', '一起研究。', '共1起。'],
      ['ガ', '栏目ガ。', '栏目カ。'],
      ['http://a.gov.cn/x?id=7', '见http://a.gov.cn/x?id=7。', 'http协议。'],
    ]),
  )('%s is one thing', async (q, holding, other) => {
    const found = await find(await serviceOf(holding, other), q)
    expect(found).toMatchObject({ in: '甲', occurrences: 1, match: 'all', terms: [q] })
  })

  it.each([
    ['100', '2016,100件。'],
    ['2016', '2016，2017年。'],
    ['2018年', '1.2018年全年。'],
    ['2018', '2018.12.31止。'],
    ['4', '4%，第4条，4、5两月，A4。'],
    ['212.69', '收取212.69万元。'],
  ])('%s is found in %s', async (q, text) => {
    expect((await find(await serviceOf(text), q)).in).toBe('甲')
  })

  it('an address that no report holds is not cut into its scheme and the rest', async () => {
    const service = await serviceOf('见http://b.gov.cn/。')
    expect((await find(service, 'http://a.gov.cn/x?id=7')).in).toBe('')
  })

  it('matches a quoted number as a plain string', async () => {
    const service = await serviceOf('共41件。', '共4件。')
    expect((await find(service, '"4"')).in).toBe('甲乙')
    expect((await find(service, '4')).in).toBe('乙')
    expect((await find(service, '人民政府 -4')).in).toBe('甲')
  })
})

describe('one number, one date', () => {
  it.each(
    rows<[string, string[], string[]]>([
      [
        '123',
        ['共123件', '共一百二十三件'],
        ['共一千一百二十三件', '共1123件', '共一百二十三万件'],
      ],
      ['一百二十三件', ['共123件', '共一百二十三件'], ['共1123件']],
      ['90%', ['达90%', '达百分之九十'], ['达190%', '达百分之九十五']],
      ['百分之九十', ['达90%', '达百分之九十'], ['达90.5%', '达90件']],
      ['4件', ['共4件', '共四件'], ['共十四件', '共14件']],
      ['50230', ['共50230条', '共50,230条', '共5.023万条', '共五万零二百三十条'], ['共150,230条']],
      ['12万元', ['共12万元', '共120000元', '共120,000元', '共十二万元'], ['共2万元']],
      [
        '2018年12月31日',
        [
          '至2018年12月31日',
          '至2018-12-31',
          '至2018.12.31',
          '至2018/12/31',
          '至二〇一八年十二月三十一日',
          '至二○一八年十二月三十一日',
          '至二零一八年十二月三十一日',
          '至2018 年 12 月 31 日',
        ],
        ['2018年12月，31日', '至2018-12-310', '至12018年12月31日'],
      ],
      [
        '2018-3-5',
        ['2018年3月5日', '2018年03月05日', '2018.3.5', '2018-03-05', '编号20180305'],
        ['2018-3-55', '编号201803055'],
      ],
      [
        '20180305',
        ['2018年3月5日', '2018-03-05', '二〇一八年三月五日', '编号20180305', '共20,180,305元'],
        ['2018年3月15日', '120180305号', '20180306'],
      ],
      ['二〇一九年三月', ['2019年3月', '2019-03', '2019年03月'], ['2019年13月']],
      ['3月15日', ['3月15日', '三月十五日', '3月15号', '03月15日'], ['13月15日', '3月150日']],
      [
        '2018年',
        ['2018年', '二〇一八年', '二○一八年', '二O一八年', '二o一八年', '二0一八年', '二零一八年'],
        ['12018年', '二〇一八九年', '二o一八'],
      ],
      [
        '二O一二年',
        ['2012年', '二〇一二年', '二０一二年', '二O一二年度', '二Ｏ一二年'],
        ['一二年'],
      ],
      ['二0一二年三月', ['2012年3月', '2012-03', '二O一二年三月'], ['2012年13月']],
      ['二O一二', ['2012', '二〇一二', '二0一二', '二O一二年'], ['12012', '二〇一二三', '一二']],
      ['2019年4月', ['2019年4月', '2019年四月', '二〇一九年四月'], ['2019年14月', '2019年十四月']],
      ['2件', ['共2件', '共二件', '共两件'], ['共12件', '共十二件', '第二十二件']],
      ['二百余人', ['共200余人', '共两百余人', '共二百余人'], ['共1200余人', '共200人']],
      ['2月', ['2月', '二月'], ['12月', '两月']],
      [
        '711号令',
        ['按711号令', '按第711号令', '按国务院令第711号', '按政府令（第711号）', '按国务院令711号'],
        ['按1711号令', '按711号文', '号令711'],
      ],
      ['第711号令', ['按第711号令', '按国务院令第711号'], ['按第1711号令', '按令第7111号']],
      [
        '61号文',
        ['按61号文', '按61号文件', '按国办发〔2019〕61号', '按国办发（2019）61号'],
        ['按161号文', '国办发〔2019〕161号', '按61号令'],
      ],
      ['61号文件', ['按61号文件', '按国办发〔2019〕61号'], ['按161号文件', '61号的文件']],
      ['三成', ['三成', '3成'], ['十三成', '13成']],
      ['5千万元', ['共5千万元', '共5000万元', '共50000000元', '共五千万元'], ['共15千万元']],
      ['100%', ['达100%', '达百分之百'], ['达100.5%', '达1100%']],
      [
        '第九项',
        ['第九项', '第（九）项', '第9项', '第(9)项'],
        ['第十九项', '第19项', '九项', '第（十九）项'],
      ],
    ]),
  )('%s is found in all its writings', async (q, same, different) => {
    const all = [...same, ...different]
    const service = await serviceOf(...all.map((text) => `${text}。`))
    const bodies = [...'甲乙丙丁戊己庚辛壬癸'].slice(0, same.length)
    const { hits, query } = await service.search(parametersOf(q))
    const found = hits.map(({ reportingBody }) => reportingBody!.charAt(0))
    expect(found.toSorted()).toEqual(bodies.toSorted())
    expect(query.terms).toHaveLength(1)
    expect(query.terms[0]!.synonyms.length).toBeGreaterThan(0)
    const left = await service.search(parametersOf(`人民政府 -${q}`))
    expect(left.total).toBe(different.length)
  })
})

it.each(['国务院令第711号', '国务院令711号', '国令第711号', '中华人民共和国国务院令第711号'])(
  'the order %s is found by its number before it too',
  async (q) => {
    const service = await serviceOf(
      '依照国务院令第711号。',
      '依照国务院第711号令。',
      '依照国务院711号令。',
      '依照（国令第711号）。',
      '依照国务院令第7111号。',
      '依照国务院第1711号令。',
    )
    expect((await find(service, q)).in).toBe('甲乙丙丁')
  },
)

describe('words of other scripts', () => {
  it.each([
    ['Uyghur', 'قەشقەر', 'رەقەم شەھەر'],
    ['Korean', '자치주', '자동차 치료 주민'],
    ['Tibetan', 'བོད་ཡིག', 'བོད ཡིག་ཆ'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ', 'ᠮᠣᠩ ᠭᠣᠯ'],
    ['Yi', 'ꆈꌠꉙ', 'ꆈ ꌠ ꉙ'],
    ['Thai', 'ข้อมูล', 'ข้อ มูล'],
    ['Cyrillic', 'алматы', 'алма ты'],
  ])('%s stay whole', async (_, q, other) => {
    const found = await find(await serviceOf(`栏目${q}频道。`, `栏目${other}频道。`), q)
    expect(found).toMatchObject({ in: '甲', occurrences: 1, terms: [q] })
  })
})

describe('a word whose characters were copied apart', () => {
  it('is one word, with the way back', async () => {
    const service = await serviceOf('延期答复窗口。', '延后，期限，答案，复核。')
    const { hits, query } = await service.search(parametersOf('延 期 答 复'))
    expect(hits.map(({ reportingBody }) => reportingBody!.charAt(0))).toEqual(['甲'])
    expect(query.terms.map(({ text }) => text)).toEqual(['延期答复'])
    expect(query.notes.map(({ code, start, end }) => [code, start, end])).toEqual([
      ['spaced_word', 0, 7],
    ])
    const back = await service.search(parametersOf(query.notes[0]!.instead!))
    expect(back.query.terms.map(({ text }) => text)).toEqual(['延', '期', '答', '复'])
    expect(back.total).toBe(2)
  })

  it.each(
    rows<[string, string[]]>([
      ['热线 延 期 2019', ['热线', '延期', '2019']],
      ['2 0 1 9 年', ['2019年']],
      ['延 答复', ['延', '答复']],
      ['P P P 项 目', ['ppp', '项目']],
      ['G D P', ['gdp']],
      ['甲 A 乙 B', ['甲', 'a', '乙', 'b']],
      ['a b', ['a', 'b']],
      ['延 AND 期', ['延', '期']],
      ['a AND b AND c', ['a', 'b', 'c']],
      ['延 -期', ['延', '期']],
      ['延 OR 期', ['延', '期']],
      ['延期\n答复', ['延期答复']],
      ['公\r\n  示', ['公示']],
      ['"延期\n答复"', ['延期答复']],
      ['延期\nPPP', ['延期', 'ppp']],
      // A chapter's number stands beside its first character.
      ['一、延 期 答 复', ['延期答复']],
      ['延 期 答 复。 热线', ['延期答复', '热线']],
    ]),
  )('%j is read as %j', async (q, terms) => {
    const service = await serviceOf('延期答复窗口。')
    const { query } = await service.search(parametersOf(q))
    expect(query.terms.map(({ text }) => normalizeText(text))).toEqual(terms)
  })

  it.each(['延期\n答复', '"延期\n答复"'])('%j is found over its line break', async (q) => {
    const service = await serviceOf('按时办结延期答复。', '办结，延期，答复。')
    expect(await find(service, q)).toMatchObject({ in: '甲', match: 'all' })
  })
})

describe('a phrase that fails by its punctuation alone', () => {
  it.each([
    ['“双控、一公示”', '实行双控一公示。', '"双控一公示"'],
    ['"双控一公示"', '实行双控、一公示。', '"双控、一公示"'],
    ['"双，控"', '实行双控。', '"双控"'],
    ['"双控"', '实行双·控。', '"双·控"'],
    ['"open data"', '栏目OpenData上线。', '"OpenData"'],
    ['目录 "双控：一公示"', '目录双控（一公示）。', '目录 "双控（一公示"'],
  ])('%s offers what stands in the text', async (q, text, offered) => {
    const service = await serviceOf(text, '目录更新。')
    const { didYouMean } = await service.search(parametersOf(q))
    expect(didYouMean.map((each) => each.text)).toContain(offered)
    expect((await service.search(parametersOf(offered))).total).toBe(1)
  })

  it('so does a long word, which is taken apart meanwhile', async () => {
    const service = await serviceOf('以公示为常态、不公示为例外。', '公示目录。')
    const { didYouMean, query } = await service.search(parametersOf('公示为常态不公示为例外'))
    expect(didYouMean.map((each) => each.text)).toEqual(['"公示为常态、不公示为例外"'])
    // What denies a word stays with it; no word is named twice.
    expect(query.terms.map(({ text }) => text)).toEqual(['公示', '常态', '不公示', '例外'])
  })

  it.each(['"双控二公示"', '“双控” -"双、控"'])('nothing is offered for %s', async (q) => {
    const service = await serviceOf('实行双控一公示。')
    expect((await service.search(parametersOf(q))).didYouMean).toEqual([])
  })
})

describe('marks of a report opened from a search', () => {
  it.each([
    ['被诉', '被诉两件，诉求一项', ['被诉']],
    ['公示的目录', '目录已经公示的', ['目录', '公示']],
    ['4', '41件，4件', ['4']],
    ['行政', '行政机关实行政府采购', ['行政']],
  ])('of %s lie on what was found', async (q, text, marked) => {
    const service = await serviceOf(`${text}。`)
    const mark = await service.marker(q)
    expect(mark(text).marks.map(([start, end]) => text.slice(start, end))).toEqual(marked)
  })
})

describe('every face', () => {
  let reports: NamedReport[]
  let service: SearchService
  beforeAll(async () => {
    reports = await reportsOfTexts(
      '本县被诉两件，我局在建项目41个，投资4.5亿元。一是公开的目录上墙；二是等保测评。',
      '中办印发意见，其中督办14件，答复期限为15个工作日。被诉案件无。',
      '双随机一公开，对于来信由我局办理，4件办结，占4%。',
      '2019年3月15日起，政民互动栏目更名。目录按月更新。',
    )
    service = serviceOver(reports, anyAnalyzer())
  })

  it('gives the same word the same meaning', async () => {
    const texts = reports.flatMap(({ report }) => textsOf(report))
    const word = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 4 }))
      .map(([text, at, length]) => text.slice(at % text.length).slice(0, length))
      .filter((text) => /^[\p{L}\p{N}%]+$/u.test(text) && normalizeText(text) === text)
    let asked = 0
    await fc.assert(
      fc.asyncProperty(word, async (q) => {
        const parameters = { ...parametersOf(q), synonyms: false }
        const answer = await service.search(parameters)
        const { total, passages, occurrences, query } = answer
        const excluded = await service.search({ ...parametersOf(`-${q}`), synonyms: false })
        const exported = await service.export(parameters)
        let exportedPlaces = 0
        let exportedRows = 0
        for await (const row of exported.rows) {
          exportedPlaces += row.occurrences
          exportedRows++
        }
        let places = 0
        for (const { report } of reports) {
          const read = await service.passages(report.reportId, parameters)
          places += read.occurrences
        }
        expect(exported.head).toMatchObject({ total, passages, occurrences })
        expect({ exportedPlaces, exportedRows, places }).toEqual({
          ...{ exportedPlaces: occurrences, exportedRows: passages, places: occurrences },
        })
        expect(query.leftOut).toEqual([])
        if (query.terms.length !== 1) return
        asked++
        expect(excluded.total).toBe(reports.length - total)
        const quoted = await service.search(parametersOf(`"${q}"`))
        const { index, agrees } = await service.verify(q)
        const plain = plainCount(reports, [q])
        expect(agrees).toBe(true)
        expect(index).toEqual(plain)
        expect({ ...index, reports: quoted.total }).toEqual(plain)
        expect([quoted.passages, quoted.occurrences]).toEqual([plain.passages, plain.occurrences])
        // A number is a whole one; all else is the plain string.
        const pattern = wholeNumberPattern(q)
        if (pattern === null && !/[一二三四五六七八九十]/.test(q))
          expect({ total, passages, occurrences }).toEqual({
            ...{ total: plain.reports, passages: plain.passages, occurrences: plain.occurrences },
          })
        if (pattern !== null) {
          const whole = new RegExp(pattern, 'gu')
          const found = texts.reduce((sum, text) => sum + [...text.matchAll(whole)].length, 0)
          expect(occurrences).toBe(found)
        }
      }),
      { ...fixedRuns, numRuns: runs(300) },
    )
    expect(asked).toBeGreaterThan(10)
  })
})

it('counts nothing with the measure word of a question: 多少个PPP项目 asks for PPP', async () => {
  const found = await find(await serviceOf('PPP项目9个。', '项目更新。'), '有多少个PPP项目？')
  expect(found.terms).toContain('PPP')
  expect(found.leftOut).toContainEqual({ text: '个', reason: 'question_word' })
  expect(found.in.startsWith('甲')).toBe(true)
})

it('takes no end of a name into the year behind it: 青岫县2023年 asks for 2023年', async () => {
  const service = await serviceOf('青岫县2023年收到申请。', '目录更新。')
  const { terms, warnings } = await find(service, '青岫县2023年收到申请多少件')
  expect(terms).toContain('2023年')
  expect(warnings).toEqual(['question'])
})

it.each(
  rows<[string, string[], string]>([
    ['代写收不收费', ['代写', '收费'], '收不'],
    ['窗口开没开通', ['窗口', '开通'], '开没'],
    ['群众满意不满意', ['群众', '满意'], '满意不'],
  ]),
)('a verb said twice asks: %s', async (q, terms, asked) => {
  const found = await find(await serviceOf('代写收费，窗口开通，群众满意。'), q)
  expect(found).toMatchObject({ terms, warnings: ['question'] })
  expect(found.leftOut).toEqual([{ text: asked, reason: 'question_word' }])
})

describe('what is offered instead', () => {
  const offeredFor = async (q: string, ...texts: readonly string[]): Promise<string[]> =>
    (await (await serviceOf(...texts)).search(parametersOf(q))).didYouMean.map(({ text }) => text)

  it('is nothing for a word that is found, however few reports hold it', async () => {
    expect(await offeredFor('平安建设', '平安建设。', '平台建设。', '平台建设。')).toEqual([])
    expect(await offeredFor('目录公示', '目录已公示。', '目录的公示。')).toEqual([])
  })

  it('is no word with what only stands beside it', async () => {
    const others = Array.from({ length: 8 }, () => '向申请人答复。')
    expect(await offeredFor('被申请人', ...others)).toEqual([])
    expect(await offeredFor('危房改早', ...others.map(() => '危房改造。'))).toEqual(['危房改造'])
  })

  it('is no other number', async () => {
    expect(await offeredFor('100件', '办结100日。')).toEqual([])
  })
})

describe('a question', () => {
  it.each(
    rows<[string, string]>([
      ['谢尔塔拉有什么项目', '谢尔塔拉'],
      ['请问谢尔塔拉的项目有哪些？', '谢尔塔拉'],
      ['谢爾塔拉有什麼項目', '谢爾塔拉'],
    ]),
  )('%s: a name that one report holds leads, whatever holds its pieces', async (q, name) => {
    const lines = (count: number): string =>
      Array.from({ length: count }, (_, i) => `第${i}期目录已公示，热线畅通。`).join('\n')
    const other = `${lines(4)}\n博尔塔拉项目。博尔塔拉公示，博尔塔拉热线。`
    const texts = [
      ...[other, other, other, `${lines(12)}\n谢尔塔拉一处。\n项目。`],
      ...['目录。', '热线。', '公示。', '答复。'],
    ]
    const { hits, query, warnings } = await (await serviceOf(...texts)).search(parametersOf(q))
    expect(hits[0]!.reportingBody).toBe('丁溪县人民政府')
    expect(query.terms.map(({ text }) => text)).toContain(name)
    expect(warnings.map(({ code }) => code)).toEqual(['question'])
  })

  it('has no name that joins or denies, or that no report holds', async () => {
    const service = await serviceOf('目录要公示。', '热线。')
    for (const q of ['目录要公示吗', '目录霁有什么热线']) {
      const { query } = await service.search(parametersOf(q))
      expect(query.terms.map(({ text }) => text)).not.toContain('目录要公示')
      expect(query.terms.map(({ text }) => text)).not.toContain('目录霁')
    }
  })

  it('is none where its words were copied from a report', async () => {
    const service = await serviceOf('审核是否公开。', '公开目录。')
    expect(await find(service, '审核是否公开')).toMatchObject({ in: '甲', match: 'all' })
    expect(await find(service, '审核是否公开？')).toMatchObject({ warnings: ['question'] })
    // What does nothing but ask is left out beside other words, held or not.
    const asking = await serviceOf('怎么办理。', '公开目录。')
    expect((await find(asking, '公开 怎么办')).leftOut).toEqual([
      { text: '怎么办', reason: 'question_word' },
    ])
  })

  it.each(['谁公开谁审查', '谁公开，谁审查'])('is not %s', async (q) => {
    const service = await serviceOf(`坚持${q}。`, '公开，审查。')
    expect(await find(service, q)).toMatchObject({ in: '甲', match: 'all', leftOut: [] })
    expect(await find(await serviceOf('公开，审查。'), q)).toMatchObject({
      in: '甲',
      warnings: ['taken_apart'],
    })
  })
})

describe('a numeral in brackets', () => {
  it.each(['（一）', '(一)', '（一） 目录'])('%s is looked for with them', async (q) => {
    const service = await serviceOf('（一）目录。', '一是目录，统一公示。')
    expect(await find(service, q)).toMatchObject({ in: '甲', match: 'all' })
    expect((await find(service, '(目录)')).in).toBe('甲乙')
    expect((await find(service, '目录 -（一）')).in).toBe('乙')
  })
})

describe('what stands behind a number', () => {
  it.each(
    rows<[string, string[]]>([
      ['2024年新收申请', ['2024年', '新收', '申请']],
      ['2022年比2023年', ['2022年', '2023年']],
      ['2016至2018年', ['2016', '2018年']],
      ['2016年至2018年', ['2016年', '2018年']],
      ['2018年底公示', ['2018年底', '公示']],
      ['30余件公示', ['30余件', '公示']],
    ]),
  )('%s, which no report holds, is cut at its unit', async (q, terms) => {
    const service = await serviceOf(`${terms.join('，')}。`, '热线。')
    expect((await find(service, q)).terms).toEqual(terms)
  })
})
