import { describe, expect, it } from 'vitest'
import { pdfFormat } from '../../../src/ingest/formats/pdf.ts'
import { dropPageFurniture } from '../../../src/ingest/formats/pdf/furniture.ts'
import type { Line } from '../../../src/ingest/formats/pdf/lines.ts'
import type { SourceDocument, TableBlock } from '../../../src/ingest/index.ts'
import { expectSoundDocument, testLimits } from '../../contracts/format.ts'
import {
  inLayer,
  annotation,
  box,
  line,
  pdfOf,
  pdfString,
  ruledTable,
  scan,
  slanted,
  spaced,
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
    await expect(readPages([scan])).rejects.toThrow(/scanned.*--ocr/)
  })

  it('leaves out what stands in a layer that is switched off, and says so', async () => {
    const page = [
      text('Words', 72, 100),
      inLayer('Shown', [text('in a layer', 72, 140)]),
      inLayer('Off', [text('draft of 2021', 72, 180), line(72, 400, 300, 400)]),
      text('More words', 72, 220),
    ]
    const document = await read(pdfOf([page], { layers: { Shown: true, Off: false } }))
    expect(paragraphsOf(document).join(' ')).toBe('Words in a layer More words')
    expect(document.account).toMatchObject({
      leftOut: [{ reason: 'hidden', count: 11, sample: 'draftof2021' }],
      notRead: [],
    })
    expect(document.warnings.map(({ code }) => code)).toEqual(['hidden_text'])
    const all = await read(pdfOf([page], { layers: { Shown: true, Off: true } }))
    expect(paragraphsOf(all).join(' ')).toContain('draft of 2021')
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

/** Everything seen is read or left out with a reason. */
async function readWhole(bytes: Uint8Array): Promise<SourceDocument> {
  const document = await read(bytes)
  expect(document.account?.notRead).toEqual([])
  expect(document.account?.surplus).toBe(0)
  return document
}

const leftOut = (document: SourceDocument) =>
  document.account?.leftOut.map(({ reason, sample }) => `${reason} ${sample}`)

describe('text in other directions', () => {
  const lines = ['一、总体情况', '全年收到申请21件，答复19件。', '二、主动公开', '公开信息982条。']

  it('is read where a whole page is set sideways, upside down or askew', async () => {
    const pages = [90, 180, 270, 45].map((degrees) => {
      // Lines follow one another at a right angle to the direction they run in.
      const angle = (degrees * Math.PI) / 180
      return lines.map((words, i) =>
        slanted(words, 300 - Math.sin(angle) * 24 * i, 420 + Math.cos(angle) * 24 * i, degrees),
      )
    })
    const document = await readWhole(pdfOf(pages))
    expect(document.text.replace(/\n/g, '')).toBe(lines.join('').repeat(4))
  })

  it('lays out a table that is set sideways as a whole', async () => {
    const turned = [
      '0 1 -1 0 500 100 cm',
      ...ruledTable(
        [72, 200, 300],
        [642, 672, 702, 732],
        [
          ['指标', '数'],
          ['收到', '21'],
          ['答复', '19'],
        ],
      ),
    ]
    const page = [text('一、申请情况', 72, 80), 'q', ...turned, 'Q']
    const document = await readWhole(pdfOf([page]))
    expect(rowsOf(tablesOf(document)[0])).toEqual(['指标 | 数', '收到 | 21', '答复 | 19'])
  })

  it('keeps a label that is set sideways in its cell', async () => {
    const table = ruledTable(
      [72, 110, 200, 300],
      [200, 240, 280],
      [
        ['', '收到', '21'],
        ['', '答复', '19'],
      ],
    ).filter((operator) => operator !== line(72, 240, 300, 240))
    const page = [...table, line(110, 240, 300, 240), slanted('申请', 88, 268, 270, 10)]
    const document = await readWhole(pdfOf([page]))
    expect(tablesOf(document)[0]?.cells[0]).toMatchObject({ rowSpan: 2, text: '申请' })
  })

  it('stands behind the paragraph that it must not cut', async () => {
    const document = await readWhole(
      pdfOf([
        [
          text(`A ${long}`, 96, 120),
          text(`b ${long}`, 72, 140),
          text(`c ${long}`, 72, 160),
          slanted('binding line', 40, 300, 270),
        ],
        [text('d ends here.', 72, 120)],
      ]),
    )
    expect(paragraphsOf(document)).toEqual([
      `A ${long} b ${long} c ${long} d ends here.`,
      'binding line',
    ])
  })

  const body = Array.from({ length: 8 }, (_, i) => `办理措施之${i + 1}：对照目录逐项公开并登记。`)
  const bodyLines = body.map((words, i) => text(words, 72, 120 + 24 * i))
  const flat = (document: SourceDocument) => document.text.replace(/\n/g, '')

  it('is kept out of words where it is a watermark, whatever its angle', async () => {
    const mark = '内部资料严禁外传'
    const marks = [
      ...[-60, -45, -10, 5, 30, 90, 270].map((degrees) => slanted(mark, 180, 200, degrees, 30)),
      text(mark, 90, 212, 40),
    ]
    const document = await readWhole(pdfOf(marks.map((drawn) => [drawn, ...bodyLines])))
    expect(flat(document)).toBe(body.join('').repeat(marks.length))
    expect(document.account?.leftOut).toMatchObject([
      { reason: 'watermark', count: mark.length * marks.length },
    ])
  })

  it('is kept apart from a line of its size that it is printed over', async () => {
    const document = await readWhole(pdfOf([[...bodyLines, text('青岫县公开专用', 75, 145)]]))
    for (const words of [...body, '青岫县公开专用']) expect(flat(document)).toContain(words)
  })
})

describe('lines', () => {
  it('stand beside large type without being swallowed by it', async () => {
    const document = await readWhole(
      pdfOf([
        [
          text('年报', 72, 130, 48),
          text('青岫县人民政府办公室编印', 200, 112),
          text('二〇二一年一月', 200, 128),
          text('公开信息982条。', 72, 200),
        ],
      ]),
    )
    const found = paragraphsOf(document)
    for (const words of ['青岫县人民政府办公室编印', '二〇二一年一月', '公开信息982条。'])
      expect(found.some((paragraph) => paragraph.includes(words))).toBe(true)
  })

  it('that are spread have no spaces in numbers and names', async () => {
    const words = '2020年，青岫县公布通告3157条，PPP项目18个。'
    const spread = [1.5, 3, 5].map((points, i) => spaced(words, 40, 120 + 60 * i, points, 10))
    expect((await readPages(spread)).text.replace(/\n/g, '')).toBe(words.repeat(3))
  })

  it('join digits that are set apart, and leave the numbers of columns', async () => {
    const digits = ['2', '0', '2', '1'].map((digit, i) => text(digit, 108 + 10 * i, 120))
    const columns = ['1', '2', '3', '4'].map((digit, i) => text(digit, 108 + 40 * i, 160))
    const document = await readPages(
      [
        [text('截至', 80, 120), ...digits, text('年底，全县公开。', 146, 120)].flat(),
        [text('栏次', 72, 160), ...columns].flat(),
      ].flat(),
    )
    expect(document.text).toContain('截至2021年底，全县公开。')
    expect(document.text).not.toContain('1234')
  })

  it('have each character once, however often it is struck', async () => {
    const words = '收到申请11件'
    const strikes = [0, 0.4, 0.8, 2].map((shift) => text(words, 72 + shift, 120 + shift / 4))
    const document = await readWhole(pdfOf([strikes]))
    expect(paragraphsOf(document)).toEqual([words])
    expect(document.account?.leftOut).toMatchObject([{ reason: 'repeated', count: 21 }])
  })

  it('have Latin letters that the fonts call by rare characters', async () => {
    const document = await readPages([text('犘犘犘项目18个，犃级纳税人犫', 72, 120)])
    expect(paragraphsOf(document)).toEqual(['PPP项目18个，A级纳税人b'])
    const traditional = '本府報告狀況，犧牲奉獻。'
    expect(paragraphsOf(await readPages([text(traditional, 72, 120)]))).toEqual([traditional])
  })
})

describe('dropPageFurniture', () => {
  const lineOf = (words: string): Line => ({
    ...{ text: words, left: 72, right: 300, baseline: 60, size: 12 },
    glyphs: [],
  })
  const kept = (lines: readonly string[]) =>
    dropPageFurniture(lines.map((words) => ({ height: 842, lines: [lineOf(words)] })))
      .flat()
      .map((line) => line.text)

  it.each([
    ['figures', ['2019年：收到申请16件，答复15件', '2020年：收到申请21件，答复19件']],
    ['sentences', ['公开信息1条。', '公开信息2条。', '公开信息3条。']],
    ['the same sentence', ['本栏无。', '本栏无。']],
    ['counts', ['收到申请1件', '收到申请2件', '收到申请3件']],
    ['years', ['2019年度情况', '2020年度情况', '2021年度情况']],
    ['numbers that follow no page', ['2719', '2604', '16']],
    ['one number on a page', ['2719']],
  ])('keeps lines that say something each: %s', (_name, lines) => {
    expect(kept(lines)).toEqual(lines)
  })

  it.each([
    ['a head', ['青岫县年度报告', '青岫县年度报告', '青岫县年度报告']],
    ['a head with the page', ['年度报告 1', '年度报告 2', '年度报告 3']],
    ['a head with the year and the page', ['2020年报告 7', '2020年报告 8']],
    ['the page of all', ['第 1 页 共 3 页', '第 2 页 共 3 页', '第 3 页 共 3 页']],
    ['bare numbers from another begin', ['57', '58', '59']],
    ['the number of the page', ['1']],
    ['marks', ['— 1 —', '- 2 -', '3/12']],
  ])('drops what stands around the text: %s', (_name, lines) => {
    expect(kept(lines)).toEqual([])
  })
})

describe('what stands on a page without being drawn', () => {
  it('is read: values of a form in their cells, text put on top, remarks behind', async () => {
    const table = ruledTable(
      [72, 240, 340],
      [200, 230, 260],
      [
        ['本年新收申请数量', ''],
        ['是否收费', ''],
      ],
    )
    const field = (kind: string, y: number, value: string) =>
      annotation('Widget', [244, y, 90, 20], `/FT /${kind} /T (f${y}) /V ${value}`)
    const annotations = [
      field('Tx', 205, pdfString('2719')),
      field('Ch', 235, '(n) /Opt [[(y) (yes)] [(n) (no)]]'),
      annotation(
        'FreeText',
        [72, 400, 200, 20],
        `/DA (/Helv 12 Tf) /Contents ${pdfString('补充：延期2件')}`,
      ),
      annotation('Text', [500, 100, 20, 20], `/Contents ${pdfString('数字以年报为准')}`),
      annotation('Text', [500, 140, 20, 20], `/F 2 /Contents ${pdfString('密')}`),
    ]
    const document = await readWhole(pdfOf([[...table, text('完。', 72, 300)]], { annotations }))
    expect(rowsOf(tablesOf(document)[0])).toEqual(['本年新收申请数量 | 2719', '是否收费 | no'])
    expect(paragraphsOf(document)).toEqual(['完。', '补充：延期2件', '数字以年报为准'])
    expect(leftOut(document)).toEqual(['hidden 密'])
    expect(document.warnings.map(({ code }) => code)).toEqual(['hidden_text'])
  })

  it('stands beside its label, ticks too, on a page that is set sideways', async () => {
    const annotations = [
      annotation('Widget', [400, 210, 20, 60], `/FT /Tx /T (a) /V ${pdfString('21')}`),
    ]
    const page = [slanted('本年新收申请', 405, 100, 90), slanted('件数合计如上', 380, 100, 90)]
    const document = await readWhole(pdfOf([page], { annotations }))
    expect(document.text).toContain('21')
  })
})
