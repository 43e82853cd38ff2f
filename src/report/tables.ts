/** Tables drawn with pipes in text (`a | b | c |`) to laid-out tables. Says nothing about what the cells mean. */
import type { Block, TableBlock, TableCell, TextBlock } from '../ingest/index.ts'

/** A single line with pipes may be a list of links; a table has two lines at least. */
const minTableLines = 2

/** A grid beyond this is no table of a report, and would not fit into memory; its lines stay text. */
const maxCells = 500_000

/** True for a line that can be a row: it ends with a pipe, or has two. */
export function isTableLine(text: string): boolean {
  const first = text.indexOf('|')
  if (first < 0) return false
  return text.includes('|', first + 1) || first === text.length - 1
}

/** Consecutive pipe lines become one table block each; all other blocks stay as they are. */
export function gatherTables(blocks: readonly Block[]): Block[] {
  const gathered: Block[] = []
  let run: TextBlock[] = []
  const endRun = () => {
    const table = run.length >= minTableLines ? toTableBlock(run) : undefined
    if (table === undefined) for (const line of run) gathered.push(line)
    else gathered.push(table)
    run = []
  }
  for (const block of blocks) {
    if (block.kind === 'text' && isTableLine(block.text)) run.push(block)
    else {
      endRun()
      gathered.push(block)
    }
  }
  endRun()
  return gathered
}

function toTableBlock(lines: readonly TextBlock[]): TableBlock | undefined {
  // Where every line begins with a pipe (Markdown) it opens the first cell; elsewhere it ends a blank one.
  const opensWithPipe = lines.every((line) => line.text.startsWith('|'))
  const grid = lines.map((line) => splitCells(opensWithPipe ? line.text.slice(1) : line.text))
  const columnCount = grid.reduce((most, row) => Math.max(most, row.length), 0)
  if (columnCount * lines.length > maxCells) return undefined
  const cells: TableCell[] = grid.flatMap((row, rowIndex) =>
    row.map((text, column) => ({ row: rowIndex, column, rowSpan: 1, columnSpan: 1, text })),
  )
  return {
    kind: 'table',
    cells,
    rowCount: lines.length,
    columnCount,
    rows: lines.map((line) => ({ text: line.text, source: line.source })),
    source: { start: lines[0]!.source.start, end: lines.at(-1)!.source.end },
  }
}

/** A pipe ends a cell; what follows the last one is a cell only if something stands there. */
function splitCells(line: string): string[] {
  const cells = line.split('|').map((cell) => cell.trim())
  if (cells.length > 1 && line.endsWith('|')) cells.pop()
  return cells
}

/** The grid of a table: every row with the same number of cells, '' where a span covers or nothing stands. */
export function toGrid(table: Pick<TableBlock, 'cells' | 'rowCount' | 'columnCount'>): string[][] {
  const grid = Array.from({ length: table.rowCount }, () =>
    Array.from({ length: table.columnCount }, () => ''),
  )
  for (const cell of table.cells) {
    const row = grid[cell.row]
    if (row !== undefined && cell.column < table.columnCount) row[cell.column] = cell.text
  }
  return grid
}
