/**
 * Writes an index into OpenSearch: a new generation beside the one that is live, held against the texts, then made live in one
 * request. Whatever stops it before that leaves the old one as it was. A generation begins as a clone of the live one where most
 * reports are the same: what is gone is deleted then, and only what is new is sent.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { ReportMetadata } from '../../../report/index.ts'
import { sentence } from '../../../sentence.ts'
import { endOfPassage, type Concordance } from '../../concordance/concordance.ts'
import { postingsOf } from '../../concordance/postings.ts'
import { unitsOfLiteral } from '../../concordance/occurrences.ts'
import { randomLiterals } from '../../concordance/random-literals.ts'
import { entriesOf } from '../../report-order.ts'
import type { Snapshot } from '../../snapshot.ts'
import { createIndex, sendBulk, shownNodes, type Cluster } from './cluster.ts'
import { takePublishLock } from './lock.ts'
import { isListingIn } from '../embedded/hits.ts'
import { passagesIndex, reportsIndex } from './mapping.ts'
import { askFor, readGathered, searchBody } from './postings.ts'
import { mostSlots, Slots, slotsOf } from './slots.ts'
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
  packUnits,
  pieceId,
  readLines,
  readNumbers,
  reportDocument,
  type Blob,
  type ClusterManifest,
  type StoredPassage,
} from './stored.ts'
import { cutPassage } from './tokens.ts'

export interface PublishOptions {
  /** Sends every report, whatever the cluster has. */
  whole?: boolean
  /** Called after each report that is sent. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal | undefined
}

export interface PublishSummary {
  generation: string
  reports: number
  /** Reports that were sent; the others were there. */
  sent: number
  /** Reports that were taken out. */
  removed: number
  passages: number
  /** Bytes of the first copy of each shard. */
  sizeBytes: number
  tookMs: number
}

const defaultShards = 3
/** Characters of one bulk request; with more, a node of a small heap refuses some. */
const bulkCharacters = 1_500_000
/** Bulk requests under way at once. */
const bulksAtOnce = 2
/** Strings out of the texts that a new generation is held against before it is made live. */
const literalsTried = 24
/** Generations that are kept beside the live one. */
const kept = 1

/** Sends operations in requests of a good size. */
class BulkSender {
  private operations: string[] = []
  private characters = 0
  private readonly sending = new Set<Promise<void>>()
  private readonly cluster: Cluster
  private readonly signal: AbortSignal | undefined

  constructor(cluster: Cluster, signal: AbortSignal | undefined) {
    this.cluster = cluster
    this.signal = signal
  }

  add(index: string, id: string, document: Record<string, unknown>): Promise<void> {
    return this.addLines(
      `${JSON.stringify({ index: { _index: index, _id: id } })}\n${JSON.stringify(document)}`,
    )
  }

  remove(index: string, id: string): Promise<void> {
    return this.addLines(JSON.stringify({ delete: { _index: index, _id: id } }))
  }

  private async addLines(operation: string): Promise<void> {
    this.operations.push(operation)
    this.characters += operation.length
    if (this.characters > bulkCharacters) await this.flush()
  }

  private async flush(): Promise<void> {
    const { operations } = this
    this.operations = []
    this.characters = 0
    const sent = sendBulk(this.cluster, operations, this.signal).finally(() =>
      this.sending.delete(sent),
    )
    this.sending.add(sent)
    // Told where it is waited for.
    sent.catch(() => undefined)
    if (this.sending.size >= bulksAtOnce) await Promise.race(this.sending)
  }

  async end(): Promise<void> {
    if (this.operations.length > 0) await this.flush()
    await Promise.all(this.sending)
  }

  /** Waits until nothing is under way, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.sending)
  }
}

/** Everything that is read when a generation is opened, and before the next one is written. */
async function blobsOf(
  snapshot: Snapshot,
  metadata: readonly ReportMetadata[],
  plan: Plan,
): Promise<Blob[]> {
  const { concordance, sources, checkCounts, figures } = snapshot
  const { frequencies } = concordance
  const lines = (values: readonly unknown[]): Uint8Array =>
    Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'))
  const numbers = concordance.passageReports.keys()
  const listings = Uint8Array.from(numbers, (passage) =>
    isListingIn(concordance, passage) ? 1 : 0,
  )
  const columns = figures.columns.map(({ name }) => bytesOfArray(figures.valuesOf(name)!))
  const marks = figures.columns.map(({ name }) => figures.marksOf(name)!)
  return [
    ...arraysHeld.map((name) => packBlob(name, bytesOfArray(concordance[name]))),
    packBlob('passageLengths', bytesOfArray(lengthsOf(concordance))),
    packBlob('passageListings', listings),
    packBlob('frequencyKeys', bytesOfArray(frequencies.keys)),
    packBlob('frequencyStarts', bytesOfArray(frequencies.starts)),
    packBlob('frequencyOffsets', bytesOfArray(frequencies.offsets)),
    packBlob('frequencyGaps', frequencies.gaps),
    packBlob('frequencies', frequencies.frequencies),
    packBlob('slots', bytesOfArray(plan.slots.first)),
    packBlob('hashes', lines(plan.hashes)),
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

/** Units of each passage's text. */
function lengthsOf(concordance: Concordance): Uint32Array {
  return Uint32Array.from(
    concordance.passageReports.keys(),
    (passage) => endOfPassage(concordance, passage) - concordance.passageStarts[passage]!,
  )
}

/** A report as it is sent. */
interface SentReport {
  passages: StoredPassage[]
  body: Uint8Array
  figures: Uint8Array
}

function reportToSend(snapshot: Snapshot, report: number): SentReport {
  const { concordance } = snapshot
  const first = concordance.reportPassages[report]!
  const count = concordance.reportPassages[report + 1]! - first
  const numbers = Array.from({ length: count }, (_, i) => first + i)
  const { idOf, textOf, rowOf } = snapshot.readPassages(numbers)
  const passages = numbers.map((passage, i) => ({
    ...cutOut(concordance, passage),
    id: idOf(i),
    text: textOf(i),
    row: rowOf(i),
  }))
  const { body, figures } = snapshot.readPacked(report)
  return { passages, body, figures }
}

/** Tells whether a report is sent as it was before: made of all that is sent of it. */
function hashOf({ passages, body, figures }: SentReport): string {
  const hash = createHash('sha256').update(body).update(figures)
  for (const { units, borders, ...told } of passages)
    hash.update(JSON.stringify(told)).update(bytesOfArray(units)).update(borders)
  return hash.digest('base64')
}

/** What of the live generation a new one takes over. */
interface Plan {
  /** Of each report. */
  hashes: string[]
  slots: Slots
  /** Reports to be sent, ascending. */
  toSend: number[]
  /** What the new generation begins with; null where it begins empty. */
  from: {
    indexes: ReturnType<typeof indexesOf>
    blobs: ClusterManifest['blobs']
    /** Slots of the reports that are gone, with how many passages they have. */
    gone: { slot: number; passages: number }[]
  } | null
}

/** With fewer reports that stay than this share of those there were, everything is sent: merging is quicker then. */
const leastKept = 0.5

async function planOf(
  snapshot: Snapshot,
  cluster: Cluster,
  live: LiveGeneration | null,
  { whole = false, signal }: PublishOptions,
): Promise<Plan> {
  const { reportPassages } = snapshot.concordance
  const hashes: string[] = []
  for (let report = 0; report < snapshot.metadata.length; report++) {
    signal?.throwIfAborted()
    hashes.push(hashOf(reportToSend(snapshot, report)))
  }
  const passagesOf = (report: number): number =>
    reportPassages[report + 1]! - reportPassages[report]!
  const before = whole || live === null ? null : await readBefore(snapshot, cluster, live, signal)
  const isThere = before === null ? [] : hashes.filter((hash) => before.slots.has(hash))
  const isClone = before !== null && isThere.length >= before.slots.size * leastKept
  const first = new Uint32Array(hashes.length)
  const toSend: number[] = []
  let next = isClone ? before.end : 0
  hashes.forEach((hash, report) => {
    const known = isClone ? before.slots.get(hash) : undefined
    first[report] = known?.slot ?? next
    if (known !== undefined) return
    toSend.push(report)
    next += slotsOf(passagesOf(report))
  })
  // Slots of what was taken out are not given again: in the end everything is sent anew.
  if (isClone && next > mostSlots) return planOf(snapshot, cluster, live, { whole: true, signal })
  const slots = new Slots(first, reportPassages)
  if (!isClone) return { hashes, slots, toSend, from: null }
  const stays = new Set(isThere)
  const gone = [...before.slots].flatMap(([hash, old]) => (stays.has(hash) ? [] : [old]))
  return { hashes, slots, toSend, from: { ...before.from, gone } }
}

/** The generation that is live when a run begins, and what it says of itself. */
interface LiveGeneration {
  indexes: ReturnType<typeof indexesOf>
  written: ClusterManifest
}

/** Null where there is none, and where it says nothing that is understood. */
async function readLive(
  cluster: Cluster,
  signal: AbortSignal | undefined,
): Promise<LiveGeneration | null> {
  const { name } = cluster.options
  const [index] = await liveIndexes(cluster, signal)
  const generation = index === undefined ? null : generationIn(name, index)
  if (generation === null) return null
  const indexes = indexesOf(name, generation)
  const written = await readClusterManifest(cluster, indexes.reports)
  return written === null ? null : { indexes, written }
}

/**
 * Metadata of a snapshot's reports, each with the time at which it entered this index. The live generation knows that, wherever
 * the snapshot comes from: its folder may be new, or on another machine than the last. Of a report that is new here the folder tells.
 */
async function metadataToSend(
  { metadata }: Snapshot,
  cluster: Cluster,
  live: LiveGeneration | null,
): Promise<readonly ReportMetadata[]> {
  if (live === null) return metadata
  const { indexes, written } = live
  const before = await readLines(cluster, indexes.reports, written, 'metadata').catch(
    (error: unknown) => {
      // What cannot be read is replaced by this run.
      if (error instanceof AppError && error.code === 'index_damaged') return []
      throw error
    },
  )
  const entered = entriesOf(before as ReportMetadata[], written.manifest.builtAt)
  return metadata.map((own) => {
    const enteredAt = entered.get(own.reportId) ?? own.enteredAt
    return enteredAt === undefined ? own : { ...own, enteredAt }
  })
}

/** What the live generation has, where it is one that can be gone on from; null otherwise. */
async function readBefore(
  snapshot: Snapshot,
  cluster: Cluster,
  { indexes, written }: LiveGeneration,
  signal: AbortSignal | undefined,
): Promise<{
  slots: Map<string, { slot: number; passages: number }>
  end: number
  from: Omit<NonNullable<Plan['from']>, 'gone'>
} | null> {
  const { shards = defaultShards } = cluster.options
  if (written.layoutVersion !== layoutVersion) return null
  const { analyzerFingerprint, segmenter } = snapshot.manifest
  const isSame =
    written.manifest.analyzerFingerprint === analyzerFingerprint &&
    written.manifest.segmenter === segmenter
  if (!isSame || (await shardsOf(cluster, indexes.passages, signal)) !== shards) return null
  const read = (blob: string): Promise<Uint32Array> =>
    readNumbers(cluster, indexes.reports, written, blob)
  const first = await read('slots')
  const reportPassages = await read('reportPassages')
  const hashes = (await readLines(cluster, indexes.reports, written, 'hashes')) as string[]
  const slots = new Map<string, { slot: number; passages: number }>()
  let end = 0
  hashes.forEach((hash, report) => {
    const slot = first[report]!
    const passages = reportPassages[report + 1]! - reportPassages[report]!
    slots.set(hash, { slot, passages })
    end = Math.max(end, slot + slotsOf(passages))
  })
  return { slots, end, from: { indexes, blobs: written.blobs } }
}

const settingsSchema = z.record(
  z.string(),
  z.object({ settings: z.object({ index: z.object({ number_of_shards: z.string() }) }) }),
)

async function shardsOf(
  cluster: Cluster,
  index: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  const answer = await cluster.request({ method: 'GET', path: `/${index}/_settings`, signal })
  return Number(settingsSchema.parse(answer)[index]?.settings.index.number_of_shards)
}

/** Makes the indexes of a generation, empty or as those it begins with. */
async function createIndexes(
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

/** Sends what a plan asks for, and takes out what is gone. */
async function sendReports(
  snapshot: Snapshot,
  indexes: ReturnType<typeof indexesOf>,
  { toSend, slots, from }: Plan,
  sender: BulkSender,
  { onProgress, signal }: PublishOptions,
): Promise<void> {
  for (const { slot, passages } of from?.gone ?? []) {
    signal?.throwIfAborted()
    await sender.remove(indexes.reports, reportDocument(slot))
    for (let i = 0; i < passages; i++) await sender.remove(indexes.passages, String(slot + i))
  }
  let sent = 0
  for (const report of toSend) {
    signal?.throwIfAborted()
    const { passages, body, figures } = reportToSend(snapshot, report)
    const slot = slots.first[report]!
    for (const [i, passage] of passages.entries())
      await sender.add(indexes.passages, String(slot + i), {
        n: slot + i,
        tokens: cutPassage(passage),
        units: packUnits(passage),
        stored: packPassage(passage),
      })
    await sender.add(indexes.reports, reportDocument(slot), {
      n: slot,
      stored: {
        body: Buffer.from(body).toString('base64'),
        figures: Buffer.from(figures).toString('base64'),
      },
    })
    onProgress?.(++sent, toSend.length)
  }
}

/** Sends blobs, and takes out the pieces of earlier ones that they do not replace. */
async function sendBlobs(
  index: string,
  blobs: readonly Blob[],
  { from }: Plan,
  sender: BulkSender,
): Promise<void> {
  const places = new Set<string>()
  for (const { name, pieces } of blobs)
    for (const [i, bytes] of pieces.entries()) {
      places.add(pieceId(name, i))
      await sender.add(index, pieceId(name, i), { stored: { bytes } })
    }
  for (const [name, { pieces }] of Object.entries(from?.blobs ?? {}))
    for (let i = 0; i < pieces; i++)
      if (!places.has(pieceId(name, i))) await sender.remove(index, pieceId(name, i))
}

const countSchema = z.object({ count: z.number() })
const healthSchema = z.object({ number_of_data_nodes: z.number(), status: z.string() })
const statsSchema = z.object({
  _all: z.object({ primaries: z.object({ store: z.object({ size_in_bytes: z.number() }) }) }),
})

/** Longest time that merging and copying may take, milliseconds. */
const settlingMs = 30 * 60_000

/** Makes what was sent searchable, with its copies; of a whole generation one segment a shard. */
async function settle(
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

/** Holds counts of documents, and of some strings, against the texts. */
async function check(
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

const aliasesSchema = z.array(z.object({ index: z.string() }))

/**
 * Names of the indexes that the live name leads to; none where there is none.
 *
 * @throws AppError `unavailable` where what answers is no OpenSearch; as `Cluster.request`.
 */
export async function liveIndexes(cluster: Cluster, signal?: AbortSignal): Promise<string[]> {
  const { name, nodes } = cluster.options
  const answer = await cluster.request({
    method: 'GET',
    // Where there is none this answers an empty list, and no status that any server may have.
    path: `/_cat/aliases/${name}`,
    query: { format: 'json', h: 'index' },
    missing: [404],
    signal,
  })
  const aliases = aliasesSchema.safeParse(answer)
  if (!aliases.success)
    throw new AppError('unavailable', sentence('cluster.foreign', { nodes: shownNodes(nodes) }))
  return aliases.data.map(({ index }) => index)
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
    const written = await readClusterManifest(cluster, indexes.reports)
    // A clone that was stopped may still name the generation that it was made of.
    const isWhole = written !== null && written.manifest.generation === generation
    if (whole < kept && isWhole) whole++
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
  const { name } = cluster.options
  const lock = await takePublishLock(cluster)
  try {
    const generation = newGeneration()
    const indexes = indexesOf(name, generation)
    const sender = new BulkSender(cluster, signal)
    try {
      const live = await readLive(cluster, signal)
      const metadata = await metadataToSend(snapshot, cluster, live)
      const plan = await planOf(snapshot, cluster, live, options)
      await createIndexes(cluster, indexes, plan, signal)
      await sendReports(snapshot, indexes, plan, sender, options)
      const blobs = await blobsOf(snapshot, metadata, plan)
      await sendBlobs(indexes.reports, blobs, plan, sender)
      await sender.end()
      for (const index of Object.values(indexes))
        await settle(cluster, index, plan.from === null, signal)
      await check(cluster, snapshot, indexes, plan.slots, signal)
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
      await lock.check()
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
      const sent = plan.toSend.length
      const removed = plan.from?.gone.length ?? 0
      const tookMs = performance.now() - startedAt
      return { generation, reports, sent, removed, passages, sizeBytes, tookMs }
    } catch (error) {
      await sender.settle()
      const isLive = (await liveIndexes(cluster).catch((): string[] => [])).includes(
        indexes.reports,
      )
      if (!isLive) await removeGeneration(cluster, generation).catch(() => undefined)
      throw error
    }
  } finally {
    await lock.release()
  }
}
