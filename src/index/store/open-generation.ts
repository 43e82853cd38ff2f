/** Opening the live generation: what cannot be trusted is refused by name, with the way to mend it. */
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { AppError } from '../../errors.ts'
import type { Analyzer } from '../../text/index.ts'
import { sentence } from '../../sentence.ts'
import {
  checksumOf,
  readShared,
  readSharedSync,
  type ArrayKind,
  type StoredArray,
} from './arrays.ts'
import { currentGeneration, isGenerationName } from './generation.ts'
import { readLines } from './lines.ts'
import type { FileSum } from './output-file.ts'
import type { TextRoom } from './passage-texts.ts'
import { formatVersion, manifestName, manifestSchema, sealOf, type Manifest } from './manifest.ts'
import { damaged, notAsWritten, unreadable } from './refusals.ts'

/** What built an index, or would build one: an index is readable by the same builder alone. */
export interface Builder {
  analyzerFingerprint: string
  segmenter: string
}

/** What an index must have been built with to be read with this analyzer. */
export function builderOf({ fingerprint, segmenter }: Analyzer): Builder {
  return { analyzerFingerprint: fingerprint, segmenter: segmenter.name }
}

/** A generation's arrays in memory that threads share, their checksums compared with the manifest. */
export interface SharedGeneration {
  name: string
  buffers: Record<string, SharedArrayBuffer>
  /** Memory that the texts are read into after opening; undefined where they are too large. */
  texts?: TextRoom | undefined
}

/** A generation that passed its checks, with readers for its files. */
export interface OpenGeneration {
  manifest: Manifest
  path: (file: string) => string
  /** Size and checksum of a file by the manifest. */
  sumOf: (file: string) => FileSum
  /** Reads a file of lines and compares its checksum. */
  readLines: (file: string) => string[]
  /** Reads a whole file as text without blocking this thread, and compares its checksum. */
  readText: (file: string) => Promise<string>
  /** Reads an array into shared memory and compares its checksum. */
  readArray: <A extends StoredArray>(file: string, kind: ArrayKind<A>) => A
  /** What was read so far, to open the same generation in another thread without reading it again. */
  shared: SharedGeneration
}

/**
 * Opens the live generation, or the one that was shared. Sizes are checked for every file, contents as they are read.
 *
 * @throws AppError `index_missing`, `index_damaged`, or `index_foreign` (another format, analyzer or segmenter).
 */
export function openGeneration(
  indexDirectory: string,
  builder: Builder,
  shared?: SharedGeneration,
): OpenGeneration {
  const name = shared?.name ?? nameOfLive(indexDirectory)
  const manifest = readManifest(indexDirectory, name)
  refuseForeign(indexDirectory, manifest, builder)
  const path = (file: string): string => join(indexDirectory, name, file)
  // What was shared has been checked.
  if (shared === undefined) checkFiles(indexDirectory, manifest)
  const buffers: SharedGeneration['buffers'] = { ...shared?.buffers }
  return {
    manifest,
    path,
    sumOf: (file) => sumOf(indexDirectory, manifest, file),
    readLines: (file) => readLines(path(file), sumOf(indexDirectory, manifest, file)),
    readText: async (file) => {
      const written = sumOf(indexDirectory, manifest, file)
      const bytes = await readFile(path(file)).catch((error: unknown) => {
        throw unreadable(path(file), error)
      })
      if (crc32(bytes) !== written.crc32) throw damaged(path(file), notAsWritten)
      return bytes.toString('utf8')
    },
    shared: { ...shared, name, buffers },
    readArray: (file, kind) => {
      const known = buffers[file]
      if (known !== undefined) return new kind(known)
      const { crc32 } = sumOf(indexDirectory, manifest, file)
      const buffer = checkArray(path(file), crc32, () => readSharedSync(path(file)))
      buffers[file] = buffer
      return new kind(buffer)
    },
  }
}

/**
 * Reads arrays of the live generation into shared memory, side by side and without holding up this thread: a program can
 * load its own code meanwhile; or those of the generation that is named. Throws as `openGeneration` does; without a builder, a foreign index is told when it is opened.
 */
export async function shareGeneration(
  indexDirectory: string,
  arrays: readonly string[],
  builder?: Builder,
  generation?: string,
): Promise<SharedGeneration> {
  const name = generation ?? nameOfLive(indexDirectory)
  const manifest = readManifest(indexDirectory, name)
  if (builder !== undefined) refuseForeign(indexDirectory, manifest, builder)
  checkFiles(indexDirectory, manifest)
  const entries = await Promise.all(
    arrays.map(async (file) => {
      const path = join(indexDirectory, name, file)
      const { crc32 } = sumOf(indexDirectory, manifest, file)
      const buffer = await readShared(path).catch((error: unknown) => {
        throw unreadable(path, error)
      })
      return [file, checkArray(path, crc32, () => buffer)] as const
    }),
  )
  return { name, buffers: Object.fromEntries(entries) }
}

/** A generation's manifest, and the way to its files. Throws as `openGeneration` does. */
export function openManifest(
  indexDirectory: string,
  generation: string,
): Pick<OpenGeneration, 'manifest' | 'path'> {
  return {
    manifest: readManifest(indexDirectory, generation),
    path: (file) => join(indexDirectory, generation, file),
  }
}

/** Name of the segmenter that the live index was made with; null where there is none, or where its manifest does not say. */
export function segmenterOfIndex(indexDirectory: string): string | null {
  const name = currentGeneration(indexDirectory)
  if (name === null || !isGenerationName(name)) return null
  try {
    return readManifest(indexDirectory, name).segmenter
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function nameOfLive(indexDirectory: string): string {
  const name = currentGeneration(indexDirectory)
  if (name !== null) {
    if (isGenerationName(name)) return name
    throw damaged(join(indexDirectory, 'CURRENT'), notAsWritten, null, indexDirectory)
  }
  throw new AppError('index_missing', sentence('index.missing', { folder: indexDirectory }))
}

/** Every file must be there with its size. */
function checkFiles(indexDirectory: string, { generation, files }: Manifest): void {
  for (const [file, expected] of Object.entries(files)) {
    const path = join(indexDirectory, generation, file)
    const size = statSync(path, { throwIfNoEntry: false })?.size
    if (size !== expected.bytes) throw damaged(path, notAsWritten)
  }
}

/** What the manifest says of a file. */
function sumOf(indexDirectory: string, { generation, files }: Manifest, file: string): FileSum {
  const sum = files[file]
  if (sum === undefined) throw damaged(join(indexDirectory, generation, file), notAsWritten)
  return sum
}

function checkArray(path: string, crc32: number, read: () => SharedArrayBuffer): SharedArrayBuffer {
  let buffer: SharedArrayBuffer
  try {
    buffer = read()
  } catch (error) {
    throw unreadable(path, error)
  }
  if (checksumOf(new Uint8Array(buffer)) !== crc32) throw damaged(path, notAsWritten)
  return buffer
}

function readManifest(indexDirectory: string, name: string): Manifest {
  const path = join(indexDirectory, name, manifestName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    throw damaged(path, sentence('why.notJson'), error)
  }
  const sealed = sealOf(text, raw)
  if (sealed === 'changed') throw damaged(path, notAsWritten)
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion
  if (typeof version === 'number' && version !== formatVersion) {
    throw new AppError(
      'index_foreign',
      sentence('index.version', {
        folder: indexDirectory,
        version: String(version),
        expected: String(formatVersion),
      }),
    )
  }
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    throw damaged(path, sentence('why.incomplete', { place }))
  }
  if (sealed === 'none' || parsed.data.generation !== name) throw damaged(path, notAsWritten)
  return parsed.data
}

function refuseForeign(indexDirectory: string, manifest: Manifest, builder: Builder): void {
  if (manifest.segmenter !== builder.segmenter) {
    throw new AppError(
      'index_foreign',
      sentence('index.segmenter', {
        folder: indexDirectory,
        built: manifest.segmenter,
        here: builder.segmenter,
      }),
    )
  }
  if (manifest.analyzerFingerprint !== builder.analyzerFingerprint) {
    throw new AppError(
      'index_foreign',
      sentence('index.analyzer', {
        folder: indexDirectory,
        built: manifest.analyzerFingerprint,
        here: builder.analyzerFingerprint,
      }),
    )
  }
}
