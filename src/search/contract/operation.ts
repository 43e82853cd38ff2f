/** Shapes of the answers about the index and the server, and of every refusal. */
import { z } from 'zod'
import { text, textOrNull, count, anyInteger } from './shapes.ts'

const counts = z.object({ occurrences: count, passages: count, reports: count })

export const verifyAnswer = z.object({
  query: text,
  normalized: text.describe('The query after normalization: what is looked for.'),
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

/** Counts of one query from the index beside those of plain substring search over the same texts. */
export type VerifyResult = z.infer<typeof verifyAnswer>
