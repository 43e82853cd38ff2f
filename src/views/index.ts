/** The page as pure functions of data: drawn by the server to a string and by the browser in place. */
export { bodyAbout, datasetAbout, reportAbout, siteAbout, type PageAbout } from './page/about.ts'
export * from './page/address.ts'
export type { Exactness } from './search/exactness.tsx'
export { passagesAtOnce, type MorePassages } from './search/hit-card.tsx'
export { Document, toInertJson } from './page/document.tsx'
export { DownloadsView } from './downloads/downloads-view.tsx'
export { ErrorView } from './page/error-view.tsx'
export { createTranslator, type Translator } from './page/language.ts'
export { MarkedText, rangesOf, type TextRange } from './page/marked-text.tsx'
export type { Reading } from './report/reading.tsx'
export type { EditionFacts, PageContext } from './page/page-context.ts'
export { walkOutline, type Highlighter, type Writer } from './report/report-marks.ts'
export { FindCount } from './report/find-count.tsx'
export { ReportView } from './report/report-view.tsx'
export { formatRegion } from './page/region.ts'
export { HiddenFields } from './page/search-form.tsx'
export {
  resultsSaid,
  searchTitle,
  SearchView,
  type Looked,
  type SearchOutcome,
  type SearchViewProps,
} from './search/search-view.tsx'
export { longestSavedName, mostSaved, SavedView, type SavedSearch } from './saved/saved-view.tsx'
export { saidOfSaving, type Saving } from './search/standing-links.tsx'
export type { SiteSummary } from './page/site-summary.ts'
export {
  coverageKinds,
  coverageTable,
  CoverageView,
  missingYears,
  stateOf,
  type CoverageKind,
} from './overviews/coverage-view.tsx'
export { BodyView } from './body/body-view.tsx'
export { codebookRows, dataPackage, type DatasetOrigin } from './dataset/codebook.ts'
export { CompareChooser, type CompareChoice } from './compare/compare-chooser.tsx'
export { ComposeView } from './compose/compose-view.tsx'
export { syntaxGroups } from './compose/syntax-examples.ts'
export { CheckForm } from './check/check-form.tsx'
export { CheckView } from './check/check-view.tsx'
export { CompareView } from './compare/compare-view.tsx'
export {
  bodiesPerPage,
  figureViews,
  mostFigures,
  mostListed,
  mostPoints,
  outcomeGroups,
  percentOf,
  plotKinds,
  plotScales,
  type ChosenFigures,
  type FigureChoice,
  type FiguresOutcome,
  type FiguresViewProps,
  type MeasuredView,
  type OutcomeGroup,
  type OutcomeYear,
  type SourceOf,
  type SpreadYear,
} from './figures/figures-choice.ts'
export { figureAddress } from './figures/figures-series.ts'
export { measureName } from './figures/measures.ts'
export { FiguresView } from './figures/figures-view.tsx'
export {
  columnName,
  measureOf,
  termMeasures,
  TermsView,
  type TermMeasure,
} from './overviews/terms-view.tsx'
export { briefColumns } from './search/row-columns.ts'
