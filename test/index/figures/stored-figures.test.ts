/** Figures, checks and what is left out, through an index on disk and a second build over it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { generateReports } from '../../../bench/generator/index.ts'
import { buildIndex, createEmbeddedEngine, openSnapshot } from '../../../src/index/index.ts'
import { figureValuesOf } from '../../../src/index/figures/figure-values.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { zipOf } from '../../support/archive.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { itLong } from '../../support/long.ts'

const analyzer = anyAnalyzer()
const open = (indexDirectory: string) =>
  openSnapshot(indexDirectory, {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  })

/** All columns, and the figures and checks of every report, by report id. */
function contentOf(indexDirectory: string) {
  const snapshot = open(indexDirectory)
  const content = {
    reports: snapshot.metadata.map(({ reportId }, report) => ({
      reportId,
      figures: snapshot.readFigures(report),
      checks: snapshot.checkCounts[report],
    })),
    columns: snapshot.figures.columns.map(({ name }) => [
      name,
      Array.from(snapshot.figures.valuesOf(name)!),
      Array.from(snapshot.figures.marksOf(name)!),
    ]),
  }
  for (const [report, { figures }] of content.reports.entries()) {
    expect(snapshot.readReport(report).figures).toEqual(figures)
    const { names, values, marks } = figureValuesOf(snapshot.readReport(report))
    names.forEach((name, i) => {
      expect(snapshot.figures.valuesOf(name)![report]).toBe(values[i])
      expect(snapshot.figures.marksOf(name)![report]).toBe(marks[i])
    })
  }
  snapshot.close()
  return content
}

describe('a second build', () => {
  const folder = temporaryFolder()
  const corpus = join(folder, 'corpus')
  const indexDirectory = join(folder, 'index')
  const generated = [...generateReports({ seed: 11, count: 12, characters: 900 })]
  const write = (from: number, to: number): void => {
    for (const { fileName, text } of generated.slice(from, to))
      writeFileSync(join(corpus, fileName), text)
  }

  itLong(
    'takes the figures of unchanged files over, and answers as one that reads everything',
    async () => {
      mkdirSync(corpus)
      write(0, 8)
      await buildIndex({ paths: [corpus], indexDirectory, analyzer })
      write(8, 12)
      rmSync(join(corpus, generated[2]!.fileName))
      const second = await buildIndex({ paths: [corpus], indexDirectory, analyzer })
      expect(second).toMatchObject({ reports: 11, filesRead: 4, filesUnchanged: 7 })
      const taken = contentOf(indexDirectory)
      expect(taken.columns.length).toBeGreaterThan(150)
      await buildIndex({ paths: [corpus], indexDirectory, analyzer, force: true })
      expect(contentOf(indexDirectory)).toEqual(taken)
    },
  )

  itLong('checks a report against those of its body in the years beside it', async () => {
    const snapshot = open(indexDirectory)
    const engine = createEmbeddedEngine(snapshot)
    const [, , , fourth, , sixth, seventh] = generated
    const idOf = (text: string): string =>
      snapshot.metadata.find(({ title }) => title === text)!.reportId
    const report = (await engine.report(idOf(seventh!.expected.title)))!
    const own = snapshot.readReport(snapshot.numberOf(report.reportId)!)
    expect(sixth!.expected.reportingBody).toBe(seventh!.expected.reportingBody)
    const across = report.checks.slice(own.checks.length)
    expect(report.checks.slice(0, own.checks.length)).toEqual(own.checks)
    const year = report.reportYear!
    expect(across.map(({ cells }) => cells)).toContainEqual([
      `requests.carriedForward@total:${year - 1}`,
      'requests.carriedOver@total',
    ])
    const handed = sixth!.expected.figures.find(
      ({ key, applicant }) => key === 'requests.carriedForward' && applicant === 'total',
    )
    expect(across.find(({ cells }) => cells[1] === 'requests.carriedOver@total')?.left).toBe(
      handed?.value,
    )
    // The report of the year before was removed from the folder.
    const alone = (await engine.report(idOf(fourth!.expected.title)))!
    expect(alone.checks.flatMap(({ cells }) => cells).join()).not.toContain(':')
    await engine.close()
  })
})

describe('what is left out of an archive', () => {
  itLong(
    'is told by entry, in this build and in the next that takes the archive over',
    async () => {
      const folder = temporaryFolder()
      const corpus = join(folder, 'corpus')
      const indexDirectory = join(folder, 'index')
      mkdirSync(corpus)
      const [report] = [...generateReports({ seed: 3, count: 1, characters: 900 })]
      writeFileSync(
        join(corpus, 'reports.zip'),
        zipOf([
          { name: 'good.txt', content: report!.text },
          { name: 'locked.txt', content: report!.text, isEncrypted: true },
        ]),
      )
      for (const filesRead of [1, 0]) {
        const summary = await buildIndex({ paths: [corpus], indexDirectory, analyzer })
        expect(summary).toMatchObject({ reports: 1, filesRead, filesUnchanged: 1 - filesRead })
        expect(summary.failures).toHaveLength(1)
        expect(summary.failures[0]?.path).toMatch(/reports\.zip#locked\.txt$/)
        expect(summary.failures[0]?.reason).toContain('locked.txt')
      }
    },
  )
})
