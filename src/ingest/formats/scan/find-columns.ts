/** Columns of text side by side on a scanned page: a recognizer reads their lines across, so each is given to it for itself. */
import { inkLimit, type Bitmap } from './bitmap.ts'
import type { Box } from './cells.ts'

/** Squares of so many dots an inch are looked at: one with any ink is inked. */
const squaresPerInch = 36
/** Between two columns, and of the height of both, inches. */
const gutterWidth = 0.16
const columnHeight = 1.2
/** Where a gutter is looked for, in shares of the page's width. */
const from = 0.3
const to = 0.7
/** Share of a column's lines that must come near its edge: running text does, names and values beside each other do not. */
const fullShare = 0.5
/** How near, inches. */
const near = 0.35
/** Share of the height over which both columns must have ink: half of a line is white. */
const inkShare = 0.3

/**
 * The parts of a page in reading order: the whole of it where nothing stands in columns. A column is one only if its lines are running text on
 * both sides of the gutter; what stands above, below or between such columns is a part of its own.
 */
export function partsOfPage(page: Bitmap, dotsPerInch: number): Box[] {
  const whole: Box = { left: 0, top: 0, right: page.width, bottom: page.height }
  const size = Math.max(1, Math.round(dotsPerInch / squaresPerInch))
  const grid = squaresOf(page, size)
  const [first, last] = [Math.floor(grid.columns * from), Math.ceil(grid.columns * to)]
  let best: { middle: number; bands: Run[]; height: number } | null = null
  for (let start = first; start < last; start++) {
    const end = start + Math.round(gutterWidth * squaresPerInch)
    const bands = bandsBeside(grid, { start, end })
    const height = bands.reduce((sum, band) => sum + band.end - band.start, 0)
    if (height > (best?.height ?? 0))
      best = { middle: Math.round(((start + end) / 2) * size), bands, height }
  }
  if (best === null) return [whole]
  const parts: Box[] = []
  let top = 0
  for (const band of best.bands) {
    const [start, end] = [band.start * size, Math.min(page.height, band.end * size)]
    parts.push(
      { ...whole, top, bottom: start },
      { ...whole, right: best.middle, top: start, bottom: end },
      { ...whole, left: best.middle, top: start, bottom: end },
    )
    top = end
  }
  parts.push({ ...whole, top })
  return parts.filter((part) => part.top < part.bottom)
}

interface Run {
  start: number
  end: number
}

interface Grid {
  rows: number
  columns: number
  /** Of each row, the columns with ink from left to right. */
  inked: number[][]
}

function squaresOf({ width, height, pixels, ...rest }: Bitmap, size: number): Grid {
  const limit = inkLimit({ width, height, pixels, ...rest })
  const [rows, columns] = [Math.ceil(height / size), Math.ceil(width / size)]
  const inked = Array.from({ length: rows }, (_, row) => {
    const has = new Uint8Array(columns)
    const bottom = Math.min(height, (row + 1) * size)
    for (let y = row * size; y < bottom; y++)
      for (let x = 0; x < width; x++)
        if (pixels[y * width + x]! <= limit) has[Math.floor(x / size)] = 1
    return Array.from(has.keys()).filter((column) => has[column] === 1)
  })
  return { rows, columns, inked }
}

/** The runs of rows that leave the gutter white and have running text on both sides of it. */
function bandsBeside({ inked, rows }: Grid, gutter: Run): Run[] {
  const bands: Run[] = []
  let start = 0
  for (let row = 0; row <= rows; row++) {
    const crosses =
      row === rows || inked[row]!.some((column) => column >= gutter.start && column < gutter.end)
    if (!crosses) continue
    const isBlank = (at: number) => inked[at]!.length === 0
    const band = { start, end: row }
    while (band.start < band.end && isBlank(band.start)) band.start += 1
    while (band.start < band.end && isBlank(band.end - 1)) band.end -= 1
    if (isColumns(inked.slice(band.start, band.end), gutter)) bands.push(band)
    start = row + 1
  }
  return bands
}

function isColumns(inked: readonly number[][], { start, end }: Run): boolean {
  if (inked.length < columnHeight * squaresPerInch) return false
  const ends = { left: [] as number[], right: [] as number[] }
  for (const columns of inked) {
    const left = columns.findLast((column) => column < start)
    if (left !== undefined) ends.left.push(left)
    const right = columns.at(-1)
    if (right !== undefined && right >= end) ends.right.push(right)
  }
  return [ends.left, ends.right].every((edges) => {
    const edge = Math.max(...edges)
    const full = edges.filter((each) => edge - each < near * squaresPerInch)
    return edges.length >= inked.length * inkShare && full.length >= edges.length * fullShare
  })
}
