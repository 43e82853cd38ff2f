/**
 * What can be asked and what is answered, once: schemas with their descriptions, the types of the program inferred from
 * them, openapi.json and docs/answers.md made of them, docs/api.md held to them. Answers are held against them in tests, not at run time.
 */
export { bodiesAnswer, bodyAnswer, type BodyAnswer, type TextChange } from './bodies.ts'
export { checkAnswer, type CheckAnswer } from './check.ts'
export {
  errorAnswer,
  healthAnswer,
  readyAnswer,
  termsAnswer,
  verifyAnswer,
  type TermsResponse,
  type VerifyResult,
} from './operation.ts'
export {
  measuredBodiesAnswer,
  measuredRankingAnswer,
  measuredSpreadAnswer,
  type MeasuredBodiesAnswer,
  type MeasuredRankingAnswer,
  type MeasuredSpreadAnswer,
  type MeasuredValue,
} from './measures.ts'
export {
  batchParameters,
  bodyParameters,
  panelParameters,
  datasetParameters,
  explainParameters,
  exportParameters,
  feedParameters,
  figureParameters,
  filterParameters,
  measuredBodiesParameters,
  measuredRankingParameters,
  measuredSpreadParameters,
  measureParameters,
  pageParameters,
  passageParameters,
  readFilters,
  readParameter,
  requiredQuery,
  searchParameters,
  suggestParameters,
  termsParameters,
  type ParameterHint,
  type ParameterRow,
  type ParameterRows,
  type ParameterValues,
} from './parameters.ts'
export {
  figuresAnswer,
  reportAnswer,
  reportsAnswer,
  type FigureKeyCount,
  type FiguresResponse,
  type ReportFigure,
} from './reports.ts'
export {
  explainAnswer,
  passagesAnswer,
  searchResponse,
  suggestAnswer,
  type AlikePassage,
  type Answer,
  type DidYouMean,
  type ExplainedTerm,
  type Explanation,
  type FacetBucket,
  type HitRow,
  type MatchingPassages,
  type PassageHit,
  type ReasonCode,
  type SearchedTerm,
  type SearchFacets,
  type SearchHit,
  type SearchResponse,
  type SearchWarning,
  type StatedFigure,
  type Suggestion,
  type SuggestionKind,
  type YearShare,
} from './search.ts'
