import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { mainFiguresOf, type Report } from '../../src/report/index.ts'
import {
  createTranslator,
  parseSearchState,
  ReportView,
  toInertJson,
} from '../../src/views/index.ts'
import { createRichReports } from '../browser/support/rich-reports.ts'
import { fakeMarks } from '../support/fake-search-service.ts'

const reports = createRichReports()
const byId = (id: string): Report => reports.find((report) => report.reportId === id)!

function draw(report: Report, q = ''): string {
  const state = parseSearchState(new URLSearchParams({ q }))
  return renderToString(
    <ReportView
      context={{ t: createTranslator('zh-Hans'), root: '../' }}
      state={state}
      report={report}
      mainFigures={mainFiguresOf(report.figures)}
      highlight={(text) => fakeMarks(text, q)}
    />,
  )
}

describe('ReportView', () => {
  const full = byId('bbbbbbbbbbb1')

  it('gives every passage, table line and heading its anchor, once', () => {
    const html = draw(full)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toEqual(expect.arrayContaining(['s0.p1', 's1.1', 's3.p2', 's3.t1', 's3.t1.r8']))
  })

  it('keeps passages and tables in the order of the source', () => {
    const report = structuredClone(full)
    const node = report.outline.find(({ id }) => id === 's3')!
    node.passages[0]!.source = { start: 10, end: 20 }
    node.tables[0]!.source = { start: 30, end: 40 }
    node.passages[1]!.source = { start: 50, end: 60 }
    const html = draw(report)
    const places = ['id="s3.p1"', 'id="s3.t1"', 'id="s3.p2"'].map((id) => html.indexOf(id))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('draws spans, heads and numbers of a table', () => {
    const html = draw(full)
    expect(html).toMatch(/<th scope="col">(<a [^>]*><\/a>)?统计指标<\/th>/)
    expect(html).toMatch(/colspan="3">(<a [^>]*><\/a>)?三、依申请公开情况/i)
    expect(html).toMatch(/<td class="number" id="s3\.t1\.c3-3">28<\/td>/)
  })

  it('opens a line at its table where lines and rows differ', () => {
    const report = structuredClone(full)
    report.outline.find(({ id }) => id === 's3')!.tables[0]!.lines.pop()
    expect(draw(report)).toContain('<span id="s3.t1.r3" class="line-anchor"></span>')
  })

  it('shows a disputed figure with every sentence, and no value', () => {
    const report = structuredClone(full)
    const said = (value: number, sentence: string) => ({
      value,
      raw: String(value),
      source: { passageId: 's3.p2', sentence },
    })
    report.figures.push({
      ...report.figures[0]!,
      ...{ key: 'complaints.total', label: '举报投诉数量', value: null, raw: '7' },
      ...{ reading: 'prose', state: 'disputed' },
      source: { passageId: 's3.p2' },
      candidates: [said(7, '举报投诉7件。'), said(9, '举报投诉9件。')],
    })
    const html = draw(report)
    expect(html).toContain('说法不一（7、9）')
    expect(html).toContain('<q>举报投诉7件。</q>')
    expect(html).toContain('<q>举报投诉9件。</q>')
  })

  it('has a place for every figure, also where its cell is not drawn', () => {
    const report = structuredClone(full)
    const source = { passageId: 's3.t1.r2', tableId: 's3.t1', row: 1, column: 9 }
    report.figures.push({ ...report.figures[0]!, key: 'requests.granted', source })
    expect(draw(report)).toContain('<span id="s3.t1.c2-10" class="line-anchor"></span>')
  })

  it('marks the query in text, headings and cells, and counts the marks', () => {
    const html = draw(full, '延期')
    const text = html.slice(html.indexOf('class="report-text"'))
    expect(text.match(/<mark>/g)).toHaveLength(3)
    expect(html.replace(/<[^>]*>/g, '')).toContain('标出 3 处')
    expect(draw(full)).not.toContain('<mark>')
  })

  it('gives a citation for every passage', () => {
    expect(draw(full)).toContain(
      'data-cite="《青松县人民政府2018年度政府信息公开工作年度报告》，三、依申请公开政府信息情况，第 2 段" data-anchor="s3.p2"',
    )
  })

  it('says where values come from, and what was noticed', () => {
    const text = draw(full).replace(/<[^>]*>/g, '')
    expect(text).toContain('落款，把握 90% · 原文：青松县人民政府办公室')
    expect(text).toContain('发布日期前后不一：2019-01-28 与 2019-01-29。')
  })

  it('shows Traditional text as such', () => {
    expect(draw(byId('aaaaaaaaaaa3'))).toContain('<div class="report-text" lang="zh-Hant">')
  })

  it('shows hostile texts as text and links no script', () => {
    const html = draw(byId('bbbbbbbbbbb2'), '恶意')
    expect(html).not.toMatch(/<script|<img|href="javascript/)
    expect(html).toContain('javascript:alert(3)')
  })
})

describe('toInertJson', () => {
  it('cannot end the element it stands in', () => {
    const data = { text: '</script><!-- <script>' }
    expect(toInertJson(data)).not.toContain('<')
    expect(JSON.parse(toInertJson(data))).toEqual(data)
  })
})
