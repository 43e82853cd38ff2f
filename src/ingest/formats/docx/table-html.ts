/** Rows of Word cells as an HTML table: cells that go on from above or from the left become spans. */
import type { XmlElement } from './xml.ts'

/** A cell as its row lists it; `element` is undefined where a row begins further right. */
export interface WordCell {
  element: XmlElement | undefined
  columnSpan: number
  /** Merged with the cell above. */
  continuesDown: boolean
  /** Merged with the cell to the left, in the way of old programs. */
  continuesAcross: boolean
  /** Reads what is in it; called once, in order, for cells that are shown. */
  read(): string
}

interface Placed {
  html: string
  columnSpan: number
  rowSpan: number
}

/** Wider cells do not exist; the limit of the grid itself is below. */
const maxSpan = 1000

/** The table, and the elements of cells that lie under a merged one: Word does not show what is in them. */
export function tableHtml(rows: readonly (readonly WordCell[])[]): {
  html: string
  covered: XmlElement[]
} {
  const covered: XmlElement[] = []
  /** For each column of the grid, the cell that reaches down to the row before. */
  let above = new Map<number, Placed>()
  const placed = rows.flatMap((row) => {
    const shown: Placed[] = []
    const reached = new Map<number, Placed>()
    let column = 0
    for (const cell of row) {
      const columnSpan = Math.min(Math.max(1, cell.columnSpan), maxSpan)
      const upper = cell.continuesDown ? above.get(column) : undefined
      const left = cell.continuesAcross ? shown.at(-1) : undefined
      if (upper !== undefined || left !== undefined) {
        if (upper !== undefined) upper.rowSpan += 1
        else left!.columnSpan += columnSpan
        if (cell.element !== undefined) covered.push(cell.element)
        if (upper !== undefined) reached.set(column, upper)
      } else {
        const here: Placed = { html: cell.read(), columnSpan, rowSpan: 1 }
        shown.push(here)
        reached.set(column, here)
      }
      column += columnSpan
    }
    above = reached
    if (shown.length > 0) return [shown]
    // Wholly merged with the row above: it is no row of its own.
    for (const upper of new Set(reached.values())) upper.rowSpan -= 1
    return []
  })
  const html = placed.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('')
  return { html: html === '' ? '' : `<table>${html}</table>`, covered }
}

function cellHtml({ html, columnSpan, rowSpan }: Placed): string {
  const spans = [
    columnSpan > 1 ? ` colspan="${columnSpan}"` : '',
    rowSpan > 1 ? ` rowspan="${rowSpan}"` : '',
  ]
  return `<td${spans.join('')}>${html}</td>`
}
