import { describe, expect, it } from 'vitest'
import { widthOf } from '../../../src/cli/inspect/columns.ts'
import { reportScreen } from '../../../src/cli/inspect/report-screen.ts'
import { translatorOf } from '../../../src/cli/translator.ts'
import { readDocuments } from '../../../src/ingest/index.ts'
import { parseReport } from '../../../src/report/index.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('gongkai inspect over a real report', () => {
  it('shows every figure, and the checks that did not pass, on a screen of bounded width', async () => {
    const [document] = await readDocuments(sharedPath('samples', 'hongze-2024.pdf'))
    const report = parseReport(document!)
    const lines = reportScreen(report, translatorOf('en'))
    const text = lines.join('\n')
    for (const { key } of report.figures) {
      const parts = [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)]
      expect(text.includes(key) || parts.every((part) => text.includes(part)), key).toBe(true)
    }
    expect(text).toMatch(/ 0 fail, 1 not assessable\n {2}not assessable .*17 : 95/)
    expect(text).toMatch(/Reporting body +\S*洪泽区/)
    expect(lines.length).toBeLessThan(90)
    const figures = lines.slice(lines.findIndex((line) => line.startsWith('figures ')))
    expect(Math.max(...figures.map(widthOf))).toBeLessThan(140)
  })
})
