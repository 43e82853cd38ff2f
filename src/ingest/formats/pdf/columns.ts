/** Text set in columns: a gutter that holds over many lines of running text parts a page into regions, in reading order. */
import { leastOf, mostOf } from '../../extremes.ts'
import { toLines, type Line } from './lines.ts'
import type { PlacedTable } from './placed-table.ts'

/** A part of a page that is read from top to bottom before the next one. */
export interface Region {
  lines: Line[]
  tables: PlacedTable[]
  /** True where the text goes on from the region before: from page to page, from column to column. */
  goesOn: boolean
  isColumn: boolean
}

/** A gutter is at least this wide, and each column beside it this much, in shares of the font size. */
const gutterWidth = 0.8
const columnWidth = 7
/** A column has this many lines of text. */
const minLines = 5
/** Share of a column's lines that must reach its end: the cells of a table and the items of a list do not. */
const fullShare = 0.3
/** How far before the end of its column a full line may stop, in shares of the font size. */
const shortfall = 2.5
/** Where a gutter is looked for, in shares of the text's width, and how finely: in points, and at so many places at most. */
const from = 0.2
const to = 0.8
const step = 2
const mostPlaces = 400
/** A page with more lines is a map or damaged, and has no columns of text. */
const mostItems = 2000
/** A gap above a line that is larger than the usual one by this much sets it apart. */
const apart = 1.25

/** A line or a table with its box. */
interface Item {
  top: number
  bottom: number
  size: number
  runs: { left: number; right: number }[]
  content: Line | PlacedTable
}

interface Band {
  /** The items between the places are those beside the gutter. */
  start: number
  end: number
  gutter: number
}

/** Parts a page into regions; a page without columns is one. */
export function toRegions(lines: readonly Line[], tables: readonly PlacedTable[]): Region[] {
  const items = [...lines.map(itemOfLine), ...tables.map(itemOfTable)]
  return partItems(
    items.sort((a, b) => a.top - b.top),
    { goesOn: true, isColumn: false },
  )
}

type Place = Pick<Region, 'goesOn' | 'isColumn'>

function partItems(items: readonly Item[], place: Place): Region[] {
  const band = findBand(items)
  if (band === undefined) return [regionOf(items, place)]
  const { left, right } = splitAt(items.slice(band.start, band.end), band.gutter)
  const above = items.slice(0, band.start)
  const below = items.slice(band.end)
  return [
    ...(above.length > 0 ? [regionOf(above, place)] : []),
    ...partItems(left, { goesOn: above.length === 0 && place.goesOn, isColumn: true }),
    ...partItems(right, { goesOn: true, isColumn: true }),
    ...(below.length > 0 ? partItems(below, { ...place, goesOn: false }) : []),
  ]
}

/** The longest run of items that leave a gutter free, if they are columns of text. */
function findBand(items: readonly Item[]): Band | undefined {
  const lines = items.filter(isLine)
  if (lines.length < minLines || items.length > mostItems) return undefined
  const left = leastOf(lines, (item) => item.runs[0]!.left)
  const right = mostOf(lines, (item) => item.runs.at(-1)!.right)
  let best: Band | undefined
  // Places in one gap part the same items alike: each gap is tried once.
  const tried = new Map<string, number>()
  const width = right - left
  const stride = Math.max(step, width / mostPlaces)
  for (let x = left + from * width; x <= left + to * width; x += stride) {
    let start = 0
    for (let end = 0; end <= items.length; end++) {
      if (end < items.length && leavesFree(items[end]!, x)) continue
      if (end - start >= minLines && end - start > (best ? best.end - best.start : 0)) {
        const name = `${String(start)}-${String(end)}`
        if (x >= (tried.get(name) ?? -Infinity)) {
          tried.set(name, nextRunAfter(x, items.slice(start, end)))
          const band = trim(items, { start, end, gutter: x })
          if (isSetInColumns(items.slice(band.start, band.end), x)) best = band
        }
      }
      start = end + 1
    }
  }
  return best
}

/** Where the gap that holds a place ends. */
function nextRunAfter(x: number, items: readonly Item[]): number {
  let next = Infinity
  for (const { runs } of items)
    for (const { left } of runs) if (left >= x) next = Math.min(next, left)
  return next
}

function leavesFree({ runs, size }: Item, x: number): boolean {
  const half = (gutterWidth / 2) * size
  return !runs.some((run) => run.left < x + half && run.right > x - half)
}

/**
 * Leaves out what only happens to be short: a last line above the columns, a heading below them. Columns begin side by side, and what
 * stands apart below both of them, with more text across the page to come, is no part of them.
 */
function trim(items: readonly Item[], { start, end, gutter }: Band): Band {
  const isRight = (item: Item) => item.runs.at(-1)!.right > gutter
  const firstRight = items.slice(start, end).find(isRight)
  if (firstRight === undefined) return { start, end, gutter }
  while (items[start]!.bottom < firstRight.top) start++
  if (end === items.length) return { start, end, gutter }
  const last = items.slice(start, end).findLastIndex(isRight) + start
  const gaps = items.slice(start + 1, last + 1).map((item, i) => item.top - items[start + i]!.top)
  const usual = gaps.filter((gap) => gap > 1).sort((a, b) => a - b)[Math.floor(gaps.length / 3)]
  for (let i = last + 1; i < end; i++) {
    if (items[i]!.top - items[i - 1]!.top > apart * (usual ?? 0)) return { start, end: i, gutter }
  }
  return { start, end, gutter }
}

function isSetInColumns(items: readonly Item[], gutter: number): boolean {
  const { left, right } = splitAt(items, gutter)
  return isColumn(left) && isColumn(right) && overlap(left, right)
}

function isColumn(items: readonly Item[]): boolean {
  const lines = items.filter(isLine)
  if (lines.length < minLines) return false
  const size = lines[Math.floor(lines.length / 2)]!.size
  const start = leastOf(lines, (item) => item.runs[0]!.left)
  const end = mostOf(lines, (item) => item.runs.at(-1)!.right)
  const full = lines.filter(
    ({ runs }) => runs.length === 1 && runs[0]!.right > end - shortfall * size,
  )
  return end - start >= columnWidth * size && full.length >= fullShare * lines.length
}

/** Columns stand beside one another, not one below the other. */
function overlap(left: readonly Item[], right: readonly Item[]): boolean {
  const top = Math.max(left[0]!.top, right[0]!.top)
  const bottom = Math.min(left.at(-1)!.bottom, right.at(-1)!.bottom)
  const height = Math.min(left.at(-1)!.bottom - left[0]!.top, right.at(-1)!.bottom - right[0]!.top)
  return bottom - top > 0.5 * height
}

function splitAt(items: readonly Item[], gutter: number): { left: Item[]; right: Item[] } {
  const left: Item[] = []
  const right: Item[] = []
  for (const item of items) {
    if (item.runs.at(-1)!.right <= gutter) left.push(item)
    else if (item.runs[0]!.left >= gutter) right.push(item)
    else if (isLine(item)) {
      const { glyphs } = item.content
      for (const line of toLines(glyphs.filter((glyph) => glyph.x < gutter)))
        left.push(itemOfLine(line))
      for (const line of toLines(glyphs.filter((glyph) => glyph.x >= gutter)))
        right.push(itemOfLine(line))
    }
  }
  return { left, right }
}

function isLine(item: Item): item is Item & { content: Line } {
  return 'glyphs' in item.content
}

function itemOfLine(line: Line): Item {
  const runs: Item['runs'] = []
  for (const { x, width } of line.glyphs) {
    const last = runs.at(-1)
    if (last === undefined || x - last.right > gutterWidth * line.size)
      runs.push({ left: x, right: x + width })
    else last.right = Math.max(last.right, x + width)
  }
  const { baseline, size } = line
  return { top: baseline - size, bottom: baseline, size, runs, content: line }
}

function itemOfTable(table: PlacedTable): Item {
  const { xs, ys } = table
  return {
    top: ys[0]!,
    bottom: ys.at(-1)!,
    size: 1,
    runs: [{ left: xs[0]!, right: xs.at(-1)! }],
    content: table,
  }
}

function regionOf(items: readonly Item[], place: Place): Region {
  return {
    lines: items.filter(isLine).map((item) => item.content),
    tables: items.flatMap(({ content }) => ('glyphs' in content ? [] : [content])),
    ...place,
  }
}
