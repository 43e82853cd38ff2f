import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestQuery, usualQueryLimits } from '../../src/limits.ts'
import {
  countParts,
  formatQuery,
  parseQuery,
  type FieldClause,
  type QueryNode,
  type QueryNote,
} from '../../src/query/index.ts'
import { inWords } from '../../src/sentence.ts'
import { runs } from '../support/long.ts'

/** A tree in brackets, then lifted filters in braces, then the codes and places of notes. */
function summarize(text: string): string {
  const { tree, filters, notes } = parseQuery(text)
  return [
    toExpression(tree),
    ...filters.map((filter) => `{${filter.negated ? 'not ' : ''}${toFieldExpression(filter)}}`),
    ...notes.map((note) => `!${note.code}@${note.start}-${note.end}`),
  ].join(' ')
}

function toExpression(node: QueryNode): string {
  switch (node.type) {
    case 'everything':
      return '*'
    case 'word':
      return node.text
    case 'phrase':
      return `'${node.text}'`
    case 'and':
    case 'or':
      return `(${[node.type, ...node.clauses.map(toExpression)].join(' ')})`
    case 'not':
      return `(not ${toExpression(node.clause)})`
    case 'near':
      return `(near/${node.distance} ${node.clauses.map(toExpression).join(' ')})`
    case 'scope':
      return `(${node.scope} ${toExpression(node.clause)})`
    case 'documentNumber':
      return `(number ${node.prefix} ${node.year ?? '-'} ${node.serial})`
    case 'figure':
      return `(figure ${[node.key, node.applicant ?? '', node.operator, node.value].join(' ').replace('  ', ' ')})`
    case 'field':
      return `(${toFieldExpression(node)})`
  }
}

function toFieldExpression(clause: FieldClause): string {
  const values =
    clause.field === 'year'
      ? clause.values.map(({ from, to }) => (from === to ? from : `${from ?? ''}..${to ?? ''}`))
      : clause.values
  return [clause.field, ...values].join(' ')
}

const cases: { in: string; want: string }[] = [
  // Nothing
  { in: '', want: '*' },
  { in: '  \u3000\n', want: '*' },
  // Words
  { in: '依申请公开', want: '依申请公开' },
  { in: '依申请公开 延期', want: '(and 依申请公开 延期)' },
  { in: '  依申请公开　延期 ', want: '(and 依申请公开 延期)' },
  { in: 'PPP项目', want: 'PPP项目' },
  { in: 'ＰＰＰ項目', want: 'ＰＰＰ項目' },
  { in: '公开，申请', want: '公开，申请' },
  { in: '去年收到多少件申请？', want: '去年收到多少件申请？' },
  { in: '《政府信息公开条例》', want: '《政府信息公开条例》' },
  { in: '50,230件', want: '50,230件' },
  { in: '12.5%', want: '12.5%' },
  { in: '014420882/2018-00583', want: '014420882/2018-00583' },
  { in: '2017-03-16', want: '2017-03-16' },
  { in: '12-5', want: '12-5' },
  { in: 'or not near', want: '(and or not near)' },
  { in: 'it’s', want: 'it’s' },
  { in: 'a\\b', want: 'a\\b' },
  // Phrases
  { in: '"按时答复26件"', want: "'按时答复26件'" },
  { in: '“政务公开”', want: "'政务公开'" },
  { in: '”政务公开”', want: "'政务公开'" },
  { in: '”政务公开“', want: "'政务公开'" },
  { in: '“政务公开“', want: "'政务公开'" },
  { in: '“政务公开"', want: "'政务公开'" },
  { in: '"政务公开”', want: "'政务公开'" },
  { in: '「政務公開」', want: "'政務公開'" },
  { in: '『政務公開』', want: "'政務公開'" },
  { in: '‘政务公开’', want: "'政务公开'" },
  { in: '〝政務公開〞', want: "'政務公開'" },
  { in: '＂政务公开＂', want: "'政务公开'" },
  { in: '"所谓“两微一端”平台"', want: "'所谓“两微一端”平台'" },
  { in: '"政务 公开"延期', want: "(and '政务 公开' 延期)" },
  { in: '国办发"80号"', want: "(and 国办发 '80号')" },
  { in: '"a \\"b\\" c"', want: '\'a "b" c\'' },
  { in: '"a\\\\"', want: "'a\\'" },
  { in: '"a\\b"', want: "'a\\b'" },
  { in: '"OR" "(a" "-b" "year:2017"', want: "(and 'OR' '(a' '-b' 'year:2017')" },
  { in: '"。"', want: "'。'" },
  // Quotes gone wrong
  { in: '"依申请公开 延期', want: '(and 依申请公开 延期) !unbalanced_quote@0-1' },
  { in: '依申请公开"', want: '依申请公开 !unbalanced_quote@5-6' },
  { in: '"a" b"', want: "(and 'a' b) !unbalanced_quote@5-6" },
  { in: '「a', want: 'a !unbalanced_quote@0-1' },
  { in: 'a」', want: 'a !unbalanced_quote@1-2' },
  { in: '"a\\"', want: 'a\\ !unbalanced_quote@0-1 !unbalanced_quote@3-4' },
  { in: '公开 ""', want: '公开 !empty_phrase@3-5' },
  { in: '""', want: '"" !empty_phrase@0-2' },
  { in: '"""', want: '""" !empty_phrase@0-2 !unbalanced_quote@2-3' },
  // Exclusion
  { in: '公开 -信访', want: '(and 公开 (not 信访))' },
  { in: '公开 －信访', want: '(and 公开 (not 信访))' },
  { in: '公开 NOT 信访', want: '(and 公开 (not 信访))' },
  { in: '公开 ＮＯＴ 信访', want: '(and 公开 (not 信访))' },
  { in: '公开 -"信访 举报"', want: "(and 公开 (not '信访 举报'))" },
  { in: '公开 -(信访 举报)', want: '(and 公开 (not (and 信访 举报)))' },
  { in: '-信访', want: '(and * (not 信访))' },
  { in: '-信访 -举报', want: '(and * (not 信访) (not 举报))' },
  { in: '公开 (-信访 -举报)', want: '(and 公开 (not 信访) (not 举报))' },
  { in: 'NOT NOT 公开', want: '公开' },
  { in: '-(-公开)', want: '公开' },
  { in: '公开 - 信访', want: '(and 公开 信访) !lone_minus@3-4' },
  { in: '公开 --信访', want: '(and 公开 信访) !lone_minus@3-5' },
  { in: '"a"-b', want: "(and 'a' b) !lone_minus@3-4" },
  { in: '-', want: '- !lone_minus@0-1' },
  { in: '公开 NOT', want: '公开 !dangling_not@3-6' },
  { in: 'NOT OR 公开', want: '公开 !dangling_not@0-3 !dangling_or@4-6' },
  { in: '公开 -()', want: '公开 !dangling_not@3-4 !empty_group@4-6' },
  // OR, AND, groups
  { in: '信访 OR 举报', want: '(or 信访 举报)' },
  { in: '信访 ＯＲ 举报', want: '(or 信访 举报)' },
  { in: '信访|举报｜投诉', want: '(or 信访 举报 投诉)' },
  { in: '信访 || 举报', want: '(or 信访 举报)' },
  { in: '公开 信访 OR 举报 投诉', want: '(or (and 公开 信访) (and 举报 投诉))' },
  { in: '公开 (信访 OR 举报)', want: '(and 公开 (or 信访 举报))' },
  { in: '公开（信访｜举报）', want: '(and 公开 (or 信访 举报))' },
  { in: '(a OR b) OR (c OR d)', want: '(or a b c d)' },
  { in: '(a b) (c d)', want: '(and a b c d)' },
  { in: '((公开))', want: '公开' },
  { in: 'a OR -b', want: '(or a (and * (not b)))' },
  { in: 'a AND b & c ＆ d', want: '(and a b c d)' },
  { in: '公开&申请', want: '(and 公开 申请)' },
  { in: 'R&D', want: 'R&D' },
  { in: 'OR 公开', want: '公开 !dangling_or@0-2' },
  { in: '公开 OR', want: '公开 !dangling_or@3-5' },
  { in: 'a OR OR b', want: '(or a b) !dangling_or@5-7' },
  { in: 'OR', want: 'OR !dangling_or@0-2' },
  { in: '(公开 申请', want: '(and 公开 申请) !unclosed_group@0-1' },
  { in: 'a (b OR c', want: '(and a (or b c)) !unclosed_group@2-3' },
  { in: '公开)', want: '公开 !stray_close@2-3' },
  { in: '公开 ()', want: '公开 !empty_group@3-5' },
  { in: '()', want: '() !empty_group@0-2' },
  { in: ')(', want: ')( !stray_close@0-1 !unclosed_group@1-2' },
  { in: '，。！', want: '，。！' },
  { in: `${'('.repeat(22)}公开${')'.repeat(22)}`, want: '公开 !too_deep@20-21' },
  // Closeness
  { in: '申请 NEAR/3 延期', want: '(near/3 申请 延期)' },
  { in: '申请 ＮＥＡＲ／３ 延期', want: '(near/3 申请 延期)' },
  { in: '申请 NEAR 延期', want: '(near/10 申请 延期)' },
  { in: 'a b NEAR/3 c d', want: '(and a (near/3 b c) d)' },
  { in: 'a NEAR/3 b NEAR/3 c', want: '(near/3 a b c)' },
  { in: '(a NEAR/3 b) NEAR/5 c', want: '(near/5 (near/3 a b) c)' },
  { in: 'a NEAR/3 b NEAR/5 c', want: '(near/5 a b c) !near_mixed@0-19' },
  { in: '"a" NEAR/0 (b OR c)', want: "(near/0 'a' (or b c))" },
  { in: 'NEAR/3 a', want: 'a !dangling_near@0-6' },
  { in: 'a NEAR/3', want: 'a !dangling_near@2-8' },
  { in: 'a NEAR/3 NEAR/4 b', want: '(near/3 a b) !dangling_near@9-15' },
  {
    in: 'a NEAR/2 ((b NEAR/2 c) OR d)',
    want: '(and a (or (near/2 b c) d)) !near_operand@0-27',
  },
  { in: 'a NEAR/x b', want: '(and a NEAR/x b) !near_distance@2-8' },
  { in: 'a NEAR/1001 b', want: '(and a NEAR/1001 b) !near_distance@2-11' },
  { in: 'a NEAR/3 -b', want: '(and a (not b)) !near_operand@0-11' },
  { in: 'a NEAR/3 (b c)', want: '(and a b c) !near_operand@0-13' },
  // Sentence and passage
  { in: '同句(申请 延期)', want: '(sentence (and 申请 延期))' },
  { in: '同段（申请 延期）', want: '(passage (and 申请 延期))' },
  { in: '同段(同句(a b) c) d', want: '(and (passage (and (sentence (and a b)) c)) d)' },
  { in: '-同句(a b)', want: '(and * (not (sentence (and a b))))' },
  { in: '同句', want: '同句' },
  { in: '不同句(a b)', want: '(and 不同句 a b)' },
  { in: '同句 (a b)', want: '(and 同句 a b)' },
  { in: '同句(a b', want: '(sentence (and a b)) !unclosed_group@0-3' },
  { in: '同句(-a)', want: '(and * (not a)) !scope_negative@0-6' },
  { in: '同句()', want: '同句() !empty_group@0-4' },
  // Filters
  { in: 'year:2017', want: '* {year 2017}' },
  { in: '公开 year:2016..2018', want: '公开 {year 2016..2018}' },
  { in: 'year:2016.. 公开', want: '公开 {year 2016..}' },
  { in: 'year:..2018', want: '* {year ..2018}' },
  { in: '年份：２０１６－２０１８', want: '* {year 2016..2018}' },
  { in: '年:2016年至2018年', want: '* {year 2016..2018}' },
  { in: 'year:2014,2016..2018，2020', want: '* {year 2014 2016..2018 2020}' },
  { in: 'YEAR:2017', want: '* {year 2017}' },
  { in: 'year:"2017"', want: '* {year 2017}' },
  { in: '-year:2017 公开', want: '公开 {not year 2017}' },
  { in: 'section:依申请公开', want: '* {section 依申请公开}' },
  { in: '欄目：總體情況、主動公開', want: '* {section 總體情況 主動公開}' },
  { in: 'section:"问题 与改进",fees', want: '* {section 问题 与改进 fees}' },
  { in: '地区:江苏 单位:住建局 层级:county', want: '* {region 江苏} {body 住建局} {level county}' },
  { in: '(公开 year:2017)', want: '公开 {year 2017}' },
  { in: 'a OR year:2017', want: '(or a (year 2017))' },
  { in: '(a OR b) year:2017', want: '(or a b) {year 2017}' },
  // Filters gone wrong, and what only looks like one
  { in: '公开 year:20x7', want: '(and 公开 year 20x7) !bad_year@3-12' },
  { in: 'year:2016-', want: '(and year 2016-) !bad_year@0-10' },
  { in: 'year:2016,17', want: '(and year 2016,17) !bad_year@0-12' },
  { in: 'year:2018..2016', want: '* {year 2016..2018} !year_order@5-15' },
  { in: 'year: 2017', want: '(and year 2017) !missing_value@0-5' },
  { in: '公开 section:', want: '(and 公开 section) !missing_value@3-11' },
  { in: 'section:""', want: 'section !missing_value@0-9 !empty_phrase@8-10' },
  { in: 'title:公开', want: '(and title 公开) !unknown_field@0-5' },
  { in: '-title:公开', want: "(and * (not 'title:公开')) !unknown_field@1-6" },
  { in: 'NOT NOT year:20x7', want: "'year:20x7' !bad_year@8-17" },
  { in: '来源：新华网', want: '来源：新华网' },
  { in: 'http://www.gov.cn/a?b=1', want: 'http://www.gov.cn/a?b=1' },
  { in: '12:30', want: '12:30' },
  { in: 'Note: 公开', want: '(and Note: 公开)' },
  { in: 'NOT:x', want: 'NOT:x' },
  { in: '同句(year:2017)', want: '* {year 2017} !scope_negative@0-13' },
  // Document numbers
  { in: 'number:国办发〔2016〕80号', want: '(number 国办发 2016 80)' },
  { in: '文号：国办发（2016）80号', want: '(number 国办发 2016 80)' },
  { in: 'number:"国办发 [2016] 80 号"', want: '(number 国办发 2016 80)' },
  { in: 'number:国办发80号 延期', want: '(and (number 国办发 - 80) 延期)' },
  { in: 'number:淮政办秘〔2018108号', want: '(number 淮政办秘 2018 108)' },
  { in: '国办发（2016）80号', want: '国办发（2016）80号' },
  { in: '国办发[2016]80', want: '国办发[2016]80' },
  { in: '报告 (2016)80号', want: '(and 报告 2016 80号)' },
  { in: 'number:通知', want: '(and number 通知) !bad_number@0-9' },
  // Figures
  { in: 'figure:requests.extended>0', want: '(figure requests.extended > 0)' },
  { in: '指标：requests.received ≥ 1.2万', want: '(figure requests.received >= 12000)' },
  {
    in: 'figure:requests.granted@naturalPerson<=1,000',
    want: '(figure requests.granted naturalPerson <= 1000)',
  },
  { in: 'figure:rules.change=-3', want: '(figure rules.change = -3)' },
  { in: '-figure:requests.received=0', want: '(and * (not (figure requests.received = 0)))' },
  { in: 'figure:requests.extended', want: '(and figure requests.extended) !bad_figure@0-24' },
  { in: 'figure:a>b', want: '(and figure a>b) !bad_figure@0-10' },
]

describe('parseQuery', () => {
  it.each(cases)('reads $in', ({ in: text, want }) => {
    expect(summarize(text)).toBe(want)
  })

  it('places every node where it was typed', () => {
    const text = '  公开 -"信访" 同句(a OR b)'
    const { tree } = parseQuery(text)
    const places: Record<string, string> = {}
    visit(tree, (node) => {
      places[toExpression(node)] = text.slice(node.start, node.end)
    })
    expect(places).toEqual({
      "(and 公开 (not '信访') (sentence (or a b)))": '公开 -"信访" 同句(a OR b)',
      公开: '公开',
      "(not '信访')": '-"信访"',
      "'信访'": '"信访"',
      '(sentence (or a b))': '同句(a OR b)',
      '(or a b)': 'a OR b',
      a: 'a',
      b: 'b',
    })
  })

  it('says what is wrong and what would be right', () => {
    const [field, year] = parseQuery('titel:公开 year:20x7').notes
    const said = ({ code, problem, hint, start, end }: QueryNote) => [
      ...[code, inWords(problem, 'zh-Hans'), inWords(hint, 'zh-Hans')],
      ...[start, end],
    ]
    expect(said(field!)).toEqual([
      'unknown_field',
      '没有“titel”这个字段',
      expect.stringContaining('year、section、part、region、body、level、check、number、figure'),
      ...[0, 5],
    ])
    expect(said(year!)).toEqual([
      'bad_year',
      '“year:20x7”不是年份',
      expect.stringContaining('2016..2018'),
      ...[9, 18],
    ])
  })
})

const pieces = [
  ...Array.from('()（）"“”「」‘’\\-－|&: 　,、.公开申请年aN0'),
  ...['OR', 'NOT', 'AND', 'NEAR', 'NEAR/3', ' NEAR/5 ', '同句(', '同段（', 'year:', '年份：'],
  ...[
    'section:',
    'number:',
    'figure:',
    'foo:',
    '//',
    '2016',
    '2016..2018',
    '国办发',
    '(2016)',
    '80号',
  ],
  ...[
    'requests.received',
    '@other',
    '>=',
    '≥',
    '1.5万',
    '〔',
    '〕',
    '\ud842',
    '𠮷',
    '\ufeff',
    '\0',
  ],
]
const syntaxSoup = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((parts) => parts.join(''))
const anyQuery = fc.oneof(
  { weight: 3, arbitrary: syntaxSoup },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

describe('any text', () => {
  it('parses, with every place inside the text and the shape that ast.ts promises', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { tree, filters, notes } = parseQuery(text)
        const spans = [...filters, ...notes]
        visit(tree, (node) => {
          spans.push(node as never)
          expect(breachOf(node)).toBeNull()
        })
        for (const { start, end } of spans) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true)
        }
        expect(notes.every((note) => note.start < note.end)).toBe(true)
      }),
      { numRuns: runs(3000), seed: 4 },
    )
  })

  it('prints back as a query that parses to the same tree and filters', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const first = parseQuery(text)
        const printed = formatQuery(first.tree, first.filters)
        const second = parseQuery(printed)
        expect(withoutPlaces([second.tree, second.filters])).toEqual(
          withoutPlaces([first.tree, first.filters]),
        )
        expect(formatQuery(second.tree, second.filters)).toBe(printed)
      }),
      { numRuns: runs(5000), seed: 4 },
    )
  })

  it('prints every case of the table back', () => {
    for (const { in: text } of cases) {
      const { tree, filters } = parseQuery(text)
      const again = parseQuery(formatQuery(tree, filters))
      expect(withoutPlaces([again.tree, again.filters]), text).toEqual(
        withoutPlaces([tree, filters]),
      )
    }
  })

  it.each([
    '(',
    '"',
    '“',
    ')',
    '-',
    '-(',
    'year:',
    'foo:',
    '\\"',
    '("',
    'NOT ',
    '同句(',
    'a NEAR/3 ',
  ])('stays shallow and brief on 10,000 characters of %s', (piece) => {
    const { tree, notes } = parseQuery(piece.repeat(Math.ceil(10_000 / piece.length)))
    expect(notes.length).toBeLessThanOrEqual(20)
    expect(depthOf(tree)).toBeLessThanOrEqual(60)
  })
})

function childrenOf(node: QueryNode): QueryNode[] {
  if ('clauses' in node) return node.clauses
  return 'clause' in node ? [node.clause] : []
}

function visit(node: QueryNode, see: (node: QueryNode) => void): void {
  see(node)
  for (const child of childrenOf(node)) visit(child, see)
}

describe('limits of a query', () => {
  const limits = { ...usualQueryLimits, nesting: 2, nearDistance: 5 }

  it('bound how deep brackets are read, and say so', () => {
    expect(parseQuery('(((公开)))', limits).notes).toMatchObject([
      { code: 'too_deep', hint: { values: { nesting: 2 } } },
    ])
    expect(parseQuery('((公开))', limits).notes).toEqual([])
  })

  it('bound the distance of NEAR, and say so', () => {
    expect(parseQuery('公开 NEAR/5 延期', limits).tree.type).toBe('near')
    const further = parseQuery('公开 NEAR/6 延期', limits)
    expect(further.tree.type).toBe('and')
    expect(further.notes).toMatchObject([
      { code: 'near_distance', hint: { values: { nearDistance: 5 } } },
    ])
    expect(parseQuery('公开 NEAR 延期', limits).tree).toMatchObject({ distance: 5 })
  })

  it('count what a query holds wherever it stands', () => {
    const { tree } = parseQuery('甲 OR "乙" -(丙 OR 丁) 同段(戊 NEAR/3 己) -(-庚)')
    expect(countParts(tree)).toEqual({ terms: 7, nearClauses: 2, excludedTerms: 2 })
  })

  it('are no less, unless set, than what the longest query has room for', () => {
    const filled = (part: string): string => part.repeat(longestQuery / part.length)
    for (const part of ['甲 ', ' -甲', '|甲', ' NEAR 甲', ' NEAR/0 "甲"']) {
      const counts = countParts(parseQuery(filled(part)).tree)
      for (const name of ['terms', 'nearClauses', 'excludedTerms'] as const)
        expect(counts[name]).toBeLessThanOrEqual(usualQueryLimits[name])
    }
  })
})

function depthOf(node: QueryNode): number {
  return 1 + Math.max(0, ...childrenOf(node).map(depthOf))
}

/** The promise of ast.ts that a node breaks, or null. */
function breachOf(node: QueryNode): string | null {
  const types = childrenOf(node).map((child) => child.type)
  switch (node.type) {
    case 'and':
      if (types.length < 2 || types.includes('and')) return 'and of one, or of and'
      return types.every((type) => type === 'not') ? 'and of exclusions alone' : null
    case 'or':
      return types.length < 2 || types.includes('or') || types.includes('not')
        ? 'or of one or not'
        : null
    case 'not':
      return types.includes('not') ? 'not of not' : null
    case 'near': {
      const allowed = ['word', 'phrase', 'documentNumber', 'near', 'or']
      return types.length >= 2 && types.every((type) => allowed.includes(type))
        ? null
        : 'near of other'
    }
    case 'scope':
      return types.some((type) => type === 'not' || type === 'everything')
        ? 'scope of nothing'
        : null
    default:
      return null
  }
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'start' || key === 'end' ? undefined : part,
    ),
  )
}
