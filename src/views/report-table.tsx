/** A table of a report as a table: spans kept, every line of it with its anchor. */
import type { VNode } from 'preact'
import type { TableCell } from '../ingest/index.ts'
import type { Table } from '../report/index.ts'
import { MarkedText } from './marked-text.tsx'
import type { ReportMarks } from './report-marks.ts'

interface ReportTableProps {
  table: Table
  marks: ReportMarks
  /** Names the table for those who cannot see it. */
  label: string
}

const numeric = /^[-+\d,.\s%/]*$/

function Cell({
  cell,
  marks,
  isHead,
}: {
  cell: TableCell
  marks: ReportMarks
  isHead: boolean
}): VNode {
  const content = <MarkedText text={cell.text} ranges={marks.rangesOf(cell.text)} />
  const spans = {
    ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    ...(cell.columnSpan > 1 && { colSpan: cell.columnSpan }),
  }
  const isNumber = numeric.test(cell.text)
  if (isHead && cell.text !== '')
    return (
      <th scope="col" {...spans}>
        {content}
      </th>
    )
  if (cell.column === 0 && !isNumber)
    return (
      <th scope="row" {...spans}>
        {content}
      </th>
    )
  return (
    <td {...spans} {...(isNumber && { class: 'number' })}>
      {content}
    </td>
  )
}

/** The grid's rows; a row starts with the cells that begin in it. */
function Grid({ table, marks }: { table: Table; marks: ReportMarks }): VNode {
  const rows: TableCell[][] = table.rows.map(() => [])
  // Rows of text tables are padded to the longest; columns that nothing stands in are not drawn.
  const used = Math.max(...table.cells.map(({ text, column }) => (text === '' ? -1 : column)))
  for (const cell of table.cells) if (cell.column <= used) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((a, b) => a.column - b.column)
  const anchored = table.lines.length === rows.length
  return (
    <tbody>
      {rows.map((cells, index) => (
        <tr key={index} id={anchored ? table.lines[index]?.id : undefined}>
          {cells.map((cell) => (
            <Cell key={cell.column} cell={cell} marks={marks} isHead={index === 0} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function Lines({ table, marks }: { table: Table; marks: ReportMarks }): VNode {
  return (
    <tbody>
      {table.lines.map((line) => (
        <tr key={line.id} id={line.id}>
          <td>
            <MarkedText text={line.text} ranges={marks.rangesOf(line.text)} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

export function ReportTable({ table, marks, label }: ReportTableProps): VNode {
  const hasGrid = table.cells.length > 0
  // Where lines and rows of the grid are not one to one, a line's address opens at its table.
  const loose = hasGrid && table.lines.length !== table.rows.length ? table.lines : []
  return (
    <div class="table-frame" role="region" aria-label={label} tabIndex={0} id={table.id}>
      {loose.map((line) => (
        <span key={line.id} id={line.id} class="line-anchor" />
      ))}
      <table>
        {hasGrid ? <Grid table={table} marks={marks} /> : <Lines table={table} marks={marks} />}
      </table>
    </div>
  )
}
