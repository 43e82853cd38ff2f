/** A report as the rest of the project knows it: interface.md's shape, one report. */
import type { DocumentWarning, ReadingAccount, SourceSpan, TableCell } from '../ingest/index.ts'
import type { AdministrativeLevel } from '../limits.ts'
import type { SectionKey } from './section-labels.ts'

export type Era = '2008' | '2019' | '2021' | 'unknown'
export type { AdministrativeLevel }
export type ReportKind =
  'annualReport' | 'workSummary' | 'governmentWorkReport' | 'notice' | 'other'
export type Script = 'Hans' | 'Hant'

/** Names in Simplified characters, full official form; null where a report's place is not known that closely. */
export interface Region {
  /** Six-digit division code (GB/T 2260) of the closest known place; null when none is known. */
  code: string | null
  province: string | null
  city: string | null
  county: string | null
}

/** Where a value came from, and how sure that is. */
export interface Origin {
  /** `index block`, `title`, `signature`, `first sentence`, `furniture`, `file name`, `folder`, `made`, `content`, `sidecar`, … */
  from: string
  /** 0 to 1. */
  confidence: number
  /** The words it was read from, where there are any. */
  evidence?: string
  /** Of the title: its lines were read off a picture by text recognition. */
  ocr?: true
}

/** A paragraph. `section` is set only where it differs from its node's, then with its own `rule`. */
export interface Passage {
  id: string
  text: string
  source: SourceSpan
  section?: SectionKey
  rule?: string
  /** Read off a picture by text recognition: its characters may be wrong. */
  ocr?: true
}

/** One line of a table as it stood in the source, searched and cited like a passage. */
export interface TableRow {
  id: string
  text: string
  source: SourceSpan
}

export interface Table {
  id: string
  /** The laid-out grid: every row has the same number of cells, a spanned cell repeats as ''. */
  rows: string[][]
  /** Cells with their spans, for a faithful drawing. */
  cells: TableCell[]
  /** The lines of the table for search, in order. */
  lines: TableRow[]
  source: SourceSpan
  /** Laid out from running text: a cell of digits over several columns holds several numbers side by side. */
  isFromText?: true
  /** Read off a picture by text recognition: its characters may be wrong. */
  ocr?: true
}

/** A heading with what stands under it. The root nodes of a report are its chapters; text before the first heading is node `s0`. */
export interface OutlineNode {
  /** `s0`, `s1`, `s1.2`, … also the anchor of the heading. */
  id: string
  /** 1 for a chapter. */
  level: number
  /** As printed; null for the preamble and for a section whose heading was lost. */
  heading: string | null
  headingSource: SourceSpan | null
  section: SectionKey
  /** The rule that gave the label, readable: `heading 依申请公开`, `parent`, `first words 九是深入规范申请公开`. */
  rule: string
  /** The heading was read off a picture by text recognition: its characters may be wrong. */
  ocr?: true
  passages: Passage[]
  tables: Table[]
  children: OutlineNode[]
}

export interface Figure {
  /** Dotted key of the design's list, e.g. `requests.received`. */
  key: string
  label: string
  /** null for a blank cell, "/" or "-": not 0. */
  value: number | null
  /** As printed. */
  raw: string
  unit: string | null
  /** Kind of applicant, for tables by applicant. */
  applicant?: string
  /** `table`: read from a cell; `prose`: from a sentence; `inferred`: forced by the arithmetic. */
  reading: 'table' | 'prose' | 'inferred' | 'unreadable'
  /** How far the value can be trusted; set for every figure of a report that was read. */
  state?: FigureState
  /** For a disputed figure: what its sentences say. For one that was decided among several: all of them. */
  candidates?: FigureCandidate[]
  /** What decided between candidates that disagree. */
  decidedBy?: FigureDecider
  source: FigureSource
}

/**
 * `stated`: read as printed; `inferred`: forced by the arithmetic; `disputed`: sentences disagree and nothing decides, so
 * that there is no value; `blank`: stated without a number; `unreadable`: printed, but not to be told.
 */
export type FigureState = 'stated' | 'inferred' | 'disputed' | 'blank' | 'unreadable'

/** `scope`: 全市 before an office; `wording`: the plainer words; `chapter`: the chapter of the matter; `total`: 共, 总数. */
export type FigureDecider = 'scope' | 'wording' | 'chapter' | 'total'

/** One of several sentences that state a figure. */
export interface FigureCandidate {
  value: number | null
  raw: string
  source: FigureSource
}

export interface FigureSource {
  /** Passage or table line id. */
  passageId: string
  tableId?: string
  row?: number
  column?: number
  /** The sentence, for a figure in prose. */
  sentence?: string
}

export interface Check {
  formula: string
  outcome: 'pass' | 'fail' | 'notAssessable'
  left: number | null
  right: number | null
  difference: number | null
  /** Keys of the figures on both sides, `key@applicant` where there is one; `:year` after it where the figure is of another year's report. */
  cells: string[]
}

/** How the checks of one report came out. */
export interface CheckCounts {
  pass: number
  fail: number
  notAssessable: number
}

export interface ReportMetadata {
  /** Twelve hexadecimal digits of the SHA-256 of the normalized content: the same text has the same id wherever it lies. */
  reportId: string
  title: string | null
  reportingBody: string | null
  /** `{region code}-{canonical name}`; null when the body is not known. */
  bodyId: string | null
  publishingBody: string | null
  reportYear: number | null
  /** YYYY-MM-DD. */
  publishedOn: string | null
  region: Region
  administrativeLevel: AdministrativeLevel | null
  script: Script
  era: Era
  kind: ReportKind
  indexNumber: string | null
  documentNumber: string | null
  /** Address the file states as its source. */
  sourceAddress: string | null
  /** ISO time at which a run first brought it into the index; set by the index, absent for one of before this was kept. */
  enteredAt?: string
}

export interface Report extends ReportMetadata {
  /** Where each metadata value came from, by field name. */
  origins: Partial<Record<keyof ReportMetadata, Origin>>
  outline: OutlineNode[]
  figures: Figure[]
  checks: Check[]
  warnings: DocumentWarning[]
  /** What of the file is in this report, page furniture left out. */
  account?: ReadingAccount
  /** Paths of every file that held this text. */
  sources: string[]
}
