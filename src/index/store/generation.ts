/**
 * Index generations on disk. A generation is written into a folder of its own, read back, and made live by renaming CURRENT;
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
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { formatVersion, manifestName, sealManifest, type Manifest } from './manifest.ts'
import { OutputFile, sumOfFile, type FileSum } from './output-file.ts'
import { notKept, switchNotSynced } from './storage-faults.ts'

const currentName = 'CURRENT'
const generationPrefix = 'generation-'

/** A generation open for writing. */
export class NewGeneration {
  readonly name: string
  private readonly directory: string
  private readonly sums = new Map<string, FileSum>()
  private readonly open = new Set<OutputFile>()

  constructor(indexDirectory: string, name: string) {
    this.name = name
    this.directory = join(indexDirectory, name)
  }

  /** Path of one of its files. */
  path(file: string): string {
    return join(this.directory, file)
  }

  /** Begins a file; `finish` brings it to the disk. */
  create(file: string): { output: OutputFile; finish: () => void } {
    const output = new OutputFile(this.path(file))
    this.open.add(output)
    return {
      output,
      finish: () => {
        this.open.delete(output)
        this.sums.set(file, output.close())
      },
    }
  }

  /** Writes a whole file. */
  write(file: string, fill: (output: OutputFile) => void): void {
    const { output, finish } = this.create(file)
    fill(output)
    finish()
  }

  /**
   * Reads every file back.
   *
   * @throws AppError `storage_failed` when the disk does not give back what it was given.
   */
  checkKept(): Manifest['files'] {
    const names = [...this.sums.keys()].sort()
    for (const file of names) {
      const written = this.sums.get(file)!
      const kept = sumOfFile(this.path(file))
      if (kept.bytes !== written.bytes || kept.crc32 !== written.crc32)
        throw notKept(this.path(file))
    }
    return Object.fromEntries(names.map((file) => [file, this.sums.get(file)!]))
  }

  /** Closes the files that a failed run left open. */
  closeAll(): void {
    for (const output of this.open) output.abandon()
    this.open.clear()
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/** Starts a generation beside the live one. Names are unique and sort by the time they were given. */
export function beginGeneration(indexDirectory: string): NewGeneration {
  mkdirSync(indexDirectory, { recursive: true })
  for (let time = Date.now(); ; time++) {
    const stamp = new Date(time).toISOString().replace(/[-:.TZ]/g, '')
    const name = `${generationPrefix}${stamp}-${process.pid.toString(36)}`
    const directory = join(indexDirectory, name)
    if (existsSync(directory)) continue
    mkdirSync(directory)
    return new NewGeneration(indexDirectory, name)
  }
}

/**
 * Reads back what was written, writes the manifest with the size and checksum of every file, then makes the generation live in
 * one rename. `mayGoLive` is asked last, and throws where another run has taken over.
 */
export function commitGeneration(
  indexDirectory: string,
  generation: NewGeneration,
  about: Omit<Manifest, 'formatVersion' | 'generation' | 'files'>,
  mayGoLive: () => void = () => undefined,
): void {
  const files = generation.checkKept()
  const sealed = sealManifest({ formatVersion, generation: generation.name, ...about, files })
  const manifestPath = generation.path(manifestName)
  writeFileSync(manifestPath, sealed, { flush: true })
  if (readFileSync(manifestPath, 'utf8') !== sealed) throw notKept(manifestPath)
  syncDirectory(join(indexDirectory, generation.name))
  const next = join(indexDirectory, `${currentName}.${generation.name}`)
  writeFileSync(next, `${generation.name}\n`, { flush: true })
  if (readFileSync(next, 'utf8') !== `${generation.name}\n`) throw notKept(next)
  mayGoLive()
  renameSync(next, join(indexDirectory, currentName))
  try {
    syncDirectory(indexDirectory)
  } catch (error) {
    throw switchNotSynced(error, indexDirectory)
  }
}

/** Removes a generation that was not finished, as far as the disk lets it; one that is live stays. */
export function abandonGeneration(indexDirectory: string, generation: NewGeneration): void {
  generation.closeAll()
  if (isLive(indexDirectory, generation.name)) return
  remove(join(indexDirectory, `${currentName}.${generation.name}`))
  remove(join(indexDirectory, generation.name))
}

/** Whether a generation is the live one; true where that cannot be read, since what may be live must not be removed. */
function isLive(indexDirectory: string, name: string): boolean {
  try {
    return currentGeneration(indexDirectory) === name
  } catch {
    return true
  }
}

/**
 * Removes a file or folder; answers why that could not be done, or null. Of a generation the manifest goes first: if the run is killed
 * half way, what is left is not taken for a damaged generation, since a folder without a manifest is none.
 */
function remove(path: string): string | null {
  try {
    if (basename(path).startsWith(generationPrefix))
      rmSync(join(path, manifestName), { force: true })
    rmSync(path, { recursive: true, force: true })
    return null
  } catch (error) {
    return `${path} (${(error as NodeJS.ErrnoException).code ?? String(error)})`
  }
}

/**
 * Removes what is neither live nor the last one before that was not found damaged: leavings of killed runs, and generations
 * long out of use. Only for the run that holds the lock: no other is writing. Answers what could not be removed, which harms
 * nothing: the next run tries again.
 */
export function removeOldGenerations(
  indexDirectory: string,
  isDamaged: (name: string) => boolean = () => false,
): string[] {
  try {
    const live = currentGeneration(indexDirectory)
    const previous = earlierGenerations(indexDirectory).find((name) => !isDamaged(name))
    return readdirSync(indexDirectory)
      .sort()
      .filter(
        (name) =>
          (name.startsWith(generationPrefix) && name !== live && name !== previous) ||
          name.startsWith(`${currentName}.`),
      )
      .flatMap((name) => remove(join(indexDirectory, name)) ?? [])
  } catch (error) {
    return [`${indexDirectory} (${(error as NodeJS.ErrnoException).code ?? String(error)})`]
  }
}

/** Names of the finished generations that are not live, the newest first. */
export function earlierGenerations(indexDirectory: string): string[] {
  const live = currentGeneration(indexDirectory)
  if (live === null) return []
  return readdirSync(indexDirectory)
    .filter((name) => name.startsWith(generationPrefix) && name !== live)
    .filter((name) => existsSync(join(indexDirectory, name, manifestName)))
    .sort()
    .reverse()
}

/** Whether CURRENT can have been written with this name: no path leads out of the index folder. */
export function isGenerationName(name: string): boolean {
  return /^generation-[\da-z-]+$/.test(name)
}

/** Name of the live generation, or null where there is no index. */
export function currentGeneration(indexDirectory: string): string | null {
  const path = join(indexDirectory, currentName)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}
