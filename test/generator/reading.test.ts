/** What the generator and the samples say of themselves is what the reader finds. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  generateReports,
  mutateArithmetic,
  type GeneratedEra,
  type GeneratedReport,
} from '../../bench/generator/index.ts'
import { listFiles, readBytes, readDocuments } from '../../src/ingest/index.ts'
import { parseReport, type Check, type Report } from '../../src/report/index.ts'

const failed = (report: Report): Check[] =>
  report.checks.filter(({ outcome }) => outcome === 'fail')

async function read({ text, fileName }: GeneratedReport): Promise<Report> {
  return parseReport((await readBytes(new TextEncoder().encode(text), fileName))[0]!)
}

describe.each<GeneratedEra>(['2008', '2019', '2021'])('generated reports of the %s form', (era) => {
  const reports = [...generateReports({ seed: 23, count: 16, era })]

  it('are read with every figure right and no check failed', async () => {
    for (const generated of reports) {
      const report = await read(generated)
      const { title, reportingBody, administrativeLevel, reportYear, publishedOn, figures } =
        generated.expected
      expect(report).toMatchObject({
        title,
        reportingBody,
        administrativeLevel,
        reportYear,
        publishedOn,
        era,
      })
      const values = new Map(
        report.figures.map(({ key, applicant, value }) => [`${key}@${applicant ?? ''}`, value]),
      )
      for (const { key, applicant, value } of figures) {
        const name = `${key}@${applicant ?? ''}`
        expect([name, values.get(name)]).toEqual([name, value])
      }
      expect(failed(report)).toEqual([])
    }
  })

  it('fail a check when one figure is changed', async () => {
    for (const [seed, generated] of reports.entries()) {
      const { report, check } = mutateArithmetic(generated, seed)
      expect(failed(await read(report)), check.formula).not.toEqual([])
    }
  })
})

describe('the samples', () => {
  it('say what they are, are read as reports of three eras and two scripts, and fail one check only', async () => {
    const { files } = await listFiles([join(import.meta.dirname, '../../index-data/samples')])
    const documents = (await Promise.all(files.map((file) => readDocuments(file)))).flat()
    const reports = documents.map(parseReport)
    expect(reports).toHaveLength(10)
    for (const { text } of documents)
      expect(text).toMatch(/摘要，[并並]非原文|本文为虚构地区的示例报告/)
    for (const report of reports) {
      expect(report.title).not.toBeNull()
      expect(report.reportingBody).not.toBeNull()
      expect(report.outline.length).toBeGreaterThan(3)
    }
    expect(new Set(reports.map(({ era }) => era))).toEqual(new Set(['2008', '2019', '2021']))
    expect(new Set(reports.map(({ script }) => script))).toEqual(new Set(['Hans', 'Hant']))
    const failures = reports.flatMap((report) =>
      failed(report).map(({ left, right }) => [report.reportingBody, left, right]),
    )
    expect(failures).toEqual([['云汀市青岫县人民政府', 5, 6]])
  })
})
