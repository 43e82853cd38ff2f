/** Makes the indexes of a generation, merges and copies them, and holds them against the texts. */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { postingsOf } from '../../concordance/postings.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import { randomLiterals } from '../../concordance/random-literals.ts'
import type { Snapshot } from '../../snapshot.ts'
import { createIndex, shownNodes, type Cluster } from './cluster.ts'
import { defaultShards, passagesIndex, reportsIndex } from './mapping.ts'
import type { Plan } from './plan.ts'
import { askFor, readGathered, searchBody } from './postings.ts'
import type { Slots } from './slots.ts'
import { damagedIndex, lengthsOf, type indexesOf } from './stored.ts'

/** Strings out of the texts that a new generation is held against before it is made live. */
const literalsTried = 24

/** Makes the indexes of a generation, empty or as those it begins with. */
export async function createIndexes(
  cluster: Cluster,
  indexes: ReturnType<typeof indexesOf>,
  { from }: Plan,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { shards = defaultShards } = cluster.options
  const create = (path: string, body: Record<string, unknown>): Promise<unknown> =>
    createIndex(cluster, path, body, { signal })
  if (from === null) {
    await create(`/${indexes.passages}`, passagesIndex(shards))
    await create(`/${indexes.reports}`, reportsIndex(shards))
    return
  }
  for (const kind of ['passages', 'reports'] as const) {
    const settings = { 'index.number_of_replicas': 0, 'index.blocks.write': null }
    await create(`/${from.indexes[kind]}/_clone/${indexes[kind]}`, { settings })
    await waitUntilGreen(cluster, indexes[kind], signal)
  }
  // A clone says of itself what it was cloned from: it is not whole yet.
  await cluster.request({
    method: 'PUT',
    path: `/${indexes.reports}/_mapping`,
    body: { _meta: {} },
    signal,
  })
}

const healthSchema = z.object({ number_of_data_nodes: z.number(), status: z.string() })
/** Longest time that merging and copying may take, milliseconds. */
const settlingMs = 30 * 60_000

/** Makes what was sent searchable, with its copies; of a whole generation one segment a shard. */
export async function settle(
  cluster: Cluster,
  index: string,
  isWhole: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const ask = (path: string, query = {}): Promise<unknown> =>
    cluster.request({ method: 'POST', path, query, milliseconds: settlingMs, signal })
  await ask(`/${index}/_refresh`)
  await ask(
    `/${index}/_forcemerge`,
    isWhole ? { max_num_segments: 1 } : { only_expunge_deletes: true },
  )
  // Until then the segments from before are searched, and stay on disk.
  await ask(`/${index}/_refresh`)
  await ask(`/${index}/_flush`)
  const { number_of_data_nodes: nodes } = healthSchema.parse(
    await cluster.request({ method: 'GET', path: '/_cluster/health', signal }),
  )
  // A copy that no node can take would keep the index from ever being whole.
  const replicas = Math.min(cluster.options.replicas ?? 1, nodes - 1)
  await cluster.request({
    method: 'PUT',
    path: `/${index}/_settings`,
    body: { index: { number_of_replicas: replicas, 'blocks.write': true } },
    signal,
  })
  await waitUntilGreen(cluster, index, signal)
}

async function waitUntilGreen(
  cluster: Cluster,
  index: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const health = healthSchema.parse(
    await cluster.request({
      method: 'GET',
      path: `/_cluster/health/${index}`,
      query: { wait_for_status: 'green', timeout: `${String(settlingMs / 1000)}s` },
      milliseconds: settlingMs + 10_000,
      signal,
    }),
  )
  if (health.status !== 'green')
    throw new AppError(
      'unavailable',
      sentence('cluster.partial', { nodes: shownNodes(cluster.options.nodes) }),
    )
}

const countSchema = z.object({ count: z.number() })

/** Holds counts of documents, and of some strings, against the texts. */
export async function check(
  cluster: Cluster,
  snapshot: Snapshot,
  indexes: ReturnType<typeof indexesOf>,
  slots: Slots,
  signal?: AbortSignal,
): Promise<void> {
  const { concordance, metadata } = snapshot
  const count = async (index: string): Promise<number> =>
    countSchema.parse(
      await cluster.request({
        method: 'POST',
        path: `/${index}/_count`,
        body: { query: { exists: { field: 'n' } } },
        signal,
      }),
    ).count
  const passages = concordance.passageReports.length
  if (
    (await count(indexes.passages)) !== passages ||
    (await count(indexes.reports)) !== metadata.length
  )
    throw damagedIndex(cluster, 'counts')
  const longest = lengthsOf(concordance).reduce((most, length) => Math.max(most, length), 0)
  const tried = randomLiterals(concordance, literalsTried, passages).map((text) => ({
    text,
    ...askFor({ text, without: [] }, longest),
  }))
  const answers = await cluster.search(
    tried.flatMap(({ queries }) =>
      queries.map((query) => ({ index: indexes.passages, body: searchBody(query) })),
    ),
    settlingMs,
    signal,
  )
  let at = 0
  for (const { text, queries, read } of tried) {
    const found = read(queries.map(() => readGathered(answers[at++], slots)))
    const expected = postingsOf(concordance, unitsOfLiteral(text))
    const agrees = (['passages', 'counts', 'aligned'] as const).every(
      (array) =>
        found[array].length === expected[array].length &&
        found[array].every((value, i) => value === expected[array][i]),
    )
    if (!agrees) throw damagedIndex(cluster, JSON.stringify(text))
  }
}

const statsSchema = z.object({
  _all: z.object({ primaries: z.object({ store: z.object({ size_in_bytes: z.number() }) }) }),
})

/** Bytes of the first copy of each shard. */
export async function sizeOf(
  cluster: Cluster,
  indexes: ReturnType<typeof indexesOf>,
  signal?: AbortSignal,
): Promise<number> {
  const stats = statsSchema.parse(
    await cluster.request({
      method: 'GET',
      path: `/${Object.values(indexes).join(',')}/_stats/store`,
      signal,
    }),
  )
  return stats._all.primaries.store.size_in_bytes
}
