/** Search: from query text and filters to an answer with counts, hits, excerpts and marks. */
export * from './contract/index.ts'
export {
  bodyOverview,
  toListedBody,
  toTextChange,
  type BodyOverview,
  type CompareText,
} from './bodies.ts'
export {
  batchColumns,
  readQueries,
  type BatchColumn,
  type BatchOptions,
  type BatchPiece,
} from './batch.ts'
export { toCsvText, type CsvRow } from './csv.ts'
export * from './dataset/index.ts'
export * from './panel/index.ts'
export type { ExplainParameters } from './explain.ts'
export { findFigureKey, type FigureParameters } from './figures.ts'
export {
  findRatio,
  knownRatios,
  measuredYears,
  type Measure,
  type Measured,
  type MeasureParameters,
} from './measures.ts'
export {
  byBodies,
  numberOf,
  numbersOfYear,
  rankBodies,
  sortBodies,
  spreadOf,
  type BodiesByYears,
  type BodyYear,
  type MeasuredBody,
  type NumberClass,
  type RankedBody,
  type SortDirection,
  type YearSpread,
} from './measured-bodies.ts'
export { nearFigureKeys, noFilters, type SearchFilters, type SortOrder } from '../index/index.ts'
export {
  toCsv,
  toJsonLines,
  toXlsx,
  withCitations,
  type Citing,
  type ColumnNames,
  type ExportedSearch,
  type ExportHead,
  type ExportRow,
  type FoundPassages,
  type PassageRow,
} from './export.ts'
export { mostReviewed, reviewReports, type CompareYears, type ReviewedReport } from './review.ts'
export { tableFormats, tableMediaTypes, toTableStream, type TableFormat } from './table-file.ts'
export { xmlDocument, xmlElement, type XmlElement } from './xml.ts'
export { createAnswerer, type Answerer } from './answerer.ts'
export { createSearchService, serviceFor } from './search-service.ts'
export type { SearchParameters } from './ask.ts'
export type { BodyCoverage, IndexStats, SearchService } from './service.ts'
