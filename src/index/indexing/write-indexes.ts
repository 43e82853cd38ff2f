/** The indexes of the collected reports, built and written into a generation. */
import type { ReportMetadata } from '../../report/index.ts'
import { joinReports } from '../concordance/concordance.ts'
import { mentionedNumbers } from '../concordance/document-numbers.ts'
import { buildFrequencies } from '../concordance/frequencies.ts'
import { buildPairs } from '../concordance/pairs.ts'
import { buildRepeats } from '../concordance/repeats.ts'
import { collectNames } from '../names/collect-names.ts'
import type { SoundOf } from '../names/pinyin.ts'
import { buildNames } from '../names/store-names.ts'
import { byYearThenId } from '../report-order.ts'
import { writeFigureColumns } from '../figures/figure-columns.ts'
import type { Snapshot, SourceFile } from '../snapshot.ts'
import { files } from '../store/files.ts'
import { writeArray, type StoredArray } from '../store/arrays.ts'
import type { NewGeneration } from '../store/generation.ts'
import { writeLines } from '../store/lines.ts'
import type { CollectedReport } from './collect-reports.ts'

/** Concatenates the passage ends of reports, which count from the start of each report's own block. */
function joinEnds(reports: readonly CollectedReport[], passages: number): Uint32Array {
  const ends = new Uint32Array(passages)
  let at = 0
  for (const { passageEnds } of reports) {
    ends.set(passageEnds, at)
    at += passageEnds.length
  }
  return ends
}

/** What the indexes are made of. */
export interface WriteOptions {
  reports: readonly CollectedReport[]
  sources: readonly SourceFile[]
  /** When a report entered the index, ISO time. */
  enteredAt: (reportId: string) => string
  /** How names sound. */
  soundOf: SoundOf
  /** What reports were taken over from. */
  previous: Snapshot | null
  /** Called between two steps that take long; what it throws ends the writing. */
  nextStep: () => Promise<void>
}

/** Writes every array and list of the indexes; answers what was counted. */
export async function writeIndexes(
  generation: NewGeneration,
  { reports: collected, sources, enteredAt, soundOf, previous, nextStep }: WriteOptions,
): Promise<{ reports: number; passages: number; characters: number }> {
  const reports = [...collected].sort((a, b) => byYearThenId(a.metadata, b.metadata))
  const metadata = reports.map((report): ReportMetadata => ({
    ...report.metadata,
    enteredAt: enteredAt(report.metadata.reportId),
  }))
  const corpus = joinReports(reports.map((report) => report.analyzed))
  await nextStep()
  const pairs = buildPairs(corpus.text)
  await nextStep()
  const frequencies = buildFrequencies(corpus, pairs)
  const passageCount = corpus.passageSections.length
  const arrays: [file: string, array: StoredArray][] = [
    [files.text, corpus.text],
    [files.borders, corpus.borders],
    [files.reportStarts, corpus.reportStarts],
    [files.reportPassages, corpus.reportPassages],
    [files.passageStarts, corpus.passageStarts],
    [files.passageSections, corpus.passageSections],
    [files.passageKinds, corpus.passageKinds],
    [files.passageHeadings, corpus.passageHeadings],
    [files.pairKeys, pairs.keys],
    [files.pairCounts, pairs.counts],
    [files.pairOffsets, pairs.offsets],
    [files.pairGaps, pairs.gaps],
    [files.frequencyKeys, frequencies.keys],
    [files.frequencyStarts, frequencies.starts],
    [files.frequencyOffsets, frequencies.offsets],
    [files.frequencyGaps, frequencies.gaps],
    [files.frequencies, frequencies.frequencies],
    [
      files.passageRepeats,
      buildRepeats(
        corpus,
        metadata.map(({ bodyId }) => bodyId),
      ),
    ],
    [files.reportPlaces, Float64Array.from(reports.flatMap(({ body }) => [body.start, body.end]))],
    [
      files.figurePlaces,
      Float64Array.from(reports.flatMap(({ figureBlock: { start, end } }) => [start, end])),
    ],
    [
      files.reportSums,
      Uint32Array.from(
        reports.flatMap(({ sums: { body, figures, passages } }) => [body, figures, passages]),
      ),
    ],
    [
      files.checkCounts,
      Uint16Array.from(
        reports.flatMap(({ checks: { pass, fail, notAssessable } }) => [pass, fail, notAssessable]),
      ),
    ],
    [files.passageBlocks, Float64Array.from(reports, (report) => report.passages.start)],
    [files.passageEnds, joinEnds(reports, passageCount)],
  ]
  await nextStep()
  for (const [file, array] of arrays) writeArray(generation, file, array)
  writeFigureColumns(
    generation,
    reports.map(({ figures }) => figures),
    previous?.figures ?? null,
  )
  await nextStep()
  const names = collectNames(corpus, metadata, mentionedNumbers(corpus))
  writeLines(generation, files.names, [buildNames(names, soundOf)])
  writeLines(
    generation,
    files.metadata,
    metadata.map((each) => JSON.stringify(each)),
  )
  writeLines(
    generation,
    files.sources,
    sources.map((source) => JSON.stringify(source)),
  )
  return { reports: reports.length, passages: passageCount, characters: corpus.text.length }
}
