/** A report whose chapters have automatic numbers: Word documents keep them, old ones say that they are lost. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport, type Report } from '../../../src/report/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { convert, type OfficeFormat } from '../support/convert.ts'
import { toNumberedDocument } from '../support/numbered-writer.ts'
import { describeOffice } from '../support/office.ts'

const folder = temporaryFolder()

async function written(format: OfficeFormat): Promise<Report> {
  const file = join(folder, 'report.fodt')
  const text = toNumberedDocument('高港区人民政府2023年政府信息公开工作年度报告', [
    { title: '总体情况', paragraphs: ['全市主动公开政府信息20条。'] },
    { title: '主动公开政府信息情况', paragraphs: ['制发规章1件。'] },
    { title: '我市的做法', paragraphs: ['每季检查一次。'] },
  ])
  writeFileSync(file, text)
  const [path = ''] = await convert([file], format, folder)
  const [document] = await readBytes(readFileSync(path), path)
  return parseReport(document!)
}

describeOffice('chapters numbered by Word, as %s', ['docx', 'odt', 'rtf', 'doc'], (format) => {
  it(format !== 'doc' ? 'keep their numbers' : 'are told to have lost them', async () => {
    const { outline, warnings } = await written(format)
    const headings = outline.flatMap((node) => node.heading ?? [])
    const codes = warnings.map((warning) => warning.code)
    if (format !== 'doc') {
      expect(headings).toEqual(['一、总体情况', '二、主动公开政府信息情况', '三、我市的做法'])
      expect(codes).toEqual([])
    } else {
      expect(headings).toEqual(['总体情况', '主动公开政府信息情况'])
      expect(codes).toEqual(['numbers_lost'])
    }
  })
})
