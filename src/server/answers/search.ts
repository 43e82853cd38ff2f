/** Shapes of the answers to a search, a completion and an explanation. */
import { z } from 'zod'
import {
  text,
  textOrNull,
  count,
  anyInteger,
  sectionKey,
  spans,
  level,
  script,
  region,
  filters,
} from './shapes.ts'

const passageHit = z.object({
  passageId: text,
  section: sectionKey,
  sectionLabel: text,
  heading: textOrNull,
  text: text.describe('An excerpt, with … where text was left out.'),
  highlights: spans.describe('Marked places, [start, end) in UTF-16 units of `text`.'),
  occurrences: count,
  url: text,
  alike: z
    .array(
      z.object({
        reportId: text,
        reportYear: anyInteger.nullable(),
        passageId: text,
        url: text,
      }),
    )
    .describe(
      "Where the body's other reports say the same, figures and punctuation aside: one passage a report, newest first.",
    ),
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
    terms: z.array(
      z.object({
        text,
        synonyms: z.array(text),
        occurrences: count,
        reports: count
          .nullable()
          .describe('Where no report matches all terms: how many hold this one.'),
      }),
    ),
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
    body: facet.describe('Bodies by id, labelled by name: those of most reports, at most 50.'),
    administrativeLevel: facet,
  }),
  byYear: z
    .array(z.object({ year: anyInteger, reports: count, matches: count }))
    .describe('Reports of each year that pass the other filters, and how many of them match.'),
  warnings: z.array(
    z.object({ code: text, message: text, start: count.optional(), end: count.optional() }),
  ),
  didYouMean: z
    .array(z.object({ text: text.describe('The whole query, corrected.'), reason: text }))
    .describe('Offered when (almost) nothing was found.'),
})

export const passagesAnswer = z.object({
  reportId: text,
  match: z.enum(['all', 'partial']),
  matchingPassages: count,
  occurrences: count.describe('Places in all matching passages.'),
  limit: anyInteger,
  offset: anyInteger,
  passages: z.array(passageHit),
})

export const suggestAnswer = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(['term', 'section', 'body', 'place', 'title', 'documentNumber', 'figure']),
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
    }),
  ),
  closeness: z.object({ score: z.number(), passageId: textOrNull }),
  year: z.number().describe('What a report of a year named among the words is lifted by.'),
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
