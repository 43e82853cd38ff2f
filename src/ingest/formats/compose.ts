/** Composes the text of a document whose format has none of its own, block by block, so that offsets hold by construction. */
import type { Grid } from '../grid.ts'
import type { Block, SourceDocument, SourceSpan } from '../types.ts'

/** Collects blocks in reading order and the text they point into. */
export interface Composer {
  /** Adds a paragraph; blank text adds nothing. */
  addText(text: string, options?: { isHeading?: boolean; ocr?: boolean }): void
  /** Adds a table: a line a row, its cells joined by " | ". A row that no cell begins in has an empty line. */
  addTable(grid: Grid, options?: { ocr?: boolean }): void
  /** The text so far and its blocks. */
  finish(): Pick<SourceDocument, 'text' | 'blocks'>
}

/** A composer with nothing in it. */
export function createComposer(): Composer {
  const pieces: string[] = []
  const blocks: Block[] = []
  let length = 0

  /** Writes a line of its own and says where it stands; nothing is written for an empty one. */
  function writeLine(line: string): SourceSpan {
    if (line === '') return { start: length, end: length }
    if (length > 0) {
      pieces.push('\n')
      length += 1
    }
    const start = length
    pieces.push(line)
    length += line.length
    return { start, end: length }
  }

  return {
    addText(text, options = {}) {
      const line = text.trim()
      if (line === '') return
      const source = writeLine(line)
      blocks.push({
        kind: 'text',
        text: line,
        source,
        ...(options.isHeading === true ? { isHeading: true } : {}),
        ...(options.ocr === true && { ocr: true }),
      })
    },
    addTable(grid, options = {}) {
      if (grid.cells.every((cell) => cell.text.trim() === '')) return
      const lines: string[][] = Array.from({ length: grid.rowCount }, () => [])
      for (const cell of grid.cells) lines[cell.row]?.push(cell.text)
      const rows = lines.map((cells) => {
        const text = cells.every((cell) => cell === '') ? '' : cells.join(' | ').trim()
        return { text, source: writeLine(text) }
      })
      const written = rows.filter((row) => row.text !== '')
      const source = { start: written[0]!.source.start, end: written.at(-1)!.source.end }
      blocks.push({
        kind: 'table',
        ...grid,
        rows: settleEmptyRows(rows),
        source,
        ...(options.ocr === true && { ocr: true }),
      })
    },
    finish: () => ({ text: pieces.join(''), blocks }),
  }
}

/** Empty lines before the first written one would stand outside the table: they are moved to its start. */
function settleEmptyRows(
  rows: { text: string; source: SourceSpan }[],
): { text: string; source: SourceSpan }[] {
  const first = rows.find((row) => row.text !== '')!
  return rows.map((row) =>
    row.text === '' && row.source.start < first.source.start
      ? { text: '', source: { start: first.source.start, end: first.source.start } }
      : row,
  )
}
