/** Whole reports, their figures and the texts of their passages, read from disk when asked for and held against their checksums. */
import { sentence } from '../../sentence.ts'
import type { Figure, Report } from '../../report/index.ts'
import { sumOfFileInSteps } from './output-file.ts'
import { BlockReader, type BlockPlace } from './block-file.ts'
import { files } from './files.ts'
import type { OpenGeneration } from './open-generation.ts'
import { makeTextRoom, openTexts, type StoredPassages } from './passage-texts.ts'
import { damaged, notAsWritten, unreadable } from './refusals.ts'
import { unpackFigures, unpackReport, type PackedReport, type ReportSums } from './report-blocks.ts'

/** All of these throw `index_damaged` when what is read is not what was written. */
export interface StoredReports {
  /** A report by its number, without the names of its sources. */
  readReport: (report: number) => Report
  /** Its figures alone. */
  readFigures: (report: number) => Figure[]
  /** Passages of one report by their numbers in the corpus. */
  readPassages: (passages: readonly number[]) => StoredPassages
  /** A report's bytes as stored: what a later build takes over. */
  readPacked: (report: number) => PackedReport
  /**
   * Reads all passages into memory that threads share, where they are not too many; until then each is read from disk. Then
   * checks what is stored: damage is found before anyone asks for what it spoils.
   */
  keepTexts: () => Promise<void>
  /** Memory that they take there, bytes. */
  textBytes: () => number
  /** Holds everything that is read only in parts against its checksums, piece by piece, while other work goes on. */
  checkStored: () => Promise<void>
  close: () => void
}

/** Which passages are whose, by number. */
export interface PassageNumbers {
  /** Report of each passage. */
  passageReports: Uint32Array
  /** First passage of each report, and the end. */
  reportPassages: Uint32Array
}

/** What `checkStored` reads: every file that is not read as a whole when a generation is opened. */
const readInParts = [files.reports, files.figures, files.figureColumns, files.passages]

/** Opens what a generation stores of `reportIds.length` reports. */
export function openStoredReports(
  { path, sumOf, readArray, shared }: OpenGeneration,
  reportIds: readonly string[],
  { passageReports, reportPassages }: PassageNumbers,
): StoredReports {
  const reportPlaces = readArray(files.reportPlaces, Float64Array)
  const figurePlaces = readArray(files.figurePlaces, Float64Array)
  const passageBlocks = readArray(files.passageBlocks, Float64Array)
  const passageEnds = readArray(files.passageEnds, Uint32Array)
  const reportSums = readArray(files.reportSums, Uint32Array)
  const reportFile = new BlockReader(path(files.reports))
  const figureFile = new BlockReader(path(files.figures))
  shared.texts ??= makeTextRoom(sumOf(files.passages).bytes)
  const sumsOf = (report: number): ReportSums => ({
    body: reportSums[report * 3]!,
    figures: reportSums[report * 3 + 1]!,
    passages: reportSums[report * 3 + 2]!,
  })
  const endOfPassages = (report: number): number => {
    const last = reportPassages[report + 1]! - 1
    return last < reportPassages[report]! ? 0 : passageEnds[last]!
  }
  const texts = openTexts(
    path(files.passages),
    reportIds.length,
    (report) => {
      const start = passageBlocks[report]!
      return { start, end: start + endOfPassages(report), crc32: sumsOf(report).passages }
    },
    shared.texts,
  )

  const readBody = (report: number): Buffer =>
    reportFile.readChecked({
      start: reportPlaces[report * 2]!,
      end: reportPlaces[report * 2 + 1]!,
      crc32: sumsOf(report).body,
    })
  const readFigureBlock = (report: number): Buffer =>
    figureFile.readChecked({
      start: figurePlaces[report * 2]!,
      end: figurePlaces[report * 2 + 1]!,
      crc32: sumsOf(report).figures,
    })
  const placeOfPassage = (passage: number): BlockPlace => {
    const report = passageReports[passage]!
    const block = passageBlocks[report]!
    const start = passage === reportPassages[report] ? 0 : passageEnds[passage - 1]!
    return { start: block + start, end: block + passageEnds[passage]! }
  }
  const checkStored = async (): Promise<void> => {
    for (const file of readInParts) {
      const found = await sumOfFileInSteps(path(file)).catch((error: unknown) => {
        throw unreadable(path(file), error)
      })
      const written = sumOf(file)
      if (found.crc32 !== written.crc32 || found.bytes !== written.bytes)
        throw damaged(path(file), notAsWritten)
    }
  }
  return {
    readReport: (report) => {
      const stored = unpackReport(readBody(report), readFigureBlock(report))
      if (stored.reportId === reportIds[report]) return stored
      throw damaged(
        path(files.reports),
        sentence('why.reportMoved', { report: reportIds[report]! }),
      )
    },
    readFigures: (report) => unpackFigures(readFigureBlock(report)),
    readPassages: (passages) => {
      const [first] = passages
      const report = first === undefined ? 0 : passageReports[first]!
      return texts.read(report, passages.map(placeOfPassage))
    },
    readPacked: (report) => ({
      body: readBody(report),
      figures: readFigureBlock(report),
      passages: texts.bytes(report),
      passageEnds: passageEnds.slice(reportPassages[report], reportPassages[report + 1]),
      sums: sumsOf(report),
    }),
    textBytes: () => texts.keptBytes(),
    keepTexts: async () => {
      const isAsWritten = await texts.keep(sumOf(files.passages).crc32)
      if (!isAsWritten) throw damaged(path(files.passages), notAsWritten)
      await checkStored()
    },
    checkStored,
    close: () => {
      reportFile.close()
      figureFile.close()
      texts.close()
    },
  }
}
