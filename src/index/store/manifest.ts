/** The manifest of an index generation: what built it, what it holds, and how each of its files must look. */
import { crc32 } from 'node:zlib'
import { z } from 'zod'

/** The file of a generation that holds it. */
export const manifestName = 'manifest.json'

/** Raised when the files of a generation change shape. An index of another version is refused. */
export const formatVersion = 14

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

/** What a generation says of itself, in numbers and names. */
export function describeGeneration(manifest: Manifest) {
  const { builtAt, analyzerFingerprint, segmenter, samples } = manifest
  return {
    ...manifest.counts,
    sizeBytes: Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0),
    builtAt,
    formatVersion: manifest.formatVersion,
    analyzerFingerprint,
    segmenter,
    samples,
  }
}

/** Key of the manifest's own checksum: the CRC-32 of the manifest without this key. */
const sealKey = 'manifestCrc32'

/** The text of a manifest, closed with its checksum. */
export function sealManifest(manifest: object): string {
  const text = JSON.stringify(manifest, null, 2)
  return `${text.slice(0, -2)},\n  "${sealKey}": ${crc32(text)}\n}\n`
}

/** Compares a manifest with its own checksum. `none`: it has none, as those of earlier versions. */
export function sealOf(text: string, raw: unknown): 'whole' | 'changed' | 'none' {
  if (typeof raw !== 'object' || raw === null || !(sealKey in raw)) return 'none'
  const content = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== sealKey))
  return sealManifest(content) === text ? 'whole' : 'changed'
}
