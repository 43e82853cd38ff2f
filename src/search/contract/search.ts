/** Shapes of the answers to a search, a completion and an explanation. */
import { z } from 'zod'
import {
  facetRows,
  hasValues,
  isOfReports,
  type ReportFilterName,
  type ValueRow,
} from '../../facets.ts'
import { kindsOfPassage } from '../../index/index.ts'
import { mostBodies } from '../../limits.ts'
import { queryNoteCodes } from '../../query/index.ts'
import { reportFigure } from './reports.ts'
import {
  anyInteger,
  count,
  filters,
  level,
  match,
  recognized,
  region,
  script,
  sectionKey,
  span,
  spans,
  text,
  textOrNull,
  unsaid,
} from './shapes.ts'

const alikePassage = z.object({
  reportId: text,
  reportYear: anyInteger.nullable(),
  passageId: text,
  url: text,
})

const rowCell = z.object({
  column: text.describe(
    'The name of its column, with a name above it before it (行政复议 › 结果维持); empty where none is sure.',
  ),
  isLabel: z.boolean().describe('Whether it says what the numbers behind it are of.'),
  text,
  highlights: spans.describe('[start, end) in UTF-16 units of this `text`.'),
  acrossWords: spans,
})

const tableRow = z
  .object({
    under: z
      .array(text)
      .describe(
        'What the row stands under, outermost first: the part of the table, labels that span rows.',
      ),
    cells: z.array(rowCell),
  })
  .meta({ id: 'HitRow' })

const passageHit = z
  .object({
    passageId: text,
    section: sectionKey,
    sectionLabel: text,
    heading: textOrNull.describe('The heading the passage stands under, as printed.'),
    text: text.describe('An excerpt, with … where text was left out.'),
    highlights: spans.describe('What is marked, [start, end) in UTF-16 units of `text`.'),
    acrossWords: spans.describe(
      'Where a word that was typed stands across the words of the text alone (行政 in 实行政府): counted, and not marked as what was meant. Apart from `highlights`.',
    ),
    row: tableRow
      .nullable()
      .describe('Of a line of a table: its cells, whole; `text` has the line as it was read.'),
    ocr: recognized,
    occurrences: count.describe('Occurrences in the whole passage.'),
    url: text,
    alike: z
      .array(alikePassage)
      .describe(
        "Where the body's other reports say the same, figures and punctuation aside: one passage a report, newest first.",
      ),
  })
  .meta({ id: 'PassageHit' })

const hit = z.object({
  reportId: text,
  title: textOrNull,
  titleHighlights: spans.describe('What is marked in the title.'),
  reportingBody: textOrNull,
  bodyId: textOrNull,
  publishingBody: textOrNull,
  reportYear: anyInteger.nullable(),
  region,
  administrativeLevel: level,
  publishedOn: textOrNull,
  enteredAt: text.exactOptional().describe('ISO time at which it entered the index.'),
  script,
  score: z.number(),
  match: match.describe(
    'Whether it holds the whole query; those that hold most of it, or its characters alone, come last, where few hold all.',
  ),
  lacks: z.array(text).describe('Words of the query that it does not hold, as typed.'),
  failedChecks: count.describe("Sums of the report's own that do not come out."),
  occurrences: count,
  matchingPassages: count.describe('How many match; `passages` holds the best of them.'),
  passages: z.array(passageHit),
})

const bucket = z
  .object({
    value: z.union([text, anyInteger]),
    count: count.describe('Reports.'),
    label: text.exactOptional(),
    above: z
      .array(text)
      .exactOptional()
      .describe(
        'Of a place: the names of those above it, highest first. The region filter takes them all in one.',
      ),
  })
  .meta({ id: 'FacetBucket' })
const facet = z.array(bucket)

/** A facet of fixed values has a bucket for each that some report has. */
const valueFacets = Object.fromEntries(
  facetRows.filter(hasValues).map((row) => [row.facet, facet]),
) as Record<ValueRow['facet'], typeof facet>

/** Whether a report passes each filter on reports. */
const passes = Object.fromEntries(
  facetRows.filter(isOfReports).map(({ name }) => [name, z.boolean()]),
) as Record<ReportFilterName, z.ZodBoolean>

const note = z
  .object({
    code: z.enum(queryNoteCodes),
    message: text.describe('What is wrong, in Simplified Chinese.'),
    hint: text.describe('What would be right, and how the spot was searched.'),
    instead: text
      .exactOptional()
      .describe('The whole query that would be taken to the letter here.'),
    sentence: unsaid.describe('Both for other languages.'),
    ...span.shape,
  })
  .describe('One spot of the query that was not taken as typed.')

const term = z.object({
  text: text.describe('As typed.'),
  synonyms: z
    .array(text)
    .describe('Other names and writings that were looked for too and stand in the index.'),
  occurrences: count.describe('Occurrences in the reports that match.'),
  reports: count
    .nullable()
    .describe('Where no report matches all terms: how many hold this one. Else null.'),
})

const warning = z.object({
  code: text,
  message: text.describe('In Simplified Chinese.'),
  sentence: unsaid,
  start: count.exactOptional().describe('Place in the query text.'),
  end: count.exactOptional(),
})

const suggestedQuery = z.object({
  text: text.describe('The whole query, corrected.'),
  reason: text,
  sentence: unsaid.describe('The reason for other languages.'),
})

const leftOut = z.object({
  text: text.describe('As typed.'),
  reason: z
    .enum(['stop_word', 'question_word', 'lone_character', 'punctuation'])
    .describe(
      'A word that joins but names nothing (的, 和), set apart by spaces or in a question; one that only asks (多少件); a character that is no word by itself, where words are cut apart; punctuation alone.',
    ),
})

const explained = z.object({
  text: text.describe('As typed.'),
  formal: z.array(text).describe('What reports say; as far as it stands in the index.'),
  query: text.describe('The whole query with the first of these in place of the word.'),
  counted: z
    .boolean()
    .describe('Whether the counts speak of these too: only where the whole match is partial.'),
})

const namedWord = z.object({
  text: text.describe('As typed.'),
  kind: z.enum(['place', 'body']),
  names: z.array(text).describe('What goes by this name.'),
  reports: count.describe('Reports of these.'),
  applied: z
    .boolean()
    .describe(
      'Whether reports of these match as those that hold the word do: beside other words, or where no report holds it. Not in a question.',
    ),
  only: text.describe('The query that finds reports of these alone.'),
  exact: text.describe('The query that finds reports that hold the word alone.'),
})

const yearShare = z.object({ year: anyInteger, reports: count, matches: count })

const statedFigure = reportFigure
  .extend({
    value: z.number(),
    place: textOrNull.describe('The sentence it stands in, or the label of its row; where told.'),
    failedChecks: z
      .array(text)
      .describe(
        "Sums of the report that do not come out and that it is part of; told for a value's own and a ranking's.",
      ),
  })
  .meta({ id: 'StatedFigure' })

const answer = z
  .object({
    kind: z
      .enum(['value', 'years', 'ranking'])
      .describe(
        '`value`: of one body in one year; `years`: of one body over years, newest first; `ranking`: most or least first.',
      ),
    key: text,
    label: text,
    unit: textOrNull,
    definition: text,
    applicant: textOrNull,
    body: z.object({ bodyId: text, reportingBody: textOrNull, region }).nullable(),
    by: z.enum(['body', 'year']).nullable().describe('What a ranking ranks.'),
    order: z.enum(['most', 'least']).nullable(),
    asked: filters.shape.year.describe('The years asked about; all where empty.'),
    region: textOrNull.describe('The place whose bodies are ranked, as asked.'),
    level: level.describe('The level of the bodies that are ranked, where one was asked for.'),
    values: z
      .array(statedFigure)
      .describe('Several of one body and year only where its reports state different numbers.'),
    years: z
      .array(statedFigure)
      .describe("All years of the body, newest first: the value's surroundings."),
    sums: z
      .array(z.object({ year: anyInteger, sum: z.number(), reports: count }))
      .describe('In a ranking of years without a body: what the reports of each state together.'),
    reports: count.describe('Reports whose number was looked at.'),
    passedOver: count.describe(
      'Reports whose number would come before the last of a ranking, but is not surely stated.',
    ),
  })
  .describe(
    'A figure that the query names: stated in a cell or a sentence, never inferred, disputed or guessed at.',
  )
  .meta({ id: 'Answer' })

export const searchResponse = z.object({
  query: z.object({
    text,
    terms: z.array(term),
    leftOut: z
      .array(leftOut)
      .describe('Words of the query that are not looked for. Nothing else is passed over.'),
    explained: z
      .array(explained)
      .describe(
        'Everyday words (拒绝) with what reports say in their place (不予公开). Reports that say this come after those that hold what was typed; no count speaks of them, unless the whole match is partial.',
      ),
    named: z
      .array(namedWord)
      .describe('Words of the query that name a place or bodies that the index has reports of.'),
    filters,
    notes: z.array(note).describe('What was odd in the query, with its place.'),
  }),
  match: match,
  total: count.describe('Reports that match.'),
  partialTotal: count.describe(
    'Reports behind these that hold most of the query, where less than a page hold all of it; or, where none does and less than a page hold any of its words, that hold characters of them (warning `characters_only`). No other count and no facet speaks of them.',
  ),
  passages: count.describe('Passages that match.'),
  occurrences: count.describe('Occurrences that match.'),
  limit: anyInteger,
  offset: anyInteger,
  tookMs: z.number(),
  answers: z
    .array(answer)
    .describe(
      'Where the query names a figure, of whom and of when: the figure. None where any of it is unsure.',
    ),
  hits: z.array(hit),
  facets: z.object({
    reportYear: facet,
    section: facet,
    province: facet,
    city: facet.describe('Where narrowed to regions: the cities of their provinces.'),
    county: facet.describe('Where narrowed to regions: the counties of their cities; else none.'),
    body: facet.describe(
      `Bodies by id, labelled by name: those of most reports, at most ${mostBodies}.`,
    ),
    ...valueFacets,
  }),
  byYear: z
    .array(yearShare)
    .describe('Reports of each year that pass the other filters, and how many of them match.'),
  warnings: z.array(warning),
  didYouMean: z
    .array(suggestedQuery)
    .describe('Offered when (almost) nothing was found; never searched for by itself.'),
})

/** The matching passages of one report, best first. */
export const passagesAnswer = z.object({
  reportId: text,
  match: match,
  matchingPassages: count,
  occurrences: count.describe('Occurrences in all matching passages.'),
  limit: anyInteger,
  offset: anyInteger,
  passages: z.array(passageHit),
})

const suggestion = z.object({
  kind: z.enum(['term', 'section', 'body', 'place', 'title', 'documentNumber', 'figure']),
  text: text.describe('What is shown.'),
  query: text.describe('The query that takes it up, words typed before it kept.'),
  count: count.describe(
    'Reports: of the body or place, with the title or section, that use the term or give the figure with a number; for a document number the occurrences that mention it.',
  ),
})

export const suggestAnswer = z.object({ suggestions: z.array(suggestion) })

const reasonCodes = [
  'filter_excludes',
  'term_missing',
  'term_elsewhere',
  'term_excluded',
  'condition_unmet',
] as const

const explainedTerm = z.object({
  text,
  literals: z.array(text),
  occurrences: count,
  ownOccurrences: count,
  elsewhere: count.describe('Occurrences outside the sections asked for.'),
  isScored: z.boolean(),
  reports: count,
  idf: z.number(),
  frequency: z.number(),
  norm: z.number(),
  heldBelow: z.number().nullable(),
  score: z.number(),
  places: z.array(
    z.object({
      section: sectionKey,
      kind: z.enum(kindsOfPassage),
      occurrences: count,
      frequency: z.number(),
    }),
  ),
})

export const explainAnswer = z.object({
  query: text,
  reportId: text,
  title: textOrNull,
  match: match,
  matches: z.boolean(),
  score: z.number().nullable().describe('That of its hit; null when it does not match.'),
  reasons: z
    .array(z.object({ code: z.enum(reasonCodes), message: text, sentence: unsaid }))
    .describe('Why it does not match.'),
  terms: z.array(explainedTerm),
  closeness: z.object({ score: z.number(), passageId: textOrNull }),
  year: z.number().describe('What a report of a year named among the words is lifted by.'),
  characters: z
    .array(z.object({ text, score: z.number() }))
    .describe('What pairs of characters and single characters of the query add.'),
  filters: z.object({
    applied: filters,
    passes: z.object(passes),
  }),
})

export type SearchResponse = z.infer<typeof searchResponse>
export type SearchHit = z.infer<typeof hit>
export type AlikePassage = z.infer<typeof alikePassage>
export type PassageHit = z.infer<typeof passageHit>
export type HitRow = z.infer<typeof tableRow>
export type Answer = z.infer<typeof answer>
export type StatedFigure = z.infer<typeof statedFigure>
export type FacetBucket = z.infer<typeof bucket>
export type SearchFacets = SearchResponse['facets']
export type SearchedTerm = z.infer<typeof term>
export type SearchWarning = z.infer<typeof warning>
export type DidYouMean = z.infer<typeof suggestedQuery>
export type YearShare = z.infer<typeof yearShare>
export type MatchingPassages = z.infer<typeof passagesAnswer>
export type Suggestion = z.infer<typeof suggestion>
export type SuggestionKind = Suggestion['kind']
export type Explanation = z.infer<typeof explainAnswer>
export type ExplainedTerm = z.infer<typeof explainedTerm>
export type ReasonCode = (typeof reasonCodes)[number]
