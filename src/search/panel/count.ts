/** Concepts counted in groups of reports, many or few, piece by piece, by what the engine is quickest at. */
import { AppError } from '../../errors.ts'
import type {
  EngineConcept,
  EngineGroups,
  EngineTally,
  EngineTallyRequest,
  SearchEngine,
} from '../../index/index.ts'

/** What one concept has in each group. */
export interface ConceptCounts {
  reports: Uint32Array
  occurrences: Uint32Array
  passages: Uint32Array
}

/** Counts of the next concepts, in their order, and how many concepts are done by then. */
export interface CountedConcepts {
  counts: ConceptCounts[]
  done: number
}

export interface CountingRequest extends Omit<EngineTallyRequest, 'concepts'> {
  /** Characters of each report that are counted in. */
  characters: Uint32Array
}

/** So many strings at most are looked up in the index, each for itself; more are counted by reading the texts once. */
const mostByIndex = 200

/** Characters read by the first call to the engine; by the next, as many as take about a second, so that others come in between. */
const charactersAtFirst = 1_000_000
const msAtOnce = 1_000

/** Counts held at once, three numbers each: concepts times groups. */
const countsAtOnce = 4_000_000

/**
 * Counts concepts in groups of reports.
 *
 * @throws AppError `query_too_costly` where a concept costs more than the engine allows; the signal's reason once it fires.
 */
export async function* countConcepts(
  engine: SearchEngine,
  concepts: readonly EngineConcept[],
  request: CountingRequest,
  signal?: AbortSignal,
): AsyncGenerator<CountedConcepts> {
  const atOnce = Math.max(1, Math.floor(countsAtOnce / Math.max(1, request.groups.count)))
  for (let first = 0; first < concepts.length; first += atOnce) {
    const own = concepts.slice(first, first + atOnce)
    const counts: ConceptCounts[] = []
    let done = first
    for await (const [place, counted, share] of countSome(engine, own, request, signal)) {
      if (counted !== null) counts[place] = counted
      const soFar = first + Math.floor(share * own.length)
      if (soFar > done && share < 1) yield { counts: [], done: (done = soFar) }
    }
    yield { counts, done: first + own.length }
  }
}

/** Place, counts and the share of all that is done; without counts while reading goes on. */
type Step = [place: number, counts: ConceptCounts | null, share: number]

async function* countSome(
  engine: SearchEngine,
  concepts: readonly EngineConcept[],
  request: CountingRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Step> {
  const { groups, within } = request
  const places = [...concepts.keys()]
  const isPlain = (place: number): boolean => concepts[place]!.queries.length === 0
  // Operators are looked for in the whole index: one concept with them at a time.
  const together = [places.filter(isPlain), ...places.filter((i) => !isPlain(i)).map((i) => [i])]
  let counted = 0
  for (const own of together) {
    const chosen = own.map((place) => concepts[place]!)
    const strings = chosen.reduce((sum, { literals }) => sum + literals.length, 0)
    if (strings > mostByIndex && engine.tallyByReading !== undefined) {
      const total = emptyTally(chosen.length * groups.count)
      const read = engine.tallyByReading.bind(engine, { concepts: chosen, within, groups })
      for await (const [tally, share] of readInSlices(read, request, signal)) {
        for (const of of tallied)
          for (let cell = 0; cell < total[of].length; cell++) total[of][cell]! += tally[of][cell]!
        yield [own[0]!, null, (counted + own.length * share) / concepts.length]
      }
      counted += own.length
      for (const [i, place] of own.entries())
        yield [place, countsOf(total, i, groups), counted / concepts.length]
      continue
    }
    for (const [i, place] of own.entries()) {
      signal?.throwIfAborted()
      const tally = await engine.tally({ concepts: [chosen[i]!], within, groups })
      yield [place, tally, ++counted / concepts.length]
    }
  }
}

const tallied = ['reports', 'occurrences', 'passages'] as const satisfies (keyof EngineTally)[]

const emptyTally = (cells: number): EngineTally => ({
  reports: new Uint32Array(cells),
  occurrences: new Uint32Array(cells),
  passages: new Uint32Array(cells),
})

function countsOf(tally: EngineTally, concept: number, { count }: EngineGroups): ConceptCounts {
  const own = (of: keyof EngineTally): Uint32Array =>
    tally[of].subarray(concept * count, (concept + 1) * count)
  return { reports: own('reports'), occurrences: own('occurrences'), passages: own('passages') }
}

/** Reads all reports, some at a time; gives what was counted in each stretch, and the share of the reports that is read. */
async function* readInSlices(
  read: (reports: readonly [from: number, to: number]) => Promise<EngineTally>,
  { characters, groups }: CountingRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<[tally: EngineTally, share: number]> {
  let atOnce = charactersAtFirst
  for (let from = 0; from < characters.length;) {
    signal?.throwIfAborted()
    let to = from
    let size = 0
    while (to < characters.length && (to === from || size < atOnce)) {
      if (groups.of[to]! >= 0) size += characters[to]!
      to++
    }
    const startedAt = performance.now()
    try {
      const tally = await read([from, to])
      atOnce = Math.max(1, (size * msAtOnce) / Math.max(1, performance.now() - startedAt))
      from = to
      yield [tally, to / characters.length]
    } catch (error) {
      // On a busy machine a stretch may take longer than the engine allows.
      const isTooLong = error instanceof AppError && error.code === 'query_too_costly'
      if (!isTooLong || to - from < 2) throw error
      atOnce = size / 4
    }
  }
}
