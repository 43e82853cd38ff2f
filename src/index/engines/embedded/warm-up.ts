/** What the first to ask would wait for, done after an engine was opened and before anyone asks. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { AppError } from '../../../errors.ts'
import { noFilters, type EngineRequest, type MatchNode, type SearchEngine } from '../../engine.ts'

/** What an engine can prepare, one step after the other. */
export interface Preparation {
  /**
   * Reads into memory what hits are drawn from, where it fits: a search that comes before reads from disk.
   *
   * @throws AppError `index_damaged` when it is not what was written.
   */
  readTexts: () => Promise<void>
  /** Words that many searches will ask for, most frequent first. */
  frequentWords: () => Promise<string[]>
  /** Makes a search for what it leaves in the caches; answers whether there is room for more. */
  prepare: (request: EngineRequest) => Promise<boolean>
}

export interface WarmUpState {
  /** Whether to stop. */
  isClosed: () => boolean
  /** Whether nobody is being kept waiting. */
  isQuiet: () => boolean
  /** Before it is tried again after a fault that may pass (no file was free), milliseconds; each time twice as long. */
  restMs?: number
}

/** Times that it is tried again: in all some four minutes. What still fails then is no passing fault. */
const mostRests = 8

/** Who has asked so lately may ask on: what can wait does, milliseconds. */
const quietMs = 300

/** Milliseconds between two looks whether it is quiet. */
const lookMs = 50

/** Searches made whole, for two words each as people type them: after some hundreds the code that answers is compiled for speed. */
const mostAnswered = 500

/** A first page of hits for some words. */
function requestFor(words: readonly string[]): EngineRequest {
  const clauses = words.map((_, term): MatchNode => ({ type: 'term', term }))
  return {
    query: {
      terms: words.map((text) => ({ literals: [{ text, weight: 1 }] })),
      texts: words,
      match: clauses.length === 1 ? clauses[0]! : { type: 'and', clauses },
    },
    filters: noFilters,
    sort: 'relevance',
    limit: 10,
    offset: 0,
    passagesPerHit: 3,
  }
}

/**
 * Warms up, and again where something was in the way that may pass: what was prepared before is then done with quickly.
 *
 * @returns how many words were prepared
 * @throws AppError `index_damaged`; what is still in the way after some minutes.
 */
export async function warmUp(
  preparation: Preparation,
  search: SearchEngine['search'],
  state: WarmUpState,
): Promise<number> {
  for (let rests = 0; ; rests++) {
    try {
      return await prepareAll(preparation, search, state)
    } catch (error) {
      // An engine that is closed meanwhile has nothing left to read: nothing has gone wrong.
      if (state.isClosed()) return 0
      const isDamaged = error instanceof AppError && error.code === 'index_damaged'
      if (isDamaged || rests >= mostRests) throw error
    }
    await setTimeout((state.restMs ?? 1_000) * 2 ** rests, undefined, { ref: false })
    if (state.isClosed()) return 0
  }
}

/**
 * Reads the texts, then prepares for the frequent words, one after the other while it is quiet and there is room, and answers
 * searches for the first of them: a search that comes meanwhile waits for one word at most.
 */
async function prepareAll(
  { readTexts, frequentWords, prepare }: Preparation,
  search: SearchEngine['search'],
  state: WarmUpState,
): Promise<number> {
  await readTexts()
  let prepared = 0
  let before: string | null = null
  for (const word of await frequentWords()) {
    await untilQuiet(state)
    if (state.isClosed()) break
    prepared++
    const hasRoom = await prepare(requestFor([word]))
    if (before !== null && prepared <= mostAnswered && !state.isClosed())
      await search(requestFor([before, word]))
    before = word
    if (!hasRoom) break
  }
  return prepared
}

async function untilQuiet({ isClosed, isQuiet }: WarmUpState): Promise<void> {
  await setImmediate()
  while (!isQuiet() && !isClosed()) await setTimeout(lookMs, undefined, { ref: false })
}

/** The same engine, which warms up from now on until it is closed. */
export function warming<E extends SearchEngine>(
  engine: E,
  preparation: Preparation,
): E & { settled: Promise<void> } {
  let askedAt = -Infinity
  let closed = false
  const work = warmUp(preparation, engine.search, {
    isClosed: () => closed,
    isQuiet: () => performance.now() - askedAt > quietMs,
  })
  const settled = work.then(() => undefined)
  // Who opened the engine may look at it later, or not at all.
  settled.catch(() => undefined)
  return {
    ...engine,
    search: (request, signal) => {
      askedAt = performance.now()
      return engine.search(request, signal)
    },
    settled,
    close: () => {
      closed = true
      return engine.close()
    },
  }
}
