/** Where the code of worker threads lies, and how Node is to load it: from sources (tests, development) as from the built program. */
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const runsFromSources = import.meta.url.endsWith('.ts')

/** A module's file by its path below `src/`, without ending. This module and every built chunk lie one folder below theirs. */
export function moduleFile(path: string): string {
  return fileURLToPath(new URL(`../${path}.${runsFromSources ? 'ts' : 'js'}`, import.meta.url))
}

/** The loader of sources. Not by `import.meta.resolve`: a thread that it loads has none, and starts further threads. */
const loaderAddress = (): string =>
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Node's options for a thread: run from sources, it needs the same loader as its parent. */
export const threadOptions = runsFromSources ? ['--import', loaderAddress()] : []
