/** The manifest of an index generation: what built it, what it holds, and how each of its files must look. */
import { z } from 'zod'

/** The file of a generation that holds it. */
export const manifestName = 'manifest.json'

/** Raised when the files of a generation change shape. An index of another version is refused. */
export const formatVersion = 11

export const manifestSchema = z.object({
  formatVersion: z.number(),
  generation: z.string(),
  builtAt: z.string(),
  analyzerFingerprint: z.string(),
  segmenter: z.string(),
  /** Version of the reading and parsing of reports. */
  parserVersion: z.number(),
  counts: z.object({
    reports: z.number(),
    passages: z.number(),
    characters: z.number(),
    failures: z.number(),
  }),
  /** True when only the samples carried by the project were indexed. */
  samples: z.boolean(),
  files: z.record(z.string(), z.object({ bytes: z.number(), crc32: z.number() })),
})

export type Manifest = z.infer<typeof manifestSchema>
