/** What is indexed and where: the concordance, the names, their generations on disk, and the engines over them. */
export {
  buildIndex,
  type BuildNotice,
  type BuildOptions,
  type BuildSummary,
} from './indexing/build-index.ts'
export type { DiskNeeds } from './indexing/disk-needs.ts'
export { checkFiles, type FileCheck } from './check-files.ts'
export { checkSourceTexts, missingSentences, type SourceTextCheck } from './check-sources.ts'
export type {
  EngineConcept,
  EngineFacets,
  EngineFigure,
  EngineFigureRequest,
  EngineFigures,
  EngineNumbers,
  EngineHit,
  EnginePassage,
  EngineQuery,
  EngineRequest,
  EngineResult,
  EngineStatistics,
  EngineGroups,
  EngineTally,
  EngineTallyRequest,
  EngineTerm,
  FigureCount,
  FigureName,
  ListedReport,
  LiteralCounts,
  MatchNode,
  Range,
  SearchEngine,
  SearchFilters,
  SortOrder,
  YearShare,
} from './engine.ts'
export type { EngineExplanation, EngineTermPart } from './engine-explanation.ts'
export { figureValuesOf } from './figures/figure-values.ts'
export { snapshotOfPassages, type ReportPassages } from './passage-snapshot.ts'
export { createFindingEngine, type FindingEngine } from './engines/index.ts'
export { sumByYear, type FigureYear } from './figures/number-lookup.ts'
export { randomLiterals } from './concordance/random-literals.ts'
export {
  clusterSegmenter,
  createEmbeddedEngine,
  createThreadedEngine,
  engines,
  openCluster,
  openClusterEngine,
  publishIndex,
  randomClusterLiterals,
  wholeGeneration,
  type Cluster,
  type ClusterOptions,
  type EngineName,
  type EngineOptions,
  type EngineRow,
  type OpenIndex,
  type PublishSummary,
} from './engines/index.ts'
export { noFilters, positiveLiterals, positiveTerms } from './engine.ts'
export { inverseDocumentFrequency } from './ranking.ts'
export { longestFirst, type Literal } from './literal.ts'
export { createMarker, type Marker, type Marks } from './marks.ts'
export { createMemorySnapshot } from './memory-snapshot.ts'
export { openSnapshot, shareSnapshot, type Snapshot } from './snapshot.ts'
export { createSourceOpener, type OpenSource, type SourceDownload } from './source-files.ts'
export { currentGeneration, earlierGenerations } from './store/generation.ts'
export {
  builderOf,
  segmenterOfIndex,
  type Builder,
  type SharedGeneration,
} from './store/open-generation.ts'
export { nearFigureKeys } from './names/near-figures.ts'
export type { NamedThing, NameKind, NamesIndex, ResolvedName } from './names/names.ts'
export {
  partOfKind,
  kindsOfPassage,
  passagesOfReport,
  type SearchedPassage,
  type PassageKind,
} from './searched-passages.ts'
export type { ThreadedEngine } from './engines/index.ts'
export { tooCostly } from './query-budget.ts'
export { readReportsApart, type ReadApart, type ReadBounds } from './reading/read-apart.ts'
export { createThreadPool, moduleFile, type ThreadPool } from './threads.ts'
