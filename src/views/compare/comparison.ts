/** Two reports side by side, as data: made by the server, drawn by the compare view. */
import type { Check, Figure, Report, ReportMetadata, SectionKey } from '../../report/index.ts'
import type { TextRange } from '../page/marked-text.tsx'

export interface ComparedText {
  /** Anchor in its report. */
  id: string
  text: string
  section: SectionKey
  /** What the other text does not have; set for changed passages. */
  changes?: readonly TextRange[]
}

export type ComparedPassage =
  | { outcome: 'same' | 'changed'; a: ComparedText; b: ComparedText }
  | { outcome: 'gone'; a: ComparedText }
  | { outcome: 'new'; b: ComparedText }

/** Lengths are characters of normalized text without white space, tables left out. */
export interface TextComparison {
  /** In the order of `b`, those that are gone at the end of their section. */
  passages: ComparedPassage[]
  /** Length of `b`. */
  length: number
  /** Of it, what stands in passages of `a` unchanged. */
  verbatim: number
  /** Of it, what is kept within changed passages. */
  partly: number
}

export interface FigureAt {
  figure: Figure
  /** Anchor in its report. */
  anchor: string
}

export interface ComparedFigure {
  key: string
  label: string
  unit: string | null
  a: FigureAt | null
  b: FigureAt | null
}

export interface Comparison {
  a: Report
  b: Report
  text: TextComparison
  figures: ComparedFigure[]
  /** Checks between the two years of one body. */
  checks: Check[]
}

/** Reports offered for the missing side of a comparison. */
export interface CompareChoice {
  known: { side: 'a' | 'b'; report: ReportMetadata } | null
  sameBody: readonly ReportMetadata[]
  neighbours: readonly ReportMetadata[]
}
