/** Tables from ruling lines: lines that touch make a frame, the frame a grid, and missing borders merge cells. */
import { leastOf, mostOf } from '../../extremes.ts'
import { joinLines } from '../join-lines.ts'
import { toCellText } from './lines.ts'
import type { Rulings, Segment } from './rulings.ts'
import type { PlacedCell, PlacedTable } from './placed-table.ts'
import type { Glyph } from './text-state.ts'

/** Lines whose ends come this close touch, points. */
const touch = 4
/** Places this close together are one column or row border. */
const sameBorder = 3
/** Share of a cell's side that must be ruled for a border to be there. */
const ruledShare = 0.6
/** A finer grid than this is squared paper or a chart. */
const maxPlaces = 20_000
/** Text may hang out of a frame by this much. */
const overhang = 8

/** The tables that the lines frame, and the characters outside all of them. */
export function findRuledTables(
  rulings: Rulings,
  glyphs: readonly Glyph[],
): { tables: PlacedTable[]; rest: Glyph[] } {
  const tables: PlacedTable[] = []
  let rest = [...glyphs]
  for (const frame of findFrames(rulings)) {
    const { left, right, top, bottom } = boundsOf(frame)
    const inside = rest.filter((glyph) => {
      const { x, y } = centerOf(glyph)
      return x > left && x < right && y > top && y < bottom
    })
    // A table that is set sideways as a whole is read when the page is turned.
    if (inside.every((glyph) => glyph.turned !== undefined)) continue
    const table = layOut(frame, inside)
    if (table === undefined) continue
    tables.push(table)
    const taken = new Set(inside)
    rest = rest.filter((glyph) => !taken.has(glyph))
  }
  return { tables: tables.sort((a, b) => a.ys[0]! - b.ys[0]!), rest }
}

/** Groups of lines that touch one another. */
function findFrames({ horizontal, vertical }: Rulings): Rulings[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i)
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  for (const [h, across] of horizontal.entries()) {
    for (const [v, down] of vertical.entries()) {
      const meets =
        down.at >= across.from - touch &&
        down.at <= across.to + touch &&
        across.at >= down.from - touch &&
        across.at <= down.to + touch
      if (meets) parent[find(h)] = find(horizontal.length + v)
    }
  }
  const frames = new Map<number, Rulings>()
  const frameOf = (i: number): Rulings => {
    const root = find(i)
    if (!frames.has(root)) frames.set(root, { horizontal: [], vertical: [] })
    return frames.get(root)!
  }
  for (const [h, segment] of horizontal.entries()) frameOf(h).horizontal.push(segment)
  for (const [v, segment] of vertical.entries())
    frameOf(horizontal.length + v).vertical.push(segment)
  return [...frames.values()].filter(
    (frame) => frame.horizontal.length >= 2 && frame.vertical.length >= 1,
  )
}

/** The borders of one direction: where lines stand, and where the lines across end if nothing is drawn there. */
function bordersOf(along: readonly Segment[], across: readonly Segment[]): number[] {
  const borders: number[] = []
  for (const at of along.map((segment) => segment.at).sort((a, b) => a - b)) {
    if (borders.length === 0 || at - borders.at(-1)! > sameBorder) borders.push(at)
  }
  const start = leastOf(across, (segment) => segment.from)
  const end = mostOf(across, (segment) => segment.to)
  // Many tables are open at their sides.
  if (borders[0]! - start > 2 * overhang) borders.unshift(start)
  if (end - borders.at(-1)! > 2 * overhang) borders.push(end)
  return borders
}

function boundsOf(frame: Rulings): { left: number; right: number; top: number; bottom: number } {
  const xs = bordersOf(frame.vertical, frame.horizontal)
  const ys = bordersOf(frame.horizontal, frame.vertical)
  return { left: xs[0]! - 1, right: xs.at(-1)! + 1, top: ys[0]! - 1, bottom: ys.at(-1)! + 1 }
}

/** Grids that lines frame, without a look at what stands in them; their cells are empty. */
export function findGrids(rulings: Rulings): PlacedTable[] {
  return findFrames(rulings).flatMap((frame) => gridOf(frame) ?? [])
}

function gridOf(frame: Rulings): PlacedTable | undefined {
  const xs = bordersOf(frame.vertical, frame.horizontal)
  const ys = bordersOf(frame.horizontal, frame.vertical)
  const columns = xs.length - 1
  const rows = ys.length - 1
  // A single box is a frame around text.
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > maxPlaces) return undefined
  const groups = mergeUnruled(rows, columns, {
    right: (row, column) => isRuled(frame.vertical, xs[column + 1]!, ys[row]!, ys[row + 1]!),
    below: (row, column) => isRuled(frame.horizontal, ys[row + 1]!, xs[column]!, xs[column + 1]!),
  })
  return { xs, ys, cells: groups.map((group) => ({ ...group, text: '' })) }
}

function layOut(frame: Rulings, glyphs: readonly Glyph[]): PlacedTable | undefined {
  const grid = gridOf(frame)
  if (grid === undefined) return undefined
  const { xs, ys, cells } = grid
  const columns = xs.length - 1
  const cellAt: PlacedCell[] = []
  for (const cell of cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        cellAt[r * columns + c] = cell
    }
  }
  const glyphsOf = new Map<PlacedCell, Glyph[]>()
  for (const glyph of glyphs) {
    const { x, y } = centerOf(glyph)
    const cell = cellAt[placeIn(ys, y) * columns + placeIn(xs, x)]!
    if (!glyphsOf.has(cell)) glyphsOf.set(cell, [])
    glyphsOf.get(cell)!.push(glyph)
  }
  for (const [cell, inside] of glyphsOf) cell.text = textOfCell(inside)
  // Boxes without words in two of them are a drawing, a seal or a frame.
  return glyphsOf.size >= 2 ? { xs, ys, cells } : undefined
}

/** Labels are set sideways in narrow cells: they are read as they run. */
function textOfCell(glyphs: readonly Glyph[]): string {
  const turned = glyphs.flatMap((glyph) => glyph.turned ?? [])
  const texts = [toCellText(glyphs.filter((glyph) => glyph.turned === undefined))]
  for (const turn of new Set(turned.map((each) => each.turn)))
    texts.push(toCellText(turned.filter((each) => each.turn === turn).map((each) => each.glyph)))
  return texts.reduce(joinLines)
}

/** Merges neighbouring places without a border between them; what does not come out as a rectangle is cut by rows. */
function mergeUnruled(
  rows: number,
  columns: number,
  isBordered: Record<'right' | 'below', (row: number, column: number) => boolean>,
): Omit<PlacedCell, 'text'>[] {
  const parent = Array.from({ length: rows * columns }, (_, i) => i)
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column
      if (column + 1 < columns && !isBordered.right(row, column))
        parent[find(here + 1)] = find(here)
      if (row + 1 < rows && !isBordered.below(row, column))
        parent[find(here + columns)] = find(here)
    }
  }
  const members = new Map<number, number[]>()
  for (let i = 0; i < rows * columns; i++) {
    const root = find(i)
    if (!members.has(root)) members.set(root, [])
    members.get(root)!.push(i)
  }
  return [...members.values()].flatMap((places) => toRectangles(places, columns))
}

function toRectangles(places: readonly number[], columns: number): Omit<PlacedCell, 'text'>[] {
  const rowOf = (place: number) => Math.floor(place / columns)
  const columnOf = (place: number) => place % columns
  const row = leastOf(places, rowOf)
  const column = leastOf(places, columnOf)
  const rowSpan = mostOf(places, rowOf) - row + 1
  const columnSpan = mostOf(places, columnOf) - column + 1
  if (rowSpan * columnSpan === places.length) return [{ row, column, rowSpan, columnSpan }]
  return places.map((place) => ({
    row: rowOf(place),
    column: columnOf(place),
    rowSpan: 1,
    columnSpan: 1,
  }))
}

function isRuled(segments: readonly Segment[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const segment of segments) {
    if (Math.abs(segment.at - at) > sameBorder) continue
    covered += Math.max(0, Math.min(segment.to, to) - Math.max(segment.from, from))
  }
  return covered >= ruledShare * (to - from)
}

function centerOf(glyph: Glyph): { x: number; y: number } {
  // The middle of a character stands about a third of its size above the baseline.
  return { x: glyph.x + glyph.width / 2, y: glyph.baseline - 0.35 * glyph.size }
}

function placeIn(borders: readonly number[], value: number): number {
  let place = 0
  while (place < borders.length - 2 && value >= borders[place + 1]!) place++
  return place
}
