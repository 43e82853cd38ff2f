/**
 * Writes an index into OpenSearch: a new generation beside the one that is live, held against the texts, then made live in one
 * request. Whatever stops it before that leaves the old one as it was.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { endOfPassage } from '../../concordance/concordance.ts'
import { postingsOf } from '../../concordance/postings.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import { randomLiterals } from '../../concordance/random-literals.ts'
import type { Snapshot } from '../../snapshot.ts'
import { sendBulk, shownNodes, type Cluster } from './cluster.ts'
import { gathered, passagesIndex, reportsIndex } from './mapping.ts'
import { readGathered } from './postings.ts'
import {
  arraysHeld,
  bytesOfArray,
  clusterManifestSchema,
  cutOut,
  damagedIndex,
  generationIn,
  indexesOf,
  layoutVersion,
  packBlob,
  packPassage,
  pieceId,
  type Blob,
  type ClusterManifest,
} from './stored.ts'
import { countEvidence, cutPassage, placesQuery } from './tokens.ts'

export interface PublishOptions {
  /** Called after each report. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal | undefined
}

export interface PublishSummary {
  generation: string
  reports: number
  passages: number
  /** Bytes of the first copy of each shard. */
  sizeBytes: number
  tookMs: number
}

/** Characters of one bulk request; with more, a node of a small heap refuses some. */
const bulkCharacters = 1_500_000
/** Bulk requests under way at once. */
const bulksAtOnce = 2
/** Strings out of the texts that a new generation is held against before it is made live. */
const literalsTried = 24
/** Generations that are kept beside the live one. */
const kept = 1

/** Sends lines in requests of a good size. */
class BulkSender {
  private lines: string[] = []
  private characters = 0
  private readonly sending = new Set<Promise<void>>()
  private readonly cluster: Cluster
  private readonly signal: AbortSignal | undefined

  constructor(cluster: Cluster, signal: AbortSignal | undefined) {
    this.cluster = cluster
    this.signal = signal
  }

  async add(index: string, id: string, document: Record<string, unknown>): Promise<void> {
    const line = JSON.stringify(document)
    this.lines.push(JSON.stringify({ index: { _index: index, _id: id } }), line)
    this.characters += line.length
    if (this.characters > bulkCharacters) await this.flush()
  }

  private async flush(): Promise<void> {
    const { lines } = this
    this.lines = []
    this.characters = 0
    const sent = sendBulk(this.cluster, lines, this.signal).finally(() => this.sending.delete(sent))
    this.sending.add(sent)
    // Told where it is waited for.
    sent.catch(() => undefined)
    if (this.sending.size >= bulksAtOnce) await Promise.race(this.sending)
  }

  async end(): Promise<void> {
    if (this.lines.length > 0) await this.flush()
    await Promise.all(this.sending)
  }

  /** Waits until nothing is under way, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.sending)
  }
}

/** Milliseconds after which a run that says nothing is taken to have been stopped, and between two times that it says something. */
const lockMs = 60_000
const beatMs = 10_000

const lockSchema = z.object({
  _seq_no: z.number(),
  _primary_term: z.number(),
  _source: z.object({
    stored: z.object({ run: z.string(), holder: z.string(), since: z.string(), beat: z.number() }),
  }),
})

/** Takes the right to write: one run at a time. It is kept up until it is given back. */
async function takeLock(cluster: Cluster): Promise<() => Promise<void>> {
  const { name, nodes } = cluster.options
  const index = `${name}-lock`
  const path = `/${index}/_doc/run`
  const own = {
    run: randomUUID(),
    holder: `${hostname()} ${String(process.pid)}`,
    since: new Date().toISOString(),
  }
  await cluster.request({
    method: 'PUT',
    path: `/${index}`,
    missing: [400],
    body: {
      settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } },
      mappings: { dynamic: 'strict', properties: { stored: { type: 'object', enabled: false } } },
    },
  })
  const write = (query: Record<string, string | number>): Promise<unknown> =>
    cluster.request({
      method: 'PUT',
      path,
      query: { ...query, refresh: true },
      body: { stored: { ...own, beat: Date.now() } },
      missing: [409],
    })
  const read = async (): Promise<z.infer<typeof lockSchema> | null> => {
    const answer = await cluster.request({ method: 'GET', path, missing: [404] })
    return answer === null ? null : lockSchema.parse(answer)
  }
  let taken = await write({ op_type: 'create' })
  if (taken === null) {
    const held = await read()
    const isLeft = held !== null && Date.now() - held._source.stored.beat > lockMs
    if (isLeft)
      taken = await write({ if_seq_no: held._seq_no, if_primary_term: held._primary_term })
    if (taken === null) {
      const { holder = '', since = '' } = held?._source.stored ?? {}
      throw new AppError(
        'index_locked',
        sentence('cluster.locked', {
          ...{ name, holder, since },
          nodes: shownNodes(nodes),
          seconds: lockMs / 1000,
        }),
      )
    }
  }
  const beat = setInterval(() => void write({}).catch(() => undefined), beatMs)
  beat.unref()
  return async () => {
    clearInterval(beat)
    const held = await read()
    if (held?._source.stored.run === own.run)
      await cluster.request({ method: 'DELETE', path, query: { refresh: true }, missing: [404] })
  }
}

/** Everything that is read when a generation is opened. */
async function blobsOf(snapshot: Snapshot): Promise<Blob[]> {
  const { concordance, metadata, sources, checkCounts, figures } = snapshot
  const lines = (values: readonly unknown[]): Uint8Array =>
    Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'))
  const lengths = Uint32Array.from(
    concordance.passageReports.keys(),
    (passage) => endOfPassage(concordance, passage) - concordance.passageStarts[passage]!,
  )
  const columns = figures.columns.map(({ name }) => bytesOfArray(figures.valuesOf(name)!))
  const marks = figures.columns.map(({ name }) => figures.marksOf(name)!)
  return [
    ...arraysHeld.map((name) => packBlob(name, bytesOfArray(concordance[name]))),
    packBlob('passageLengths', bytesOfArray(lengths)),
    packBlob('metadata', lines(metadata)),
    packBlob('sources', lines(sources)),
    packBlob(
      'checkCounts',
      lines(checkCounts.map(({ pass, fail, notAssessable }) => [pass, fail, notAssessable])),
    ),
    packBlob('figureNames', lines(figures.columns)),
    packBlob('figureColumns', Buffer.concat(columns)),
    packBlob('figureMarks', Buffer.concat(marks)),
    packBlob('names', Buffer.from(await snapshot.readNamesText())),
  ]
}

/** Sends passages and reports of a snapshot. */
async function sendReports(
  snapshot: Snapshot,
  indexes: ReturnType<typeof indexesOf>,
  sender: BulkSender,
  { onProgress, signal }: PublishOptions,
): Promise<void> {
  const { concordance, metadata } = snapshot
  const { reportPassages } = concordance
  for (let report = 0; report < metadata.length; report++) {
    signal?.throwIfAborted()
    const first = reportPassages[report]!
    const count = reportPassages[report + 1]! - first
    const numbers = Array.from({ length: count }, (_, i) => first + i)
    const { idOf, textOf, rowOf } = snapshot.readPassages(numbers)
    const cut = numbers.map((passage) => cutOut(concordance, passage))
    for (const [i, passage] of cut.entries())
      await sender.add(indexes.passages, String(first + i), {
        n: first + i,
        tokens: cutPassage(passage),
        stored: packPassage({ ...passage, id: idOf(i), text: textOf(i), row: rowOf(i) }),
      })
    const { body, figures } = snapshot.readPacked(report)
    await sender.add(indexes.reports, `r${String(report)}`, {
      n: report,
      evidence: countEvidence(cut.map(({ units }) => units)),
      stored: {
        body: Buffer.from(body).toString('base64'),
        figures: Buffer.from(figures).toString('base64'),
      },
    })
    onProgress?.(report + 1, metadata.length)
  }
}

const countSchema = z.object({ count: z.number() })
const healthSchema = z.object({ number_of_data_nodes: z.number(), status: z.string() })
const statsSchema = z.object({
  _all: z.object({ primaries: z.object({ store: z.object({ size_in_bytes: z.number() }) }) }),
})

/** Longest time that merging and copying may take, milliseconds. */
const settlingMs = 30 * 60_000

/** Makes what was sent searchable, one segment a shard, with its copies. */
async function settle(cluster: Cluster, index: string, signal?: AbortSignal): Promise<void> {
  const ask = (path: string, query = {}): Promise<unknown> =>
    cluster.request({ method: 'POST', path, query, milliseconds: settlingMs, signal })
  await ask(`/${index}/_refresh`)
  await ask(`/${index}/_forcemerge`, { max_num_segments: 1 })
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

/** Holds counts of documents, and of some strings, against the texts. */
async function check(
  cluster: Cluster,
  snapshot: Snapshot,
  indexes: ReturnType<typeof indexesOf>,
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
  const tried = randomLiterals(concordance, literalsTried, passages).flatMap((text) => {
    const expected = postingsOf(concordance, unitsOfLiteral(text))
    return [
      { text, isAligned: false, passages: expected.passages, counts: expected.counts },
      { text, isAligned: true, passages: expected.passages, counts: expected.aligned },
    ]
  })
  const queries = tried.map(({ text, isAligned }) => placesQuery({ text, without: [] }, isAligned))
  const answers = await cluster.search(
    queries.map(({ query }) => ({
      index: indexes.passages,
      body: { size: 0, track_total_hits: false, query, aggs: { gathered } },
    })),
    settlingMs,
    signal,
  )
  tried.forEach(({ text, passages: numbers, counts }, i) => {
    const found = readGathered(answers[i], queries[i]!.times)
    const held = Array.from(numbers.keys()).filter((at) => counts[at]! > 0)
    const agrees =
      held.length === found.numbers.length &&
      held.every((at, j) => numbers[at] === found.numbers[j] && counts[at] === found.counts[j])
    if (!agrees) throw damagedIndex(cluster, JSON.stringify(text))
  })
}

/** Names of the indexes that the live name leads to; none where there is none. */
export async function liveIndexes(cluster: Cluster, signal?: AbortSignal): Promise<string[]> {
  const answer = await cluster.request({
    method: 'GET',
    path: `/_alias/${cluster.options.name}`,
    missing: [404],
    signal,
  })
  return answer === null ? [] : Object.keys(z.record(z.string(), z.unknown()).parse(answer))
}

/** What an index says of itself; null where it is not whole, or of no such program. */
export async function readClusterManifest(
  cluster: Cluster,
  index: string,
): Promise<ClusterManifest | null> {
  const answer = await cluster.request({
    method: 'GET',
    path: `/${index}/_mapping`,
    missing: [404],
  })
  const mapping = z
    .record(z.string(), z.object({ mappings: z.object({ _meta: z.unknown() }) }))
    .safeParse(answer)
  const meta = mapping.success ? mapping.data[index]?.mappings._meta : undefined
  const parsed = clusterManifestSchema.safeParse(meta)
  return parsed.success ? parsed.data : null
}

/** Removes what no server needs: broken runs, and all generations but the newest few. */
async function removeOld(cluster: Cluster, live: string): Promise<void> {
  const { name } = cluster.options
  const answer = await cluster.request({
    method: 'GET',
    path: `/${name}-*-reports,${name}-*-passages/_alias`,
    query: { expand_wildcards: 'all' },
    missing: [404],
  })
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(answer ?? {}))
  const generations = new Set(
    names.flatMap((index) => generationIn(name, index.replace(/-passages$/u, '-reports')) ?? []),
  )
  const older = [...generations]
    .filter((generation) => generation !== live)
    .sort()
    .reverse()
  let whole = 0
  for (const generation of older) {
    const indexes = indexesOf(name, generation)
    if (whole < kept && (await readClusterManifest(cluster, indexes.reports)) !== null) whole++
    else await removeGeneration(cluster, generation)
  }
}

async function removeGeneration(cluster: Cluster, generation: string): Promise<void> {
  for (const index of Object.values(indexesOf(cluster.options.name, generation)))
    await cluster.request({ method: 'DELETE', path: `/${index}`, missing: [404] })
}

/** A name that sorts by time. */
function newGeneration(): string {
  return new Date().toISOString().replace(/\D/gu, '')
}

/**
 * Writes a snapshot into a cluster and makes it live there.
 *
 * @throws AppError `index_locked` when another run is writing, `unavailable`, `storage_failed`, `index_damaged` when what was
 * written is not what the cluster gives back; the reason of `signal`.
 */
export async function publishIndex(
  snapshot: Snapshot,
  cluster: Cluster,
  options: PublishOptions = {},
): Promise<PublishSummary> {
  const startedAt = performance.now()
  const { signal } = options
  const { name, shards = 3 } = cluster.options
  const unlock = await takeLock(cluster)
  try {
    const generation = newGeneration()
    const indexes = indexesOf(name, generation)
    const sender = new BulkSender(cluster, signal)
    try {
      const create = (index: string, body: Record<string, unknown>): Promise<unknown> =>
        cluster.request({ method: 'PUT', path: `/${index}`, body, milliseconds: 120_000, signal })
      await create(indexes.passages, passagesIndex(shards))
      await create(indexes.reports, reportsIndex(shards))
      await sendReports(snapshot, indexes, sender, options)
      const blobs = await blobsOf(snapshot)
      for (const { name: blob, pieces } of blobs)
        for (const [i, bytes] of pieces.entries())
          await sender.add(indexes.reports, pieceId(blob, i), { stored: { bytes } })
      await sender.end()
      for (const index of Object.values(indexes)) await settle(cluster, index, signal)
      await check(cluster, snapshot, indexes, signal)
      const stats = statsSchema.parse(
        await cluster.request({
          method: 'GET',
          path: `/${Object.values(indexes).join(',')}/_stats/store`,
          signal,
        }),
      )
      const sizeBytes = stats._all.primaries.store.size_in_bytes
      const manifest: ClusterManifest = {
        layoutVersion,
        manifest: {
          ...snapshot.manifest,
          generation,
          files: { [name]: { bytes: sizeBytes, crc32: 0 } },
        },
        blobs: Object.fromEntries(
          blobs.map((blob) => [blob.name, { pieces: blob.pieces.length, crc32: blob.crc32 }]),
        ),
      }
      await cluster.request({
        method: 'PUT',
        path: `/${indexes.reports}/_mapping`,
        body: { _meta: manifest },
        signal,
      })
      const before = await liveIndexes(cluster, signal)
      await cluster.request({
        method: 'POST',
        path: '/_aliases',
        body: {
          actions: [
            ...before.map((index) => ({ remove: { index, alias: name } })),
            { add: { index: indexes.reports, alias: name } },
          ],
        },
        signal,
      })
      await removeOld(cluster, generation)
      const { reports, passages } = snapshot.manifest.counts
      return { generation, reports, passages, sizeBytes, tookMs: performance.now() - startedAt }
    } catch (error) {
      await sender.settle()
      const isLive = (await liveIndexes(cluster).catch((): string[] => [])).includes(
        indexes.reports,
      )
      if (!isLive) await removeGeneration(cluster, generation).catch(() => undefined)
      throw error
    }
  } finally {
    await unlock().catch(() => undefined)
  }
}
