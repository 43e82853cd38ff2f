/** An index in memory alone, never written to disk: the same analysis, concordance and names as a generation's. */
import { metadataOfReport, parserVersion, type Report } from '../report/index.ts'
import type { Analyzer } from '../text/index.ts'
import { mentionedNumbers } from './concordance/document-numbers.ts'
import { countChecks, figureValuesOf } from './figures/figure-values.ts'
import { collectNames } from './names/collect-names.ts'
import { loadPinyin } from './names/pinyin.ts'
import { buildNames, loadNames } from './names/store-names.ts'
import { snapshotOfPassages } from './passage-snapshot.ts'
import { byYearThenId } from './report-order.ts'
import { passagesOfReport } from './searched-passages.ts'
import type { Snapshot } from './snapshot.ts'
import { formatVersion } from './store/manifest.ts'
import { packReport } from './store/report-blocks.ts'

/**
 * Indexes reports for this process only: what an evaluation or a test searches. Report ids must be unique. Reports are
 * kept as given, so closing frees nothing.
 */
export function createMemorySnapshot(reports: readonly Report[], analyzer: Analyzer): Snapshot {
  const ordered = [...reports].sort(byYearThenId)
  const searched = ordered.map(passagesOfReport)
  const { corpus, ...snapshot } = snapshotOfPassages(
    ordered.map((report, i) => ({
      metadata: metadataOfReport(report),
      passages: searched[i]!,
      figures: figureValuesOf(report),
      checks: countChecks(report.checks),
    })),
    analyzer,
  )
  const readNamesText = async (): Promise<string> => {
    const names = collectNames(corpus, snapshot.metadata, mentionedNumbers(corpus))
    return buildNames(names, await loadPinyin())
  }
  return {
    ...snapshot,
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
    readNames: async () => loadNames(await readNamesText()),
    readNamesText,
    readReport: (report) => ordered[report]!,
    readFigures: (report) => ordered[report]!.figures,
    readPacked: (report) => packReport(ordered[report]!, searched[report]!),
  }
}
