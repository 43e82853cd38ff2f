/** XLSX: sheets of which each row is a report, as in CSV, and sheets that are tables of one. */
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { countCharacters, createTally, total, withAccount, type Tally } from '../account.ts'
import { layoutGrid, type SpannedCell } from '../grid.ts'
import type { FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer, type Composer } from './compose.ts'
import { documentsOfRows, holdsTexts } from './csv.ts'
import { collapseWhitespace } from './join-lines.ts'
import { toUnreadable } from './require-text.ts'
import { readSheets, type Sheet, type SheetCell } from './xlsx/workbook.ts'
import { recognizeZip } from './zip/recognize.ts'

/** No table is wider; what stands further out was put there by mistake. */
const maxWidth = 200

/** Names that programs give a sheet: they say nothing of it. */
const unnamed = /^(?:sheet|工作表|表)\s*\d*$/i

/**
 * The reader for workbooks. A sheet with a column of texts gives a document a row, its path ending in `#` and the sheet's name (where it has
 * several) and the row's number; all other sheets together are one document.
 */
export const xlsxFormat: FormatReader = {
  name: 'xlsx',
  extensions: ['xlsx', 'xlsm', 'xltx'],
  recognizes: (bytes) => recognizeZip(bytes) === 'spreadsheet',
  async read(bytes, path, limits) {
    try {
      return await readWorkbook(bytes, path, limits)
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.sheet'))
    }
  },
}

async function readWorkbook(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<SourceDocument[]> {
  const tally = createTally()
  const { sheets, properties } = await readSheets(bytes, path, limits, tally)
  const documents: SourceDocument[] = []
  const tables: Sheet[] = []
  for (const sheet of sheets) {
    const [header = [], ...rows] = textsOf(sheet)
    if (!holdsTexts(header, rows)) tables.push(sheet)
    else
      documents.push(
        ...(await documentsOfRows(header, rows, limits.maxArchiveEntries, {
          path: sheets.length === 1 ? path : `${path}#${sheet.name}`,
          format: 'xlsx',
          encoding: null,
          warnings: [],
        })),
      )
  }
  const document = readTables(tables, { path, properties, tally })
  if (document.blocks.length > 0) documents.unshift(document)
  // What is hidden in sheets of reports belongs to the first of them.
  else if (documents[0] !== undefined) documents[0] = withTally(documents[0], tally)
  if (documents.length > 0) return documents
  throw new AppError('unreadable_file', sentence('file.noText', { path }))
}

/** The rows as lists of texts, the columns in their places. */
function textsOf({ rows }: Sheet): string[][] {
  const width = Math.min(maxWidth, Math.max(0, ...(rows[0]?.cells.keys() ?? [])))
  return rows
    .map(({ cells }) => Array.from({ length: width }, (_, i) => cells.get(i + 1)?.text ?? ''))
    .filter((row) => row.some((text) => text.trim() !== ''))
}

function readTables(
  sheets: readonly Sheet[],
  { path, properties, tally }: { path: string; properties: Record<string, string>; tally: Tally },
): SourceDocument {
  const composer = createComposer()
  let seen = ''
  for (const sheet of sheets) {
    const blocks = blocksOf(sheet)
    if (blocks.length === 0) continue
    if (sheets.length > 1 && !unnamed.test(sheet.name)) {
      composer.addText(sheet.name)
      seen += sheet.name
    }
    for (const rows of blocks) writeBlock(rows, composer)
    for (const { cells } of sheet.rows) for (const { text } of cells.values()) seen += text
  }
  return withAccount(
    { path, format: 'xlsx', encoding: null, ...composer.finish(), properties, warnings: [] },
    countCharacters(seen) + total(tally.entries().leftOut) + total(tally.entries().notRead),
    tally,
  )
}

/** The document with what its workbook hides, or holds and does not give. */
function withTally(document: SourceDocument, tally: Tally): SourceDocument {
  const { leftOut, notRead } = tally.entries()
  const { account = { seen: 0, read: 0, leftOut: [], notRead: [], surplus: 0 } } = document
  const said = withAccount(
    { ...document, blocks: [], warnings: [] },
    total(leftOut) + total(notRead),
    tally,
  )
  return {
    ...document,
    account: {
      ...account,
      seen: account.seen + total(leftOut) + total(notRead),
      leftOut: [...account.leftOut, ...leftOut],
      notRead: [...account.notRead, ...notRead],
    },
    warnings: [...document.warnings, ...said.warnings],
  }
}

type Row = Sheet['rows'][number]

const filled = ({ cells }: Row): SheetCell[] =>
  [...cells.values()].filter(({ text }) => text.trim() !== '')

/** Rows that follow one another; an empty one parts them, unless a merged cell reaches over it. */
function blocksOf({ rows }: Sheet): Row[][] {
  const blocks: Row[][] = []
  let until = -1
  for (const row of rows) {
    const block = blocks.at(-1)
    const isWithin = row.isHidden && block !== undefined && row.number === until + 1
    if (filled(row).length === 0 && row.number > until && !isWithin) continue
    if (block === undefined || row.number > until + 1) blocks.push([row])
    else {
      // Rows that a merge reaches over may not stand in the file.
      for (let number = block.at(-1)!.number + 1; number < row.number; number++)
        block.push({ number, cells: new Map(), isHidden: false })
      block.push(row)
    }
    const spans = [...row.cells.values()].map(({ rowSpan }) => rowSpan)
    until = Math.max(until, row.number + Math.min(1000, Math.max(1, ...spans)) - 1, row.number)
  }
  return blocks
}

/** Titles and notes stand in rows of one cell without a border, above and below the table; a number alone is neither. */
function isLine(row: Row): boolean {
  const cells = filled(row)
  const [cell] = cells
  if (cell === undefined) return true
  return cells.length === 1 && !cell.hasBorder && !/^[\d.,%\s-]+$/.test(cell.text)
}

function writeBlock(rows: readonly Row[], composer: Composer): void {
  const first = rows.findIndex((row) => !isLine(row))
  const last = rows.findLastIndex((row) => !isLine(row))
  const addLines = (part: readonly Row[]) => {
    for (const row of part)
      for (const { text } of filled(row))
        for (const line of text.split(/\r?\n/)) composer.addText(collapseWhitespace(line))
  }
  if (first < 0) {
    addLines(rows)
    return
  }
  addLines(rows.slice(0, first))
  composer.addTable(layoutGrid(gridRows(rows.slice(first, last + 1))))
  addLines(rows.slice(last + 1))
}

/** Each row as a list of cells; places that are empty, and not covered by a merge, are empty cells. */
function gridRows(rows: readonly Row[]): SpannedCell[][] {
  let from = Infinity
  let to = 0
  for (const { cells } of rows) {
    for (const [column, { text, columnSpan }] of cells) {
      if (text.trim() === '') continue
      from = Math.min(from, column)
      to = Math.max(to, column + columnSpan - 1)
    }
  }
  to = Math.min(to, from + maxWidth - 1)
  /** For each column, the row below the last one that a merge covers. */
  const coveredUntil = new Map<number, number>()
  return rows.map(({ number, cells }) => {
    const line: SpannedCell[] = []
    for (let column = from; column <= to; column++) {
      if ((coveredUntil.get(column) ?? 0) > number) continue
      const cell = cells.get(column)
      const [rowSpan, columnSpan] = [
        cell?.rowSpan ?? 1,
        Math.min(cell?.columnSpan ?? 1, to - column + 1),
      ]
      line.push({ text: collapseWhitespace(cell?.text ?? ''), rowSpan, columnSpan })
      for (let c = column; c < column + columnSpan; c++) coveredUntil.set(c, number + rowSpan)
      column += columnSpan - 1
    }
    return line
  })
}
