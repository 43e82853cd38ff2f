/**
 * Index generations on disk. A generation is written into a folder of its own, synced, and made live by renaming CURRENT;
 * whatever stops a run before that leaves the old one as it was.
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
import { checksumOfFile } from './arrays.ts'
import { formatVersion, manifestName, type Manifest } from './manifest.ts'

const currentName = 'CURRENT'
const generationPrefix = 'generation-'

/** A generation open for writing. */
export interface NewGeneration {
  name: string
  /** Path of one of its files. */
  path: (file: string) => string
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
