/** The numbers a report states, and whether they add up. */
export { checkAcrossYears } from './across-years.ts'
export { applicants, type Applicant } from './application-rows.ts'
export { checkFigures } from './checks.ts'
export { extractFigures } from './extract-figures.ts'
export { figureKeys, resolveFigureKey, type FigureKey } from './figure-keys.ts'
export { figureWordings } from './figure-wordings.ts'
export { isIndicatorLabel } from './indicator-rows.ts'
export { mainFigureKeys, mainFiguresOf, wholeFigure } from './main-figures.ts'
