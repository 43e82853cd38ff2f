/** Lines of CSV files as spreadsheets read them: RFC 4180, every cell quoted, nothing taken for a formula. */

/** What begins a file, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\uFEFF'

/** What a spreadsheet takes for the beginning of a formula, also behind white space and in full width. */
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/u

/** A text that a spreadsheet would take for a formula gets an apostrophe before it: texts are other people's. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const guarded = typeof value === 'string' && formulaStart.test(text) ? `'${text}` : text
  return `"${guarded.replaceAll('"', '""')}"`
}

/** One line with its end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}
