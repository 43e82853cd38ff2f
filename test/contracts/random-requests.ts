/** Small random corpora and requests over few characters, so that words meet, overlap, repeat and are missed. */
import fc from 'fast-check'
import {
  noFilters,
  type EngineRequest,
  type EngineTallyRequest,
  type EngineTerm,
  type MatchNode,
  type SearchFilters,
} from '../../src/index/engine.ts'
import type { Literal } from '../../src/index/literal.ts'
import {
  sectionKeys,
  type Figure,
  type OutlineNode,
  type Passage,
  type Region,
  type Report,
} from '../../src/report/index.ts'
import { reportParts } from '../../src/limits.ts'
import { normalizeText } from '../../src/text/index.ts'

/** What texts are strung together from; some of it is not written as it is compared. */
const pieces = [
  ...['公开', '申请', '答复', '信息', '公', '开', '请', '政府', '依申请公开', '的', '的的的'],
  ...['。', '；', '！', ',', ' ', '26', '件', 'PPP', 'ＰＰＰ', '項目', '资讯', '國', '𠮷', 'é'],
  ...['国办发〔2016〕80号', '国办发[2016]80号', '国办发〔2017〕8号'],
  ...['实行政府', '行政', ' | ', '| 3', '本报告由公开、申请等部分组成'],
]

/** What is looked for: parts of them, as they are compared. */
const words = [
  ...[
    '公开',
    '申请',
    '答复',
    '信息',
    '公',
    '开',
    '请',
    '政府',
    '申请公开',
    '依申请公开',
    '的',
    '的的',
  ],
  ...['行政', '26', '26件', 'ppp', '项目', '开申', '公开。', '国', '𠮷', '缺词', '开公开'],
]

const numberPattern = String.raw`国办发[〔\[]2016[〕\]]80号`

const text = fc
  .array(fc.constantFrom(...pieces), { minLength: 0, maxLength: 14 })
  .map((all) => all.join(''))

const regions: Region[] = [
  { code: null, province: null, city: null, county: null },
  { code: null, province: '甲省', city: null, county: null },
  { code: null, province: '甲省', city: '乙市', county: null },
  { code: null, province: '甲省', city: '乙市', county: '鼓楼区' },
  { code: null, province: '甲省', city: '丙市', county: '鼓楼区' },
  { code: null, province: '丁省', city: '戊市', county: '己县' },
]
const bodies = ['青岫县人民政府', '云汀市水务局', '云汀市教育局', null]
const levels = ['county', 'prefecture', 'department', null] as const
const years = [2016, 2017, 2018, 2021, null]

/** Said by a body year after year, with other figures. */
const repeated = '本机关全年依法办理政府信息公开申请并按时答复'

let ids = 0

/** Some parts were read off a picture. */
const markOf = (number: number): { ocr?: true } => (number % 3 === 0 ? { ocr: true } : {})

const passage = fc
  .tuple(text, fc.boolean(), fc.nat(9), fc.option(fc.constantFrom(...sectionKeys), { freq: 4 }))
  .map(([own, isRepeated, number, section]): Omit<Passage, 'id'> => {
    return {
      text: isRepeated ? `${repeated}${number}件。` : own,
      source: { start: 0, end: 0 },
      ...(section === null ? {} : { section }),
      ...markOf(number),
    }
  })

/** Their cells, where they are rows. */
const rowsOf = (lines: readonly { text: string }[]): string[][] =>
  lines.map(({ text }) => text.split('|').map((cell) => cell.trim()))

const node = fc
  .tuple(
    fc.option(text, { freq: 4 }),
    fc.constantFrom(...sectionKeys.slice(0, 4), ...sectionKeys.slice(-2)),
    fc.array(passage, { maxLength: 4 }),
    fc.array(passage, { maxLength: 2 }),
  )
  .map(([heading, section, passages, rows]): OutlineNode => {
    const id = `n${(ids++).toString()}`
    const lines = rows.map((row, i) => ({ id: `${id}.t.${i}`, text: row.text, source: row.source }))
    return {
      id,
      level: 1,
      heading,
      headingSource: null,
      section,
      rule: '',
      ...markOf(passages.length),
      passages: passages.map((each, i) => ({ ...each, id: `${id}.p${i}` })),
      tables:
        rows.length === 0
          ? []
          : [
              {
                ...{ id: `${id}.t`, rows: rowsOf(lines), cells: [] },
                lines,
                source: lines[0]!.source,
                ...markOf(lines.length + passages.length),
              },
            ],
      children: [],
    }
  })

const blank: Report = {
  reportId: '',
  title: null,
  reportingBody: null,
  bodyId: null,
  publishingBody: null,
  reportYear: null,
  publishedOn: null,
  region: regions[0]!,
  administrativeLevel: null,
  script: 'Hans',
  era: 'unknown',
  kind: 'annualReport',
  indexNumber: null,
  documentNumber: null,
  sourceAddress: null,
  origins: {},
  outline: [],
  figures: [],
  checks: [],
  warnings: [],
  sources: [],
}

const receivedFigure: fc.Arbitrary<Figure> = fc
  .record({
    value: fc.nat(5),
    state: fc.constantFrom('stated', 'stated', 'stated', 'inferred', 'disputed', 'unreadable'),
    applicant: fc.constantFrom(undefined, undefined, 'total', 'naturalPerson'),
  })
  .map(({ value, state, applicant }) => {
    const hasNumber = value > 0 && (state === 'stated' || state === 'inferred')
    return {
      ...{ key: 'requests.received', label: '', raw: '', unit: null, state },
      value: hasNumber ? value : null,
      reading: state === 'inferred' || state === 'unreadable' ? state : 'prose',
      ...(applicant !== undefined && { applicant }),
      source: { passageId: 'p' },
    }
  })

const report = fc
  .record({
    title: fc.option(text, { freq: 5 }),
    isMade: fc.boolean(),
    outline: fc.array(node, { maxLength: 3 }),
    body: fc.constantFrom(...bodies),
    year: fc.constantFrom(...years),
    region: fc.constantFrom(...regions),
    level: fc.constantFrom(...levels),
    received: fc.array(receivedFigure, { maxLength: 3 }),
    checks: fc.array(
      fc.record({
        outcome: fc.constantFrom('pass', 'fail', 'notAssessable'),
        cells: fc.subarray(['requests.received', 'requests.received@total']),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ title, isMade, outline, body, year, region, level, received, checks }): Report => {
    const reportId = (ids++).toString(16).padStart(12, '0')
    return {
      ...blank,
      reportId,
      title,
      reportingBody: body,
      bodyId: body === null ? null : `x-${body}`,
      reportYear: year,
      region,
      administrativeLevel: level,
      origins: title !== null && isMade ? { title: { from: 'made', confidence: 0 } } : {},
      outline,
      checks: checks.map((check) => ({
        ...{ formula: '', left: null, right: null, difference: null, ...check },
      })),
      figures: received,
    }
  })

/** A report of one passage. */
export function reportOf(passage: string, i: number): Report {
  return {
    ...blank,
    reportId: i.toString(16).padStart(12, '0'),
    outline: [
      {
        id: 's0',
        level: 1,
        heading: null,
        headingSource: null,
        section: sectionKeys[0]!,
        rule: '',
        passages: [{ id: 's0.p1', text: passage, source: { start: 0, end: 0 } }],
        tables: [],
        children: [],
      },
    ],
  }
}

/** Most reports of a corpus. */
const mostReports = 14

/** Reports of one corpus. */
export const corpora = fc.array(report, { minLength: 1, maxLength: mostReports })

const word = fc.constantFrom(...words)
const terms: fc.Arbitrary<EngineTerm> = fc.oneof(
  { weight: 6, arbitrary: word.map((text) => ({ literals: [{ text, weight: 1 }] })) },
  {
    weight: 3,
    arbitrary: word.map((text) => ({ literals: [{ text, weight: 1, isWord: true as const }] })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        word,
        fc.array(fc.tuple(word, fc.constantFrom(1, 0.8, 0.5)), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([own, others, isWord]) => ({
        literals: [
          { text: own, weight: 1, ...(isWord && { isWord }) },
          ...others
            .filter(
              ([other], i) => other !== own && others.findIndex(([each]) => each === other) === i,
            )
            .map(([text, weight]): Literal => ({ text, weight })),
        ],
      })),
  },
  {
    weight: 1,
    arbitrary: word.map((text) => ({ literals: [{ text, weight: 1 }], weight: 0.4 })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ literals: [{ text: '国办发', weight: 1, pattern: numberPattern }] }),
  },
)

const filters: fc.Arbitrary<SearchFilters> = fc.record({
  year: fc.oneof(
    { weight: 4, arbitrary: fc.constant<never[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.constantFrom<SearchFilters['year'][number]>(
          { from: 2017, to: 2018 },
          { from: null, to: 2016 },
          { from: 2021, to: null },
        ),
        { maxLength: 2 },
      ),
    },
  ),
  section: fc.oneof(
    { weight: 3, arbitrary: fc.constant<never[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...sectionKeys), { maxLength: 4 }) },
  ),
  part: fc.oneof(
    { weight: 3, arbitrary: fc.constant<never[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...reportParts), { maxLength: 3 }) },
  ),
  region: fc.oneof(
    { weight: 4, arbitrary: fc.constant<never[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom('甲省', '乙市', '鼓楼区'), { maxLength: 2 }) },
  ),
  body: fc.oneof(
    { weight: 5, arbitrary: fc.constant<never[]>([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<string[]>(['云汀市'], ['x-青岫县人民政府'], ['水务', '教育']),
    },
  ),
  level: fc.oneof(
    { weight: 5, arbitrary: fc.constant<never[]>([]) },
    { weight: 1, arbitrary: fc.constant<SearchFilters['level']>(['county']) },
  ),
  check: fc.oneof(
    { weight: 5, arbitrary: fc.constant<never[]>([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<SearchFilters['check'][]>(['failed'], ['passed', 'none']),
    },
  ),
})

const termCount = 5
const term = fc.nat(termCount - 1)

const { tree } = fc.letrec<{ tree: MatchNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('term' as const), term }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constantFrom('and' as const, 'or' as const),
        clauses: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('scope' as const),
        scope: fc.constantFrom('sentence' as const, 'passage' as const),
        clause: tie('tree'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('near' as const),
        distance: fc.constantFrom(0, 1, 3, 10),
        terms: fc.uniqueArray(term, { minLength: 2, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('not' as const), clause: tie('tree') }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(fc.tuple(tie('tree'), fc.nat(5)), { minLength: 1, maxLength: 4 }),
          fc.integer({ min: 1, max: 8 }),
        )
        .map(([clauses, least]) => ({
          type: 'most' as const,
          clauses: clauses.map(([clause]) => clause),
          weights: clauses.map(([, weight]) => weight),
          least,
        })),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('filter' as const), filters }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('figure' as const),
        key: fc.constant('requests.received'),
        applicant: fc.constant(null),
        operator: fc.constantFrom('>' as const, '=' as const, '<=' as const),
        value: fc.nat(4),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'everything' as const }) },
  ),
}))

/** Any request that a parser could make, and many that none makes. */
export const requests: fc.Arbitrary<EngineRequest> = fc.record({
  query: fc.record(
    {
      terms: fc.array(terms, { minLength: termCount, maxLength: termCount }),
      texts: fc.array(
        fc.tuple(word, word).map((both) => both.join('')),
        { maxLength: 2 },
      ),
      years: fc.constantFrom([], [2017]),
      answer: fc.constantFrom(String.raw`\d+件`, '公开'),
      match: tree,
    },
    { requiredKeys: ['terms', 'texts', 'match'] },
  ),
  filters,
  sort: fc.constantFrom(
    'relevance' as const,
    'relevance',
    'year-desc' as const,
    'year-asc' as const,
    'entered-desc' as const,
  ),
  limit: fc.constantFrom(0, 1, 3, 20),
  offset: fc.constantFrom(0, 0, 0, 2),
  passagesPerHit: fc.constantFrom(0, 1, 3, 50),
})

/** Concepts of literals that overlap, of queries, and of both, in the passages that some filters leave, by groups of reports. */
export const tallies: fc.Arbitrary<EngineTallyRequest> = fc.record({
  concepts: fc.array(
    fc.record({
      literals: fc.array(fc.oneof(word, fc.constantFrom('公开申请', '开公', '的的的')), {
        maxLength: 5,
      }),
      queries: fc.array(
        requests.map(({ query }) => ({ ...query, texts: [] })),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  within: filters.map(({ section, part }) => ({ section, part })),
  groups: fc
    .array(fc.integer({ min: -1, max: 2 }), { minLength: mostReports, maxLength: mostReports })
    .map((of) => ({ of: Int32Array.from(of), count: 3 })),
})

export { noFilters }

/** Everything that a tree finds. */
export function requestFor(terms: readonly EngineTerm[], match: MatchNode): EngineRequest {
  return {
    query: { terms, texts: [], match },
    filters: noFilters,
    sort: 'year-desc',
    limit: 20,
    offset: 0,
    passagesPerHit: 50,
  }
}

const distance = 3

/** Compared as they are written. */
const plainCharacters = Array.from({ length: 200 }, (_, i) =>
  String.fromCodePoint(0x4e00 + i),
).filter((character) => normalizeText(character) === character)

/**
 * NEAR of more terms than a number has bits, over passages that hold them in some order, a little or too much apart, with
 * one left out at times.
 */
export const longNears = fc.integer({ min: 31, max: 40 }).chain((count) => {
  const characters = plainCharacters.slice(0, count)
  const passage = fc
    .tuple(
      fc.shuffledSubarray(characters, { minLength: count - 1, maxLength: count }),
      fc.array(fc.constantFrom(0, 0, 1, 2, 3, 3, 4), { minLength: count, maxLength: count }),
      fc.constantFrom(3, 3, 9),
      fc.array(fc.constantFrom(...characters), { maxLength: 6 }),
    )
    .map(([order, gaps, most, more]) =>
      order
        .map((each, i) => each + '口'.repeat(Math.min(gaps[i]!, most)))
        .concat(more)
        .join(''),
    )
  return fc.array(passage, { minLength: 1, maxLength: 4 }).map((passages) => ({
    reports: passages.map(reportOf),
    request: requestFor(
      characters.map((text) => ({ literals: [{ text, weight: 1 }] })),
      { type: 'near', distance, terms: characters.map((_, i) => i) },
    ),
  }))
})
