/** Estimates how much disk a run will need, by what the index before took, or by what is usual. It is said before the work begins. */
import { statfsSync } from 'node:fs'
import { extname } from 'node:path'
import type { Snapshot } from '../snapshot.ts'

export interface DiskNeeds {
  /** About what the new index takes, beside the ones that are there. */
  neededBytes: number
  /** What this user may still write there; null where the system does not say. */
  freeBytes: number | null
}

/** Bytes of index to a byte of a file, as measured over generated reports and published ones; text where it is not named. */
const usualShare: Readonly<Record<string, number>> = {
  '.pdf': 0.5,
  '.docx': 8,
  '.doc': 3,
  '.zip': 12,
  '.html': 4,
  '.htm': 4,
}
const usualShareOfText = 6
/** Tables and dictionaries of any index, however small. */
const leastBytes = 256 * 1024

/** Estimates from the index before, where it was made from files of the same kind, else by the kinds of files. */
export function diskNeeds(
  indexDirectory: string,
  files: readonly { path: string; sizeBytes: number }[],
  previous: Snapshot | null,
): DiskNeeds {
  const before = previous === null ? 0 : expected(previous.sources)
  const taken =
    previous === null
      ? 0
      : Object.values(previous.manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)
  const ofUsual = before > 0 ? taken / before : 1
  return {
    neededBytes: Math.round(leastBytes + expected(files) * ofUsual),
    freeBytes: freeBytes(indexDirectory),
  }
}

function expected(files: readonly { path: string; sizeBytes: number }[]): number {
  return files.reduce(
    (sum, { path, sizeBytes }) =>
      sum + sizeBytes * (usualShare[extname(path).toLowerCase()] ?? usualShareOfText),
    0,
  )
}

function freeBytes(directory: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(directory)
    return bavail * bsize
  } catch {
    return null
  }
}
