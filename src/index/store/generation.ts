/**
 * Index generations on disk. A generation is written into a folder of its own, synced, and made live by renaming CURRENT;
 * whatever stops a run before that leaves the old one as it was. A generation that cannot be trusted is refused by name.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError, messageOf } from '../../errors.ts'
import {
  checksumOf,
  checksumOfFile,
  readArray,
  type ArrayKind,
  type StoredArray,
} from './arrays.ts'
import { formatVersion, manifestSchema, type Manifest } from './manifest.ts'

const currentName = 'CURRENT'
const manifestName = 'manifest.json'
const generationPrefix = 'generation-'
/** Files of lines are checked when a generation is opened, arrays when they are read into memory. */
const linesEnding = '.jsonl'

/** A generation open for writing. */
export interface NewGeneration {
  name: string
  /** Path of one of its files. */
  path: (file: string) => string
}

/** What the caller's own code is, to be held against what built an index. */
export interface Builder {
  analyzerFingerprint: string
  segmenter: string
}

function rebuildHint(indexDirectory: string): string {
  return `Rebuild it: gongkai index PATH --force --out ${indexDirectory}`
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/** Starts a generation beside the live one. Its name sorts by time, and is no other's. */
export function beginGeneration(indexDirectory: string): NewGeneration {
  mkdirSync(indexDirectory, { recursive: true })
  for (let time = Date.now(); ; time++) {
    const stamp = new Date(time).toISOString().replace(/[-:.TZ]/g, '')
    const name = `${generationPrefix}${stamp}-${process.pid.toString(36)}`
    const directory = join(indexDirectory, name)
    if (existsSync(directory)) continue
    mkdirSync(directory)
    return { name, path: (file) => join(directory, file) }
  }
}

/** Whether the process that began a generation is another one, and still at work on this machine. */
function isBeingWritten(name: string): boolean {
  const pid = parseInt(name.slice(name.lastIndexOf('-') + 1), 36)
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Writes the manifest with the size and checksum of every file, then makes the generation live in one rename. */
export function commitGeneration(
  indexDirectory: string,
  generation: NewGeneration,
  about: Omit<Manifest, 'formatVersion' | 'generation' | 'files'>,
): void {
  const directory = join(indexDirectory, generation.name)
  const files: Manifest['files'] = {}
  for (const file of readdirSync(directory).sort()) {
    const path = generation.path(file)
    files[file] = { bytes: statSync(path).size, crc32: checksumOfFile(path) }
  }
  const manifest: Manifest = { formatVersion, generation: generation.name, ...about, files }
  writeFileSync(generation.path(manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
  })
  syncDirectory(directory)
  const next = join(indexDirectory, `${currentName}.${generation.name}`)
  writeFileSync(next, `${generation.name}\n`, { flush: true })
  renameSync(next, join(indexDirectory, currentName))
  syncDirectory(indexDirectory)
}

/** Removes a generation that was not finished. */
export function abandonGeneration(indexDirectory: string, generation: NewGeneration): void {
  rmSync(join(indexDirectory, generation.name), { recursive: true, force: true })
}

/**
 * Removes what is neither live nor the one before: leavings of killed runs, and generations long out of use. What another
 * run is just writing stays.
 */
export function removeOldGenerations(indexDirectory: string): void {
  const live = currentGeneration(indexDirectory)
  const entries = readdirSync(indexDirectory).sort()
  const others = entries.filter((name) => name.startsWith(generationPrefix) && name !== live)
  const isFinished = (name: string): boolean => existsSync(join(indexDirectory, name, manifestName))
  const previous = others.filter(isFinished).at(-1)
  const outOfUse = others.filter(
    (name) => name !== previous && (isFinished(name) || !isBeingWritten(name)),
  )
  const switches = entries.filter(
    (name) => name.startsWith(`${currentName}.`) && !isBeingWritten(name),
  )
  for (const name of [...outOfUse, ...switches])
    rmSync(join(indexDirectory, name), { recursive: true, force: true })
}

/** Name of the live generation, or null where there is no index. */
export function currentGeneration(indexDirectory: string): string | null {
  const path = join(indexDirectory, currentName)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

function readManifest(indexDirectory: string, name: string): Manifest {
  const path = join(indexDirectory, name, manifestName)
  const damaged = (why: string, cause?: unknown): AppError =>
    new AppError(
      'index_damaged',
      `The index at ${indexDirectory} is damaged: ${path} ${why}. ${rebuildHint(indexDirectory)}`,
      { cause },
    )
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw damaged('cannot be read', error)
  }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    throw damaged(`is not JSON (${messageOf(error)})`, error)
  }
  const version = (raw as { formatVersion?: unknown } | null)?.formatVersion
  if (typeof version === 'number' && version !== formatVersion) {
    throw new AppError(
      'index_foreign',
      `The index at ${indexDirectory} has format version ${version}; this program reads version ${formatVersion}. ${rebuildHint(indexDirectory)}`,
    )
  }
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success)
    throw damaged(`does not say what it must (${parsed.error.issues[0]?.path.join('.') ?? ''})`)
  return parsed.data
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

/** A generation's arrays in memory that threads share. */
export interface SharedGeneration {
  name: string
  buffers: Record<string, SharedArrayBuffer>
}

/**
 * Opens the live generation. Sizes are checked for every file, contents as they are read.
 *
 * @throws AppError `index_missing`, `index_damaged`, or `index_foreign` (another format, analyzer or segmenter).
 */
export function openGeneration(
  indexDirectory: string,
  builder: Builder,
  shared?: SharedGeneration,
): OpenGeneration {
  const name = shared?.name ?? currentGeneration(indexDirectory)
  if (name === null) {
    throw new AppError(
      'index_missing',
      `There is no index at ${indexDirectory}. Make one: gongkai index PATH --out ${indexDirectory}`,
    )
  }
  const manifest = readManifest(indexDirectory, name)
  refuseForeign(indexDirectory, manifest, builder)
  const path = (file: string): string => join(indexDirectory, name, file)
  const damaged = (file: string): AppError =>
    new AppError(
      'index_damaged',
      `The index at ${indexDirectory} is damaged: ${path(file)} is not the file that was written. ${rebuildHint(indexDirectory)}`,
    )
  // What another thread has opened, it has checked.
  for (const [file, expected] of shared === undefined ? Object.entries(manifest.files) : []) {
    if (!existsSync(path(file)) || statSync(path(file)).size !== expected.bytes) throw damaged(file)
    if (file.endsWith(linesEnding) && checksumOfFile(path(file)) !== expected.crc32)
      throw damaged(file)
  }
  const buffers: SharedGeneration['buffers'] = { ...shared?.buffers }
  return {
    manifest,
    path,
    shared: { name, buffers },
    readArray: (file, kind) => {
      const known = buffers[file]
      if (known !== undefined) return new kind(known)
      const expected = manifest.files[file]
      if (expected === undefined) throw damaged(file)
      const array = readArray(path(file), kind)
      if (checksumOf(array) !== expected.crc32) throw damaged(file)
      buffers[file] = array.buffer as SharedArrayBuffer
      return array
    },
  }
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
