/** The bounds of what can be asked, and its closed choices: one table for parser, endpoint, pages and documentation. */

/** Most characters of a query. */
export const longestQuery = 500

/** What a query may hold, since each costs a search something. */
export interface QueryLimits {
  /** Words, phrases and document numbers, those that are excluded too. */
  terms: number
  /** Words and phrases that stand beside a NEAR. */
  nearClauses: number
  /** Characters that a NEAR may ask for. */
  nearDistance: number
  /** Brackets within brackets. */
  nesting: number
  /** Words and phrases that are excluded. */
  excludedTerms: number
}

/** What holds where no setting says otherwise: all that the longest query has room for, as the budget of a search bounds its cost. */
export const usualQueryLimits: QueryLimits = {
  terms: 250,
  nearClauses: 100,
  nearDistance: 1_000,
  nesting: 20,
  excludedTerms: 170,
}

/** Hits past this place are not served: narrowing is what helps there. */
export const deepestHit = 10_000

/** Reports on one page of an answer. */
export const hitsPerPage = { usual: 10, most: 100 } as const

/** Reports in one page of a feed: readers ask seldom, and many may have come. */
export const entriesPerFeed = 50

/** Most values of one list parameter. */
export const mostValues = 100

/** Most characters of a value that names something. */
export const longestName = { region: 60, body: 100, figure: 100, reportId: 100 } as const

/** Bodies in the facet of an answer: there are thousands, and of more than these a name has to be typed. */
export const mostBodies = 50

/** Queries of one batch that a server takes; the command line takes any number. */
export const mostBatchQueries = 1000

/** Figures and ratios measured at a time: as many as a plot has colours. */
export const mostMeasures = 6

/** Bytes of a list of queries or terms that is sent to a server. */
export const largestPostedBytes = 1 << 20

/** Orders of the hits; the first is the usual one. */
export const sortOrders = ['relevance', 'year-desc', 'year-asc', 'entered-desc'] as const

export type SortOrder = (typeof sortOrders)[number]

/** What of a report a passage is. */
export const reportParts = ['prose', 'heading', 'table'] as const

export type ReportPart = (typeof reportParts)[number]

/** From the whole country down; a department may be of any of them. */
export const administrativeLevels = [
  'national',
  'province',
  'prefecture',
  'county',
  'township',
  'department',
] as const

export type AdministrativeLevel = (typeof administrativeLevels)[number]

/** What must be known beside a number, a bit each. */
export const figureMarks = {
  /** Printed without a number: a blank cell, "/" or "-". */
  blank: 1,
  /** Printed, and not to be told. */
  unreadable: 2,
  /** Sentences of the report disagree, and nothing decides. */
  disputed: 4,
  /** Not printed: forced by the arithmetic. */
  inferred: 8,
  /** Part of a sum of the report that does not come out. */
  fails: 16,
} as const

/** The same of a ratio, whose bits are those of all figures that it is made of. */
export const measureMarks = {
  ...figureMarks,
  /** A ratio over 0, which is no number. */
  overZero: 32,
  /** A side of a ratio is not stated whole. */
  incomplete: 64,
} as const

/** What a row of a panel may be of. */
export const panelDimensions = ['body', 'year', 'province', 'city', 'county', 'level'] as const
export type PanelDimension = (typeof panelDimensions)[number]

/** A row for each concept, or a column. */
export const panelShapes = ['long', 'wide'] as const
export type PanelShape = (typeof panelShapes)[number]

/** Strings that `/terms` counts at once, and what its columns may be. */
export const mostTerms = 200
export const termColumns = ['year', 'province', 'level'] as const
export type TermColumns = (typeof termColumns)[number]
