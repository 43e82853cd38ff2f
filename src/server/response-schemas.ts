/** Shapes of the answers, for openapi.json. A test holds real answers against them, field by field. */
import { z } from 'zod'
import { sectionKeys, type SectionKey } from '../report/index.ts'
import { administrativeLevels } from './schemas.ts'

const text = z.string()
const textOrNull = z.string().nullable()
const count = z.int().min(0)
const anyInteger = z.int()
const sectionKey = z.enum(sectionKeys as [SectionKey])
/** [start, end) in UTF-16 units. */
const spans = z.array(z.tuple([count, count]))
const span = z.object({ start: count, end: count })
const level = z.enum(administrativeLevels).nullable()
const script = z.enum(['Hans', 'Hant'])
const region = z.object({
  code: textOrNull,
  province: textOrNull,
  city: textOrNull,
  county: textOrNull,
})

const filters = z.object({
  year: z.array(z.object({ from: anyInteger.nullable(), to: anyInteger.nullable() })),
  section: z.array(sectionKey),
  region: z.array(text),
  body: z.array(text),
  level: z.array(z.enum(administrativeLevels)),
})

const passageHit = z.object({
  passageId: text,
  section: sectionKey,
  sectionLabel: text,
  heading: textOrNull,
  text: text.describe('An excerpt, with … where text was left out.'),
  highlights: spans.describe('Marked places, [start, end) in UTF-16 units of `text`.'),
  occurrences: count,
  url: text,
})

const hit = z.object({
  reportId: text,
  title: textOrNull,
  titleHighlights: spans,
  reportingBody: textOrNull,
  bodyId: textOrNull,
  publishingBody: textOrNull,
  reportYear: anyInteger.nullable(),
  region,
  administrativeLevel: level,
  publishedOn: textOrNull,
  script,
  score: z.number(),
  occurrences: count,
  matchingPassages: count,
  passages: z.array(passageHit),
})

const facet = z.array(
  z.object({ value: z.union([text, anyInteger]), count, label: text.optional() }),
)
const places = z.array(
  z.object({
    value: text,
    count,
    above: z.array(text).describe('Names of the places above it, highest first.'),
  }),
)

export const searchResponse = z.object({
  query: z.object({
    text,
    terms: z.array(z.object({ text, synonyms: z.array(text), occurrences: count })),
    filters,
    notes: z.array(z.looseObject({})).describe('What was odd in the query, with its place.'),
  }),
  match: z.enum(['all', 'partial']),
  total: count.describe('Reports that match.'),
  passages: count.describe('Passages that match.'),
  occurrences: count.describe('Places that match.'),
  limit: anyInteger,
  offset: anyInteger,
  tookMs: z.number(),
  hits: z.array(hit),
  facets: z.object({
    reportYear: facet,
    section: facet,
    province: facet,
    city: places.describe('Where narrowed to regions: the cities of their provinces.'),
    county: places.describe('Where narrowed to regions: the counties of their cities; else none.'),
    body: facet.describe('Bodies by id, labelled by name: those of most reports, at most 200.'),
    administrativeLevel: facet,
  }),
  warnings: z.array(
    z.object({ code: text, message: text, start: count.optional(), end: count.optional() }),
  ),
  didYouMean: z
    .array(z.object({ text: text.describe('The whole query, corrected.'), reason: text }))
    .describe('Offered when (almost) nothing was found.'),
})

export const suggestAnswer = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(['term', 'body', 'place', 'title', 'documentNumber']),
      text,
      query: text.describe('The query that takes it up.'),
      count: count.describe('Reports; for a document number, places that mention it.'),
    }),
  ),
})

export const explainAnswer = z.object({
  query: text,
  reportId: text,
  title: textOrNull,
  match: z.enum(['all', 'partial']),
  matches: z.boolean(),
  score: z.number().nullable().describe('That of its hit; null when it does not match.'),
  reasons: z.array(z.object({ code: text, message: text })).describe('Why it does not match.'),
  terms: z.array(
    z.object({
      text,
      literals: z.array(text),
      occurrences: count,
      ownOccurrences: count,
      elsewhere: count.describe('Places outside the sections asked for.'),
      isScored: z.boolean(),
      reports: count,
      idf: z.number(),
      frequency: z.number(),
      norm: z.number(),
      heldBelow: z.number().nullable(),
      score: z.number(),
      places: z.array(
        z.object({ section: sectionKey, kind: text, occurrences: count, frequency: z.number() }),
      ),
      catalogue: z.number(),
    }),
  ),
  closeness: z.object({ score: z.number(), passageId: textOrNull }),
  characters: z
    .array(z.object({ text, score: z.number() }))
    .describe('What pairs of characters and single characters of the query add.'),
  filters: z.object({
    applied: filters,
    passes: z.object({
      year: z.boolean(),
      region: z.boolean(),
      body: z.boolean(),
      level: z.boolean(),
    }),
  }),
})

const reportMetadata = z.object({
  reportId: text,
  title: textOrNull,
  reportingBody: textOrNull,
  bodyId: textOrNull,
  publishingBody: textOrNull,
  reportYear: anyInteger.nullable(),
  publishedOn: textOrNull,
  region,
  administrativeLevel: level,
  script,
  era: z.enum(['2008', '2019', '2021', 'unknown']),
  kind: z.enum(['annualReport', 'workSummary', 'governmentWorkReport', 'notice', 'other']),
  indexNumber: textOrNull,
  documentNumber: textOrNull,
  sourceAddress: textOrNull,
})

export const reportsAnswer = z.object({ total: count, reports: z.array(reportMetadata) })

const passage = z.object({
  id: text,
  text,
  source: span,
  section: sectionKey.optional(),
  rule: text.optional(),
})

const table = z.object({
  id: text,
  rows: z.array(z.array(text)),
  cells: z.array(z.object({ row: count, column: count, rowSpan: count, columnSpan: count, text })),
  lines: z.array(z.object({ id: text, text, source: span })),
  source: span,
})

const outlineNode = z
  .object({
    id: text,
    level: count,
    heading: textOrNull,
    headingSource: span.nullable(),
    section: sectionKey,
    rule: text.describe('What gave the section its label.'),
    passages: z.array(passage),
    tables: z.array(table),
    get children() {
      return z.array(outlineNode)
    },
  })
  .meta({ id: 'OutlineNode' })

const figure = z.object({
  key: text,
  label: text,
  value: z.number().nullable(),
  raw: text,
  unit: textOrNull,
  applicant: text.optional(),
  reading: z.enum(['table', 'prose', 'inferred', 'unreadable']),
  source: z.object({
    passageId: text,
    tableId: text.optional(),
    row: count.optional(),
    column: count.optional(),
    sentence: text.optional(),
  }),
})

const check = z.object({
  formula: text,
  outcome: z.enum(['pass', 'fail', 'notAssessable']),
  left: z.number().nullable(),
  right: z.number().nullable(),
  difference: z.number().nullable(),
  cells: z
    .array(text)
    .describe(
      "`key@applicant` of each figure; one of another year's report with its year after a colon.",
    ),
})

export const reportAnswer = reportMetadata.extend({
  origins: z.record(
    text,
    z.object({ from: text, confidence: z.number().min(0).max(1), evidence: text.optional() }),
  ),
  outline: z.array(outlineNode),
  figures: z.array(figure),
  checks: z.array(check),
  warnings: z.array(z.object({ code: text, message: text, source: span.optional() })),
  sources: z.array(text),
})

const reportFigure = figure.extend({
  reportId: text,
  title: textOrNull,
  reportingBody: textOrNull,
  bodyId: textOrNull,
  reportYear: anyInteger.nullable(),
  region,
  administrativeLevel: level,
  applicant: textOrNull,
  url: text,
})

const figuresOfReports = z.object({
  key: text,
  label: text,
  unit: textOrNull,
  definition: text,
  applicant: textOrNull,
  total: count.describe('Reports that have the figure, with a number or without.'),
  blank: count.describe('Those of them without a number: in neither sum nor median.'),
  limit: anyInteger,
  offset: anyInteger,
  figures: z.array(reportFigure),
  byYear: z.array(
    z.object({
      year: anyInteger,
      sum: z.number(),
      median: z.number(),
      reports: count.describe('Reports with a number.'),
      blank: count,
    }),
  ),
})

const figureKeyCounts = z.object({
  total: count,
  keys: z.array(
    z.object({
      key: text,
      label: text,
      unit: textOrNull,
      definition: text,
      reports: count.describe('Reports that give a number.'),
      blank: count.describe('Reports that have the cell, but no number in it.'),
      applicants: z.array(text).describe('Kinds of applicants that some report tells apart.'),
    }),
  ),
})

/** With a key, its figures; without, the keys. */
export const figuresAnswer = z.union([figuresOfReports, figureKeyCounts])

const counts = z.object({ occurrences: count, passages: count, reports: count })

export const verifyAnswer = z.object({
  query: text,
  normalized: text,
  index: counts,
  scan: counts,
  agrees: z.boolean(),
  tookMs: z.number(),
})

export const healthAnswer = z.object({ status: z.literal('alive') })

export const readyAnswer = z.object({
  status: z.literal('ready'),
  index: z.object({
    generation: text,
    builtAt: text,
    ageMs: z.number(),
    reports: count,
    passages: count,
    characters: count,
    bodies: count,
    years: z.array(anyInteger),
    analyzerFingerprint: text,
    segmenter: text,
    samples: z.boolean(),
  }),
  problem: z
    .object({ code: text, message: text, generation: textOrNull })
    .nullable()
    .describe('Why a newer index was refused; the one above goes on serving.'),
})

export const errorAnswer = z.object({
  error: z.object({
    code: text,
    message: text.describe('In the language of Accept-Language: zh-Hans (default), zh-Hant, en.'),
    details: z.array(z.object({ parameter: text, value: text })),
  }),
})
