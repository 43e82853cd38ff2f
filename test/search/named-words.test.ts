/** A place or a body among the words finds its reports too, and the answer says so. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { matchesRegion, parseReport } from '../../src/report/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { runs } from '../support/long.ts'
import { parametersOf, serviceOver, textsOf, type NamedReport } from './corpus.ts'

/** Reports of real places in invented words; their names stand in their titles. */
const written: [body: string, ...lines: string[]][] = [
  ['泰州市人民政府', '台账逐日登记。'],
  ['泰州市高港区人民政府', '台账逐日登记，培训两次。'],
  ['淮安市洪泽区人民政府', '培训三次。'],
  ['淮北市人民政府', '台账登记，与江苏交流。'],
  ['淮北市住房和城乡建设局', '台账登记。'],
  ['泰州市住房和城乡建设局', '培训四次。'],
]

async function readAll(): Promise<NamedReport[]> {
  return Promise.all(
    written.map(async ([body, ...lines]) => {
      const title = `${body}2020年政府信息公开工作年度报告`
      const text = [title, '一、总体情况', ...lines].join('\n')
      const [document] = await readBytes(new TextEncoder().encode(text), `${body}.txt`)
      return { name: body, report: parseReport(document!) }
    }),
  )
}

describe('a name among the words', () => {
  let reports: NamedReport[]
  let service: SearchService

  beforeAll(async () => {
    reports = await readAll()
    service = serviceOver(reports, anyAnalyzer())
  })

  const find = async (q: string) => {
    const { hits, total, query, match } = await service.search({ ...parametersOf(q), fill: false })
    return {
      match,
      total,
      named: query.named,
      bodies: hits.map((hit) => hit.reportingBody!).sort(),
    }
  }

  it('of a place finds the reports of its places, and those that only name it', async () => {
    const { bodies, named, match } = await find('江苏 台账')
    expect(match).toBe('all')
    expect(bodies).toEqual(['泰州市人民政府', '泰州市高港区人民政府', '淮北市人民政府'].sort())
    expect(named).toEqual([
      {
        ...{ text: '江苏', kind: 'place', names: ['江苏省'], reports: 4, applied: true },
        ...{ only: 'region:"江苏省" 台账', exact: '"江苏" 台账' },
      },
    ])
    expect((await find(named[0]!.only)).bodies).toHaveLength(2)
    expect((await find(named[0]!.exact)).bodies).toContain('淮北市人民政府')
    expect((await find(named[0]!.exact)).named).toEqual([])
  })

  it('of a body finds its reports in other writings', async () => {
    const { bodies, named } = await find('淮北市政府 台账')
    expect(bodies).toEqual(['淮北市人民政府'])
    expect(named).toMatchObject([{ kind: 'body', names: ['淮北市人民政府'], applied: true }])
    expect((await find('住建局 台账')).bodies).toEqual(['淮北市住房和城乡建设局'])
  })

  it('alone is looked for as it stands, its reports are offered', async () => {
    const alone = await find('江苏')
    expect(alone.bodies).not.toContain('淮安市洪泽区人民政府')
    expect(alone.named).toMatchObject([{ applied: false, only: 'region:"江苏省"' }])
    // No report says it so.
    expect(await find('淮北市政府')).toMatchObject({
      ...{ match: 'all', bodies: ['淮北市人民政府'] },
      named: [{ applied: true }],
    })
  })

  it('is told from the words it was typed together with, as if a space stood between them', async () => {
    const joined = await find('江苏台账')
    expect(joined.match).toBe('all')
    expect(joined.bodies).toEqual((await find('江苏 台账')).bodies)
    expect(joined.named).toMatchObject([
      { text: '江苏', applied: true, only: 'region:"江苏省" 台账', exact: '"江苏" 台账' },
    ])
    // No dictionary has the name, or what it goes on to.
    for (const q of ['洪泽区培训', '2020年洪泽区培训', '洪泽区新培训'])
      expect((await find(q)).bodies, q).toEqual(['淮安市洪泽区人民政府'])
    expect(await find('培训洪泽区')).toMatchObject({
      ...{ match: 'partial', bodies: ['淮安市洪泽区人民政府'] },
      named: [{ text: '洪泽区', applied: true, only: '培训 region:"洪泽区"' }],
    })
    expect(await find('淮北市住建局台账')).toMatchObject({ bodies: ['淮北市住房和城乡建设局'] })
  })

  it('in a word that a report holds so is offered alone', async () => {
    const { named, bodies } = await find('与江苏交流')
    expect(bodies).toEqual(['淮北市人民政府'])
    expect(named.filter(({ applied }) => applied)).toEqual([])
    // A county without its 区 may be any word.
    expect((await find('高港台账')).named).toMatchObject([{ text: '高港', applied: false }])
    expect((await find('高港 台账')).named).toMatchObject([{ text: '高港', applied: false }])
  })

  it('is left as it is in exclusions, questions, phrases, sentences', async () => {
    expect((await find('台账 -江苏')).bodies).toContain('泰州市高港区人民政府')
    for (const q of ['江苏台账有多少？', '"江苏" 台账', '同段(江苏 台账)'])
      expect(
        (await find(q)).named.filter(({ applied }) => applied),
        q,
      ).toEqual([])
  })

  it('finds all that the words find, and beside it what is of the place', async () => {
    const places = ['江苏', '泰州', '淮北市', '高港区', '洪泽']
    const words = ['台账', '培训', '登记', '交流', '住房']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
        async (place, others) => {
          const holds = ({ report }: NamedReport, word: string): boolean =>
            textsOf(report).some((text) => text.includes(word))
          const expected = reports.filter(
            (each) =>
              others.every((word) => holds(each, word)) &&
              (holds(each, place) || matchesRegion(each.report.region, place)),
          )
          const q = [place, ...others].join(' ')
          const { match, total, bodies } = await find(q)
          if (match === 'partial') {
            expect(expected).toEqual([])
            return
          }
          expect(total).toBe(expected.length)
          expect(bodies).toEqual(expected.map(({ report }) => report.reportingBody!).sort())
          const { head } = await service.export(parametersOf(q))
          expect(head.total).toBe(total)
        },
      ),
      { numRuns: runs(60), seed: 3 },
    )
  })
})
