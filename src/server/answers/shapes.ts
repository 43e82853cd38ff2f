/** Shapes that several answers share. */
import { z } from 'zod'
import { sectionKeys, type SectionKey } from '../../report/index.ts'
import { administrativeLevels } from '../schemas.ts'

export const text = z.string()
export const textOrNull = z.string().nullable()
export const count = z.int().min(0)
export const anyInteger = z.int()
export const sectionKey = z.enum(sectionKeys as [SectionKey])
/** [start, end) in UTF-16 units. */
export const spans = z.array(z.tuple([count, count]))
export const span = z.object({ start: count, end: count })
export const level = z.enum(administrativeLevels).nullable()
export const script = z.enum(['Hans', 'Hant'])
export const region = z.object({
  code: textOrNull,
  province: textOrNull,
  city: textOrNull,
  county: textOrNull,
})

export const filters = z.object({
  year: z.array(z.object({ from: anyInteger.nullable(), to: anyInteger.nullable() })),
  section: z.array(sectionKey),
  region: z.array(text),
  body: z.array(text),
  level: z.array(z.enum(administrativeLevels)),
})
