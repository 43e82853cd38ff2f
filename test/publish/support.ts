/** An edition in memory: the same files as on disk, through JSON as they go there. */
import { createMemorySnapshot } from '../../src/index/index.ts'
import { countChecks } from '../../src/index/figures/figure-values.ts'
import { byYearThenId } from '../../src/index/report-order.ts'
import type { Report } from '../../src/report/index.ts'
import { createEmbeddedEngine, type EmbeddedEngine } from '../../src/index/engines/embedded.ts'
import type { Analyzer } from '../../src/text/index.ts'
import { dataFiles, type EditionSource } from '../../src/publish/contract.ts'
import { EditionData } from '../../src/publish/edition-data.ts'

/** The files of an edition over some reports, and how often each was read. */
export function editionOver(
  reports: readonly Report[],
  analyzer: Analyzer,
  room?: number,
): { source: EditionSource; read: string[] } {
  const data = new EditionData(analyzer, 'memory', room)
  const files = new Map<string, string>()
  const read: string[] = []
  for (const report of [...reports].sort(byYearThenId))
    for (const { name, content } of data.add(report, countChecks(report.checks)))
      files.set(name, JSON.stringify(content))
  for (const { name, content } of data.finish()) files.set(name, JSON.stringify(content))
  const get = <T>(name: string): Promise<T> => {
    read.push(name)
    return Promise.resolve(JSON.parse(files.get(name)!) as T)
  }
  return {
    read,
    source: {
      catalog: () => get(dataFiles.catalog),
      vocabulary: () => get(dataFiles.vocabulary),
      passages: (shard) => get(dataFiles.passages(shard)),
      figures: (shard) => get(dataFiles.figures(shard)),
    },
  }
}

export const embeddedOver = (reports: readonly Report[], analyzer: Analyzer): EmbeddedEngine =>
  createEmbeddedEngine(createMemorySnapshot(reports, analyzer))
