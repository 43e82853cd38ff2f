/** Indexing for a caller's program: in a thread of its own, which is told when to stop and leaves nothing behind then. */
import { MessageChannel } from 'node:worker_threads'
import { createThreadPool, type BuildSummary } from '../index/index.ts'
import { loadSettings, type Settings } from '../settings.ts'
import type { BuildProgress, BuildTask, BuildThreadData } from './build-worker.ts'
import { refuse, toLibraryError, unpack, type Carried } from './errors.ts'
import { refuseUnknown, requireText, type OneOrMore, type StopOption } from './options.ts'

export interface BuildIndexOptions extends StopOption {
  /** Folder of the index; by default that of the environment (`INDEX_DIR`, else `index-data/index`). */
  directory?: string | undefined
  /** Read every file again, even unchanged ones. */
  force?: boolean | undefined
  /** Called after each file. */
  onProgress?: ((done: number, total: number) => void) | undefined
  /** Segmenter and limits of reading, in place of those of the environment. */
  settings?: Partial<Settings> | undefined
}

/**
 * Reads files and folders and makes the index of what they hold live, in one atomic step. Files that were read before and
 * did not change are not read again. Files that cannot be read are named in `failures`; the others go on.
 *
 * A signal stops it between two files or two steps of writing: the index stays as it was.
 *
 * @throws GongkaiError `not_found` for a missing path, `unreadable_file` when no report at all could be read, `index_locked`
 * while another run writes the same index, `storage_failed`, `usage` for a setting that cannot be, `aborted`.
 */
export async function buildIndex(
  paths: OneOrMore<string>,
  options: BuildIndexOptions = {},
): Promise<BuildSummary> {
  refuseUnknown(options, 'directory', 'force', 'onProgress', 'settings', 'signal')
  const { signal } = options
  const named = [paths].flat().map((path) => requireText('paths', path))
  if (named.length === 0) throw refuse('paths', paths, 'name a file or folder.')
  try {
    signal?.throwIfAborted()
    const settings = loadSettings(process.env, { ...options.settings, indexDir: options.directory })
    const data = { paths: named, force: options.force ?? false, settings }
    return await runBuild(data, options)
  } catch (error) {
    throw toLibraryError(error, signal)
  }
}

async function runBuild(
  data: BuildThreadData,
  { signal, onProgress }: BuildIndexOptions,
): Promise<BuildSummary> {
  const pool = createThreadPool<BuildTask, unknown>('library/build-worker', {
    maxThreads: 1,
  })
  const { port1: here, port2: there } = new MessageChannel()
  here.on('message', ({ done, total }: BuildProgress) => onProgress?.(done, total))
  const stop = (): void => {
    here.postMessage('stop')
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const task: BuildTask = { data, port: there }
    return unpack((await pool.run(task, { transferList: [there] })) as Carried<BuildSummary>)
  } finally {
    signal?.removeEventListener('abort', stop)
    here.close()
    await pool.destroy()
  }
}
