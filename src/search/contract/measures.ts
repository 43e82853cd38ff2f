/** Shapes of figures and ratios measured in many reports: bodies by years, in the order of a number, and how numbers are spread. */
import { z } from 'zod'
import { anyInteger, count, level, region, text, textOrNull } from './shapes.ts'

const side = z
  .array(z.array(text))
  .describe('Ways to state it, each a sum of figures by their keys.')

const measure = z
  .object({
    name: text,
    kind: z.enum(['figure', 'ratio']),
    label: text,
    unit: textOrNull,
    applicant: textOrNull,
    numerator: side,
    denominator: side.describe('As the numerator; of a figure empty.'),
  })
  .meta({ id: 'Measure' })

const sideValue = z.number().nullable().exactOptional()

const measuredValue = z
  .object({
    value: z
      .number()
      .nullable()
      .describe('Of a ratio a share of 1. Null where there is no number: not 0.'),
    state: z
      .enum([
        'stated',
        'inferred',
        'disputed',
        'blank',
        'unreadable',
        'missing',
        'incomplete',
        'overZero',
      ])
      .describe(
        '`missing`: the report has nothing of it. Of a ratio: `incomplete` where a side is not stated whole, `overZero` where the lower is 0, `inferred` where any of its figures is.',
      ),
    fails: z
      .boolean()
      .describe('Whether a sum of the report that it is part of does not come out.'),
    numerator: sideValue.describe('The sides of a ratio.'),
    denominator: sideValue,
    url: textOrNull.describe('Address of the passage it was read from, of a ratio its numerator.'),
  })
  .meta({ id: 'MeasuredValue' })

const body = z.object({
  bodyId: textOrNull,
  reportingBody: textOrNull,
  region,
  administrativeLevel: level,
})

const bodyYear = z.object({
  reportYear: anyInteger,
  reportId: text,
  others: count.describe('More reports of the same body and year.'),
  differs: z.boolean().describe('Whether one of them gives another number.'),
  values: z.array(measuredValue).describe('In the order of `measures`.'),
})

const paged = { total: count, limit: anyInteger, offset: anyInteger }
const without = z.object({
  bodies: count.describe('Bodies whose reports have none of the measures.'),
  undated: count.describe('Reports of no known year.'),
})

export const measuredBodiesAnswer = z.object({
  measures: z.array(measure),
  years: z.array(anyInteger),
  ...paged,
  without,
  bodies: z.array(
    body.extend({ years: z.array(bodyYear).describe('Years with a report, ascending.') }),
  ),
})

const ofYear = {
  measure: textOrNull.describe('The one that it is of, by name.'),
  reportYear: anyInteger.nullable(),
  yearsWithNumber: z.array(anyInteger),
}

export const measuredRankingAnswer = z.object({
  measures: z.array(measure),
  ...ofYear,
  ...paged,
  ranking: z
    .array(
      body.extend({
        rank: count.describe('Bodies with the same number share one.'),
        ...bodyYear.shape,
      }),
    )
    .describe('Bodies with a number.'),
})

export const measuredSpreadAnswer = z.object({
  measures: z.array(measure),
  ...ofYear,
  classes: z
    .array(z.object({ from: z.number(), to: z.number(), count }))
    .describe('Bodies with a number from `from` to below `to`; the last class has `to` too.'),
  years: z.array(
    z.object({
      year: anyInteger,
      bodies: count.describe('Bodies with a number.'),
      blank: count.describe('Those whose report has the measure without a number.'),
      missing: count.describe('Those whose report has nothing of it.'),
      least: z.number(),
      lowerQuartile: z.number(),
      median: z.number(),
      upperQuartile: z.number(),
      most: z.number(),
    }),
  ),
})

export type MeasuredBodiesAnswer = z.infer<typeof measuredBodiesAnswer>
export type MeasuredRankingAnswer = z.infer<typeof measuredRankingAnswer>
export type MeasuredSpreadAnswer = z.infer<typeof measuredSpreadAnswer>
export type MeasuredValue = z.infer<typeof measuredValue>
