/** Writes small workbooks. */
import { zipOf } from './archive.ts'

/** A cell as it stands in the file: a string, or the XML attributes and content of `c`. */
export type WrittenCell = string | { attributes: string; content: string } | undefined

export interface WrittenSheet {
  name: string
  rows: readonly (readonly WrittenCell[])[]
  merges?: readonly string[]
  /** Attributes of the sheet in the workbook, and XML before and after its data. */
  attributes?: string
  before?: string
  rowAttributes?: readonly string[]
}

const escapeMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The letters of a column, the first being 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** `styles`: the XML inside the style sheet. */
export function xlsxOf(sheets: readonly WrittenSheet[], styles = ''): Buffer {
  const strings: string[] = []
  const cellXml = (cell: WrittenCell, reference: string) => {
    if (cell === undefined) return ''
    if (typeof cell !== 'string')
      return `<c r="${reference}" ${cell.attributes}>${cell.content}</c>`
    strings.push(cell)
    return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const parts = sheets.map((sheet, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: `<worksheet>${sheet.before ?? ''}<sheetData>${sheet.rows
      .map(
        (row, r) =>
          `<row ${sheet.rowAttributes?.[r]?.includes('r=') === true ? '' : `r="${r + 1}"`} ${sheet.rowAttributes?.[r] ?? ''}>${row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`)).join('')}</row>`,
      )
      .join(
        '',
      )}</sheetData><mergeCells>${(sheet.merges ?? []).map((merge) => `<mergeCell ref="${merge}"/>`).join('')}</mergeCells></worksheet>`,
  }))
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r"><sheets>${sheets.map(({ name, attributes = '' }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}" ${attributes}/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets.map((_sheet, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    },
    ...parts,
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((text) => `<si><t>${escapeMarkup(text)}</t></si>`).join('')}</sst>`,
    },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
  ])
}
