/**
 * The cells of a scanned table, one under another on a sheet of their own: a recognizer takes the numbers of a row for one long number,
 * and lines of neighbouring cells for one line.
 */
import type { PlacedTable } from '../pdf/placed-table.ts'
import { inkLimit, type Bitmap } from './bitmap.ts'

/** A rectangle of pixels; `right` and `bottom` are outside. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Pieces of a page one under another, and where each stands on the sheet, in their order. */
export interface CellSheet {
  sheet: Bitmap
  places: Box[]
}

/** White around each cell, and what of its edges may still be a border, pixels. */
const margin = 24
const edge = 4
/** Specks of dust cover less than this each way. */
const speck = 5

/** The ink of each cell that holds anything; places of `tables` are in pixels. */
export function inkOfCells(page: Bitmap, tables: readonly PlacedTable[]): Box[] {
  const limit = inkLimit(page)
  return tables.flatMap(({ xs, ys, cells }) =>
    cells.flatMap(({ row, column, rowSpan, columnSpan }) => {
      const box = {
        left: Math.round(xs[column]!) + edge,
        top: Math.round(ys[row]!) + edge,
        right: Math.round(xs[column + columnSpan]!) - edge,
        bottom: Math.round(ys[row + rowSpan]!) - edge,
      }
      return inkIn(page, box, limit) ?? []
    }),
  )
}

/** A sheet of these pieces of a page. */
export function toSheet(page: Bitmap, boxes: readonly Box[]): CellSheet {
  const width = Math.max(0, ...boxes.map(({ left, right }) => right - left)) + 2 * margin
  const height = boxes.reduce((sum, { top, bottom }) => sum + bottom - top + margin, margin)
  const sheet: Bitmap = { width, height, pixels: new Uint8Array(width * height).fill(255) }
  let y = margin
  const places = boxes.map((box) => {
    const place = {
      left: margin,
      top: y,
      right: margin + box.right - box.left,
      bottom: y + box.bottom - box.top,
    }
    for (let line = box.top; line < box.bottom; line++) {
      const from = line * page.width
      sheet.pixels.set(
        page.pixels.subarray(from + box.left, from + box.right),
        (place.top + line - box.top) * width + place.left,
      )
    }
    y = place.bottom + margin
    return place
  })
  return { sheet, places }
}

/** The page with the tables' areas white. */
export function withoutTables(page: Bitmap, tables: readonly PlacedTable[]): Bitmap {
  const pixels = Uint8Array.from(page.pixels)
  for (const { xs, ys } of tables) {
    const [left, right] = [
      Math.max(0, Math.floor(xs[0]!)),
      Math.min(page.width, Math.ceil(xs.at(-1)!)),
    ]
    const bottom = Math.min(page.height, Math.ceil(ys.at(-1)!))
    for (let y = Math.max(0, Math.floor(ys[0]!)); y < bottom; y++)
      pixels.fill(255, y * page.width + left, y * page.width + right)
  }
  return { ...page, pixels }
}

/** The smallest box around the ink in a box; null where there is none. */
function inkIn({ width, height, pixels }: Bitmap, box: Box, limit: number): Box | null {
  const found = { left: Infinity, top: Infinity, right: -1, bottom: -1 }
  const [bottom, right] = [Math.min(height, box.bottom), Math.min(width, box.right)]
  for (let y = Math.max(0, box.top); y < bottom; y++) {
    for (let x = Math.max(0, box.left); x < right; x++) {
      if (pixels[y * width + x]! > limit) continue
      found.left = Math.min(found.left, x)
      found.right = Math.max(found.right, x + 1)
      found.top = Math.min(found.top, y)
      found.bottom = y + 1
    }
  }
  const isSpeck = found.right - found.left < speck && found.bottom - found.top < speck
  return found.right < 0 || isSpeck ? null : found
}
