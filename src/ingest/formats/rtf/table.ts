/** A table of RTF: rows of cells whose right edges are given in twentieths of a point, and merges by marks. */

export interface RtfRow {
  left: number
  cells: readonly RtfCell[]
  /** The HTML of each cell. */
  contents: readonly string[]
}

export interface RtfCell {
  /** Right edge; undefined where the row says nothing of the cell. */
  right: number | undefined
  isMergedLeft: boolean
  isMergedUp: boolean
}

/** Edges closer than this are one: rows are measured one by one. */
const sameEdge = 40

interface Placed {
  row: number
  from: number
  to: number
  html: string
  rowSpan: number
}

/** The table as HTML with its spans. */
export function tableHtml(rows: readonly RtfRow[]): string {
  const edges = edgesOf(rows)
  const columnOf = (at: number) => edges.findLastIndex((edge) => edge <= at + sameEdge)
  const placed: Placed[][] = []
  for (const [row, { left, cells, contents }] of rows.entries()) {
    const line: Placed[] = []
    placed.push(line)
    let at = left
    for (const [i, html] of contents.entries()) {
      const cell = cells[i]
      const right = cell?.right ?? (cells.at(-1)?.right ?? left) + (i + 1 - cells.length) * 1000
      const [from, to] = [columnOf(at), Math.max(columnOf(at) + 1, columnOf(right))]
      at = right
      const before = line.at(-1)
      if (cell?.isMergedLeft === true && before !== undefined) {
        before.to = to
        before.html += html
        continue
      }
      const above =
        cell?.isMergedUp === true
          ? placed
              .slice(0, -1)
              .flat()
              .findLast((other) => other.from === from && other.row + other.rowSpan === row)
          : undefined
      if (above !== undefined) {
        above.rowSpan++
        above.html += html
        // Its place is taken from above.
        continue
      }
      line.push({ row, from, to, html, rowSpan: 1 })
    }
  }
  const lines = placed.map((line) =>
    line
      .map(
        ({ from, to, rowSpan, html }) =>
          `<td rowspan="${rowSpan}" colspan="${Math.max(1, to - from)}">${html}</td>`,
      )
      .join(''),
  )
  return `<table>${lines.map((line) => `<tr>${line}</tr>`).join('')}</table>`
}

function edgesOf(rows: readonly RtfRow[]): number[] {
  const all = rows
    .flatMap(({ left, cells, contents }) => [
      left,
      ...cells.flatMap(({ right }) => right ?? []),
      ...contents
        .slice(cells.length)
        .map((_html, i) => (cells.at(-1)?.right ?? left) + (i + 1) * 1000),
    ])
    .sort((a, b) => a - b)
  const edges: number[] = []
  for (const edge of all)
    if (edges.length === 0 || edge - edges.at(-1)! > sameEdge) edges.push(edge)
  return edges
}
