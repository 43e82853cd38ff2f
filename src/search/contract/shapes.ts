/** Shapes that several answers share. One with an `id` goes by that name in openapi.json and docs/answers.md. */
import { z } from 'zod'
import { sectionKeys, type SectionKey } from '../../report/index.ts'
import { facetRows, hasValues, type ValueRow } from '../../facets.ts'
import { administrativeLevels } from '../../limits.ts'
import type { Sentence, SentenceKey } from '../../sentence.ts'

export const text = z.string()
export const textOrNull = z.string().nullable()
export const count = z.int().min(0)
export const anyInteger = z.int()
export const sectionKey = z.enum(sectionKeys as [SectionKey]).meta({ id: 'SectionKey' })
/** [start, end) in UTF-16 units. */
export const spans = z.array(z.tuple([count, count]))
export const span = z.object({ start: count, end: count })
export const level = z.enum(administrativeLevels).meta({ id: 'AdministrativeLevel' }).nullable()
export const match = z.enum(['all', 'partial'])
export const recognized = z
  .literal(true)
  .exactOptional()
  .describe('Read off a scanned page by text recognition: its characters may be wrong.')
export const script = z.enum(['Hans', 'Hant'])
export const region = z
  .object({
    code: textOrNull.describe('Division code of six digits.'),
    province: textOrNull,
    city: textOrNull,
    county: textOrNull,
  })
  .meta({ id: 'Region' })

/** A filter of fixed values takes any of them. */
const valueFilters = Object.fromEntries(
  facetRows.filter(hasValues).map((row) => [row.name, z.array(z.enum(row.values))]),
) as unknown as { [Row in ValueRow as Row['name']]: z.ZodType<Row['values'][number][]> }

/** What an answer was narrowed to. Empty arrays mean no narrowing; within an array any entry suffices. */
export const filters = z
  .object({
    year: z
      .array(z.object({ from: anyInteger.nullable(), to: anyInteger.nullable() }))
      .describe('Inclusive ranges; either end may be open.'),
    section: z.array(sectionKey),
    region: z.array(text).describe('Names, full or short, or division codes.'),
    body: z.array(text).describe("Parts of bodies' names, or ids."),
    ...valueFilters,
  })
  .meta({ id: 'Filters' })

/** A sentence as its key in the tables of language/ and its values: for other languages than that of `message`. */
export const unsaid: z.ZodType<Sentence> = z
  .object({
    key: text as z.ZodType<SentenceKey>,
    get values() {
      return sentenceValues
    },
  })
  .meta({ id: 'Sentence' })

/** What a sentence is filled in with, by name. */
const sentenceValues: z.ZodType<Sentence['values']> = z
  .record(text, z.union([text, z.number(), unsaid]))
  .meta({ id: 'SentenceValues' })
