/** Pages to paragraphs and tables in reading order, over page breaks. */
import { leastOf, mostOf } from '../../extremes.ts'
import type { Grid } from '../../grid.ts'
import type { Tally } from '../../account.ts'
import { findAlignedTables, type Piece } from './aligned-tables.ts'
import { toRegions } from './columns.ts'
import { dropPageFurniture } from './furniture.ts'
import { toLines, type Line } from './lines.ts'
import { dropOverprint, dropSecondStrikes, isOverprint } from './overprint.ts'
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
import { turnRulings } from './rulings.ts'

/** A paragraph or a table of the document. */
export type Arranged = ({ kind: 'text'; text: string } | { kind: 'table'; grid: Grid }) & {
  /** Some of it was read off a picture. */
  ocr: boolean
}

/** A page, or a column of one. */
interface ArrangedRegion {
  pieces: Piece[]
  lines: Line[]
  margins: Margins | undefined
  goesOn: boolean
  /** Paragraphs that follow it. */
  notes: readonly string[]
  /** Set sideways on a page: it stands behind the paragraph or table that is open there, which may go on over the page. */
  isAside: boolean
  isScan: boolean
}

/** Puts the pages together; tells `tally` what is in none of the paragraphs and tables. */
export function arrange(contents: readonly PageContent[], tally?: Tally): Arranged[] {
  const pages = contents.flatMap((content) => toSheets(content, tally))
  const lines = dropPageFurniture(pages, tally)
  const regions = lines.flatMap((pageLines, i) => {
    const { tables, notes, isAside, isScan } = pages[i]!
    return arrangePage(dropOverprint(pageLines, tally), tables, notes).map((region) => ({
      ...region,
      isAside,
      isScan,
    }))
  })
  const allLines = lines.flat()
  const usual = measureMargins(allLines) ?? widestMargins(allLines)
  const style = measureStyle(
    regions.map((region) => ({ lines: region.lines, margins: region.margins ?? usual })),
  )
  return writeOut(regions, usual, style, tally)
}

/** Lines and tables that are read in one direction. */
interface Sheet {
  height: number
  lines: Line[]
  tables: PlacedTable[]
  notes: readonly string[]
  isAside: boolean
  isScan: boolean
}

/** A page, and what is set sideways on it as pages of their own. */
function toSheets(content: PageContent, tally: Tally | undefined): Sheet[] {
  const glyphs = dropSecondStrikes(content.glyphs, tally)
  const { tables, rest } = findRuledTables(content.rulings, glyphs)
  const upright = rest.filter((glyph) => glyph.turned === undefined)
  const lines = toLines(upright)
  const { width, height, notes = [], isScan = false } = content
  const sheets: Sheet[] = [{ height, lines, tables, notes, isAside: false, isScan }]
  const turned = rest.flatMap((glyph) => (glyph.turned === undefined ? [] : [glyph]))
  for (const turn of new Set(turned.map((glyph) => glyph.turned!.turn))) {
    const own = turned.filter((glyph) => glyph.turned!.turn === turn)
    if (isOverprint(own, lines)) {
      tally?.leaveOut('watermark', own.map((glyph) => glyph.text).join(''))
      continue
    }
    const rulings = turnRulings(content.rulings, turn, width, height)
    const found = findRuledTables(
      rulings,
      own.map((glyph) => glyph.turned!.glyph),
    )
    sheets.push({
      // Its edges are the sides of the page, where no heads and feet stand.
      height: Infinity,
      lines: toLines(found.rest),
      tables: found.tables,
      notes: [],
      isAside: true,
      isScan,
    })
  }
  return sheets
}

function arrangePage(
  lines: readonly Line[],
  tables: readonly PlacedTable[],
  notes: readonly string[],
): Omit<ArrangedRegion, 'isAside' | 'isScan'>[] {
  const regions = toRegions(lines, tables).map(({ lines, tables, goesOn, isColumn }) => ({
    pieces: mergeByHeight(tables, lines),
    lines,
    margins: isColumn ? columnMargins(lines) : measureMargins(lines),
    goesOn,
    notes: [] as readonly string[],
  }))
  regions.at(-1)!.notes = notes
  return regions
}

/** Ruled tables between the lines above and below them. Lines beside a table come before it. */
function mergeByHeight(tables: readonly PlacedTable[], lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  let next = 0
  for (const table of tables) {
    const start = next
    while (next < lines.length && lines[next]!.baseline < table.ys[0]! + 1) next++
    for (const piece of findAlignedTables(lines.slice(start, next))) pieces.push(piece)
    pieces.push({ kind: 'table', table })
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
    left: leastOf(lines, (line) => line.left),
    right: mostOf(lines, (line) => line.right),
  }
}

function writeOut(
  regions: readonly ArrangedRegion[],
  usual: Margins,
  style: ParagraphStyle,
  tally: Tally | undefined,
): Arranged[] {
  const arranged: Arranged[] = []
  /** What waits for the end of the paragraph or table that it must not cut. */
  let waiting: Arranged[] = []
  let paragraph: { lines: Line[]; margins: Margins; region: number; ocr: boolean } | undefined
  let table: { placed: PlacedTable; region: number; ocr: boolean } | undefined

  function flush(): void {
    if (paragraph !== undefined || table !== undefined) return
    for (const each of waiting) arranged.push(each)
    waiting = []
  }
  function endParagraph(): void {
    if (paragraph === undefined) return
    arranged.push({ kind: 'text', text: joinParagraph(paragraph.lines), ocr: paragraph.ocr })
    paragraph = undefined
    flush()
  }
  function endTable(): void {
    if (table === undefined) return
    arranged.push({ kind: 'table', grid: toGrid(table.placed), ocr: table.ocr })
    table = undefined
    flush()
  }

  for (const [number, region] of regions.entries()) {
    const { pieces, margins = usual, goesOn, notes, isScan } = region
    if (region.isAside) {
      for (const each of writeOut([{ ...region, isAside: false }], usual, style, tally))
        waiting.push(each)
      flush()
      continue
    }
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
        else tally?.leaveOut('repeated', joined.repeated)
        const ocr: boolean = isScan || (joined !== undefined && table!.ocr)
        table = { placed: joined?.table ?? piece.table, region: number, ocr }
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
      const lines: Line[] = paragraph?.lines ?? []
      lines.push(line)
      paragraph = { lines, margins, region: number, ocr: isScan || paragraph?.ocr === true }
    }
    waiting.push(...notes.map((text): Arranged => ({ kind: 'text', text, ocr: false })))
    flush()
  }
  endParagraph()
  endTable()
  return arranged
}
