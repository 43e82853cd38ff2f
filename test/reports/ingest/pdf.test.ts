import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pdfFormat } from '../../../src/ingest/formats/pdf.ts'
import type { SourceDocument, TableBlock } from '../../../src/ingest/index.ts'
import { expectSoundDocument, testLimits } from '../../contracts/format.ts'
import { sharedPath } from '../support/shared-path.ts'

async function read(name: string): Promise<SourceDocument> {
  const bytes = readFileSync(sharedPath('samples', name))
  const [document] = await pdfFormat.read(bytes, name, testLimits)
  expectSoundDocument(document!)
  return document!
}

function tablesOf(document: SourceDocument): TableBlock[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

function paragraphsOf(document: SourceDocument): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
}

/** The cells of a row that stand right of the labels, as numbers. */
function figuresOf(table: TableBlock, firstColumn: number): number[][] {
  const rows: number[][] = Array.from({ length: table.rowCount }, () => [])
  for (const cell of table.cells) {
    if (cell.column >= firstColumn && /^[\d.]+$/.test(cell.text))
      rows[cell.row]!.push(Number(cell.text))
  }
  return rows.filter((row) => row.length > 0)
}

describe('pdfFormat on the reports of 2024', () => {
  it('reads every statutory table of huaian-2024.pdf, cells right to the arithmetic', async () => {
    const document = await read('huaian-2024.pdf')
    const [disclosure, requests, reviews] = tablesOf(document)
    expect(tablesOf(document)).toHaveLength(3)

    expect(disclosure).toMatchObject({ rowCount: 14, columnCount: 4 })
    expect(figuresOf(disclosure!, 1)).toEqual([
      [1, 0, 11],
      [8, 26, 66],
      [447228],
      [3985758],
      [88283],
      [96171.6],
    ])

    const figures = figuresOf(requests!, 3)
    expect(figures).toHaveLength(25)
    expect(figures.every((row) => row.length === 7)).toBe(true)
    // Each row: six kinds of applicant sum to the total.
    for (const row of figures)
      expect(row.slice(0, 6).reduce((sum, value) => sum + value, 0)).toBe(row[6])
    const [received, carriedOver] = figures
    const [concluded, carriedForward] = figures.slice(-2)
    for (let column = 0; column < 7; column++) {
      const details = figures.slice(2, -2).reduce((sum, row) => sum + row[column]!, 0)
      expect(details).toBe(concluded![column])
      expect(received![column]! + carriedOver![column]!).toBe(
        concluded![column]! + carriedForward![column]!,
      )
    }
    expect([received![6], carriedOver![6], concluded![6], carriedForward![6]]).toEqual([
      3119, 34, 3050, 103,
    ])

    expect(figuresOf(reviews!, 0)).toEqual([
      [72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20],
    ])
  })

  it('heals labels that were cut by the page break or set one character a line', async () => {
    const [, requests] = tablesOf(await read('huaian-2024.pdf'))
    const cell = (label: string) => requests!.cells.find((candidate) => candidate.text === label)
    expect(cell('（四）无法提供')).toMatchObject({ column: 1, rowSpan: 3 })
    expect(cell('三、本年度办理结果')).toMatchObject({ column: 0, rowSpan: 22 })
    expect(cell('（三）不予公开')).toMatchObject({ rowSpan: 8 })
  })

  it('reads the tables of hongze-2024.pdf', async () => {
    const [disclosure, requests, reviews] = tablesOf(await read('hongze-2024.pdf'))
    expect(figuresOf(disclosure!, 1)).toEqual([[0, 0, 0], [3, 0, 8], [9487], [2776], [84], [7545]])
    const figures = figuresOf(requests!, 3)
    expect(figures).toHaveLength(23)
    expect(figures.every((row) => row.length === 7)).toBe(true)
    expect(figures.at(-2)).toEqual([95, 0, 0, 0, 0, 0, 95])
    expect(figuresOf(reviews!, 0)).toEqual([[1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 1, 0, 3]])
  })

  it('gives paragraphs without page marks, headings on their own', async () => {
    const paragraphs = paragraphsOf(await read('huaian-2024.pdf'))
    expect(paragraphs.filter((paragraph) => /^[一二三四五六]、/.test(paragraph))).toHaveLength(6)
    expect(paragraphs.some((paragraph) => /^-\s*\d+\s*-$/.test(paragraph))).toBe(false)
    expect(paragraphs.find((paragraph) => paragraph.startsWith('（五）'))).toMatch(/水平。$/)
  })
})
