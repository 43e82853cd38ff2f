/** Where each figure of a report stands on its page, and which cells a failed check speaks of. */
import type { Check, Figure, Report } from '../report/index.ts'
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

/** True for the figure of all applicants together, or one that is not split by applicant. */
export function isWhole({ applicant }: Pick<Figure, 'applicant'>): boolean {
  return applicant === undefined || applicant === 'total'
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

export function placeFigures(
  report: Pick<Report, 'outline' | 'figures' | 'checks' | 'reportYear'>,
): ReportFigures {
  const cellOf = (tableId: string, row: number, column: number): string =>
    `${tableId}.c${row + 1}-${column + 1}`
  const drawn = new Set(
    walkOutline(report.outline).flatMap(({ tables }) =>
      tables.flatMap(({ id, cells }) => cells.map(({ row, column }) => cellOf(id, row, column))),
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
  const cellAnchor = ({ source }: Figure): string | null => {
    const { tableId, row, column } = source
    if (tableId === undefined || row === undefined || column === undefined) return null
    const anchor = cellOf(tableId, row, column)
    return drawn.has(anchor) ? anchor : null
  }
  for (const figure of report.figures) {
    // A cell goes before a sentence that states the same.
    const known = byName.get(figureName(figure))
    if (known === undefined || (known.reading === 'prose' && figure.reading !== 'prose'))
      byName.set(figureName(figure), figure)
    const anchor = cellAnchor(figure)
    if (anchor !== null) places.set(anchor, { anchor, failing: [] })
  }
  report.checks.forEach((check: Check, number) => {
    if (check.outcome !== 'fail') return
    for (const name of check.cells) {
      const figure = named(name)
      const anchor = figure === undefined ? null : cellAnchor(figure)
      if (anchor !== null) places.get(anchor)?.failing.push(number)
    }
  })
  return {
    named,
    anchorOf: (figure) => cellAnchor(figure) ?? figure.source.passageId,
    placeOf: (tableId, row, column) => places.get(cellOf(tableId, row, column)),
  }
}
