import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeQuery, parseQuery, queryFields, type QueryParts } from '../../src/query/index.ts'
import { syntaxGroups } from '../../src/views/index.ts'

const none: QueryParts = {
  ...{ all: '', any: '', none: '', phrase: '', near: '', nearTo: '', within: '' },
  ...{ sentence: '', passage: '', section: '', part: '', from: '', to: '', region: '', body: '' },
  ...{ figure: '', operator: '', value: '' },
}

describe('a query put together from fields', () => {
  it.each<[Partial<QueryParts>, string]>([
    [{}, ''],
    [{ all: '公开 申请' }, '公开 申请'],
    [{ all: '公开 “网上 信访” OR' }, '公开 "网上 信访" "OR"'],
    [{ phrase: '按时答复26件' }, '"按时答复26件"'],
    [{ any: '微博 微信' }, '(微博 OR 微信)'],
    [{ any: '微博' }, '微博'],
    [{ none: '信访 “网上信访”' }, '-信访 -"网上信访"'],
    [{ near: '申请', nearTo: '延期 答复', within: '５' }, '申请 NEAR/5 "延期 答复"'],
    [{ near: '申请', nearTo: '延期' }, '申请 NEAR/10 延期'],
    [{ sentence: '申请 延期', passage: '公开、目录' }, '同句(申请 延期) 同段(公开 目录)'],
    [{ section: '依申请公开', part: '正文' }, 'section:依申请公开 part:正文'],
    [{ from: '2016', to: '2018' }, 'year:2016..2018'],
    [{ from: '2016' }, 'year:2016..'],
    [{ to: '2018' }, 'year:..2018'],
    [{ from: '2017', to: '2017' }, 'year:2017'],
    [{ region: '江苏，浙江', body: '住建 局' }, 'region:江苏,浙江 body:"住建 局"'],
    [{ figure: 'requests.received', value: '１００' }, 'figure:requests.received>=100'],
    [{ figure: 'requests.received', operator: '<', value: '1.5' }, 'figure:requests.received<1.5'],
  ])('writes %j as %s', (given, q) => {
    expect(composeQuery({ ...none, ...given })).toEqual({ q, problems: [] })
  })

  it.each<[Partial<QueryParts>, string]>([
    [{ near: '申请' }, 'nearTo'],
    [{ nearTo: '申请' }, 'near'],
    [{ near: '申请', nearTo: '延期', within: '1001' }, 'within'],
    [{ near: '申请', nearTo: '延期', within: '-1' }, 'within'],
    [{ from: '20x7' }, 'from'],
    [{ from: '2018', to: '2016' }, 'to'],
    [{ figure: 'requests.received' }, 'value'],
    [{ value: '5' }, 'figure'],
    [{ figure: 'requests.received', value: '五' }, 'value'],
    [{ figure: 'requests.received', value: '5', operator: '!' }, 'operator'],
  ])('does not leave out silently what %j lacks', (given, problem) => {
    expect(composeQuery({ ...none, ...given, all: '公开' })).toEqual({
      q: '公开',
      problems: [problem],
    })
  })

  it('reads back without a remark, whatever is typed', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('公开ab1 -"“”（(:|,、\\\'＂「』&NEAROT同句')),
      maxLength: 12,
    })
    const fields = fc.record({
      ...{ all: text, any: text, none: text, phrase: text, near: text, nearTo: text },
      ...{ sentence: text, passage: text, region: text, body: text },
    })
    fc.assert(
      fc.property(fields, (given) => {
        const { q } = composeQuery({ ...none, ...given })
        expect(parseQuery(q).notes, q).toEqual([])
      }),
    )
  })
})

describe('the examples of the query language', () => {
  const examples = syntaxGroups.flatMap(({ rows }) => rows.map(([example]) => example))

  it('read without a remark, and have every operator and field', () => {
    for (const example of examples) expect(parseQuery(example).notes, example).toEqual([])
    const all = examples.join('\n')
    for (const { name } of queryFields) expect(all).toContain(`${name}:`)
    for (const sign of ['“', ' -', ' OR ', '(', 'NEAR/', '同句(', '同段(', '..', '>=', '-year:'])
      expect(all).toContain(sign)
  })
})
