/** Tables without ruling lines: neighbouring lines whose words stand in the same columns, three or more. */
import { joinLines } from '../join-lines.ts'
import type { PlacedCell, PlacedTable } from './placed-table.ts'
import { toLines, type Line } from './lines.ts'
import type { Glyph } from './text-state.ts'

/** A gap this wide, in shares of the font size, sets two columns apart. */
const columnGap = 1.4
const minColumns = 3
const minFullLines = 3
/** A gap between lines that ends a table, in shares of the font size. */
const maxLineGap = 4

interface Words {
  text: string
  left: number
  right: number
}

interface Column {
  left: number
  right: number
}

/** What stands between two other things on a page: text lines, or a table made of some of them. */
export type Piece = { kind: 'line'; line: Line } | { kind: 'table'; table: PlacedTable }

/** The lines, with those that stand in columns brought together as tables. */
export function findAlignedTables(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  for (let i = 0; i < lines.length;) {
    const table = tableFrom(lines, i)
    if (table === undefined) {
      pieces.push({ kind: 'line', line: lines[i]! })
      i += 1
    } else {
      pieces.push({ kind: 'table', table: table.table })
      i += table.lineCount
    }
  }
  return pieces
}

function tableFrom(
  lines: readonly Line[],
  start: number,
): { table: PlacedTable; lineCount: number } | undefined {
  if (splitWords(lines[start]!).length < minColumns) return undefined
  const rows: { words: Words[]; line: Line }[] = []
  let columns: Column[] = []
  let full = 0
  let endOfFull = 0
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!
    const before = rows.at(-1)
    if (before !== undefined && line.baseline - before.line.baseline > maxLineGap * line.size) break
    const words = splitWords(line)
    const widened = fitColumns(columns, words)
    if (widened === undefined) break
    columns = widened
    rows.push({ words, line })
    if (words.length >= minColumns) {
      full += 1
      endOfFull = rows.length
    }
  }
  if (full < minFullLines) return undefined
  const kept = rows.slice(0, endOfFull)
  return { table: toTable(kept, columns), lineCount: kept.length }
}

function splitWords(line: Line): Words[] {
  const runs: Glyph[][] = []
  let right = Infinity
  for (const glyph of line.glyphs) {
    if (runs.length === 0 || glyph.x - right > columnGap * line.size) runs.push([glyph])
    else runs.at(-1)!.push(glyph)
    right = Math.max(right === Infinity ? 0 : right, glyph.x + glyph.width)
  }
  return runs.map((run) => {
    const [words] = toLines(run)
    return { text: words!.text, left: words!.left, right: words!.right }
  })
}

/** The columns with these words in them; undefined where the words lie across columns or would add one late. */
function fitColumns(columns: readonly Column[], words: readonly Words[]): Column[] | undefined {
  if (columns.length === 0) return words.map(({ left, right }) => ({ left, right }))
  const fitted = columns.map((column) => ({ ...column }))
  const used = new Set<number>()
  for (const { left, right } of words) {
    const over = fitted.flatMap((column, i) =>
      left < column.right && right > column.left ? [i] : [],
    )
    if (over.length !== 1 || used.has(over[0]!)) return undefined
    used.add(over[0]!)
    const column = fitted[over[0]!]!
    column.left = Math.min(column.left, left)
    column.right = Math.max(column.right, right)
  }
  return fitted.every((column, i) => i === 0 || column.left >= fitted[i - 1]!.right)
    ? fitted
    : undefined
}

function toTable(
  rows: readonly { words: Words[]; line: Line }[],
  columns: readonly Column[],
): PlacedTable {
  const cells: PlacedCell[] = []
  const ys = [rows[0]!.line.baseline - rows[0]!.line.size]
  let row = -1
  for (const { words, line } of rows) {
    const first = words[0]!
    // A lone run under the first column that starts no item goes on with the label above.
    const above = cells.findLast((cell) => cell.row === row && cell.column === 0)
    const isWrapped =
      words.length === 1 &&
      above !== undefined &&
      first.left < columns[0]!.right &&
      !/^[一二三四五六七八九十（(\d]/.test(first.text)
    if (isWrapped) {
      above.text = joinLines(above.text, first.text)
      ys[ys.length - 1] = line.baseline
      continue
    }
    row += 1
    ys.push(line.baseline)
    for (const [column, place] of columns.entries()) {
      const inside = words.find((words) => words.left < place.right && words.right > place.left)
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: inside?.text ?? '' })
    }
  }
  return { xs: [...columns.map((column) => column.left), columns.at(-1)!.right], ys, cells }
}
