/** Shapes of reports, whole or their metadata, and of figures over many reports. */
import { z } from 'zod'
import {
  anyInteger,
  count,
  level,
  recognized,
  region,
  script,
  sectionKey,
  span,
  text,
  textOrNull,
  unsaid,
} from './shapes.ts'

export const reportMetadata = z
  .object({
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
    enteredAt: text
      .exactOptional()
      .describe('ISO time at which it entered the index; not in whole reports.'),
  })
  .meta({ id: 'ReportMetadata' })

export const reportsAnswer = z.object({ total: count, reports: z.array(reportMetadata) })

const passage = z.object({
  id: text,
  text,
  source: span,
  section: sectionKey.exactOptional(),
  rule: text.exactOptional(),
  ocr: recognized,
})

const table = z
  .object({
    id: text,
    rows: z.array(z.array(text)),
    cells: z.array(
      z.object({ row: count, column: count, rowSpan: count, columnSpan: count, text }),
    ),
    lines: z.array(z.object({ id: text, text, source: span })),
    source: span,
    isFromText: z
      .literal(true)
      .exactOptional()
      .describe('Laid out from running text; glued numbers stand in one cell over their columns.'),
    ocr: recognized,
  })
  .meta({ id: 'Table' })

const outlineNode = z
  .object({
    id: text,
    level: count,
    heading: textOrNull,
    headingSource: span.nullable(),
    section: sectionKey,
    rule: text.describe('What gave the section its label.'),
    ocr: recognized,
    passages: z.array(passage),
    tables: z.array(table),
    get children() {
      return z.array(outlineNode)
    },
  })
  .meta({ id: 'OutlineNode' })

const figureSource = z
  .object({
    passageId: text,
    tableId: text.exactOptional(),
    row: count.exactOptional(),
    column: count.exactOptional(),
    sentence: text.exactOptional(),
  })
  .meta({ id: 'FigureSource' })

const figure = z
  .object({
    key: text,
    label: text,
    value: z
      .number()
      .nullable()
      .describe(
        'Null for a blank cell, "/" or "-", one that could not be told, or a disputed one: not 0.',
      ),
    raw: text,
    unit: textOrNull,
    applicant: text.exactOptional(),
    reading: z.enum(['table', 'prose', 'inferred', 'unreadable']),
    state: z
      .enum(['stated', 'inferred', 'disputed', 'blank', 'unreadable'])
      .exactOptional()
      .describe(
        '`disputed`: sentences of the report disagree and nothing decides; `candidates` has them all, and no sum, plot or answer counts it.',
      ),
    candidates: z
      .array(z.object({ value: z.number().nullable(), raw: text, source: figureSource }))
      .exactOptional()
      .describe('What several sentences state, where they disagree.'),
    decidedBy: z
      .enum(['scope', 'wording', 'chapter', 'total'])
      .exactOptional()
      .describe('Why one of several candidates was taken.'),
    source: figureSource,
  })
  .meta({ id: 'Figure' })

export const check = z
  .object({
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
  .meta({ id: 'Check' })

const accountEntry = z.object({
  reason: text,
  count: count.describe('Characters, white space not counted.'),
  sample: text,
})

const account = z
  .object({
    seen: count,
    read: count,
    leftOut: z.array(accountEntry),
    notRead: z.array(accountEntry),
    surplus: count,
  })
  .describe(
    'What became of the characters of the file: seen + surplus = read + left out + not read. Absent for what was indexed without it.',
  )
  .meta({ id: 'Account' })

export const reportAnswer = reportMetadata.extend({
  origins: z.record(
    text,
    z.object({
      from: text,
      confidence: z.number().min(0).max(1),
      evidence: text.exactOptional(),
      ocr: recognized,
    }),
  ),
  outline: z.array(outlineNode),
  figures: z.array(figure),
  checks: z.array(check),
  warnings: z.array(
    z.object({ code: text, message: text, sentence: unsaid, source: span.exactOptional() }),
  ),
  account: account.exactOptional(),
  sources: z.array(text),
})

export const reportFigure = figure
  .extend({
    reportId: text,
    title: textOrNull,
    reportingBody: textOrNull,
    bodyId: textOrNull,
    reportYear: anyInteger.nullable(),
    region,
    administrativeLevel: level,
    applicant: textOrNull,
    url: text.describe('Address of the passage it was read from.'),
  })
  .meta({ id: 'ReportFigure' })

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
      lowerQuartile: z
        .number()
        .describe('A quarter of the numbers is at most this; between two, in proportion.'),
      upperQuartile: z.number(),
      reports: count.describe('Reports with a number.'),
      blank: count,
    }),
  ),
})

const figureKeyCount = z.object({
  key: text,
  label: text,
  unit: textOrNull,
  definition: text,
  reports: count.describe('Reports that give a number.'),
  blank: count.describe('Reports that have the cell, but no number in it.'),
  applicants: z.array(text).describe('Kinds of applicants that some report tells apart.'),
})

const figureKeyCounts = z.object({
  total: count,
  keys: z.array(figureKeyCount),
})

/** With a key, its figures; without, the keys. */
export const figuresAnswer = z.union([figuresOfReports, figureKeyCounts])

export type ReportFigure = z.infer<typeof reportFigure>
export type FiguresResponse = z.infer<typeof figuresOfReports>
export type FigureKeyCount = z.infer<typeof figureKeyCount>
