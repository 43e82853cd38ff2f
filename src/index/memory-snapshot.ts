/** An index in memory alone, never written to disk: the same analysis, concordance and names as a generation's. */
import { metadataOfReport, parserVersion, type Report } from '../report/index.ts'
import type { Analyzer } from '../text/index.ts'
import { analyzePassages } from './analyze-report.ts'
import { buildConcordance } from './concordance/build-concordance.ts'
import { joinReports } from './concordance/concordance.ts'
import { columnsInMemory } from './figures/figure-columns.ts'
import { countChecks, figureValuesOf } from './figures/figure-values.ts'
import { mentionedNumbers } from './concordance/document-numbers.ts'
import { collectNames } from './names/collect-names.ts'
import { loadPinyin } from './names/pinyin.ts'
import { buildNames, loadNames } from './names/store-names.ts'
import { byYearThenId } from './report-order.ts'
import type { Snapshot } from './snapshot.ts'
import { formatVersion } from './store/manifest.ts'
import { packReport } from './store/report-blocks.ts'
import { passagesOfReport, type SearchedPassage } from './searched-passages.ts'

/**
 * Indexes reports for this process only: what an evaluation or a test searches. Report ids must be unique. Reports are
 * kept as given, so closing frees nothing.
 */
export function createMemorySnapshot(reports: readonly Report[], analyzer: Analyzer): Snapshot {
  const ordered = [...reports].sort(byYearThenId)
  const metadata = ordered.map(metadataOfReport)
  const searched = ordered.map(passagesOfReport)
  const corpus = joinReports(searched.map((each) => analyzePassages(each, analyzer)))
  const concordance = buildConcordance(
    corpus,
    metadata.map(({ bodyId }) => bodyId),
  )
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const passageAt = (passage: number): SearchedPassage => {
    const report = concordance.passageReports[passage]!
    return searched[report]![passage - concordance.reportPassages[report]!]!
  }
  const readNamesText = async (): Promise<string> => {
    const names = collectNames(corpus, metadata, mentionedNumbers(corpus))
    return buildNames(names, await loadPinyin())
  }
  return {
    manifest: {
      formatVersion,
      generation: 'memory',
      builtAt: new Date().toISOString(),
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
      parserVersion,
      counts: {
        reports: ordered.length,
        passages: corpus.passageSections.length,
        characters: corpus.text.length,
        failures: 0,
      },
      samples: false,
      files: {},
    },
    concordance,
    readNames: async () => loadNames(await readNamesText()),
    readNamesText,
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources: [],
    readReport: (report) => ordered[report]!,
    readFigures: (report) => ordered[report]!.figures,
    figures: columnsInMemory(ordered.map(figureValuesOf)),
    checkCounts: ordered.map(({ checks }) => countChecks(checks)),
    readPassages: (passages) => ({
      idOf: (place) => passageAt(passages[place]!).id,
      textOf: (place) => passageAt(passages[place]!).text,
      rowOf: (place) => {
        const { row } = passageAt(passages[place]!)
        return row === undefined ? null : [row.under, row.columns]
      },
    }),
    keepTexts: () => Promise.resolve(),
    textBytes: () => 0,
    checkStored: () => Promise.resolve(),
    readPacked: (report) => packReport(ordered[report]!, searched[report]!),
    shared: null,
    close: () => undefined,
  }
}
