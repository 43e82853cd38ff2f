/** Pages to paragraphs and tables in reading order, over page breaks. */
import type { Grid } from '../../grid.ts'
import { findAlignedTables, type Piece } from './aligned-tables.ts'
import { dropPageFurniture } from './furniture.ts'
import { toLines, type Line } from './lines.ts'
import type { PageContent } from './page-content.ts'
import { joinTables } from './page-breaks.ts'
import {
  continuesParagraph,
  joinParagraph,
  measureMargins,
  measureStyle,
  type Margins,
  type ParagraphStyle,
} from './paragraphs.ts'
import { toGrid, type PlacedTable } from './placed-table.ts'
import { findRuledTables } from './ruled-tables.ts'

/** A paragraph or a table of the document. */
export type Arranged = { kind: 'text'; text: string } | { kind: 'table'; grid: Grid }

interface ArrangedPage {
  pieces: Piece[]
  margins: Margins | undefined
}

/** Puts the pages together. */
export function arrange(contents: readonly PageContent[]): Arranged[] {
  const ruled = contents.map((content) => findRuledTables(content.rulings, content.glyphs))
  const lines = dropPageFurniture(
    ruled.map(({ rest }, i) => ({ height: contents[i]!.height, lines: toLines(rest) })),
  )
  const pages = lines.map((pageLines, i) => ({
    pieces: mergeByHeight(ruled[i]!.tables, pageLines),
    margins: measureMargins(pageLines),
  }))
  const allLines = lines.flat()
  const margins = measureMargins(allLines) ?? widestMargins(allLines)
  return writeOut(pages, margins, measureStyle(allLines, margins))
}

/** Ruled tables between the lines above and below them. Lines beside a table come before it. */
function mergeByHeight(tables: readonly PlacedTable[], lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  let next = 0
  for (const table of tables) {
    const start = next
    while (next < lines.length && lines[next]!.baseline < table.ys[0]! + 1) next++
    pieces.push(...findAlignedTables(lines.slice(start, next)), { kind: 'table', table })
  }
  return [...pieces, ...findAlignedTables(lines.slice(next))]
}

function widestMargins(lines: readonly Line[]): Margins {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  }
}

function writeOut(
  pages: readonly ArrangedPage[],
  usual: Margins,
  style: ParagraphStyle,
): Arranged[] {
  const arranged: Arranged[] = []
  let paragraph: { lines: Line[]; margins: Margins; page: number } | undefined
  let table: { placed: PlacedTable; page: number } | undefined

  function endParagraph(): void {
    if (paragraph !== undefined)
      arranged.push({ kind: 'text', text: joinParagraph(paragraph.lines) })
    paragraph = undefined
  }
  function endTable(): void {
    if (table !== undefined) arranged.push({ kind: 'table', grid: toGrid(table.placed) })
    table = undefined
  }

  for (const [page, { pieces, margins = usual }] of pages.entries()) {
    for (const piece of pieces) {
      if (piece.kind === 'table') {
        endParagraph()
        const joined =
          table !== undefined && table.page < page
            ? joinTables(table.placed, piece.table)
            : undefined
        if (joined === undefined) endTable()
        table = { placed: joined ?? piece.table, page }
        continue
      }
      endTable()
      const { line } = piece
      const goesOn =
        paragraph !== undefined &&
        continuesParagraph(paragraph.lines.at(-1)!, line, {
          margins,
          marginsBefore: paragraph.margins,
          style,
          isOnNewPage: paragraph.page < page,
        })
      if (!goesOn) endParagraph()
      paragraph = { lines: [...(paragraph?.lines ?? []), line], margins, page }
    }
  }
  endParagraph()
  endTable()
  return arranged
}
