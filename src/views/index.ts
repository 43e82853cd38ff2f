/** The page as pure functions of data: drawn by the server to a string and by the browser in place. */
export * from './address.ts'
export type { Exactness } from './exactness.tsx'
export { passagesAtOnce, type MorePassages } from './hit-card.tsx'
export { Document, toInertJson } from './document.tsx'
export { ErrorView } from './error-view.tsx'
export { createTranslator, toLanguage, type Language, type Translator } from './language.ts'
export { MarkedText, type TextRange } from './marked-text.tsx'
export type { Reading } from './reading.tsx'
export type { MessageKey } from './messages.ts'
export type { PageContext } from './page-context.ts'
export { walkOutline, type Highlighter, type Writer } from './report-marks.ts'
export { ReportView } from './report-view.tsx'
export { HiddenFields } from './search-form.tsx'
export {
  countsSentence,
  SearchView,
  type SearchOutcome,
  type SearchViewProps,
} from './search-view.tsx'
export type { SiteSummary } from './site-summary.ts'
export {
  coverageKinds,
  CoverageView,
  missingYears,
  stateOf,
  type CoverageKind,
} from './coverage-view.tsx'
export { CompareChooser } from './compare-chooser.tsx'
export { CompareView } from './compare-view.tsx'
export type {
  CompareChoice,
  ComparedFigure,
  ComparedPassage,
  ComparedText,
  Comparison,
  FigureAt,
  TextComparison,
} from './comparison.ts'
export { placeFigures } from './report-figures.ts'
export { mainFigureKeys, wholeFigure } from './report-figures-view.tsx'
export {
  mostFigures,
  outcomeGroups,
  plotKinds,
  type ChosenFigures,
  type FigureChoice,
  type FiguresViewProps,
  type OutcomeGroup,
  type OutcomeYear,
} from './figures-choice.ts'
export { figureAddress } from './figures-series.ts'
export { FiguresView } from './figures-view.tsx'
export {
  mostTerms,
  quoted,
  termColumns,
  termMeasures,
  TermsView,
  type TermColumns,
  type TermMeasure,
  type TermRow,
} from './terms-view.tsx'
