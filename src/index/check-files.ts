/** Every byte of an index against its checksums, at once: the files of its generations, what is stored of each report, and its sources. */
import { sentence } from '../sentence.ts'
import { AppError, messageOf } from '../errors.ts'
import { openSnapshot } from './snapshot.ts'
import { stateOfSource, type SourceState } from './source-files.ts'
import { sumOfFileInSteps } from './store/output-file.ts'
import { currentGeneration, earlierGenerations } from './store/generation.ts'
import type { Manifest } from './store/manifest.ts'
import { openManifest, shareGeneration } from './store/open-generation.ts'
import { damaged, notAsWritten, unreadable } from './store/refusals.ts'

/** One generation. */
export interface GenerationCheck {
  generation: string
  /** Whether searches are answered from it. */
  isLive: boolean
  files: number
  bytes: number
  /** What is damaged, a sentence each. */
  damage: string[]
}

export interface FileCheck {
  generations: GenerationCheck[]
  /** Files that reports of the live generation were read from, by what became of them since. */
  sources: Record<SourceState, string[]>
}

/**
 * Reads all of an index. Whatever is found wrong is in the answer.
 *
 * @throws AppError `index_missing` where there is none.
 */
export async function checkFiles(indexDirectory: string): Promise<FileCheck> {
  const live = currentGeneration(indexDirectory)
  if (live === null) {
    throw new AppError('index_missing', sentence('index.missing', { folder: indexDirectory }))
  }
  const generations: GenerationCheck[] = []
  for (const name of [live, ...earlierGenerations(indexDirectory)])
    generations.push(await checkGeneration(indexDirectory, name, name === live))
  const sources: FileCheck['sources'] = { unchanged: [], changed: [], gone: [], rotten: [] }
  if (generations[0]!.damage.length === 0) {
    const snapshot = await openAsBuilt(indexDirectory, live)
    for (const source of snapshot.sources)
      if (source.contentHash !== '') sources[await stateOfSource(source)].push(source.name)
    snapshot.close()
  }
  return { generations, sources }
}

async function checkGeneration(
  indexDirectory: string,
  generation: string,
  isLive: boolean,
): Promise<GenerationCheck> {
  const check: GenerationCheck = { generation, isLive, files: 0, bytes: 0, damage: [] }
  const note = (error: unknown): void => {
    if (!(error instanceof AppError)) throw error
    check.damage.push(messageOf(error))
  }
  try {
    const { manifest, path } = openManifest(indexDirectory, generation)
    for (const [file, written] of Object.entries(manifest.files)) {
      check.files++
      check.bytes += written.bytes
      await checkFile(path(file), written).catch(note)
    }
    if (check.damage.length === 0) await checkReports(indexDirectory, generation)
  } catch (error) {
    note(error)
  }
  return check
}

async function checkFile(path: string, written: Manifest['files'][string]): Promise<void> {
  const found = await sumOfFileInSteps(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  if (found.bytes !== written.bytes || found.crc32 !== written.crc32)
    throw damaged(path, notAsWritten)
}

/** Each report, its figures and its passages, as a reader would open them. */
async function checkReports(indexDirectory: string, generation: string): Promise<void> {
  const snapshot = await openAsBuilt(indexDirectory, generation)
  try {
    for (let report = 0; report < snapshot.metadata.length; report++) {
      snapshot.readReport(report)
      snapshot.readPacked(report)
    }
  } finally {
    snapshot.close()
  }
}

/** Opens a generation whoever built it: its bytes are looked at, not searched. */
async function openAsBuilt(
  indexDirectory: string,
  generation: string,
): Promise<ReturnType<typeof openSnapshot>> {
  const { manifest } = openManifest(indexDirectory, generation)
  const shared = await shareGeneration(indexDirectory, [], manifest, generation)
  return openSnapshot(indexDirectory, manifest, shared)
}
