/**
 * Writes an index into OpenSearch: a new generation beside the one that is live, held against the texts, then made live in one
 * request. Whatever stops it before that leaves the old one as it was.
 */
import type { Snapshot } from '../../snapshot.ts'
import type { Cluster } from './cluster.ts'
import {
  liveIndexes,
  makeLive,
  newGeneration,
  removeGeneration,
  removeOld,
  writeClusterManifest,
} from './generations.ts'
import { check, createIndexes, settle, sizeOf } from './indexes.ts'
import { takePublishLock } from './lock.ts'
import { metadataToSend, planOf, readLive } from './plan.ts'
import { blobsOf, BulkSender, sendBlobs, sendReports } from './send.ts'
import { indexesOf, layoutVersion, type ClusterManifest } from './stored.ts'

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
      const sizeBytes = await sizeOf(cluster, indexes, signal)
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
      await writeClusterManifest(cluster, indexes.reports, manifest, signal)
      await lock.check()
      await makeLive(cluster, indexes.reports, signal)
      await removeOld(cluster, generation)
      const { reports, passages } = snapshot.manifest.counts
      const sent = plan.toSend.length
      const removed = plan.from?.gone.length ?? 0
      const tookMs = performance.now() - startedAt
      return { generation, reports, sent, removed, passages, sizeBytes, tookMs }
    } catch (error) {
      await sender.settle()
      // Where that cannot be told, it may be: the next run takes away what is not.
      const live = await liveIndexes(cluster).catch(() => [indexes.reports])
      if (!live.includes(indexes.reports))
        await removeGeneration(cluster, generation).catch(() => undefined)
      throw error
    }
  } finally {
    await lock.release()
  }
}
