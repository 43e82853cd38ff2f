import { describe, expect, it } from 'vitest'
import { pdfFormat } from '../../../src/ingest/formats/pdf.ts'
import type { SourceDocument, TableBlock } from '../../../src/ingest/index.ts'
import { expectSoundDocument, testLimits } from '../../contracts/format.ts'
import {
  box,
  line,
  pdfOf,
  ruledTable,
  scan,
  text,
  type PageOperators,
} from '../../support/pdf-writer.ts'

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const [document] = await pdfFormat.read(bytes, 'report.pdf', testLimits)
  expectSoundDocument(document!)
  return document!
}

const readPages = (...pages: PageOperators[]) => read(pdfOf(pages))

function tablesOf(document: SourceDocument): TableBlock[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

function paragraphsOf(document: SourceDocument): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
}

const rowsOf = (table: TableBlock | undefined) => table?.rows.map((row) => row.text)
/** About as wide as the text area of a page. */
const long = 'words that fill the line from the left margin to the very right margin of page'

describe('pdfFormat', () => {
  it('joins wrapped lines and tells paragraphs by indent, short last line and size', async () => {
    const document = await readPages([
      text('Report of a county', 220, 80, 20),
      text(`A ${long}`, 96, 120),
      text(`b ${long}`, 72, 140),
      text('c ends here.', 72, 160),
      text(`D ${long}`, 96, 180),
      text('e ends.', 72, 200),
    ])
    expect(paragraphsOf(document)).toEqual([
      'Report of a county',
      `A ${long} b ${long} c ends here.`,
      `D ${long} e ends.`,
    ])
  })

  it('joins a paragraph over a page break and drops page marks, heads and feet', async () => {
    const furniture = (number: number) => [
      text('County report', 260, 40, 9),
      text(`- ${number} -`, 290, 810, 9),
    ]
    const document = await readPages(
      [...furniture(1), text(`A ${long}`, 96, 120), text(`b ${long}`, 72, 140)],
      [...furniture(2), text('c ends.', 72, 120), text('Next one.', 96, 140)],
    )
    expect(paragraphsOf(document)).toEqual([`A ${long} b ${long} c ends.`, 'Next one.'])
  })

  describe('text in columns', () => {
    /** Some 220 points of Helvetica. */
    const half = 'words that fill one of the two columns'
    const [left, right] = [72, 310]
    const column = (name: string, x: number, y: number, count = 6) =>
      Array.from({ length: count }, (_, i) => text(`${name}${i} ${half}`, x, y + 18 * i))
    const words = (name: string, count = 6) =>
      Array.from({ length: count }, (_, i) => `${name}${i} ${half}`).join(' ')

    it('is read column by column, also where their lines stand at different heights', async () => {
      for (const shift of [0, 7]) {
        const document = await readPages([
          ...column('a', left, 120),
          ...column('b', right, 120 + shift),
        ])
        expect(paragraphsOf(document)).toEqual([`${words('a')} ${words('b')}`])
      }
    })

    it('stands between what goes across the page', async () => {
      const document = await readPages([
        text('Report of a county', 220, 60, 20),
        text(`A ${long}`, left, 90),
        text('ends above.', left, 108),
        ...column('a', left, 140),
        ...column('b', right, 140),
        text('Next chapter', left, 280),
        text(`B ${long}`, left, 310),
        text(`c ${long}`, left, 328),
      ])
      expect(paragraphsOf(document)).toEqual([
        'Report of a county',
        `A ${long} ends above.`,
        `${words('a')} ${words('b')}`,
        'Next chapter',
        `B ${long} c ${long}`,
      ])
    })

    it('goes on over the page, and keeps a table in its column', async () => {
      const document = await readPages(
        [...column('a', left, 100, 40), ...column('b', right, 100, 40)],
        [
          ...column('c', left, 100),
          ...ruledTable(
            [left, 180, 280],
            [220, 240, 260],
            [
              ['x', 'y'],
              ['1', '2'],
            ],
          ),
          ...column('d', left, 290),
          ...column('e', right, 100, 16),
        ],
      )
      expect(
        document.blocks.map((block) => (block.kind === 'text' ? block.text : 'table')),
      ).toEqual([
        `${words('a', 40)} ${words('b', 40)} ${words('c')}`,
        'table',
        `${words('d')} ${words('e', 16)}`,
      ])
    })

    it('is looked for at few places, however wide a damaged page is', async () => {
      const document = await readPages([
        ...column('a', left, 120),
        text('far away', 1e9, 500),
        text('farther', 5e12, 518),
      ])
      expect(paragraphsOf(document).join(' ')).toContain(words('a'))
    })

    it('is no list of names and values, and no table without lines', async () => {
      const list = await readPages(
        Array.from({ length: 8 }, (_, i) => [
          text(`Name of item ${i}`, left, 100 + 18 * i),
          text(`value ${i}`, right, 100 + 18 * i),
        ]).flat(),
      )
      expect(paragraphsOf(list).join(' ')).toContain('Name of item 0 value 0')
    })
  })

  it('lays out a ruled table, with merged cells where borders are missing', async () => {
    const document = await readPages([
      text('Before', 72, 100),
      // The head spans two columns: the middle border begins below it.
      ...[120, 140, 160].map((y) => line(72, y, 300, y)),
      line(72, 120, 72, 160),
      line(300, 120, 300, 160),
      line(186, 140, 186, 160),
      text('head', 100, 134, 10),
      text('left', 80, 154, 10),
      text('right', 200, 154, 10),
      text('After', 72, 200),
    ])
    expect(document.blocks.map((block) => block.kind)).toEqual(['text', 'table', 'text'])
    const [table] = tablesOf(document)
    expect(table?.cells).toEqual([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 2, text: 'head' },
      { row: 1, column: 0, rowSpan: 1, columnSpan: 1, text: 'left' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: 'right' },
    ])
  })

  it('takes thin filled boxes for lines, and open sides for borders', async () => {
    const document = await readPages([
      ...[100, 120, 140].map((y) => box(72, y, 228, 0.5)),
      box(186, 100, 0.5, 40),
      ...['a', 'b', 'c', 'd'].map((word, i) =>
        text(word, 80 + 120 * (i % 2), 114 + 20 * Math.floor(i / 2), 10),
      ),
    ])
    expect(rowsOf(tablesOf(document)[0])).toEqual(['a | b', 'c | d'])
  })

  it('joins the lines of a cell, digits without a space', async () => {
    const document = await readPages([
      ...ruledTable([72, 120, 300], [100, 160], [['', 'x']]),
      text('39857', 76, 114, 10),
      text('58', 76, 130, 10),
    ])
    expect(rowsOf(tablesOf(document)[0])).toEqual(['3985758 | x'])
  })

  it('joins a table over a page break and drops the repeated head', async () => {
    const xs = [72, 200, 300]
    const document = await readPages(
      [
        ...ruledTable(
          xs,
          [700, 720, 740],
          [
            ['item', 'number'],
            ['one', '1'],
          ],
        ),
        text('- 1 -', 290, 815, 9),
      ],
      [
        ...ruledTable(
          xs,
          [90, 110, 130],
          [
            ['item', 'number'],
            ['two', '2'],
          ],
        ),
        text('- 2 -', 290, 815, 9),
      ],
    )
    const tables = tablesOf(document)
    expect(tables).toHaveLength(1)
    expect(rowsOf(tables[0])).toEqual(['item | number', 'one | 1', 'two | 2'])
  })

  it('keeps two tables apart that only follow one another', async () => {
    const document = await readPages(
      ruledTable(
        [72, 200, 300],
        [700, 720, 740],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ),
      ruledTable(
        [72, 150, 400],
        [90, 110, 130],
        [
          ['e', 'f'],
          ['g', 'h'],
        ],
      ),
    )
    expect(tablesOf(document)).toHaveLength(2)
  })

  it('finds a table without lines by its columns', async () => {
    const rows = [
      ['item', 'unit', 'number'],
      ['received', 'piece', '28'],
      ['granted', 'piece', '26'],
      ['refused', 'piece', '2'],
    ]
    const document = await readPages([
      text('Before the table', 72, 80),
      ...rows.flatMap((cells, row) =>
        cells.map((cell, column) => text(cell, 72 + 150 * column, 120 + 20 * row)),
      ),
      text('After the table', 72, 240),
    ])
    expect(document.blocks.map((block) => block.kind)).toEqual(['text', 'table', 'text'])
    expect(rowsOf(tablesOf(document)[0])).toEqual(rows.map((cells) => cells.join(' | ')))
  })

  it('takes a frame around text for no table', async () => {
    const document = await readPages([...ruledTable([72, 400], [100, 160], [['framed words']])])
    expect(tablesOf(document)).toEqual([])
    expect(paragraphsOf(document)).toEqual(['framed words'])
  })

  it('warns of each scanned page, and refuses a file of nothing else', async () => {
    const document = await readPages([text('Words', 72, 100)], [scan], [scan])
    expect(document.warnings.map((warning) => warning.code)).toEqual([
      'scanned_page',
      'scanned_page',
    ])
    expect(document.warnings[1]?.message).toContain('第 3 页')
    await expect(readPages([scan])).rejects.toThrow(/scanned.*OCR/)
  })

  it('does not take an empty page for a scanned one', async () => {
    expect((await readPages([text('Words', 72, 100)], [])).warnings).toEqual([])
  })

  it('drops a stamp set at an angle', async () => {
    const turned = 'BT /F1 40 Tf 0.5 0.87 -0.87 0.5 200 300 Tm (DRAFT) Tj ET'
    expect(paragraphsOf(await readPages([text('Words', 72, 100), turned]))).toEqual(['Words'])
  })

  it('states its properties, dates as days', async () => {
    const bytes = pdfOf([[text('Words', 72, 100)]], {
      info: "/Title (Annual) /CreationDate (D:20250225100250+08'00')",
    })
    expect((await read(bytes)).properties).toMatchObject({
      title: 'Annual',
      createdOn: '2025-02-25',
    })
  })

  it('refuses more pages than the limit', async () => {
    const bytes = pdfOf([[text('a', 72, 100)], [text('b', 72, 100)]])
    await expect(
      pdfFormat.read(bytes, 'report.pdf', { ...testLimits, maxPages: 1 }),
    ).rejects.toThrow(/2 pages .* limit of 1/)
  })

  it('says of a file with a password and of a broken one what they are', async () => {
    const locked = pdfOf([[text('a', 72, 100)]])
      .toString('latin1')
      .replace(
        'trailer\n<<',
        `trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >> /ID [(${'i'.repeat(16)}) (${'i'.repeat(16)})]`,
      )
    await expect(read(Buffer.from(locked, 'latin1'))).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('password') as string,
    })
    await expect(read(Buffer.from('%PDF-1.4\nnothing more'))).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('broken') as string,
    })
  })
})
