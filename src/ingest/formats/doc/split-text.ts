/** Word's text stream to paragraphs and tables: a tab ends a cell, a tab and a line end close a row. */
import { collapseWhitespace, joinLines } from '../join-lines.ts'

/** A paragraph, or the rows of a table as lists of cells. */
export type WordPiece = { kind: 'text'; text: string } | { kind: 'table'; rows: string[][] }

/** Lines of a first cell are this short and few at most; longer or more lines are paragraphs before the table. */
const maxCellLine = 14
const maxCellLines = 10
/** Chapter headings end in these words; labels of rows that begin with a number as well (三、本年度…) do not. */
const chapterHeading = /^[一二三四五六七八九十]+、.*(?:情况|事项|改进|措施|概述|问题|说明|附表)$/

/** Splits the stream. */
export function splitWordText(stream: string): WordPiece[] {
  const pieces: WordPiece[] = []
  let rows: string[][] = []
  const endTable = () => {
    if (rows.length > 0) pieces.push({ kind: 'table', rows })
    rows = []
  }
  const addParagraphs = (lines: readonly string[]) => {
    for (const line of lines) {
      const text = collapseWhitespace(line)
      if (text === '') continue
      endTable()
      pieces.push({ kind: 'text', text })
    }
  }
  const chunks = stream.split('\t\n')
  const afterTables = chunks.pop() ?? ''
  for (const chunk of chunks) {
    const cells = chunk.split('\t')
    const lines = cells[0]!.split('\n')
    // Paragraphs before a table run into its first cell: nothing but their length tells them apart.
    const isCell =
      rows.length > 0 &&
      lines.length <= maxCellLines &&
      lines.every((line) => line.trim().length <= maxCellLine && !chapterHeading.test(line.trim()))
    const cellLines = isCell ? lines : lines.slice(-1)
    if (!isCell) addParagraphs(lines.slice(0, -1))
    rows.push([cellLines.join('\n'), ...cells.slice(1)].map(toCellText))
  }
  addParagraphs(afterTables.split('\n'))
  endTable()
  return pieces
}

function toCellText(cell: string): string {
  return cell.split('\n').map(collapseWhitespace).reduce(joinLines, '')
}
