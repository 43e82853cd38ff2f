/** The query as a tree. Knows no report and no index; words are not yet cut into terms. */
import type { TextFieldName } from './fields.ts'

/** A place in the query text as typed: [start, end) in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Matches every report: the tree of an empty query, and what a query of exclusions alone excludes from. */
export interface EverythingNode extends Span {
  type: 'everything'
}

/** An unquoted run as typed; the search layer cuts it. */
export interface WordNode extends Span {
  type: 'word'
  text: string
}

/** A quoted string without its quotes and escapes, to be found exactly. */
export interface PhraseNode extends Span {
  type: 'phrase'
  text: string
}

/** All clauses. Never directly inside another `and`; at least one clause is not a `not`. */
export interface AndNode extends Span {
  type: 'and'
  clauses: QueryNode[]
}

/** Any clause. Never directly inside another `or`; no clause is a bare `not`. */
export interface OrNode extends Span {
  type: 'or'
  clauses: QueryNode[]
}

/** A report without the clause. Stands inside an `and` or a `not` only; never directly inside a `not`. */
export interface NotNode extends Span {
  type: 'not'
  clause: QueryNode
}

/**
 * Clauses near each other in any order: in order of the text, from the end of one to the start of
 * the next are at most `distance` characters. What it covers in the text runs from the first clause to the last.
 */
export interface NearNode extends Span {
  type: 'near'
  distance: number
  /** Two or more of: word, phrase, documentNumber, near, or an `or` of these. */
  clauses: QueryNode[]
}

export type Scope = 'sentence' | 'passage'

/** The whole clause within one sentence or one passage. The clause always holds something to find. */
export interface ScopeNode extends Span {
  type: 'scope'
  scope: Scope
  clause: QueryNode
}

/** 国办发〔2016〕80号, read from any writing of it. */
export interface DocumentNumber {
  /** The issuing code before the year, '' when the query gave none (then `year` is given). */
  prefix: string
  /** null: of any year. */
  year: number | null
  serial: number
  /** Canonical writing: 国办发〔2016〕80号. */
  text: string
}

/** A reference to a numbered document, however its brackets are written; see `documentNumberPattern`. */
export interface DocumentNumberNode extends Span, DocumentNumber {
  type: 'documentNumber'
}

export type FigureOperator = '>' | '>=' | '<' | '<=' | '='

/** Reports whose figure stands in this relation to a number. */
export interface FigureNode extends Span {
  type: 'figure'
  /** Dotted key or label as typed; whether it exists is the search layer's to say. */
  key: string
  /** Kind of applicant, written `key@applicant`; null when not given. */
  applicant: string | null
  operator: FigureOperator
  value: number
}

/** Inclusive; either end may be open, not both. */
export interface YearRange {
  from: number | null
  to: number | null
}

/** A field and its values: any of them. */
export type FieldClause =
  { field: 'year'; values: YearRange[] } | { field: TextFieldName; values: string[] }

/** A filter inside a group, beside an OR for example; filters at the top are lifted out of the tree. */
export type FieldNode = { type: 'field' } & Span & FieldClause

/** A filter that holds for the whole query. */
export type FieldFilter = { negated: boolean } & Span & FieldClause

export type QueryNode =
  | EverythingNode
  | WordNode
  | PhraseNode
  | AndNode
  | OrNode
  | NotNode
  | NearNode
  | ScopeNode
  | DocumentNumberNode
  | FigureNode
  | FieldNode
