/** What a generation is in OpenSearch: names of its indexes, its manifest, and what a server reads of it when it opens it. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import type { StoredArray } from '../../store/arrays.ts'
import type { StoredPassages } from '../../store/passage-texts.ts'
import { manifestSchema } from '../../store/manifest.ts'
import { shownNodes, type Cluster } from './cluster.ts'
import { layoutVersion } from './mapping.ts'
import type { CutPassage } from './tokens.ts'

/** The indexes of a generation. */
export function indexesOf(name: string, generation: string): { passages: string; reports: string } {
  return { passages: `${name}-${generation}-passages`, reports: `${name}-${generation}-reports` }
}

/** The generation whose index of reports has this name; null for another index. */
export function generationIn(name: string, index: string): string | null {
  const isOurs = index.startsWith(`${name}-`) && index.endsWith('-reports')
  const generation = isOurs ? index.slice(name.length + 1, -'-reports'.length) : ''
  return /^\d{17}$/u.test(generation) ? generation : null
}

/** What the index of reports says of its generation, once it is whole. */
export const clusterManifestSchema = z.object({
  layoutVersion: z.number(),
  manifest: manifestSchema,
  blobs: z.record(z.string(), z.object({ pieces: z.number(), crc32: z.number() })),
})
export type ClusterManifest = z.infer<typeof clusterManifestSchema>

/** Arrays that a server holds of every report and passage. */
export const arraysHeld = [
  'reportStarts',
  'reportPassages',
  'passageSections',
  'passageKinds',
  'passageHeadings',
  'passageRepeats',
] as const satisfies (keyof Concordance)[]

/** Bytes of one piece before they are written as text: a bulk request takes some of these. */
const pieceBytes = 2 * 1024 * 1024

/** Bytes to be stored in pieces. */
export interface Blob {
  name: string
  pieces: string[]
  crc32: number
}

export function packBlob(name: string, bytes: Uint8Array): Blob {
  const packed = deflateRawSync(bytes, { level: 3 })
  const pieces: string[] = []
  for (let at = 0; at < packed.length; at += pieceBytes)
    pieces.push(packed.subarray(at, at + pieceBytes).toString('base64'))
  return { name, pieces, crc32: crc32(bytes) }
}

export const bytesOfArray = (array: StoredArray): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** The id of a piece. */
export const pieceId = (name: string, piece: number): string => `${name}-${String(piece)}`

export function damagedIndex({ options }: Cluster, what: string): AppError {
  const { name, nodes } = options
  return new AppError(
    'index_damaged',
    sentence('cluster.damaged', { name, what, nodes: shownNodes(nodes) }),
  )
}

const pieceSchema = z.object({ stored: z.object({ bytes: z.string() }) })

/** Reads what `packBlob` made, and holds it against its checksum. */
export async function readBlob(
  cluster: Cluster,
  index: string,
  { blobs }: ClusterManifest,
  name: string,
): Promise<Buffer> {
  const written = blobs[name]
  if (written === undefined) throw damagedIndex(cluster, name)
  const ids = Array.from({ length: written.pieces }, (_, piece) => pieceId(name, piece))
  const pieces: Buffer[] = []
  // A few at a time: together they may be larger than an answer should be.
  for (let at = 0; at < ids.length; at += 4)
    for (const document of await cluster.documents(index, ids.slice(at, at + 4))) {
      const parsed = pieceSchema.safeParse(document?.source)
      if (!parsed.success) throw damagedIndex(cluster, name)
      pieces.push(Buffer.from(parsed.data.stored.bytes, 'base64'))
    }
  let bytes: Buffer
  try {
    bytes = inflateRawSync(Buffer.concat(pieces))
  } catch {
    throw damagedIndex(cluster, name)
  }
  if (crc32(bytes) !== written.crc32) throw damagedIndex(cluster, name)
  return bytes
}

/** A passage as it is stored: its id, its text as written, as compared, and where words begin in that. */
export interface StoredPassage extends CutPassage {
  id: string
  text: string
  /** As `StoredPassages.rowOf` gives it. */
  row: ReturnType<StoredPassages['rowOf']>
}

/** As JSON takes it: units and bits in base64, which takes less than their characters would, and any of them. */
export function packPassage({
  id,
  text,
  row,
  units,
  borders,
}: StoredPassage): Record<string, string> {
  const written = Buffer.from(text, 'utf16le').toString('base64')
  const compared = Buffer.from(bytesOfArray(units)).toString('base64')
  return {
    id,
    text: written,
    // Mostly they are the same.
    ...(compared === written ? {} : { units: compared }),
    borders: Buffer.from(borders).toString('base64'),
    ...(row === null
      ? {}
      : { row: Buffer.from(JSON.stringify(row), 'utf16le').toString('base64') }),
  }
}

const passageSchema = z.object({
  stored: z.object({
    id: z.string(),
    text: z.string(),
    units: z.string().optional(),
    borders: z.string(),
    row: z.string().optional(),
  }),
})

/** Reads what `packPassage` made; null for anything else. */
export function unpackPassage(source: unknown): StoredPassage | null {
  const parsed = passageSchema.safeParse(source)
  if (!parsed.success) return null
  const { id, text, units = text, borders, row } = parsed.data.stored
  const bytes = Buffer.from(units, 'base64')
  const copied = new Uint16Array(bytes.length >> 1)
  for (let at = 0; at < copied.length; at++) copied[at] = bytes.readUInt16LE(at * 2)
  return {
    id,
    text: Buffer.from(text, 'base64').toString('utf16le'),
    units: copied,
    borders: Uint8Array.from(Buffer.from(borders, 'base64')),
    row:
      row === undefined
        ? null
        : (JSON.parse(Buffer.from(row, 'base64').toString('utf16le')) as StoredPassage['row']),
  }
}

/** A passage of a corpus by itself. */
export function cutOut(concordance: Concordance, passage: number): CutPassage {
  const { text, borders, passageStarts } = concordance
  const start = passageStarts[passage]!
  const units = text.slice(start, endOfPassage(concordance, passage))
  const bits = new Uint8Array((units.length >>> 3) + 1)
  for (let at = 0; at <= units.length; at++)
    if (((borders[(start + at) >>> 3]! >>> ((start + at) & 7)) & 1) === 1)
      bits[at >>> 3]! |= 1 << (at & 7)
  return { units, borders: bits }
}

export { layoutVersion }
