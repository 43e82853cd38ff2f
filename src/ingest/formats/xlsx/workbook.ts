/** The sheets of a workbook (Office Open XML) as rows of cells with their merges, as a person sees them. */
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import type { Tally } from '../../account.ts'
import type { ReadLimits } from '../../types.ts'
import { resolveLocation } from '../ofd/package.ts'
import {
  allText,
  attributeOf,
  elementAt,
  elementsOf,
  localName,
  parseXml,
  type XmlElement,
} from '../xml.ts'
import { readArchive, type ArchiveEntry } from '../zip/read-archive.ts'
import { createNumberFormats, type NumberFormats } from './number-formats.ts'

export interface SheetCell {
  text: string
  hasBorder: boolean
  rowSpan: number
  columnSpan: number
}

export interface Sheet {
  name: string
  /** Rows that hold something, from the top, each by its columns; what a merge covers is absent. A hidden row has no cells. */
  rows: { number: number; cells: ReadonlyMap<number, SheetCell>; isHidden: boolean }[]
}

/** Cells of all sheets together: more than anyone has written, and less than memory holds. */
const maxCells = 1_000_000
const maxColumns = 16_384
const maxRows = 1_048_576

/** Reads the sheets that a person sees; hidden ones, hidden rows and columns are tallied. */
export async function readSheets(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
  tally: Tally,
): Promise<{ sheets: Sheet[]; properties: Record<string, string> }> {
  const entries = new Map<string, ArchiveEntry>()
  for (const entry of await readArchive(bytes, path, limits)) {
    if (entry.needsPassword)
      throw new AppError('unreadable_file', sentence('file.documentPassword', { path }))
    entries.set(entry.name.replace(/^\//, '').toLowerCase(), entry)
  }
  const part = async (name: string): Promise<XmlElement | undefined> => {
    const content = await entries.get(name.toLowerCase())?.read()
    return content === undefined ? undefined : parseXml(content)
  }
  const main = 'xl/workbook.xml'
  const workbook = await part(main)
  if (workbook === undefined)
    throw new AppError(
      'unreadable_file',
      sentence('file.broken', { path, what: sentence('what.sheet'), reason: main }),
    )
  const relations = await part('xl/_rels/workbook.xml.rels')
  const targets = new Map(
    (relations === undefined ? [] : elementsOf(relations)).map((each) => [
      attributeOf(each, 'Id'),
      resolveLocation(attributeOf(each, 'Target') ?? '', main),
    ]),
  )
  const shared = await part('xl/sharedStrings.xml')
  const strings = shared === undefined ? [] : elementsOf(shared, 'si').map(richText)
  const styles = await part('xl/styles.xml')
  const properties1904 = elementAt(workbook, 'workbookPr')
  const formats = createNumberFormats(styles, {
    from1904: /^(?:1|true)$/.test(
      (properties1904 && attributeOf(properties1904, 'date1904')) ?? '',
    ),
  })
  const sheets: Sheet[] = []
  const budget = { cells: maxCells }
  const listed = elementAt(workbook, 'sheets')
  for (const each of listed === undefined ? [] : elementsOf(listed, 'sheet')) {
    const relation = Object.entries(each.attribs).find(([name]) => /(?:^|:)id$/.test(name))?.[1]
    const root = await part(targets.get(relation) ?? '')
    if (root === undefined) continue
    const name = attributeOf(each, 'name') ?? ''
    const isHidden = /hidden/i.test(attributeOf(each, 'state') ?? '')
    const sheet = readSheet(root, name, { strings, formats, tally, budget, isHidden })
    if (!isHidden) sheets.push(sheet)
  }
  if (budget.cells <= 0) throw new Error(`more than ${maxCells} cells`)
  return { sheets, properties: propertiesOf(await part('docProps/core.xml')) }
}

interface SheetContext {
  strings: readonly string[]
  formats: NumberFormats
  tally: Tally
  budget: { cells: number }
  isHidden: boolean
}

function readSheet(
  root: XmlElement,
  name: string,
  { strings, formats, tally, budget, isHidden }: SheetContext,
): Sheet {
  const hiddenColumns = hiddenColumnsOf(root)
  const merges = mergesOf(root)
  const rows: Sheet['rows'] = []
  const data = elementAt(root, 'sheetData')
  let number = 0
  for (const row of data === undefined ? [] : elementsOf(data, 'row')) {
    // Rows stand in their order; one whose number goes back is damaged, and follows the one before.
    const stated = Number(attributeOf(row, 'r') ?? 0) || 0
    number = stated > number && stated <= maxRows ? stated : number + 1
    const isHiddenRow = isHidden || isTrue(attributeOf(row, 'hidden'))
    const cells = new Map<number, SheetCell>()
    let column = 0
    for (const cell of elementsOf(row, 'c')) {
      if (--budget.cells <= 0) break
      column = columnOf(attributeOf(cell, 'r')) ?? column + 1
      if (column > maxColumns) break
      const style = Number(attributeOf(cell, 's') ?? 0)
      const text = textOfCell(cell, style, strings, formats, tally)
      if (isHiddenRow || hiddenColumns.some(([from, to]) => column >= from && column <= to)) {
        tally.leaveOut('hidden', text)
        continue
      }
      const merge = merges.get(`${number},${column}`)
      cells.set(column, {
        text,
        hasBorder: formats.hasBorder(style),
        rowSpan: merge?.rowSpan ?? 1,
        columnSpan: merge?.columnSpan ?? 1,
      })
    }
    if (cells.size > 0 || isHiddenRow) rows.push({ number, cells, isHidden: isHiddenRow })
  }
  return { name, rows }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** `BC12` is column 55. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Za-z]{1,3}/.exec(reference ?? '')?.[0].toUpperCase()
  return letters === undefined
    ? undefined
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function rowOf(reference: string): number {
  return Number(/(?<!\d)\d+$/.exec(reference)?.[0] ?? 0)
}

function mergesOf(root: XmlElement): Map<string, { rowSpan: number; columnSpan: number }> {
  const merges = new Map<string, { rowSpan: number; columnSpan: number }>()
  const list = elementAt(root, 'mergeCells')
  for (const merge of list === undefined ? [] : elementsOf(list, 'mergeCell')) {
    const [from = '', to = ''] = (attributeOf(merge, 'ref') ?? '').split(':')
    const [left, right] = [columnOf(from), columnOf(to)]
    if (left === undefined || right === undefined) continue
    merges.set(`${rowOf(from)},${left}`, {
      rowSpan: Math.max(1, rowOf(to) - rowOf(from) + 1),
      columnSpan: Math.max(1, right - left + 1),
    })
  }
  return merges
}

function hiddenColumnsOf(root: XmlElement): [from: number, to: number][] {
  const list = elementAt(root, 'cols')
  return (list === undefined ? [] : elementsOf(list, 'col'))
    .filter((column) => isTrue(attributeOf(column, 'hidden')))
    .map((column) => [Number(attributeOf(column, 'min')), Number(attributeOf(column, 'max'))])
}

function textOfCell(
  cell: XmlElement,
  style: number,
  strings: readonly string[],
  formats: NumberFormats,
  tally: Tally,
): string {
  const value = allText(elementAt(cell, 'v'))
  switch (attributeOf(cell, 't')) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr': {
      const inline = elementAt(cell, 'is')
      return inline === undefined ? '' : richText(inline)
    }
    case 'b':
      return value === '' ? '' : value === '0' ? 'FALSE' : 'TRUE'
    case 'str':
    case 'e':
    case 'd':
      return unescape(value)
    default:
      if (value !== '') return formats.write(value, style)
      // A formula whose value no program has stored.
      tally.lose('part', allText(elementAt(cell, 'f')))
      return ''
  }
}

/** The text of a string, its pieces joined; what says how it is pronounced is no part of it. */
function richText(element: XmlElement): string {
  return elementsOf(element, 't', 'r')
    .map((each) => (localName(each) === 't' ? unescape(allText(each)) : richText(each)))
    .join('')
}

/** Characters that XML cannot hold stand as `_x000D_`. */
function unescape(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const coreProperties: readonly (readonly [string, string])[] = [
  ['title', 'title'],
  ['creator', 'author'],
  ['subject', 'subject'],
  ['keywords', 'keywords'],
  ['created', 'createdOn'],
  ['modified', 'modifiedOn'],
]

function propertiesOf(core: XmlElement | undefined): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [source, name] of coreProperties) {
    const value = allText(elementAt(core, source)).trim()
    if (value !== '') properties[name] = name.endsWith('On') ? value.slice(0, 10) : value
  }
  return properties
}
