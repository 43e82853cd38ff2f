import { beforeAll, describe, expect, it } from 'vitest'
import { createMemorySnapshot } from '../../../src/index/index.ts'
import { joinReports, type Corpus } from '../../../src/index/concordance/concordance.ts'
import { analyzePassages } from '../../../src/index/analyze-report.ts'
import { namesOf } from '../../../src/index/engines/embedded.ts'
import { frequentTerms } from '../../../src/index/names/frequent-terms.ts'
import { pairsToHold, pairsToIndex, slipsBetween } from '../../../src/index/names/likeness.ts'
import type { NamesIndex } from '../../../src/index/names/names.ts'
import { loadPinyin, type SoundOf } from '../../../src/index/names/pinyin.ts'
import { passagesOfReport } from '../../../src/index/searched-passages.ts'
import { normalizeText } from '../../../src/text/index.ts'
import { corpusFolder, readReports } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'

describe('the sound of a name', () => {
  let soundOf: SoundOf
  beforeAll(async () => {
    soundOf = await loadPinyin()
  })

  it.each([
    ['乐清市', 'yueqingshi'],
    ['单县', 'shanxian'],
    ['菏泽市单县', 'hezeshishanxian'],
    ['蔚县', 'yuxian'],
    ['洪洞县', 'hongtongxian'],
    ['浚县', 'xunxian'],
    ['乐亭县', 'laotingxian'],
    ['乐山市', 'leshanshi'],
    ['六安市', 'luanshi'],
    ['六合区', 'luhequ'],
    ['喀什地区', 'kashidiqu'],
    ['都匀市', 'duyunshi'],
    ['成都市人民政府', 'chengdushirenminzhengfu'],
    ['长治市', 'changzhishi'],
    ['长子县', 'zhangzixian'],
    ['东阿县', 'dongexian'],
    ['ppp项目', 'pppxiangmu'],
  ])('%s: %s', (name, sound) => {
    expect(soundOf(name).full).toBe(sound)
  })

  it('begins with the first letter of each character', () => {
    expect(soundOf('行政复议').initials).toBe('xzfy')
  })
})

describe('slips between two texts', () => {
  it.each([
    ['公开', '公开', 0],
    ['公工', '公开', 1],
    ['公公开', '公开', 1],
    ['开公', '公开', 1],
    ['公', '公开', 1],
    ['依请申公', '依申请公开', 2],
  ])('%s, %s: %i', (a, b, slips) => {
    expect(slipsBetween(a, b)).toBe(slips)
    expect(slipsBetween(b, a)).toBe(slips)
  })
})

describe('the pairs that names are found by', () => {
  it('lead to every name that holds a text, and leave out digits and what all titles share', () => {
    const names = [
      ['title', '青岫县人民政府2023年政府信息公开工作年度报告'],
      ['title', '政府信息公开年报'],
      ['documentNumber', '国办发[2016]80号'],
      ['term', '政府信息公开'],
      ['body', '青岫县大数据局'],
    ] as const
    for (const [kind, name] of names) {
      const indexed = new Set(pairsToIndex(kind, [name]))
      for (let start = 0; start < name.length; start++)
        for (let end = start + 2; end <= name.length; end++) {
          const text = name.slice(start, end)
          const asked = pairsToHold(text)
          // Of a title, a text that all titles may hold leads to none.
          const isShared = '年政府信息公开工作年度报告'.includes(text.replace(/^\d+/, ''))
          if (kind !== 'title' || !isShared)
            expect(
              asked.filter((pair) => !indexed.has(pair)),
              `${name}: ${text}`,
            ).toEqual([])
        }
    }
    expect(pairsToIndex('documentNumber', ['国办发[2016]80号'])).toEqual([
      '国办',
      '办发',
      '发[',
      '0号',
    ])
    expect(pairsToIndex('title', ['甲县2023年政府信息公开工作年度报告'])).toEqual([
      '甲县',
      '县2',
      '3年',
    ])
  })
})

/** A corpus of words of two characters, each report a list of their numbers. */
function corpusOfWords(reports: readonly (readonly number[])[]): Corpus {
  const han = 0x4e00
  const text: number[] = []
  const reportStarts = [0]
  for (const words of reports) {
    for (const word of words) text.push(han + (word % 200), han + 200 + Math.floor(word / 200))
    while (text.length % 8 !== 0) text.push(0)
    reportStarts.push(text.length)
  }
  const borders = new Uint8Array(text.length / 8).fill(0b01010101)
  return {
    ...joinReports([]),
    text: Uint16Array.from(text),
    borders,
    reportStarts: Uint32Array.from(reportStarts),
  }
}

describe('the frequent terms', () => {
  it('are the same however many words there are beside them', () => {
    // Words are far apart, so that no two make a pair in two reports.
    const common = Array.from({ length: 200 }, (_, i) => i * 50)
    const rare = (report: number) =>
      Array.from({ length: 15_000 }, (_, i) => 20_000 + report * 15_000 + i)
    const reports = [0, 1, 2].map((report) => {
      const others = rare(report)
      return [...others.slice(common.length), ...common.flatMap((word, i) => [word, others[i]!])]
    })
    const terms = frequentTerms(corpusOfWords(reports)).filter(({ reports: held }) => held === 3)
    const few = frequentTerms(corpusOfWords([common, common.toReversed(), common]))
    const words = few.filter((term) => term.words.length === 1)
    expect(words).toHaveLength(200)
    for (const { text } of words) expect(terms.map((term) => term.text)).toContain(text)
  })

  it('leave out what hardly any report has', () => {
    const reports = Array.from({ length: 1_000 }, (_, report) => [
      1,
      ...(report < 2 ? [500] : []),
      ...(report < 3 ? [900] : []),
    ])
    const words = frequentTerms(corpusOfWords(reports)).filter((term) => term.words.length === 1)
    expect(words.map(({ reports: held }) => held)).toEqual([1_000, 3])
  })

  it('are counted by the reports that have them between word borders', async () => {
    const analyzer = anyAnalyzer()
    const reports = (await readReports(corpusFolder)).map(({ report }) => report)
    const corpus = joinReports(
      reports.map((report) => analyzePassages(passagesOfReport(report), analyzer)),
    )
    const cut = reports.map((report) =>
      passagesOfReport(report).map(({ text }) => {
        const normalized = normalizeText(text)
        return analyzer.wordsOf(normalized).map(({ start, end }) => normalized.slice(start, end))
      }),
    )
    const terms = frequentTerms(corpus)
    expect(terms.length).toBeGreaterThan(50)
    for (const { text, words, reports: counted } of terms) {
      const holding = cut.filter((passages) =>
        passages.some((all) =>
          all.some((_, i) => words.every((word, place) => all[i + place] === word)),
        ),
      )
      expect(counted, text).toBe(holding.length)
    }
  })
})

describe('what a name means', () => {
  let names: NamesIndex
  beforeAll(async () => {
    const reports = (await readReports(corpusFolder)).map(({ report }) => report)
    const snapshot = createMemorySnapshot(reports, anyAnalyzer())
    names = namesOf(snapshot, () => Promise.resolve([]))
  })

  it.each([
    ['淮北市', 'place', '340600'],
    ['淮北', 'place', '340600'],
    ['高港区政府', 'body', '321203-高港区人民政府'],
    ['本年新收政府信息公开申请数量', 'figure', 'requests.received'],
    ['依申请公开', 'section', 'disclosureOnRequest'],
    ['依申請公開', 'section', 'disclosureOnRequest'],
  ])('%s: the %s %s, surely', async (name, kind, id) => {
    expect(await names.resolve(name)).toContainEqual(
      expect.objectContaining({ kind, ids: [id], certainty: 1 }),
    )
  })

  it('is less sure of a slip, and nothing for what nobody is called', async () => {
    const [slip] = await names.resolve('高岗区')
    expect(slip).toMatchObject({ kind: 'place', text: '高港区' })
    expect(slip!.certainty).toBeLessThan(1)
    expect(await names.resolve('核聚变反应堆')).toEqual([])
  })
})
