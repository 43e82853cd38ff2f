/** A table of a report as a table: spans kept, every line of it with its anchor. */
import type { VNode } from 'preact'
import type { TableCell } from '../../ingest/index.ts'
import type { Table, TableRow } from '../../report/index.ts'
import type { Translator } from '../page/language.ts'
import { MarkedText } from '../page/marked-text.tsx'
import { checkAnchor, drawnCells, type FigurePlace, type ReportFigures } from './report-figures.ts'
import type { ReportMarks } from './report-marks.ts'

interface ReportTableProps {
  table: Table
  t: Translator
  marks: ReportMarks
  figures: ReportFigures
  /** Ready citation of a line. */
  citeLine: (line: TableRow) => string
  /** Names the table for those who cannot see it. */
  label: string
}

const numeric = /^[-+\d,.\s%/]*$/

interface CellProps {
  cell: TableCell
  t: Translator
  marks: ReportMarks
  isHead: boolean
  /** The figure that stands here, if one does. */
  place: FigurePlace | undefined
  /** The address of the line, in its first cell. */
  before: VNode | false
}

/** From a cell to the check that it fails. */
function FailNote({ t, place }: { t: Translator; place: FigurePlace }): VNode | null {
  const [first] = place.failing
  if (first === undefined) return null
  return (
    <a
      class="cell-fails"
      href={`#${checkAnchor(first)}`}
      aria-label={t('checks.cellFails')}
      title={t('checks.cellFails')}
    />
  )
}

function Cell({ cell, t, marks, isHead, place, before }: CellProps): VNode {
  const content = (
    <>
      {before}
      <MarkedText text={marks.write(cell.text)} ranges={marks.rangesOf(cell.text)} />
    </>
  )
  const spans = {
    ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    ...(cell.columnSpan > 1 && { colSpan: cell.columnSpan }),
  }
  const isNumber = numeric.test(cell.text)
  const fails = place !== undefined && place.failing.length > 0
  const classes = [isNumber && 'number', fails && 'fails'].filter(Boolean).join(' ')
  if (isHead && cell.text !== '')
    return (
      <th scope="col" {...spans} id={place?.anchor}>
        {content}
      </th>
    )
  if (cell.column === 0 && !isNumber)
    return (
      <th scope="row" {...spans} id={place?.anchor}>
        {content}
      </th>
    )
  return (
    <td {...spans} {...(classes !== '' && { class: classes })} id={place?.anchor}>
      {content}
      {place !== undefined && <FailNote t={t} place={place} />}
    </td>
  )
}

/** The address of one line; the citation of the line goes with it. */
function LineLink({
  t,
  line,
  number,
  citeLine,
}: {
  t: Translator
  line: TableRow
  number: number
  citeLine: ReportTableProps['citeLine']
}): VNode {
  return (
    <a
      class="line-link"
      href={`#${line.id}`}
      lang={t.language}
      aria-label={t('report.lineLink', { number })}
      title={t('report.lineLink', { number })}
      data-line-cite={citeLine(line)}
    />
  )
}

/** More rows of words alone are no head. */
const deepestHead = 4

/**
 * How many rows head the columns, to be printed again on each page: those above all others that name several columns and hold no
 * number. 0 where there is none, where a cell of theirs reaches down among the others, and where the table has such heads inside
 * as well, whose columns the first would name wrongly.
 */
export function headRows(rows: readonly (readonly TableCell[])[]): number {
  const isHead = (cells: readonly TableCell[]): boolean => {
    const named = cells.filter(({ text }) => text.trim() !== '')
    return named.length > 1 && named.every(({ text }) => !numeric.test(text))
  }
  const depth = rows.findIndex((cells) => !isHead(cells))
  if (depth < 1 || depth > deepestHead) return 0
  const reachesDown = rows
    .slice(0, depth)
    .some((cells) => cells.some(({ row, rowSpan }) => row + rowSpan > depth))
  return reachesDown || rows.slice(depth).some(isHead) ? 0 : depth
}

/** The grid's rows; a row starts with the cells that begin in it. */
function Grid({ table, t, marks, figures, citeLine }: ReportTableProps): VNode {
  const rows: TableCell[][] = table.rows.map(() => [])
  for (const cell of drawnCells(table)) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((a, b) => a.column - b.column)
  const heads = headRows(rows)
  const anchored = table.lines.length === rows.length
  const lineLink = (index: number): VNode | false => {
    const line = anchored ? table.lines[index] : undefined
    return (
      line !== undefined && <LineLink t={t} line={line} number={index + 1} citeLine={citeLine} />
    )
  }
  const drawn = rows.map((cells, index) => (
    <tr key={index} id={anchored ? table.lines[index]?.id : undefined}>
      {cells.map((cell, place) => (
        <Cell
          key={cell.column}
          cell={cell}
          t={t}
          marks={marks}
          isHead={index === 0 || index < heads}
          place={figures.placeOf(table.id, cell.row, cell.column)}
          before={place === 0 && lineLink(index)}
        />
      ))}
    </tr>
  ))
  return (
    <>
      {heads > 0 && <thead>{drawn.slice(0, heads)}</thead>}
      <tbody>{drawn.slice(heads)}</tbody>
    </>
  )
}

function Lines({ table, t, marks, citeLine }: ReportTableProps): VNode {
  return (
    <tbody>
      {table.lines.map((line, index) => (
        <tr key={line.id} id={line.id}>
          <td>
            <LineLink t={t} line={line} number={index + 1} citeLine={citeLine} />
            <MarkedText text={marks.write(line.text)} ranges={marks.rangesOf(line.text)} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

export function ReportTable(props: ReportTableProps): VNode {
  const { table, figures, label } = props
  const hasGrid = table.cells.length > 0
  // Where lines and rows of the grid are not one to one, a line's address opens at its table.
  const loose = hasGrid && table.lines.length !== table.rows.length ? table.lines : []
  return (
    <div class="table-frame" role="region" aria-label={label} tabIndex={0} id={table.id}>
      {[...loose.map(({ id }) => id), ...figures.undrawnOf(table.id)].map((id) => (
        <span key={id} id={id} class="line-anchor" />
      ))}
      <table>{hasGrid ? <Grid {...props} /> : <Lines {...props} />}</table>
    </div>
  )
}
