/** Where each figure of a report stands on its page, and which cells a failed check speaks of. */
import type { TableCell } from '../../ingest/index.ts'
import type { Check, Figure, Report, Table } from '../../report/index.ts'
import { walkOutline } from './report-marks.ts'

/** What stands in one cell of a table. */
export interface FigurePlace {
  anchor: string
  /** Numbers of the failed checks that the cell takes part in: places in `report.checks`. */
  failing: number[]
}

export interface ReportFigures {
  /** The figure a check names: `key` or `key@applicant`. */
  named: (name: string) => Figure | undefined
  /** The closest anchor to a figure: its cell, else its line or passage. */
  anchorOf: (figure: Figure) => string
  /** Anchors of a table's figures whose cells are not drawn as such: spanned cells, tables without a grid. */
  undrawnOf: (tableId: string) => string[]
  /** What is known of a cell that holds a figure. */
  placeOf: (tableId: string, row: number, column: number) => FigurePlace | undefined
}

/** Name of a figure as checks write it. */
export function figureName({ key, applicant }: Pick<Figure, 'key' | 'applicant'>): string {
  return applicant === undefined ? key : `${key}@${applicant}`
}

/** Anchor of a check in the list of checks. */
export function checkAnchor(number: number): string {
  return `check-${number}`
}

/** Splits the name a check writes: `requests.carriedOver@total:2024` has the key `requests.carriedOver`. */
export function splitFigureName(name: string): {
  key: string
  applicant: string | null
  year: string | null
} {
  const [, key = name, applicant = null, year = null] =
    /^([^@:]*)(?:@([^:]*))?(?::(\d{4}))?$/.exec(name) ?? []
  return { key, applicant, year }
}

/** The cells of a table but for columns that nothing stands in: rows of text tables are padded to the longest. */
export function drawnCells({ cells }: Pick<Table, 'cells'>): TableCell[] {
  const used = Math.max(...cells.map(({ text, column }) => (text === '' ? -1 : column)))
  return cells.filter(({ column }) => column <= used)
}

/** Anchor of a cell, rows and columns counted from 1 as people do. */
function cellAnchor(tableId: string, row: number, column: number): string {
  return `${tableId}.c${row + 1}-${column + 1}`
}

/** The anchor of what a figure was read from: its cell, else its line or passage. The report's page has every one. */
export function placeOfFigure({ tableId, row, column, passageId }: Figure['source']): string {
  return tableId === undefined || row === undefined || column === undefined
    ? passageId
    : cellAnchor(tableId, row, column)
}

export function placeFigures(
  report: Pick<Report, 'outline' | 'figures' | 'checks' | 'reportYear'>,
): ReportFigures {
  const drawn = new Set(
    walkOutline(report.outline).flatMap(({ tables }) =>
      tables.flatMap((table) =>
        drawnCells(table).map(({ row, column }) => cellAnchor(table.id, row, column)),
      ),
    ),
  )
  const byName = new Map<string, Figure>()
  const places = new Map<string, FigurePlace>()
  /** Checks across years name the year of each cell. */
  const named = (name: string): Figure | undefined => {
    const { year } = splitFigureName(name)
    if (year === null) return byName.get(name)
    return year === String(report.reportYear) ? byName.get(name.slice(0, -5)) : undefined
  }
  const undrawn = new Map<string, Set<string>>()
  for (const figure of report.figures) {
    // A cell goes before a sentence that states the same.
    const known = byName.get(figureName(figure))
    if (known === undefined || (known.reading === 'prose' && figure.reading !== 'prose'))
      byName.set(figureName(figure), figure)
    const { tableId, passageId } = figure.source
    const anchor = placeOfFigure(figure.source)
    if (tableId === undefined || anchor === passageId) continue
    if (drawn.has(anchor)) places.set(anchor, { anchor, failing: [] })
    else undrawn.set(tableId, (undrawn.get(tableId) ?? new Set()).add(anchor))
  }
  report.checks.forEach((check: Check, number) => {
    if (check.outcome !== 'fail') return
    for (const name of check.cells) {
      const figure = named(name)
      if (figure !== undefined) places.get(placeOfFigure(figure.source))?.failing.push(number)
    }
  })
  return {
    named,
    anchorOf: ({ source }) => placeOfFigure(source),
    undrawnOf: (tableId) => [...(undrawn.get(tableId) ?? [])],
    placeOf: (tableId, row, column) => places.get(cellAnchor(tableId, row, column)),
  }
}
