/** The live search service: takes up a newly built index while requests go on, and closes the old one after its last request. */
import type { Logger } from 'pino'
import { AppError, messageOf, type ErrorCode } from '../errors.ts'
import { sentence, type Sentence } from '../sentence.ts'
import type { SearchService } from '../search/index.ts'

/** Why there is no service, or why a newer index than the one being served was refused. */
export interface LiveProblem {
  code: ErrorCode
  /** In English, for the log. */
  message: string
  /** The same in every language; null where it was not foreseen. */
  sentence: Sentence | null
  /** The generation that was refused; null when there is none at all. */
  generation: string | null
  /** Set where what is served cannot be read while this lasts: nothing can be answered, whatever is loaded. */
  stopsAnswers?: boolean
}

/** Where requests get their search service from. */
export interface SearchHolder {
  /** The service of this moment, or null when no index is loaded. Only for looking; work goes through `use`. */
  current(): SearchService | null
  /**
   * Runs `work` with the live service and keeps that service open until `work` is done, also when a newer one takes over.
   *
   * @throws AppError('unavailable') when no index is loaded; otherwise what `work` throws.
   */
  use<T>(work: (service: SearchService) => Promise<T>): Promise<T>
  problem(): LiveProblem | null
  /** Takes no more work, waits for the work under way, closes the service. */
  close(): Promise<void>
}

export interface LiveSearch extends SearchHolder {
  /** Looks for a new generation now. Never rejects: what goes wrong becomes `problem()`. */
  refresh(): Promise<void>
}

export interface LiveSearchOptions {
  /** Opens the generation that is current, or the one that is named. */
  open: (generation?: string) => Promise<SearchService>
  /** Name of the current generation, the one that an opened service names; null when there is no index. */
  currentGeneration: () => Promise<string | null>
  /** Names of finished generations that are not current, the newest first: what is served where the current one is damaged. */
  earlierGenerations?: () => Promise<readonly string[]>
  /** Whether each answer is read from where the generations are: then none can be given while these cannot be named. */
  isReadElsewhere?: boolean
  /** Milliseconds between two looks. */
  pollMs: number
  logger: Logger
}

/** A service with its users. */
interface Tenancy {
  service: SearchService
  users: number
  retired: boolean
  /** Resolves once the service is closed. */
  closed: Promise<void>
  closeNow: () => void
}

/** A refused generation is tried again, since a full memory or a slow disk passes; but ever more rarely. */
const longestRetryMs = 60_000

/** Opens the current index and follows it. Resolves also when there is none or it is refused: then `problem()` says why. */
export async function createLiveSearch(options: LiveSearchOptions): Promise<LiveSearch> {
  const { open, currentGeneration, pollMs, logger } = options
  const earlierGenerations = options.earlierGenerations ?? (() => Promise.resolve([]))
  let live: Tenancy | null = null
  let problem: LiveProblem | null = null
  let failures = 0
  let retryAtMs = 0
  let closing = false
  let looking: Promise<void> | null = null
  /** Generations that were found damaged after they were opened, with what was found. */
  const spoilt = new Map<string, LiveProblem>()
  const retiring = new Set<Promise<void>>()

  function retire(tenancy: Tenancy): void {
    tenancy.retired = true
    retiring.add(tenancy.closed)
    void tenancy.closed.then(() => retiring.delete(tenancy.closed))
    if (tenancy.users === 0) tenancy.closeNow()
  }

  function refuse(error: unknown, generation: string | null): void {
    const code = error instanceof AppError ? error.code : 'unavailable'
    const repeated = problem?.message === messageOf(error) && problem.generation === generation
    failures = repeated ? failures + 1 : 1
    retryAtMs = performance.now() + Math.min(pollMs * 2 ** failures, longestRetryMs)
    problem = {
      code,
      message: messageOf(error),
      sentence: error instanceof AppError ? error.sentence : null,
      generation,
      ...(options.isReadElsewhere === true && ['unavailable', 'index_missing'].includes(code)
        ? { stopsAnswers: true }
        : {}),
    }
    if (repeated) return
    const served = live?.service.generation ?? null
    logger.error({ refused: generation, served, reason: messageOf(error) }, 'index refused')
  }

  async function look(): Promise<void> {
    let named: string | null = null
    try {
      named = await currentGeneration()
      const known = live?.service.generation ?? null
      const found = named === null ? undefined : spoilt.get(named)
      if (found !== undefined || (named !== null && named === known)) {
        problem = found ?? null
        return
      }
      if (problem?.generation === named && performance.now() < retryAtMs) return
      const service = await open()
      const { generation } = service
      if (generation === known) {
        await service.close()
        return
      }
      problem = null
      await takeUp(service)
    } catch (error) {
      refuse(error, named)
      if (live === null && problem?.code === 'index_damaged') await fallBack(named)
    }
  }

  async function takeUp(service: SearchService): Promise<void> {
    const { generation, reports } = await service.stats()
    const old = live
    live = tenancyOf(service, logger)
    if (old) retire(old)
    const replaced = old?.service.generation ?? null
    logger.info({ generation, reports, replaced }, 'index loaded')
    void watch(live)
  }

  /** Takes up the newest generation before a damaged one that can be opened; what is live stays where there is none. */
  async function fallBack(damaged: string | null): Promise<void> {
    const names = await earlierGenerations().catch(() => [])
    for (const name of names.filter((each) => each !== damaged && !spoilt.has(each))) {
      try {
        await takeUp(await open(name))
        return
      } catch (error) {
        logger.warn({ generation: name, reason: messageOf(error) }, 'earlier index refused too')
      }
    }
  }

  /** What a service found damaged while it worked: from now on the last good generation answers. */
  async function spoil({ service }: Tenancy, error: AppError): Promise<void> {
    const { generation } = service
    if (spoilt.has(generation)) return
    const { code, message, sentence } = error
    spoilt.set(generation, { code, message, sentence, generation })
    logger.error({ damaged: generation, reason: error.message }, 'index damaged')
    if (closing || live?.service !== service) return
    problem = spoilt.get(generation) ?? null
    await looking
    if (live.service === service) await fallBack(generation)
  }

  /** Looks at what an engine does after it was opened, to be quicker. */
  async function watch(tenancy: Tenancy): Promise<void> {
    const startedAt = performance.now()
    try {
      await tenancy.service.settled
      logger.debug({ ms: Math.round(performance.now() - startedAt) }, 'index at hand')
    } catch (error) {
      if (isDamage(error)) await spoil(tenancy, error)
      // Nothing is lost but time: a search looks up what it needs.
      else logger.warn({ err: error }, 'could not look up frequent words ahead')
    }
  }

  function refresh(): Promise<void> {
    if (closing) return Promise.resolve()
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }

  await refresh()
  const timer = setInterval(() => void refresh(), pollMs)
  timer.unref()

  return {
    current: () => live?.service ?? null,
    problem: () => problem,
    refresh,
    async use(work) {
      const tenancy = live
      if (!tenancy || closing) throw new AppError('unavailable', sentence('index.noneLoaded'))
      tenancy.users += 1
      try {
        return await work(tenancy.service)
      } catch (error) {
        if (isDamage(error)) await spoil(tenancy, error)
        throw error
      } finally {
        tenancy.users -= 1
        if (tenancy.retired && tenancy.users === 0) tenancy.closeNow()
      }
    },
    async close() {
      closing = true
      clearInterval(timer)
      await looking
      if (live) retire(live)
      live = null
      await Promise.all(retiring)
    },
  }
}

/** A holder of one service that never changes: for tests and for embedding. */
export function holdService(service: SearchService | null): SearchHolder {
  return {
    current: () => service,
    problem: () => null,
    use(work) {
      if (service) return work(service)
      return Promise.reject(new AppError('unavailable', sentence('index.noneLoaded')))
    },
    close: () => service?.close() ?? Promise.resolve(),
  }
}

function tenancyOf(service: SearchService, logger: Logger): Tenancy {
  const { generation } = service
  const { promise: closed, resolve } = withResolvers()
  return {
    service,
    users: 0,
    retired: false,
    closed,
    closeNow() {
      service
        .close()
        .then(() => {
          logger.info({ generation }, 'index closed')
        })
        .catch((error: unknown) => {
          logger.error({ generation, err: error }, 'could not close an index')
        })
        .finally(resolve)
    },
  }
}

function isDamage(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'index_damaged'
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
