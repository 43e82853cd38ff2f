import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { readDocuments, type SourceDocument, type SourceSpan } from '../../src/ingest/index.ts'
import {
  metadataOfReport,
  parseReport,
  reportIdOf,
  traceReport,
  walkOutline,
  type OutlineNode,
} from '../../src/report/index.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

function documentOf(text: string, path = 'a.txt'): SourceDocument {
  return {
    path,
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: toLineBlocks(text),
    properties: {},
    warnings: [],
  }
}

interface Placed {
  text: string
  source: SourceSpan
}

function placedTexts(outline: readonly OutlineNode[]): Placed[] {
  return [...walkOutline(outline)].flatMap((node) => [
    ...(node.heading === null || node.headingSource === null
      ? []
      : [{ text: node.heading, source: node.headingSource }]),
    ...node.passages,
    ...node.tables.flatMap((table) => table.lines),
  ])
}

/** Every character of the source is in exactly one place, white space aside, and every text is a slice of the source. */
function expectNothingLost(document: SourceDocument): void {
  const { report, cuts, titleBlocks } = traceReport(document)
  const placed = placedTexts(report.outline)
  for (const { text, source } of placed)
    expect(document.text.slice(source.start, source.end)).toBe(text)
  const times = new Uint8Array(document.text.length)
  for (const { source } of [...placed, ...cuts, ...titleBlocks]) {
    for (let i = source.start; i < source.end; i++) times[i]!++
  }
  const wrong: string[] = []
  for (let i = 0; i < times.length; i++) {
    if (/\S/.test(document.text.charAt(i)) && times[i] !== 1) {
      wrong.push(`${String(i)} ${document.text.charAt(i)} ${String(times[i])} times`)
    }
  }
  expect(wrong).toEqual([])
  const ids = [...walkOutline(report.outline)].flatMap((node) => [
    node.id,
    ...node.passages.map((passage) => passage.id),
    ...node.tables.flatMap((table) => [table.id, ...table.lines.map((line) => line.id)]),
  ])
  expect(new Set(ids).size).toBe(ids.length)
}

describe('parseReport', () => {
  it('reads a small report whole', () => {
    const text =
      '信息来源: 某县政府办 发布时间:2018-02-01 浏览次数:3\n泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n2017年，收到申请2件。\n附件下载'
    const report = parseReport(documentOf(text))
    expect(report.title).toBe('泰兴市人民政府2017年政府信息公开年度报告')
    expect(report.outline.map((node) => node.heading)).toEqual(['一、概述'])
    expect(report.sources).toEqual(['a.txt'])
    expect(metadataOfReport(report)).not.toHaveProperty('outline')
    expect(metadataOfReport(report)).toMatchObject({ reportId: report.reportId, reportYear: 2017 })
    expectNothingLost(documentOf(text))
  })

  it('gives the same text the same id wherever it lies and however it is laid out', () => {
    const body = '泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n收到申请2件。'
    const id = parseReport(documentOf(body)).reportId
    expect(id).toMatch(/^[0-9a-f]{12}$/)
    const elsewhere = `来源：某网站 时间：2018-03-01 浏览次数：9\n${body.replaceAll('\n', '\r\n\r\n　　')}\n扫描二维码随身看资讯`
    expect(parseReport(documentOf(elsewhere, 'b/c.txt')).reportId).toBe(id)
    expect(parseReport(documentOf(body.replace('2件', '3件'))).reportId).not.toBe(id)
  })

  it('gives the Traditional copy of a text the same id', () => {
    const simplified = parseReport(
      documentOf('泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n收到申请。'),
    )
    const traditional = parseReport(
      documentOf('泰興市人民政府2017年政府信息公開年度報告\n一、概述\n收到申請。'),
    )
    expect(traditional.reportId).toBe(simplified.reportId)
    expect(traditional.script).toBe('Hant')
    expect(traditional.outline[0]?.passages[0]?.text).toBe('收到申請。')
  })

  it('survives any lines of anything and loses none of their characters', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '一、概述',
        '(一)推进',
        '1.公开',
        '㈠ 甲。乙。',
        'a | b |',
        '| c | d |',
        '|---|---|',
        '附件1',
        '附件：',
        '浏览次数: 3',
        '当前位置： 首页 报告 来源：某局 时间：2018-01-01',
        '- 3 -',
        '===== 正文 =====',
        '标题: 某区2017年报告',
        '某区2017年报告 正文',
        '一、总体情况 2021年，公开。',
        '微信 微博 -->',
        '2018年1月1日',
        '某某县人民政府',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\n\n　　', ' '),
        (lines, separator) => {
          expectNothingLost(documentOf(lines.join(separator)))
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)
})

describe('reportIdOf', () => {
  it('does not count white space and table rules', () => {
    expect(reportIdOf('a | b\nc')).toBe(reportIdOf('abc'))
    expect(reportIdOf('abc')).not.toBe(reportIdOf('abd'))
  })
})

interface ExpectedReport {
  file: string
  sectionsFound: string[]
  topHeadings: string[]
  notBody?: string[]
  tables?: number
}

describeShared('parseReport over the real reports', () => {
  const expected = () =>
    JSON.parse(readFileSync(sharedPath('expected', 'reports.json'), 'utf8')) as ExpectedReport[]

  it('finds headings, labels and tables of all five, and no furniture', async () => {
    for (const want of expected()) {
      const [document] = await readDocuments(sharedPath('reports', want.file))
      const report = parseReport(document!)
      const nodes = [...walkOutline(report.outline)]
      const tops = report.outline.flatMap((node) => (node.heading === null ? [] : [node.heading]))
      expect(tops, want.file).toEqual(want.topHeadings)
      const found = new Set(
        nodes.flatMap((node) => [
          node.section,
          ...node.passages.map((passage) => passage.section ?? node.section),
        ]),
      )
      expect([...found], want.file).toEqual(expect.arrayContaining(want.sectionsFound))
      for (const node of nodes) expect(node.rule).not.toBe('')
      expect(
        nodes.flatMap((node) => node.tables),
        want.file,
      ).toHaveLength(want.tables ?? 0)
      const texts = placedTexts(report.outline).map((placed) => placed.text)
      for (const furniture of want.notBody ?? []) {
        expect(texts.filter((text) => text.includes(furniture))).toEqual([])
      }
    }
  })

  it.each([
    ...['reports', 'samples'].flatMap((folder) =>
      textFilesIn(folder).map((file) => [folder, file] as const),
    ),
  ])('loses nothing of %s/%s', async (folder, file) => {
    const [document] = await readDocuments(sharedPath(folder, file))
    expectNothingLost(document!)
  })

  it('splits the one-line pages of 平潭 into chapters, without furniture', async () => {
    for (const [file, chapters] of [
      ['pingtan-2021-flattened.txt', 6],
      ['pingtan-tax-2013.txt', 6],
    ] as const) {
      const [document] = await readDocuments(sharedPath('samples', file))
      const { outline } = parseReport(document!)
      expect(outline.map((node) => node.id)).toEqual([
        's0',
        ...Array.from({ length: chapters }, (_, i) => `s${String(i + 1)}`),
      ])
      const text = placedTexts(outline)
        .map((placed) => placed.text)
        .join('\n')
      expect(text).not.toMatch(
        /当前位置|来源：|微信 微博|全真版|相关链接|-->|附件下载|本地目录|links\.tsv|正文 ===/,
      )
    }
  })

  it('labels the paragraphs of 淮北 that name a part of their own', async () => {
    const [document] = await readDocuments(sharedPath('reports', '001_92fc7ff319701b04.txt'))
    const passages = parseReport(document!).outline.find((node) => node.id === 's1')!.passages
    const labelOf = (mark: string) => passages.find((passage) => passage.text.startsWith(mark))
    expect(labelOf('九是')).toMatchObject({
      section: 'disclosureOnRequest',
      rule: 'first words 九是深入规范申请公开',
    })
    expect(labelOf('十是')).toMatchObject({ section: 'reviewAndLitigation' })
  })

  it('reads the GBK work report with its chapters', async () => {
    const [document] = await readDocuments(sharedPath('samples', 'hailar-2012-work-report-gbk.txt'))
    const report = parseReport(document!)
    expect(report.outline.flatMap((node) => node.heading ?? [])).toEqual([
      '一、过去一年工作回顾',
      '二、2012年政府工作总体要求和目标任务',
    ])
  })
})

function textFilesIn(folder: string): string[] {
  try {
    return readdirSync(sharedPath(folder)).filter((name) => name.endsWith('.txt'))
  } catch {
    // The suite around says why it is skipped.
    return []
  }
}
