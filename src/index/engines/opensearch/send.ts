/** Sends what a plan asks for, in bulks: reports, and the blobs that a server reads when it opens a generation. */
import type { ReportMetadata } from '../../../report/index.ts'
import type { Snapshot } from '../../snapshot.ts'
import { isListingIn } from '../embedded/hits.ts'
import { sendBulk, type Cluster } from './cluster.ts'
import type { Plan } from './plan.ts'
import { reportToSend } from './sent.ts'
import {
  arraysHeld,
  bytesOfArray,
  lengthsOf,
  packBlob,
  packPassage,
  packUnits,
  pieceId,
  reportDocument,
  type Blob,
  type indexesOf,
} from './stored.ts'
import { cutPassage } from './tokens.ts'

/** Characters of one bulk request; with more, a node of a small heap refuses some. */
const bulkCharacters = 1_500_000
/** Bulk requests under way at once. */
const bulksAtOnce = 2

/** Sends operations in requests of a good size. */
export class BulkSender {
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

/** Sends what a plan asks for, and takes out what is gone. */
export async function sendReports(
  snapshot: Snapshot,
  indexes: ReturnType<typeof indexesOf>,
  { toSend, slots, from }: Plan,
  sender: BulkSender,
  {
    onProgress,
    signal,
  }: {
    onProgress?: ((done: number, total: number) => void) | undefined
    signal?: AbortSignal | undefined
  },
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

/** Everything that is read when a generation is opened, and before the next one is written. */
export async function blobsOf(
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

/** Sends blobs, and takes out the pieces of earlier ones that they do not replace. */
export async function sendBlobs(
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
