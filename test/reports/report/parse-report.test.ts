import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../../src/ingest/index.ts'
import { parseReport, walkOutline } from '../../../src/report/index.ts'
import { expectNothingLost, placedTexts } from '../../report/nothing-lost.ts'
import { sharedPath } from '../support/shared-path.ts'

interface ExpectedReport {
  file: string
  sectionsFound: string[]
  topHeadings: string[]
  notBody?: string[]
  tables?: number
}

describe('parseReport over the real reports', () => {
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
      readdirSync(sharedPath(folder))
        .filter((name) => name.endsWith('.txt'))
        .map((file) => [folder, file] as const),
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
