/** What a generation is in OpenSearch: names of its indexes, its manifest, and what a server reads of it when it opens it. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import type { StoredArray } from '../../store/arrays.ts'
import type { StoredPassages } from '../../store/passage-texts.ts'
import { manifestSchema } from '../../store/manifest.ts'
import { normalizeText } from '../../../text/index.ts'
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

/** Arrays of the concordance that a server holds of every report and passage. */
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

/** The id of a report, by the slot of its first passage. */
export const reportDocument = (slot: number): string => `r${String(slot)}`

/** The id of a piece. */
export const pieceId = (name: string, piece: number): string => `${name}-${String(piece)}`

export function damagedIndex({ options }: Cluster, what: string): AppError {
  const { name, nodes } = options
  return new AppError(
    'index_damaged',
    sentence('cluster.damaged', { name, what, nodes: shownNodes(nodes) }),
  )
}

/** Reads an array of 32-bit numbers that `packBlob` was given. */
export async function readNumbers(...of: Parameters<typeof readBlob>): Promise<Uint32Array> {
  return new Uint32Array(new Uint8Array(await readBlob(...of)).buffer)
}

/** Reads values that `packBlob` was given as lines of JSON. */
export async function readLines(...of: Parameters<typeof readBlob>): Promise<unknown[]> {
  const text = (await readBlob(...of)).toString('utf8')
  return text === '' ? [] : text.split('\n').map((line): unknown => JSON.parse(line))
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

/** Half a surrogate pair cannot be sent as text, but as JSON it can. */
const escaped = (text: string): Record<string, string> =>
  /\p{Surrogate}/u.test(text) ? { escaped: JSON.stringify(text) } : { text }

/** As JSON takes it. What is compared is left out where normalizing gives it, as it mostly does. */
export function packPassage({
  id,
  text,
  row,
  units,
  borders,
}: StoredPassage): Record<string, string> {
  const compared = Buffer.from(bytesOfArray(units))
  return {
    id,
    ...escaped(text),
    ...(compared.equals(Buffer.from(normalizeText(text), 'utf16le'))
      ? {}
      : { units: compared.toString('base64') }),
    borders: Buffer.from(borders).toString('base64'),
    ...(row === null ? {} : { row: JSON.stringify(row) }),
  }
}

const passageSchema = z.object({
  stored: z.object({
    id: z.string(),
    text: z.string().optional(),
    escaped: z.string().optional(),
    units: z.string().optional(),
    borders: z.string(),
    row: z.string().optional(),
  }),
})

/** Reads what `packPassage` made; null for anything else. */
export function unpackPassage(source: unknown): StoredPassage | null {
  const parsed = passageSchema.safeParse(source)
  if (!parsed.success) return null
  const { id, escaped, text = parseText(escaped), units, borders, row } = parsed.data.stored
  if (text === null) return null
  return {
    id,
    text,
    units: units === undefined ? unitsOf(normalizeText(text)) : unitsIn(units),
    borders: Uint8Array.from(Buffer.from(borders, 'base64')),
    row: row === undefined ? null : (JSON.parse(row) as StoredPassage['row']),
  }
}

function parseText(escaped: string | undefined): string | null {
  return escaped === undefined ? null : (JSON.parse(escaped) as string)
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
  return units
}

function unitsIn(base64: string): Uint16Array {
  return unitsOf(Buffer.from(base64, 'base64').toString('utf16le'))
}

/** Units and borders for scripts: two bytes a unit, the low one first, then a bit for each place between them. */
export function packUnits({ units, borders }: CutPassage): string {
  const bits = Buffer.from(borders)
  return Buffer.concat([Buffer.from(bytesOfArray(units)), bits]).toString('base64')
}

/** Reads what `packUnits` made. */
export function unpackUnits(base64: string): CutPassage {
  const bytes = Buffer.from(base64, 'base64')
  const count = Math.floor((bytes.length * 8 + 8) / 17)
  const units = new Uint16Array(count)
  for (let at = 0; at < count; at++) units[at] = bytes.readUInt16LE(2 * at)
  return { units, borders: Uint8Array.from(bytes.subarray(2 * count)) }
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

/** Units of each passage's text. */
export function lengthsOf(concordance: Concordance): Uint32Array {
  return Uint32Array.from(
    concordance.passageReports.keys(),
    (passage) => endOfPassage(concordance, passage) - concordance.passageStarts[passage]!,
  )
}

export { layoutVersion }
