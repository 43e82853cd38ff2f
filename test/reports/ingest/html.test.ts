import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../../src/ingest/formats/html.ts'
import { testLimits } from '../../contracts/format.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('htmlFormat on a page made by WPS', () => {
  it('gives the table its grid', async () => {
    const bytes = readFileSync(sharedPath('samples', 'pingtan-2021-table2-wps.html'))
    const document = (await htmlFormat.read(bytes, 'page.html', testLimits))[0]!
    const table = document.blocks.find((block) => block.kind === 'table')!
    expect(table).toMatchObject({ rowCount: 8, columnCount: 4 })
    const textAt = (row: number, column: number) =>
      table.cells.find((cell) => cell.row === row && cell.column === column)?.text
    expect(textAt(0, 0)).toBe('行政许可')
    expect(table.cells.find((cell) => cell.text === '2293')).toMatchObject({
      row: 0,
      column: 1,
      columnSpan: 3,
    })
    expect([textAt(3, 1), textAt(4, 1), textAt(7, 1)]).toEqual(['1282', '42', '24252.311082'])
    expect(document.blocks.at(-1)).toMatchObject({
      kind: 'text',
      text: '三、收到和处理政府信息公开申请情况',
    })
  })
})
