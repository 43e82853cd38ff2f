/** What the first to ask would wait for, done before anyone asks. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { SearchEngine } from '../index/index.ts'
import type { Analyzer } from '../text/index.ts'
import { planSearch } from './ask.ts'
import { noFilters } from './resolve.ts'

/** What a warm-up must know of the service whose engine it prepares. */
export interface WarmUpState {
  /** Whether to stop. */
  isClosed: () => boolean
  /** Whether nobody is being kept waiting. */
  isQuiet: () => boolean
}

/** Milliseconds between two looks whether it is quiet. */
const lookMs = 50

/**
 * Has the engine read its texts, then prepares it for its frequent words, one after the other while it is quiet and has
 * room: a search that comes meanwhile waits for one word at most.
 *
 * @returns how many words were prepared
 */
export async function warmUp(
  engine: SearchEngine,
  analyzer: Analyzer,
  state: WarmUpState,
): Promise<number> {
  await engine.readTexts()
  let prepared = 0
  for (const q of await engine.frequentWords()) {
    await untilQuiet(state)
    if (state.isClosed()) break
    const parameters = { q, filters: noFilters, sort: 'relevance', limit: 0, offset: 0 } as const
    prepared++
    if (!(await engine.prepare(planSearch(parameters, analyzer, 0).request))) break
  }
  return prepared
}

async function untilQuiet({ isClosed, isQuiet }: WarmUpState): Promise<void> {
  await setImmediate()
  while (!isQuiet() && !isClosed()) await setTimeout(lookMs, undefined, { ref: false })
}
