/** Documents to reports: metadata, outline with section labels, figures, checks. Knows no index and no query. */
export { splitReports } from './split-reports.ts'
export {
  compareReports,
  type ComparedFigure,
  type ComparedPassage,
  type ComparedText,
  type Comparison,
  type TextComparison,
} from './compare/index.ts'
export {
  applicants,
  findApplicant,
  checkAcrossYears,
  figureKeys,
  figureRatios,
  figureWordings,
  mainFigureKeys,
  mainFiguresOf,
  resolveFigureKey,
  wholeFigure,
  type Applicant,
  type FigureKey,
  type FigureRatio,
} from './figures/index.ts'
export { reportIdOf } from './ids.ts'
export {
  metadataOfReport,
  parseReport,
  parserVersion,
  traceReport,
  type TracedReport,
} from './parse-report.ts'
export {
  reviewReport,
  type ReportReview,
  type ReviewComparison,
  type ReviewedCell,
  type ReviewedChapter,
  type Slip,
  type SlipCode,
} from './review/index.ts'
export { applySidecar } from './apply-sidecar.ts'
export { skipReason } from './template.ts'
export { shortBodyNames } from './bodies.ts'
export { placeNameAt, type NamedPlace } from './gazetteer.ts'
export { ordinaryWords } from './short-names.ts'
export { matchesRegion, regionMatcher } from './regions.ts'
export {
  sectionKeys,
  sectionLabelOf,
  sectionLabels,
  toSectionKey,
  type SectionKey,
} from './section-labels.ts'
export type {
  AdministrativeLevel,
  Check,
  CheckCounts,
  Era,
  Figure,
  Origin,
  OutlineNode,
  Passage,
  Region,
  Report,
  ReportKind,
  ReportMetadata,
  Script,
  Table,
  TableRow,
} from './types.ts'
export { walkOutline } from './walk-outline.ts'
export { unknownMetadata } from './unknown-metadata.ts'
export { cellsOfLine, rowLayoutsOf, type RowLayout } from './row-layout.ts'
