/** Compares two reports: text, figures, and what one year hands on to the next. */
import { checkAcrossYears } from '../figures/index.ts'
import type { Report } from '../types.ts'
import { compareFigures } from './figures.ts'
import { compareTexts } from './texts.ts'
import type { Comparison } from './types.ts'

export type {
  ComparedFigure,
  ComparedPassage,
  ComparedText,
  Comparison,
  TextComparison,
} from './types.ts'

/**
 * Compares `b` with `a`. The work grows with the product of the numbers of passages that differ, up to 400 of each.
 * Checks across years are made only for reports of one body.
 */
export function compareReports(a: Report, b: Report): Comparison {
  const areOfOneBody = a.bodyId !== null && a.bodyId === b.bodyId
  return {
    ...{ a, b },
    text: compareTexts(a, b),
    figures: compareFigures(a, b),
    checks: areOfOneBody ? checkAcrossYears([a, b]) : [],
  }
}
