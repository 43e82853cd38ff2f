/** Shapes of the answers about the index and the server, and of every refusal. */
import { z } from 'zod'
import { termColumns } from '../../limits.ts'
import { text, textOrNull, count, anyInteger, filters } from './shapes.ts'

const counts = z.object({ occurrences: count, passages: count, reports: count })

export const verifyAnswer = z.object({
  query: text,
  normalized: text.describe('The query after normalization: what is looked for.'),
  index: counts,
  scan: counts,
  agrees: z.boolean(),
  tookMs: z.number(),
})

const rate = z
  .number()
  .nullable()
  .describe('Occurrences for 10,000 characters of what is counted in; null where there are none.')

const termCounts = z.object({
  reports: count.describe('Reports that hold any of the terms.'),
  occurrences: count.describe('Places where any of them stand; none counts twice.'),
  passages: count.describe('Passages that hold any of them.'),
  per10000: rate,
})

export const termsAnswer = z.object({
  by: z.enum(termColumns),
  filters,
  reports: count.describe('Reports that are counted in; those of the columns add up to them.'),
  characters: count.describe('Characters of normalized text that are counted in.'),
  columns: z
    .array(
      z.object({
        value: z
          .union([text, anyInteger])
          .nullable()
          .describe('A year, a province or a level; null for reports of which it is not known.'),
        reports: count,
        characters: count,
      }),
    )
    .describe('Ascending, that without a value last.'),
  terms: z
    .array(
      z.object({
        term: text.describe('As given, without spaces around it.'),
        together: z.array(text).describe('The terms that are counted together.'),
        ...termCounts.shape,
        counts: z.array(termCounts).describe('By column, in the order of `columns`.'),
      }),
    )
    .describe('In the order given.'),
  tookMs: z.number(),
})

export type TermsResponse = z.infer<typeof termsAnswer>

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

/** Counts of one query from the index beside those of plain substring search over the same texts. */
export type VerifyResult = z.infer<typeof verifyAnswer>
