/** A small index of generated reports to attack, and all that can be asked of it. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateReports } from '../../../bench/generator/index.ts'
import { buildIndex, createEmbeddedEngine, openSnapshot } from '../../../src/index/index.ts'
import { createSearchService } from '../../../src/search/index.ts'
import { parametersOf } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'

export const builder = () => {
  const { fingerprint, segmenter } = anyAnalyzer()
  return { analyzerFingerprint: fingerprint, segmenter: segmenter.name }
}

/** Writes `count` reports as text files; returns their paths. */
export function writeCorpus(folder: string, count: number, seed = 11): string[] {
  mkdirSync(folder, { recursive: true })
  return [...generateReports({ seed, count, characters: 2500 })].map(({ text }, i) => {
    const path = join(folder, `report-${String(i).padStart(3, '0')}.txt`)
    writeFileSync(path, text)
    return path
  })
}

export const build = (paths: readonly string[], indexDirectory: string, force = false) =>
  buildIndex({ paths, indexDirectory, analyzer: anyAnalyzer(), force, maxProcesses: 1 })

/** Puts an index back as it was. */
export function restore(whole: string, indexDirectory: string): void {
  rmSync(indexDirectory, { recursive: true, force: true })
  cpSync(whole, indexDirectory, { recursive: true, preserveTimestamps: true })
}

const queries = ['公开', '依申请公开 延期', '"政府信息" NOT 微博', '规范性文件 year:2018', '']

/** Everything that an index answers, without names of generations and times. `texts`: passages read into memory first, as a server does. */
export async function askEverything(indexDirectory: string, texts: boolean): Promise<string> {
  const snapshot = openSnapshot(indexDirectory, builder())
  const service = createSearchService(createEmbeddedEngine(snapshot), anyAnalyzer())
  try {
    if (texts) await snapshot.keepTexts()
    const answers: unknown[] = []
    for (const query of queries) {
      const { hits, total, facets } = await service.search(parametersOf(query))
      answers.push(total, hits, facets)
    }
    for (const [report, { reportId }] of snapshot.metadata.entries())
      answers.push(await service.report(reportId), snapshot.readFigures(report))
    for (const { name } of snapshot.figures.columns)
      answers.push(name, Array.from(snapshot.figures.valuesOf(name)!, String))
    answers.push(snapshot.checkCounts, await service.suggest('公', 10))
    answers.push(snapshot.metadata.map((_, report) => passagesOf(snapshot, report)))
    return JSON.stringify(answers)
  } finally {
    await service.close()
  }
}

function passagesOf(snapshot: ReturnType<typeof openSnapshot>, report: number): string[] {
  const { reportPassages } = snapshot.concordance
  const first = reportPassages[report]!
  const numbers = Array.from({ length: reportPassages[report + 1]! - first }, (_, i) => first + i)
  const { idOf, textOf } = snapshot.readPassages(numbers)
  return numbers.map((_, i) => `${idOf(i)} ${textOf(i)}`)
}
