/** Shape of a report that is checked before it is published. */
import { z } from 'zod'
import { check, reportAnswer } from './reports.ts'
import { anyInteger, count, sectionKey, text, textOrNull, unsaid } from './shapes.ts'

const chapter = z.object({
  section: sectionKey,
  heading: text.describe('As the form prints it.'),
  state: z.enum(['present', 'empty', 'missing']),
  nodeId: textOrNull,
  characters: count.describe('Of running text under it, white space not counted.'),
  tables: count,
})

const places = z.array(count)

const cell = z.object({
  figure: count.describe('Its place in `report.figures`.'),
  fail: places.describe(
    'Places in `review.checks` of the checks that it is part of and that fail.',
  ),
  notAssessable: places,
  pass: places,
})

const slip = z.object({
  code: text,
  message: text.describe('In Simplified Chinese.'),
  sentence: unsaid,
  passageId: textOrNull,
  evidence: textOrNull.describe('The beginning of the sentence it was seen in.'),
})

const lastYear = z.object({
  reportId: text,
  title: textOrNull,
  reportYear: anyInteger.nullable(),
  length: count
    .nullable()
    .describe(
      'Characters of running text, white space not counted; null where the texts are too long to be compared.',
    ),
  verbatim: count
    .nullable()
    .describe("Of them, those in passages that stand in last year's word for word."),
  checks: z.array(check).describe('What one year hands on to the next; failed ones first.'),
  unchanged: z.array(text).describe('Ids of passages taken over unchanged, short ones left out.'),
})

const review = z.object({
  form: z
    .enum(['2019', '2021'])
    .nullable()
    .describe('The statutory form it is held against; null before 2019.'),
  chapters: z.array(chapter),
  checks: z.array(check).describe('Checks within the report, failed ones first.'),
  cells: z.array(cell),
  slips: z.array(slip).describe('Reasons to look, no verdicts.'),
  lastYear: lastYear
    .nullable()
    .describe("Against the same body's report of the year before, where the index has it."),
  errors: count.describe('Failed checks, against last year too, and chapters missing or empty.'),
})

export const checkAnswer = z.object({
  total: count.describe('Reports in the file; at most 20 are answered.'),
  reports: z.array(z.object({ report: reportAnswer, review })),
})

export type CheckAnswer = z.infer<typeof checkAnswer>
