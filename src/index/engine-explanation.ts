/** What an engine says of one report's score: its parts, which add up to it. */
import type { ReportFilterName } from '../facets.ts'
import type { ReportMetadata, SectionKey } from '../report/index.ts'
import type { PassageKind } from './searched-passages.ts'

/** Occurrences of a term in one kind of passage of one section, and what they weigh. */
export interface EngineOccurrences {
  section: SectionKey
  kind: PassageKind
  occurrences: number
  /** Occurrences weighed by their kind, by word borders, and a synonym's by its weight. */
  frequency: number
}

/** A term's part in the score of one report. */
export interface EngineTermPart {
  /** Occurrences in the sections asked for; in the user's own words; and outside those sections. */
  occurrences: number
  ownOccurrences: number
  elsewhere: number
  /** False for a term that is excluded, or that repeats another: it scores nothing. */
  isScored: boolean
  /** Reports of the whole index that hold the term. */
  reports: number
  /** Inverse document frequency. */
  idf: number
  /** Sum of `places[].frequency`. */
  frequency: number
  /** What holds the frequency back: more in a long report. */
  norm: number
  /** Where the report holds the term by synonyms alone: the least part of a report with the user's own word. */
  heldBelow: number | null
  score: number
  places: EngineOccurrences[]
}

/** Why one report matches and scores as it does, or why it does not match. */
export interface EngineExplanation {
  metadata: ReportMetadata
  matches: boolean
  /** The score of its hit; null when it does not match. */
  score: number | null
  /** Whether it passes each filter. */
  passes: Record<ReportFilterName, boolean>
  /** Whether its text satisfies each clause of the query's top `and`, in order; one entry for any other tree. */
  clauses: boolean[]
  /** By term number; an excluded term scores nothing, nor does one that repeats another. */
  terms: EngineTermPart[]
  /** How close together the terms stand, by the passage where most of them do. */
  closeness: { score: number; passageId: string | null }
  /** What a report of a year among the words is lifted by; 0 for any other. */
  year: number
  /** What the pairs and characters of the query add. */
  characters: { text: string; score: number }[]
}
