/** Whole generated reports, whose figures are known. */
import { describe, expect, it } from 'vitest'
import { generateReports, mutateArithmetic } from '../../../bench/generator/index.ts'
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport, type Report } from '../../../src/report/index.ts'
import { runs } from '../../support/long.ts'

async function readText(text: string, name: string): Promise<Report> {
  const documents = await readBytes(new TextEncoder().encode(text), name)
  return parseReport(documents[0]!)
}

describe('figures of generated reports', () => {
  it(
    'equal the known ones in each report, with no check failing; every broken sum is caught',
    { timeout: 300_000 },
    async () => {
      const count = runs(500)
      let serial = 0
      for (const generated of generateReports({ seed: 21, count, characters: 3500 })) {
        const { text, fileName, expected } = generated
        const report = await readText(text, fileName)
        const found = new Map(
          report.figures.map((figure) => [`${figure.key}@${figure.applicant ?? ''}`, figure.value]),
        )
        // Names with a leading underscore are the generator's own.
        for (const { key, applicant, value } of expected.figures) {
          if (!key.startsWith('_'))
            expect(found.get(`${key}@${applicant ?? ''}`), `${fileName} ${key}`).toBe(value)
        }
        expect(
          report.checks.filter((check) => check.outcome === 'fail'),
          fileName,
        ).toEqual([])
        const { report: mutated, changed } = mutateArithmetic(generated, serial)
        const broken = await readText(mutated.text, fileName)
        expect(
          broken.checks.some((check) => check.outcome === 'fail'),
          `${fileName} ${changed.key} ${changed.from} -> ${changed.to}`,
        ).toBe(true)
        serial++
      }
      expect(serial).toBe(count)
    },
  )
})
