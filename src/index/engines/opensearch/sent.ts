/** A report as it is sent to a cluster, and what it is known by there. */
import { createHash } from 'node:crypto'
import type { Snapshot } from '../../snapshot.ts'
import { bytesOfArray, cutOut, type StoredPassage } from './stored.ts'

/** A report as it is sent. */
export interface SentReport {
  passages: StoredPassage[]
  body: Uint8Array
  figures: Uint8Array
}

export function reportToSend(snapshot: Snapshot, report: number): SentReport {
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
export function hashOf({ passages, body, figures }: SentReport): string {
  const hash = createHash('sha256').update(body).update(figures)
  for (const { units, borders, ...told } of passages)
    hash.update(JSON.stringify(told)).update(bytesOfArray(units)).update(borders)
  return hash.digest('base64')
}
