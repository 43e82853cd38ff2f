/** Chinese text: normalization with offsets, segmentation, tokens. Knows no files, no reports. */
export { createAnalyzer, wordBorders, type Analyzer } from './analyzer.ts'
export {
  foldText,
  normalize,
  normalizeText,
  normalizeUnits,
  type FoldedText,
  type NormalizedText,
} from './normalize.ts'
export { detectScript, toSimplified } from './script.ts'
export {
  loadSegmenter,
  type Segmenter,
  type SegmenterChoice,
  type SegmenterName,
} from './segment.ts'
export type { Token, TokenKind } from './token.ts'
export type { Word } from './segment.ts'
