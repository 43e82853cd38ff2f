/** Opening the live generation: what cannot be trusted is refused by name, with the way to mend it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, messageOf } from '../../errors.ts'
import {
  checksumOf,
  checksumOfFile,
  readShared,
  readSharedSync,
  type ArrayKind,
  type StoredArray,
} from './arrays.ts'
import { currentGeneration } from './generation.ts'
import type { TextRoom } from './passage-texts.ts'
import { formatVersion, manifestName, manifestSchema, type Manifest } from './manifest.ts'

/** Files of lines are checked when a generation is opened, arrays when they are read into memory. */
const linesEnding = '.jsonl'

/** What the caller's own code is, to be held against what built an index. */
export interface Builder {
  analyzerFingerprint: string
  segmenter: string
}

/** A generation's arrays in memory that threads share; all of it has been held against the manifest. */
export interface SharedGeneration {
  name: string
  buffers: Record<string, SharedArrayBuffer>
  /** Where the texts are read into once there is time; none where they are too large. */
  texts?: TextRoom | undefined
}

/** A generation that passed its checks, with readers for its files. */
export interface OpenGeneration {
  manifest: Manifest
  path: (file: string) => string
  /** Reads an array into shared memory and holds it against its checksum. */
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
    shared: { ...shared, name, buffers },
    readArray: (file, kind) => {
      const known = buffers[file]
      if (known !== undefined) return new kind(known)
      const buffer = readSharedSync(pathOf(indexDirectory, manifest, file))
      checkArray(indexDirectory, manifest, file, buffer)
      buffers[file] = buffer
      return new kind(buffer)
    },
  }
}

/**
 * Reads arrays of the live generation into shared memory, side by side and without holding up this thread: a program can
 * load its own code meanwhile. Throws as `openGeneration` does; without a builder, a foreign index is told when it is opened.
 */
export async function shareGeneration(
  indexDirectory: string,
  arrays: readonly string[],
  builder?: Builder,
): Promise<SharedGeneration> {
  const name = nameOfLive(indexDirectory)
  const manifest = readManifest(indexDirectory, name)
  if (builder !== undefined) refuseForeign(indexDirectory, manifest, builder)
  checkFiles(indexDirectory, manifest)
  const entries = await Promise.all(
    arrays.map(async (file) => {
      const buffer = await readShared(pathOf(indexDirectory, manifest, file))
      checkArray(indexDirectory, manifest, file, buffer)
      return [file, buffer] as const
    }),
  )
  return { name, buffers: Object.fromEntries(entries) }
}

function nameOfLive(indexDirectory: string): string {
  const name = currentGeneration(indexDirectory)
  if (name !== null) return name
  throw new AppError(
    'index_missing',
    `There is no index at ${indexDirectory}. Make one: gongkai index PATH --out ${indexDirectory}`,
  )
}

function rebuildHint(indexDirectory: string): string {
  return `Rebuild it: gongkai index PATH --force --out ${indexDirectory}`
}

function damaged(indexDirectory: string, path: string, why: string, cause?: unknown): AppError {
  return new AppError(
    'index_damaged',
    `The index at ${indexDirectory} is damaged: ${path} ${why}. ${rebuildHint(indexDirectory)}`,
    { cause },
  )
}

const notAsWritten = 'is not the file that was written'

/** Every file must be there with its size, files of lines with their contents. */
function checkFiles(indexDirectory: string, { generation, files }: Manifest): void {
  for (const [file, expected] of Object.entries(files)) {
    const path = join(indexDirectory, generation, file)
    const isAsWritten =
      existsSync(path) &&
      statSync(path).size === expected.bytes &&
      (!file.endsWith(linesEnding) || checksumOfFile(path) === expected.crc32)
    if (!isAsWritten) throw damaged(indexDirectory, path, notAsWritten)
  }
}

/** Path of a file that the manifest knows. */
function pathOf(indexDirectory: string, { generation, files }: Manifest, file: string): string {
  const path = join(indexDirectory, generation, file)
  if (files[file] === undefined) throw damaged(indexDirectory, path, notAsWritten)
  return path
}

function checkArray(
  indexDirectory: string,
  manifest: Manifest,
  file: string,
  buffer: SharedArrayBuffer,
): void {
  if (checksumOf(new Uint8Array(buffer)) !== manifest.files[file]!.crc32)
    throw damaged(indexDirectory, pathOf(indexDirectory, manifest, file), notAsWritten)
}

function readManifest(indexDirectory: string, name: string): Manifest {
  const path = join(indexDirectory, name, manifestName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw damaged(indexDirectory, path, 'cannot be read', error)
  }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    throw damaged(indexDirectory, path, `is not JSON (${messageOf(error)})`, error)
  }
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion
  if (typeof version === 'number' && version !== formatVersion) {
    throw new AppError(
      'index_foreign',
      `The index at ${indexDirectory} has format version ${version}; this program reads version ${formatVersion}. ${rebuildHint(indexDirectory)}`,
    )
  }
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    throw damaged(indexDirectory, path, `does not say what it must (${place})`)
  }
  return parsed.data
}

function refuseForeign(indexDirectory: string, manifest: Manifest, builder: Builder): void {
  if (manifest.segmenter !== builder.segmenter) {
    throw new AppError(
      'index_foreign',
      `The index at ${indexDirectory} was built with the segmenter ${manifest.segmenter}, but ${builder.segmenter} runs here. ` +
        `${rebuildHint(indexDirectory)}, or set GONGKAI_SEGMENTER=${manifest.segmenter}.`,
    )
  }
  if (manifest.analyzerFingerprint !== builder.analyzerFingerprint) {
    throw new AppError(
      'index_foreign',
      `The index at ${indexDirectory} was built by another analyzer (${manifest.analyzerFingerprint}, here ${builder.analyzerFingerprint}). ${rebuildHint(indexDirectory)}`,
    )
  }
}
