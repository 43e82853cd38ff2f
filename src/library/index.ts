/**
 * gongkai as a package: what `import … from 'gongkai'` gives. Everything is async and works in threads of its own, so the
 * caller's is never held up; whatever can take long takes an `AbortSignal` and stops at it; every error is a
 * `GongkaiError` with a code. The server is `gongkai/server`.
 *
 * @example
 * import { buildIndex, openIndex, search } from 'gongkai'
 * await buildIndex('reports', { directory: 'index' })
 * const index = await openIndex('index')
 * const { total, hits } = await search(index, '依申请公开 延期', { year: '2016..2018' })
 * await index.close()
 */
export { AppError as GongkaiError, type ErrorCode, type ErrorDetail } from '../errors.ts'
export type {
  AdministrativeLevel,
  Check,
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
  SectionKey,
  Table,
} from '../report/index.ts'
export {
  toCsv,
  toJsonLines,
  type AlikePassage,
  type BodyCoverage,
  type DidYouMean,
  type ExportedSearch,
  type ExportHead,
  type ExportRow,
  type FacetBucket,
  type FiguresResponse,
  type IndexStats,
  type PassageHit,
  type ReportFigure,
  type SearchedTerm,
  type SearchFacets,
  type SearchFilters,
  type SearchHit,
  type SearchResponse,
  type SearchWarning,
  type VerifyResult,
  type YearShare,
} from '../search/index.ts'
export type { BuildSummary } from '../index/index.ts'
export type { DocumentWarning, SourceSpan, TableCell } from '../ingest/index.ts'
export type { Language } from '../language/index.ts'
export type { Sentence } from '../sentence.ts'
export type { Settings } from '../settings.ts'
export {
  exportPassages,
  figures,
  report,
  search,
  verify,
  type ExportOptions,
  type FigureOptions,
  type SearchOptions,
  type Verification,
  type VerifyOptions,
} from './ask.ts'
export { buildIndex, type BuildIndexOptions } from './build.ts'
export { openIndex, type Index, type OpenOptions } from './open.ts'
export type { FilterOptions, OneOrMore, StopOption } from './options.ts'
export { readReport, readReports, type ReadOptions } from './read.ts'
