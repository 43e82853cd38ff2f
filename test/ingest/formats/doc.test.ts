import { describe, expect, it } from 'vitest'
import { docFormat } from '../../../src/ingest/formats/doc.ts'
import { expectSoundDocument, testLimits } from '../../contracts/format.ts'
import { cellEnd, compoundFile, docOf, paragraphEnd } from '../../support/word-binary.ts'

async function read(bytes: Uint8Array) {
  const [document] = await docFormat.read(bytes, 'a.doc', testLimits)
  expectSoundDocument(document!)
  return document!
}

/** A document of paragraphs (strings) and table rows (lists of cells). */
function docWith(...pieces: readonly (string | readonly string[])[]): Buffer {
  let text = ''
  const rowEnds: number[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece + paragraphEnd
    else {
      text += piece.map((cell) => cell + cellEnd).join('')
      rowEnds.push(text.length)
      text += cellEnd
    }
  }
  return docOf(text, rowEnds)
}

describe('docFormat', () => {
  it('reads paragraphs and tables in their order', async () => {
    const document = await read(
      docWith(
        '一、概述',
        ['指标', '数'],
        [`收到${paragraphEnd}申请`, '28'],
        '二、其他情况',
        ['甲', '乙'],
        '完',
      ),
    )
    expect(document.text.split('\n')).toEqual([
      '一、概述',
      '指标 | 数',
      '收到申请 | 28',
      '二、其他情况',
      '甲 | 乙',
      '完',
    ])
    expect(document.blocks.map((block) => block.kind)).toEqual([
      'text',
      'table',
      'text',
      'table',
      'text',
    ])
    expect(document.warnings).toEqual([])
  })

  it('gives the width of merged cells to the label before the figures, and says so', async () => {
    const document = await read(
      docWith(['类', '项', '甲', '乙'], ['一、本年新收', '1', '2'], ['', '（一）', '3', '4']),
    )
    const [table] = document.blocks
    expect(table?.kind === 'table' && table.cells.filter((cell) => cell.row === 1)).toMatchObject([
      { column: 0, columnSpan: 2, text: '一、本年新收' },
      { column: 2, text: '1' },
      { column: 3, text: '2' },
    ])
    expect(document.warnings.map((warning) => warning.code)).toEqual(['merged_cells_guessed'])
  })

  it('takes the cells of a row from its own definition, also where that stands in another stream', async () => {
    const rows = [
      ['项目', '自然人', '总计'],
      ['三、办理结果', '（一）予以公开', '3', '4'],
      ['', '（二）部分公开', '5', '6'],
    ]
    let text = ''
    const ends = rows.map((row) => {
      text += row.map((cell) => cell + cellEnd).join('')
      text += cellEnd
      return text.length - 1
    })
    const document = await read(
      docOf(`${text}完${paragraphEnd}`, ends, [
        { edges: [0, 4000, 5000, 6000] },
        { edges: [0, 2000, 4000, 5000, 6000] },
        { edges: [0, 2000, 4000, 5000, 6000], above: [0] },
      ]),
    )
    const [table] = document.blocks
    expect(table?.kind === 'table' && table.cells).toEqual([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 2, text: '项目' },
      { row: 0, column: 2, rowSpan: 1, columnSpan: 1, text: '自然人' },
      { row: 0, column: 3, rowSpan: 1, columnSpan: 1, text: '总计' },
      { row: 1, column: 0, rowSpan: 2, columnSpan: 1, text: '三、办理结果' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '（一）予以公开' },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '3' },
      { row: 1, column: 3, rowSpan: 1, columnSpan: 1, text: '4' },
      { row: 2, column: 1, rowSpan: 1, columnSpan: 1, text: '（二）部分公开' },
      { row: 2, column: 2, rowSpan: 1, columnSpan: 1, text: '5' },
      { row: 2, column: 3, rowSpan: 1, columnSpan: 1, text: '6' },
    ])
    expect(document.warnings).toEqual([])
  })

  it('says what RTF and other office files are', async () => {
    const workbook = compoundFile([['Workbook', Buffer.alloc(4096)]])
    await expect(read(workbook)).rejects.toMatchObject({ code: 'unreadable_file' })
  })

  it('refuses chains of sectors that run in a circle or leave the file', async () => {
    const good = docWith('一、概述')
    const sectorTable = 512
    for (const next of [2, 3, 100_000]) {
      const damaged = Buffer.from(good)
      damaged.writeInt32LE(next, sectorTable + 4 * 3)
      await expect(read(damaged)).rejects.toMatchObject({ code: 'unreadable_file' })
    }
  })
})
