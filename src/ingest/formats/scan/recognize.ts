/** A drawn page to placed characters: its tables are taken apart first, so that each cell is read for itself. */
import { isWide } from '../join-lines.ts'
import type { ScanReading } from '../../types.ts'
import { findGrids } from '../pdf/ruled-tables.ts'
import type { PageContent } from '../pdf/page-content.ts'
import type { Glyph } from '../pdf/text-state.ts'
import type { PlacedTable } from '../pdf/placed-table.ts'
import type { Bitmap } from './bitmap.ts'
import { inkOfCells, toSheet, withoutTables, type Box } from './cells.ts'
import { partsOfPage } from './find-columns.ts'
import { scaleRulings, takeRulings } from './find-rulings.ts'
import { pointsPerInch, type DrawnPage } from './page-images.ts'
import { readPicture, type PictureKind, type ReadLine } from './tesseract.ts'

/**
 * What stands on a scanned page, as if it had been written there. Every character is marked as recognized.
 *
 * @throws Error when the recognizer fails
 */
export async function recognizePage(drawn: DrawnPage, reading: ScanReading): Promise<PageContent> {
  const { bitmap, width, height, pixelsPerPoint } = drawn
  const dotsPerInch = pixelsPerPoint * pointsPerInch
  const { rulings, rest } = takeRulings(bitmap, dotsPerInch)
  const inPoints = scaleRulings(rulings, 1 / pixelsPerPoint)
  const tables = findGrids(inPoints)
  const inPixels = tables.map(({ xs, ys, cells }) => ({
    xs: xs.map((x) => x * pixelsPerPoint),
    ys: ys.map((y) => y * pixelsPerPoint),
    cells,
  }))
  const text = await readText(withoutTables(rest, inPixels), dotsPerInch, reading)
  const cells = await readCells(rest, inPixels, dotsPerInch, reading)
  const glyphs = [...text, ...cells].flatMap((line) => toGlyphs(line, 1 / pixelsPerPoint))
  const seen = glyphs.length
  return { width, height, glyphs, rulings: inPoints, hasLargeImage: true, seen, isScan: true }
}

/** Lines of the page. Columns are put one under the other before it is read: their lines would be read across. */
async function readText(
  page: Bitmap,
  dotsPerInch: number,
  reading: ScanReading,
): Promise<ReadLine[]> {
  const parts = partsOfPage(page, dotsPerInch)
  if (parts.length === 1) return readPicture(page, 'page', dotsPerInch, reading)
  return [...(await readPieces(page, parts, 'page', dotsPerInch, reading)).values()].flat()
}

/** Lines of each of these pieces of a page, read as one sheet, where they stand on the page. */
async function readPieces(
  page: Bitmap,
  boxes: readonly Box[],
  kind: PictureKind,
  dotsPerInch: number,
  reading: ScanReading,
): Promise<Map<Box, ReadLine[]>> {
  if (boxes.length === 0) return new Map()
  const { sheet, places } = toSheet(page, boxes)
  const lines = await readPicture(sheet, kind, dotsPerInch, reading)
  return new Map(
    boxes.map((box, i) => {
      const place = places[i]!
      const own = lines.filter((line) => isIn(line, place))
      return [box, own.map((line) => moveBy(line, box.left - place.left, box.top - place.top))]
    }),
  )
}

/** Lines of the cells, where they stand on the page. Numbers are read a second time, as such. */
async function readCells(
  page: Bitmap,
  tables: readonly PlacedTable[],
  dotsPerInch: number,
  reading: ScanReading,
): Promise<ReadLine[]> {
  const boxes = inkOfCells(page, tables)
  const words = await readPieces(page, boxes, 'lines', dotsPerInch, reading)
  const numbers = await readPieces(
    page,
    boxes.filter((box) => mayBeNumber(words.get(box)!, box)),
    'numbers',
    dotsPerInch,
    reading,
  )
  return boxes.flatMap((box) => {
    const read = words.get(box)!
    const digits = numbers.get(box) ?? []
    return digits.length === 1 ? digits : read
  })
}

function textOf(lines: readonly ReadLine[]): string {
  return lines.flatMap(({ words }) => words.map(({ text }) => text)).join('')
}

/** Digits, nothing, or signs that digits are taken for; or a character whose ink is too narrow for a Han one. */
function mayBeNumber(lines: readonly ReadLine[], ink: Box): boolean {
  if (lines.length > 1) return false
  const text = textOf(lines)
  if (/^[\dIl|OoQDSZBgq〇○.,%/-]*$/.test(text)) return true
  return Array.from(text).length === 1 && ink.right - ink.left < narrowest * (ink.bottom - ink.top)
}

/** Width by height of the ink of the narrowest Han characters. */
const narrowest = 0.75

function isIn({ top, height }: ReadLine, box: Box): boolean {
  const middle = top + height / 2
  return middle >= box.top - 2 && middle <= box.bottom + 2
}

function moveBy(line: ReadLine, right: number, down: number): ReadLine {
  const move = <Placed extends { left: number; top: number }>(placed: Placed): Placed => ({
    ...placed,
    left: placed.left + right,
    top: placed.top + down,
  })
  return { ...move(line), words: line.words.map(move) }
}

/** Ink of a Han character, and of a digit, in shares of the size of the type. */
const hanInk = 0.92
const digitInk = 0.7
/** How far Han characters reach below the line, in shares of the size. */
const descent = 0.1
/** Words closer than this belong together: boxes of words are not exact. */
const besides = 0.9

/** The characters of a line, evenly over the boxes of its words. */
function toGlyphs({ words, top, height }: ReadLine, scale: number): Glyph[] {
  const all = words.map(({ text }) => text).join('')
  const hasWide = isWide(all) || /\p{Script=Han}/u.test(all)
  const size = (height / (hasWide ? hanInk : digitInk)) * scale
  const baseline = (top + height) * scale - (hasWide ? descent * size : 0)
  const glyphs: Glyph[] = []
  for (const [i, word] of words.entries()) {
    const characters = Array.from(word.text)
    const advance = (word.width * scale) / characters.length
    for (const [at, text] of characters.entries())
      glyphs.push({ text, x: word.left * scale + at * advance, width: advance, baseline, size })
    const next = words[i + 1]
    if (next === undefined) continue
    // The space that recognizers put between two words of Chinese is none.
    const last = glyphs.at(-1)!
    const gap = next.left * scale - last.x - last.width
    const isLatin = /[A-Za-z]$/.test(word.text) && /^[A-Za-z]/.test(next.text)
    if (!isLatin && gap > 0 && gap < besides * size) last.width += gap
  }
  return apart(glyphs)
}

/** In the order in which they were read, none over the next. */
function apart(glyphs: readonly Glyph[]): Glyph[] {
  let left = -Infinity
  return glyphs.map((glyph, i) => {
    const x = Math.max(glyph.x, left)
    const next = glyphs[i + 1]
    const end = Math.max(glyph.x + glyph.width, x + 1)
    const width = next === undefined ? end - x : Math.max(1, Math.min(end, next.x) - x)
    left = x + width
    return { ...glyph, x, width }
  })
}
