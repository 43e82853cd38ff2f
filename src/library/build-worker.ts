/** Runs in the thread of one indexing run. */
import type { MessagePort } from 'node:worker_threads'
import { buildIndex, type BuildSummary } from '../index/index.ts'
import { readLimitsOf, type Settings } from '../settings.ts'
import { openAnalyzer } from './analyzer.ts'
import { carry, type Carried } from './errors.ts'

export interface BuildThreadData {
  paths: readonly string[]
  force: boolean
  settings: Settings
}

export interface BuildTask {
  data: BuildThreadData
  /** Takes progress; whatever comes back means stop. */
  port: MessagePort
}

export interface BuildProgress {
  done: number
  total: number
}

/** The task function of the pool. */
export default async function build({ data, port }: BuildTask): Promise<Carried<BuildSummary>> {
  const { paths, force, settings } = data
  const stop = new AbortController()
  port.once('message', () => {
    stop.abort()
  })
  const outcome = await carry(async () =>
    buildIndex({
      paths,
      indexDirectory: settings.indexDir,
      // It goes into a folder, whatever engine answers from it later.
      analyzer: await openAnalyzer({ ...settings, engine: 'embedded' }),
      force,
      limits: readLimitsOf(settings),
      fileTimeoutMs: settings.fileTimeoutMs,
      memoryMegabytes: settings.readerMemoryMegabytes,
      maxProcesses: settings.readerThreads,
      onProgress: (done, total) => {
        port.postMessage({ done, total } satisfies BuildProgress)
      },
      signal: stop.signal,
    }),
  )
  port.close()
  return outcome
}
