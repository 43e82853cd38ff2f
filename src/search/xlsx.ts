/** Tables as XLSX, written while their rows come: the sheet is streamed into the archive, so memory holds a piece of it. */
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { CsvRow } from './csv.ts'
import { xmlText } from './xml.ts'

/** What Excel takes: rows of a sheet, characters of a cell. */
const mostRows = 1_048_576
const mostCharacters = 32_767

/** A text as a cell may hold it; what is longer ends in …. */
function textOf(text: string): string {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text
  // A cell takes _x0041_ for A; the underscore is written so that it stays what it is.
  return xmlText(cut).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
}

/** A text is never a formula here: its kind is written beside it. */
function cellOf(cell: CsvRow[number]): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${textOf(cell)}</t></is></c>`
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook beside its sheets, which are numbered from 1. */
function partsOf(sheets: number): [name: string, xml: string][] {
  const each = (write: (number: number) => string): string =>
    Array.from({ length: sheets }, (_, i) => write(i + 1)).join('')
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${each((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${relationships}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ],
  ]
}

/**
 * A workbook as a stream, the first row standing fixed above the others on its sheet. What is more than a sheet holds goes on
 * in the next. It fails as the rows fail.
 */
export function toXlsxStream(rows: AsyncIterable<CsvRow>, rowsPerSheet = mostRows): Readable {
  const zip = new ZipFile()
  const iterator = rows[Symbol.asyncIterator]()
  let first: CsvRow | undefined
  /** The row that did not fit any more. */
  let next: IteratorResult<CsvRow> | undefined

  async function* sheet(): AsyncGenerator<string> {
    yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
    let written = 0
    const line = (row: CsvRow): string => {
      written++
      return `<row>${row.map(cellOf).join('')}</row>`
    }
    // The names of the columns stand above every sheet.
    if (first !== undefined) yield line(first)
    next ??= await iterator.next()
    while (next.done !== true && written < rowsPerSheet) {
      first ??= next.value
      yield line(next.value)
      next = await iterator.next()
    }
    yield '</sheetData></worksheet>'
  }
  let sheets = 0
  const addSheet = (): void => {
    sheets++
    const content = Readable.from(sheet(), { objectMode: false })
    content.once('error', (error) => output.destroy(error))
    content.once('end', () => {
      if (next?.done === false) {
        addSheet()
        return
      }
      for (const [name, xml] of partsOf(sheets)) zip.addBuffer(Buffer.from(head + xml), name)
      zip.end()
    })
    zip.addReadStream(content, `xl/worksheets/sheet${sheets}.xml`)
  }
  const output = new PassThrough()
  zip.outputStream.pipe(output)
  zip.on('error', (error: Error) => output.destroy(error))
  output.once('close', () => void iterator.return?.())
  addSheet()
  return output
}
