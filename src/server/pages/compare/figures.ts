/** The figures of two reports beside each other. */
import { checkAcrossYears, type Report } from '../../../report/index.ts'
import {
  mainFigureKeys,
  placeFigures,
  wholeFigure,
  type ComparedFigure,
  type FigureAt,
} from '../../../views/index.ts'

/** Every figure over all applicants that either report has, the main ones first. */
export function compareFigures(a: Report, b: Report): ComparedFigure[] {
  const sides = [a, b].map((report) => {
    const places = placeFigures(report)
    return (key: string): FigureAt | null => {
      const figure = wholeFigure(report.figures, key)
      return figure === undefined ? null : { figure, anchor: places.anchorOf(figure) }
    }
  })
  const keys = new Set([...mainFigureKeys, ...[...a.figures, ...b.figures].map(({ key }) => key)])
  return [...keys].flatMap((key) => {
    const [left, right] = sides.map((find) => find(key)) as [FigureAt | null, FigureAt | null]
    const known = right ?? left
    return known === null
      ? []
      : [{ key, label: known.figure.label, unit: known.figure.unit, a: left, b: right }]
  })
}

/** What one year hands on and the next takes up; nothing for reports of two bodies. */
export function checksBetween(a: Report, b: Report): ReturnType<typeof checkAcrossYears> {
  return a.bodyId !== null && a.bodyId === b.bodyId ? checkAcrossYears([a, b]) : []
}
