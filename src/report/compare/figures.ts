/** The figures of two reports beside each other. */
import { mainFigureKeys, wholeFigure } from '../figures/index.ts'
import type { Report } from '../types.ts'
import type { ComparedFigure } from './types.ts'

/** Every figure over all applicants that either report has, the main ones first. */
export function compareFigures(
  a: Pick<Report, 'figures'>,
  b: Pick<Report, 'figures'>,
): ComparedFigure[] {
  const keys = new Set([...mainFigureKeys, ...[...a.figures, ...b.figures].map(({ key }) => key)])
  return [...keys].flatMap((key) => {
    const [left, right] = [wholeFigure(a.figures, key), wholeFigure(b.figures, key)]
    const known = right ?? left
    if (known === undefined) return []
    return [{ key, label: known.label, unit: known.unit, a: left ?? null, b: right ?? null }]
  })
}
