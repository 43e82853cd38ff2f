/** What the first to ask would wait for, done before anyone asks. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { SearchEngine } from '../index/index.ts'
import type { PlannedSearch } from './ask.ts'
import { noFilters } from './resolve.ts'
import type { SearchParameters } from './types.ts'

/** What a warm-up must know of the service whose engine it prepares. */
export interface WarmUpState {
  /** Whether to stop. */
  isClosed: () => boolean
  /** Whether nobody is being kept waiting. */
  isQuiet: () => boolean
}

/** Milliseconds between two looks whether it is quiet. */
const lookMs = 50

/** Searches that are made whole, for two words each as people type them: after some hundreds the code that answers is compiled for speed. */
const mostAnswered = 500

/** Hits of a search that is made to warm up: those of a page. */
const limit = 10

/**
 * Has the engine read its texts, then prepares it for its frequent words, one after the other while it is quiet and has
 * room, and answers searches for the first of them: a search that comes meanwhile waits for one word at most.
 *
 * @returns how many words were prepared
 */
export async function warmUp(
  engine: SearchEngine,
  plan: (parameters: SearchParameters) => PlannedSearch,
  answer: (parameters: SearchParameters) => Promise<unknown>,
  state: WarmUpState,
): Promise<number> {
  try {
    return await prepareFor(engine, plan, answer, state)
  } catch (error) {
    // A service that is closed meanwhile takes its engine away: nothing has gone wrong.
    if (state.isClosed()) return 0
    throw error
  }
}

async function prepareFor(
  ...[engine, plan, answer, state]: Parameters<typeof warmUp>
): Promise<number> {
  await engine.readTexts()
  let prepared = 0
  let before = ''
  for (const q of await engine.frequentWords()) {
    await untilQuiet(state)
    if (state.isClosed()) break
    const parameters = { q, filters: noFilters, sort: 'relevance', limit, offset: 0 } as const
    prepared++
    const hasRoom = await engine.prepare(plan(parameters).request)
    if (prepared <= mostAnswered && !state.isClosed())
      await answer({ ...parameters, q: `${before} ${q}` })
    before = q
    if (!hasRoom) break
  }
  return prepared
}

async function untilQuiet({ isClosed, isQuiet }: WarmUpState): Promise<void> {
  await setImmediate()
  while (!isQuiet() && !isClosed()) await setTimeout(lookMs, undefined, { ref: false })
}
