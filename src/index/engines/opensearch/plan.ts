/**
 * What a run has to send: a generation begins as a clone of the live one where most reports are the same. What is gone is deleted then,
 * and only what is new is sent.
 */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { ReportMetadata } from '../../../report/index.ts'
import type { Snapshot } from '../../snapshot.ts'
import type { Cluster } from './cluster.ts'
import { liveIndexes, readClusterManifest } from './generations.ts'
import { defaultShards } from './mapping.ts'
import { hashOf, reportToSend } from './sent.ts'
import { mostSlots, Slots, slotsOf } from './slots.ts'
import {
  generationIn,
  indexesOf,
  layoutVersion,
  readLines,
  readNumbers,
  type ClusterManifest,
} from './stored.ts'

/** What of the live generation a new one takes over. */
export interface Plan {
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

export async function planOf(
  snapshot: Snapshot,
  cluster: Cluster,
  live: LiveGeneration | null,
  { whole = false, signal }: { whole?: boolean; signal?: AbortSignal | undefined },
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
export interface LiveGeneration {
  indexes: ReturnType<typeof indexesOf>
  written: ClusterManifest
}

/** Null where there is none, and where it says nothing that is understood. */
export async function readLive(
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
export async function metadataToSend(
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
  const entered = new Map(
    (before as ReportMetadata[]).map(({ reportId, enteredAt }) => [reportId, enteredAt]),
  )
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
