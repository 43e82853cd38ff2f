/** Chinese text: normalization with offsets, segmentation, tokens. Knows no files, no reports. */
export { analyzerOver, wordBorders, type Analyzer } from './analyzer.ts'
export { domainWords } from './dictionary.ts'
export {
  foldText,
  normalize,
  normalizeText,
  normalizeUnits,
  unitsToText,
  type FoldedText,
  type NormalizedText,
} from './normalize.ts'
export { detectScript, toSimplified } from './script.ts'
export { createAnalyzer, loadSegmenter, type SegmenterChoice } from './segment.ts'
export type { Token, TokenKind } from './token.ts'
export { createVocabularySegmenter } from './vocabulary.ts'
export type { Segmenter, SegmenterName, Word } from './words.ts'
