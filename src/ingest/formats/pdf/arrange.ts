/** Pages to paragraphs and tables in reading order, over page breaks. */
import type { Grid } from '../../grid.ts'
import { findAlignedTables, type Piece } from './aligned-tables.ts'
import { toRegions } from './columns.ts'
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

/** A page, or a column of one. */
interface ArrangedRegion {
  pieces: Piece[]
  lines: Line[]
  margins: Margins | undefined
  goesOn: boolean
}

/** Puts the pages together. */
export function arrange(contents: readonly PageContent[]): Arranged[] {
  const ruled = contents.map((content) => findRuledTables(content.rulings, content.glyphs))
  const lines = dropPageFurniture(
    ruled.map(({ rest }, i) => ({ height: contents[i]!.height, lines: toLines(rest) })),
  )
  const regions = lines.flatMap((pageLines, i) => arrangePage(pageLines, ruled[i]!.tables))
  const allLines = lines.flat()
  const usual = measureMargins(allLines) ?? widestMargins(allLines)
  const style = measureStyle(
    regions.map((region) => ({ lines: region.lines, margins: region.margins ?? usual })),
  )
  return writeOut(regions, usual, style)
}

function arrangePage(lines: readonly Line[], tables: readonly PlacedTable[]): ArrangedRegion[] {
  return toRegions(lines, tables).map(({ lines, tables, goesOn, isColumn }) => ({
    pieces: mergeByHeight(tables, lines),
    lines,
    margins: isColumn ? columnMargins(lines) : measureMargins(lines),
    goesOn,
  }))
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

/** A column has few lines, and its first ones may all be indented. */
function columnMargins(lines: readonly Line[]): Margins {
  const widest = widestMargins(lines)
  return { left: widest.left, right: measureMargins(lines)?.right ?? widest.right }
}

function widestMargins(lines: readonly Line[]): Margins {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  }
}

function writeOut(
  regions: readonly ArrangedRegion[],
  usual: Margins,
  style: ParagraphStyle,
): Arranged[] {
  const arranged: Arranged[] = []
  let paragraph: { lines: Line[]; margins: Margins; region: number } | undefined
  let table: { placed: PlacedTable; region: number } | undefined

  function endParagraph(): void {
    if (paragraph !== undefined)
      arranged.push({ kind: 'text', text: joinParagraph(paragraph.lines) })
    paragraph = undefined
  }
  function endTable(): void {
    if (table !== undefined) arranged.push({ kind: 'table', grid: toGrid(table.placed) })
    table = undefined
  }

  for (const [number, { pieces, margins = usual, goesOn }] of regions.entries()) {
    if (!goesOn) {
      endParagraph()
      endTable()
    }
    for (const piece of pieces) {
      if (piece.kind === 'table') {
        endParagraph()
        const joined =
          table !== undefined && table.region < number
            ? joinTables(table.placed, piece.table)
            : undefined
        if (joined === undefined) endTable()
        table = { placed: joined ?? piece.table, region: number }
        continue
      }
      endTable()
      const { line } = piece
      const continues =
        paragraph !== undefined &&
        continuesParagraph(paragraph.lines.at(-1)!, line, {
          margins,
          marginsBefore: paragraph.margins,
          style,
          isOnNewPage: paragraph.region < number,
        })
      if (!continues) endParagraph()
      paragraph = { lines: [...(paragraph?.lines ?? []), line], margins, region: number }
    }
  }
  endParagraph()
  endTable()
  return arranged
}
