import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formats } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { sharedPath } from '../support/shared-path.ts'

const docxFormat = formats.find(({ name }) => name === 'docx')!

describe('docxFormat on the blank statutory template', () => {
  it('reads the three tables with their merged cells', async () => {
    const bytes = readFileSync(sharedPath('samples', 'blank-template-2021.docx'))
    const document = (await docxFormat.read(bytes, 'report.docx', testLimits))[0]!
    const tables = document.blocks.filter((block) => block.kind === 'table')
    expect(tables.map(({ rowCount, columnCount }) => [rowCount, columnCount])).toEqual([
      [14, 4],
      [28, 10],
      [4, 15],
    ])
    expect(tables[1]?.cells.find((cell) => cell.text === '三、本年度办理结果')).toMatchObject({
      rowSpan: 22,
    })
    expect(
      tables[1]?.cells.filter((cell) => cell.column >= 3 && cell.row >= 3 && cell.text === ''),
    ).toHaveLength(175)
    expect(document.blocks[0]).toMatchObject({ text: '政府信息公开工作年度报告格式模板' })
  })
})
