import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../../src/ingest/index.ts'
import { parseReport, skipReason } from '../../../src/report/index.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('samples', () => {
  it('skips the blank template and nothing else', async () => {
    const templates: string[] = []
    for (const name of [
      'blank-template-2021.docx',
      'huaian-2024.pdf',
      'hailar-2012-work-report-gbk.txt',
    ]) {
      const documents = await readDocuments(sharedPath('samples', name))
      if (documents.map(parseReport).some((report) => skipReason(report) !== null))
        templates.push(name)
    }
    expect(templates).toEqual(['blank-template-2021.docx'])
  })
})
