import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport } from '../../src/report/index.ts'
import type { SearchHit } from '../../src/search/index.ts'
import { repeatKey, repeatsAmong } from '../../src/views/search/repeats.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, serviceOver, type NamedReport } from './corpus.ts'

const said = (year: number, count: number): string =>
  `截至${year}年底，本机关通过门户网站主动公开政府信息${count}条，回应社会关切的热点问题，未发生泄密事件。`

async function reportOf(body: string, year: number, passages: string[]): Promise<NamedReport> {
  const name = `${body}${year}年政府信息公开工作年度报告`
  const text = [name, '一、概述', ...passages].join('\n')
  const [document] = await readBytes(new TextEncoder().encode(text), `${name}.txt`)
  return { name, report: parseReport(document!) }
}

const reports = await Promise.all([
  reportOf('泰州市高港区人民政府', 2016, [said(2016, 310), '全年未收到行政复议申请。']),
  reportOf('泰州市高港区人民政府', 2017, [said(2017, 1204), '全年未收到行政复议申请。']),
  reportOf('泰州市高港区人民政府', 2018, [
    '本年度主动公开政府信息的渠道增加了移动客户端与微信公众号。',
  ]),
  reportOf('淮北市人民政府', 2017, [said(2017, 1204)]),
])
const service = serviceOver(reports, anyAnalyzer())
const { hits } = await service.search(parametersOf('主动公开政府信息'))

const hitOf = (body: string, year: number): SearchHit =>
  hits.find((hit) => hit.reportYear === year && hit.reportingBody?.includes(body) === true)!

describe('passages that a body repeats from year to year', () => {
  it('name each other, whatever their figures, and nothing of another body', () => {
    expect(hits).toHaveLength(4)
    const [first] = hitOf('高港', 2017).passages
    expect(first!.alike.map(({ reportYear }) => reportYear)).toEqual([2016])
    const [other] = hitOf('高港', 2016).passages
    expect(other!.alike).toEqual([
      {
        reportId: hitOf('高港', 2017).reportId,
        reportYear: 2017,
        passageId: first!.passageId,
        url: first!.url,
      },
    ])
    expect(hitOf('高港', 2018).passages[0]!.alike).toEqual([])
    expect(hitOf('淮北', 2017).passages[0]!.alike).toEqual([])
  })

  it('are not told of passages too short to tell', async () => {
    const found = await service.search(parametersOf('"全年未收到行政复议申请"'))
    expect(found.total).toBe(2)
    expect(found.hits.flatMap((hit) => hit.passages.map(({ alike }) => alike))).toEqual([[], []])
  })

  it('are folded on the page below the first of them', () => {
    const repeats = repeatsAmong(hits)
    const years = hits
      .filter(({ reportId, passages }) =>
        passages.some(({ passageId }) => repeats.has(repeatKey(reportId, passageId))),
      )
      .map(({ reportYear, reportingBody }) => `${reportYear} ${reportingBody}`)
    expect(years).toHaveLength(1)
    expect(['2016 泰州市高港区人民政府', '2017 泰州市高港区人民政府']).toContain(years[0])
  })
})
