/**
 * One run at a time writes an index of a cluster: a document in an index of its own says which. Its run shows every few seconds that
 * it is at work; of one that shows nothing, or whose process has ended on this machine, the lock is taken over.
 */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import {
  beginRun,
  endRun,
  holderSchema,
  isUnderWay,
  processesInSight,
} from '../../store/run-holder.ts'
import { createIndex, shownNodes, type Cluster } from './cluster.ts'

/** Milliseconds after which a run that shows nothing is taken to have been stopped, and between two times that it shows something. */
const deadAfterMs = 60_000
const beatEveryMs = 10_000

const placeSchema = z.object({ _seq_no: z.number(), _primary_term: z.number() })
/** Where a document stands in the order of what was written: it is changed from there only. */
type Place = z.infer<typeof placeSchema>

const lockSchema = placeSchema.extend({
  _source: z.object({
    stored: z.object({
      run: z.string(),
      holder: z.string(),
      since: z.string(),
      /** When it last showed that it is at work, by its clock. */
      beat: z.number(),
      /** Its process, and which machine can look that up. Earlier versions do not say. */
      process: holderSchema.extend({ inSightOf: z.string().nullable() }).optional(),
    }),
  }),
})
type FoundLock = z.infer<typeof lockSchema>

export interface PublishLock {
  /** @throws AppError `index_locked` when another run has taken over; as `Cluster.request`. */
  check: () => Promise<void>
  /** Gives it back. Throws nothing: what cannot be given back is recognised as left. */
  release: () => Promise<void>
}

/**
 * Takes the right to write.
 *
 * @throws AppError `index_locked` that names the run which has it; as `Cluster.request`.
 */
export async function takePublishLock(cluster: Cluster): Promise<PublishLock> {
  const { name, nodes } = cluster.options
  const index = `${name}-lock`
  const path = `/${index}/_doc/run`
  const mine = beginRun()
  const own = {
    run: mine.token,
    holder: `${mine.host} ${String(mine.pid)}`,
    since: mine.since,
    process: { ...mine, inSightOf: processesInSight() },
  }
  /** Null where the lock is not what the query expects. */
  const write = async (query: Record<string, string | number>): Promise<Place | null> => {
    const answer = await cluster.request({
      method: 'PUT',
      path,
      query: { ...query, refresh: true },
      body: { stored: { ...own, beat: Date.now() } },
      missing: [409],
    })
    return answer === null ? null : placeSchema.parse(answer)
  }
  const read = async (): Promise<FoundLock | null> => {
    const answer = await cluster.request({ method: 'GET', path, missing: [404] })
    return answer === null ? null : lockSchema.parse(answer)
  }
  const readMine = async (): Promise<FoundLock | null> => {
    const found = await read()
    return found?._source.stored.run === mine.token ? found : null
  }

  const take = async (): Promise<Place> => {
    await createIndex(
      cluster,
      `/${index}`,
      {
        settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } },
        mappings: { dynamic: 'strict', properties: { stored: { type: 'object', enabled: false } } },
      },
      { mayExist: true },
    )
    const created = await write({ op_type: 'create' })
    if (created !== null) return created
    const found = await read()
    const taken = found !== null && isLeft(found) ? await write(from(found)) : null
    // Sent twice, where the first answer was lost, the second is refused.
    const own = taken ?? (await readMine())
    if (own !== null) return own
    const { holder = '', since = '', beat = Date.now() } = found?._source.stored ?? {}
    const silentMs = Math.max(0, Date.now() - beat)
    throw new AppError(
      'index_locked',
      sentence('cluster.locked', {
        ...{ name, holder, since, nodes: shownNodes(nodes) },
        silent: Math.round(silentMs / 1000),
        seconds: Math.max(1, Math.ceil((deadAfterMs - silentMs) / 1000)),
      }),
    )
  }

  let place: Place
  try {
    place = await take()
  } catch (error) {
    endRun(mine)
    throw error
  }
  let beating: Promise<void> = Promise.resolve()
  const beat = async (): Promise<void> => {
    const next = (await write(from(place))) ?? (await readMine())
    // Taken over: `check` says so before anything is made live.
    if (next === null) clearInterval(beats)
    else place = next
  }
  const beats = setInterval(() => {
    beating = beating.then(beat).catch(() => undefined)
  }, beatEveryMs)
  beats.unref()

  const giveBack = async (): Promise<void> => {
    const found = await readMine()
    if (found === null) return
    try {
      const query = { ...from(found), refresh: true }
      await cluster.request({ method: 'DELETE', path, query, missing: [404, 409] })
    } catch (error) {
      // With full disks no document can be deleted, but whole indexes can.
      if (!(error instanceof AppError && error.code === 'storage_failed')) throw error
      await cluster.request({ method: 'DELETE', path: `/${index}`, missing: [404] })
    }
  }
  return {
    check: async () => {
      if ((await readMine()) !== null) return
      throw new AppError(
        'index_locked',
        sentence('cluster.takenOver', { name, nodes: shownNodes(nodes) }),
      )
    },
    release: async () => {
      clearInterval(beats)
      await beating
      await giveBack().catch(() => undefined)
      endRun(mine)
    },
  }
}

const from = ({ _seq_no, _primary_term }: Place): Record<string, number> => ({
  if_seq_no: _seq_no,
  if_primary_term: _primary_term,
})

/** Whether the run that has a lock has ended without giving it back. */
function isLeft({ _source: { stored } }: FoundLock): boolean {
  const { process, beat } = stored
  const here = processesInSight()
  if (process !== undefined && here !== null && process.inSightOf === here) {
    const isAtWork = isUnderWay(process)
    if (isAtWork !== null) return !isAtWork
  }
  return Date.now() - beat > deadAfterMs
}
