/** What the first to ask would wait for, done before anyone asks. */
import { setImmediate } from 'node:timers/promises'
import type { SearchEngine } from '../index/index.ts'
import type { Analyzer } from '../text/index.ts'
import { planSearch } from './ask.ts'
import { noFilters } from './resolve.ts'

/**
 * Prepares the engine for its frequent words, one after the other and as long as it has room: searches that come meanwhile wait for one word at most.
 *
 * @param isClosed tells when to stop
 * @returns how many words were prepared
 */
export async function warmUp(
  engine: SearchEngine,
  analyzer: Analyzer,
  isClosed: () => boolean,
): Promise<number> {
  let prepared = 0
  for (const q of await engine.frequentWords()) {
    await setImmediate()
    if (isClosed()) break
    const parameters = { q, filters: noFilters, sort: 'relevance', limit: 0, offset: 0 } as const
    prepared++
    if (!(await engine.prepare(planSearch(parameters, analyzer, 0).request))) break
  }
  return prepared
}
