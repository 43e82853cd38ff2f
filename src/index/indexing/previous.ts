/** The live index of a folder as a run meets it: what unchanged reports are taken from. */
import { sentence } from '../../sentence.ts'
import { AppError } from '../../errors.ts'
import { parserVersion } from '../../report/index.ts'
import type { Analyzer } from '../../text/index.ts'
import { openSnapshot, type Snapshot } from '../snapshot.ts'
import { segmenterOfIndex } from '../store/open-generation.ts'

export interface PreviousIndex {
  /** Null when there is none that can be used, which only means that everything is read again. */
  previous: Snapshot | null
  /** What is wrong with it, where it is damaged. */
  damage: string | null
  /** When its reports entered it, by report id: known also where they are read again. */
  entered: ReadonlyMap<string, string>
}

/** Indexes of earlier versions do not hold when a report entered: it was at the latest when the index was built. */
function enteredOf({ metadata, manifest }: Snapshot): PreviousIndex['entered'] {
  return new Map(
    metadata.map(({ reportId, enteredAt }) => [reportId, enteredAt ?? manifest.builtAt]),
  )
}

/**
 * Opens the live index and holds all of it against its checksums: what is taken over gets no new ones.
 *
 * @throws AppError `index_foreign` when another segmenter made it, unless `force` is given.
 */
export async function openPrevious(
  indexDirectory: string,
  analyzer: Analyzer,
  force: boolean,
): Promise<PreviousIndex> {
  refuseOtherSegmenter(indexDirectory, analyzer, force)
  let previous: Snapshot | null = null
  let entered: PreviousIndex['entered'] = new Map()
  try {
    previous = openSnapshot(indexDirectory, {
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
    })
    entered = enteredOf(previous)
    if (previous.manifest.parserVersion === parserVersion) {
      await previous.checkStored()
      return { previous, damage: null, entered }
    }
    previous.close()
    return { previous: null, damage: null, entered }
  } catch (error) {
    previous?.close()
    if (!(error instanceof AppError)) throw error
    const damage = error.code === 'index_damaged' ? error.message : null
    return { previous: null, damage, entered }
  }
}

/** The error where a run would switch the segmenter: a server that runs with the index's own would refuse the new index. */
function refuseOtherSegmenter(indexDirectory: string, analyzer: Analyzer, force: boolean): void {
  const made = segmenterOfIndex(indexDirectory)
  const { name } = analyzer.segmenter
  if (made === null || made === name || force) return
  throw new AppError(
    'index_foreign',
    sentence('index.otherSegmenter', { folder: indexDirectory, made, here: name }),
  )
}
