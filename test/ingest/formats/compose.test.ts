import { expect, it } from 'vitest'
import { createComposer } from '../../../src/ingest/formats/compose.ts'

const cell = (row: number, text: string) => ({ row, column: 0, rowSpan: 1, columnSpan: 1, text })

it('writes no table of blanks, and keeps the rows of one that holds a word', () => {
  const composer = createComposer()
  composer.addTable({ rowCount: 2, columnCount: 1, cells: [cell(0, ' '), cell(1, '\u3000')] })
  composer.addTable({ rowCount: 2, columnCount: 1, cells: [cell(0, ' '), cell(1, '词')] })
  const { text, blocks } = composer.finish()
  expect(text).toBe('词')
  expect(blocks).toMatchObject([{ kind: 'table', rows: [{ text: '' }, { text: '词' }] }])
})
