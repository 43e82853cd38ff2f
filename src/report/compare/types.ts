/** Two reports side by side, as data. */
import type { SectionKey } from '../section-labels.ts'
import type { Check, Figure, Report } from '../types.ts'

/** [start, end) in UTF-16 units of the text. */
export type ChangedRange = readonly [start: number, end: number]

export interface ComparedText {
  /** Anchor in its report. */
  id: string
  text: string
  section: SectionKey
  /** What the other text does not have; set for changed passages. */
  changes?: readonly ChangedRange[]
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

/** A figure over all applicants in both reports; null where a report does not state it. */
export interface ComparedFigure {
  key: string
  label: string
  unit: string | null
  a: Figure | null
  b: Figure | null
}

/** `b` is read against `a`: what of it is new, what was taken over. */
export interface Comparison {
  a: Report
  b: Report
  text: TextComparison
  figures: ComparedFigure[]
  /** Checks between the two years of one body. */
  checks: Check[]
}
