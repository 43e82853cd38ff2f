/** The figures of a report that stand for the whole of it. */
import type { Figure } from '../types.ts'

/** What a reader looks for first, in this order; those a report does not have are left out. */
export const mainFigureKeys: readonly string[] = [
  'proactiveDisclosure.total',
  'requests.received',
  'requests.carriedOver',
  'requests.granted',
  'requests.partlyGranted',
  'requests.refused',
  'requests.concluded',
  'requests.concluded.onTime',
  'requests.concluded.extended',
  'requests.outcomes.total',
  'requests.carriedForward',
  'reviews.total',
  'litigation.total',
  'litigation.direct.total',
  'litigation.afterReview.total',
  'fees.collectedWanYuan',
]

/** True for the figure of all applicants together, or one that is not split by applicant. */
function isWhole({ applicant }: Pick<Figure, 'applicant'>): boolean {
  return applicant === undefined || applicant === 'total'
}

/** The figure of a key over all applicants: a cell before a sentence, a number before a blank. */
export function wholeFigure(figures: readonly Figure[], key: string): Figure | undefined {
  const own = figures.filter((figure) => figure.key === key && isWhole(figure))
  const rank = ({ value, reading }: Figure): number =>
    (value === null ? 2 : 0) + (reading === 'prose' ? 1 : 0)
  return own.sort((a, b) => rank(a) - rank(b))[0]
}

/** The figures a reader looks for first, over all applicants; those the report does not state are left out. */
export function mainFiguresOf(figures: readonly Figure[]): Figure[] {
  return mainFigureKeys.flatMap((key) => wholeFigure(figures, key) ?? [])
}
