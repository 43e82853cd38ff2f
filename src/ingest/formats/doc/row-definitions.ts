/**
 * How the rows of a Word 97 document's tables are laid out: borders and merged cells, from the paragraph properties of
 * each row's end. Wide rows keep theirs in another stream, where the library does not look and so sees no row end.
 */
import type { CompoundStream } from './streams.ts'

/** One row, as many cells as its text has. */
export interface RowDefinition {
  /** Borders from left to right, twentieths of a point: one more than cells. */
  edges: number[]
  /** For each cell, whether it belongs to the one above it, or to the one before it. */
  merges: ('none' | 'above' | 'before')[]
}

export interface DocumentRows {
  /** In the order of the file. */
  rows: RowDefinition[]
  /** Places in the file that point to properties in the other stream: six bytes each. */
  hugeRowEnds: number[]
}

const pageBytes = 512
const rowEndProperty = 0x2417
const tableProperty = 0xd608
const hugeProperties: readonly number[] = [0x6645, 0x6646]

interface Property {
  code: number
  start: number
  end: number
}

/** Reads the rows. Anything that does not fit together gives fewer rows, never an error. */
export function readRowDefinitions(
  open: (name: string) => CompoundStream | undefined,
): DocumentRows {
  const found: DocumentRows = { rows: [], hugeRowEnds: [] }
  const word = open('WordDocument')
  if (word === undefined || word.bytes.length < pageBytes) return found
  const table = open((word.bytes.readUInt16LE(0x0a) & 0x0200) === 0 ? '0Table' : '1Table')
  if (table === undefined) return found
  const other = open('Data')?.bytes ?? Buffer.alloc(0)
  for (const page of propertyPages(word.bytes, table.bytes)) {
    for (const list of propertyLists(word.bytes, page)) {
      const huge = list.find(({ code }) => hugeProperties.includes(code))
      const source = huge === undefined ? word.bytes : other
      const properties = huge === undefined ? list : hugeList(word.bytes, huge, other)
      const isRowEnd = properties.some(
        ({ code, start }) => code === rowEndProperty && source[start] === 1,
      )
      if (!isRowEnd) continue
      if (huge !== undefined) found.hugeRowEnds.push(word.toFileOffset(huge.start - 2))
      const layout = properties.findLast(({ code }) => code === tableProperty)
      found.rows.push(
        layout === undefined
          ? { edges: [], merges: [] }
          : readLayout(source.subarray(layout.start, layout.end)),
      )
    }
  }
  return found
}

/** Offsets of the pages of paragraph properties in the main stream. */
function* propertyPages(word: Buffer, table: Buffer): Generator<number> {
  const start = word.readUInt32LE(0x102)
  const count = Math.floor((word.readUInt32LE(0x106) - 4) / 8)
  for (let i = 0; i < count; i++) {
    const at = start + (count + 1 + i) * 4
    if (at + 4 > table.length) return
    const page = (table.readUInt32LE(at) & 0x3fffff) * pageBytes
    if (page + pageBytes <= word.length) yield page
  }
}

/** The properties of each run of a page. */
function* propertyLists(word: Buffer, page: number): Generator<Property[]> {
  const runs = word.readUInt8(page + pageBytes - 1)
  for (let i = 0; i < runs; i++) {
    const pointer = (runs + 1) * 4 + i * 13
    if (pointer >= pageBytes) return
    const at = word.readUInt8(page + pointer) * 2
    if (at === 0 || at + 2 > pageBytes) continue
    const words = word.readUInt8(page + at)
    const start = page + at + (words === 0 ? 2 : 1)
    const length = words === 0 ? 2 * word.readUInt8(page + at + 1) : 2 * words - 1
    // The first two bytes name the style.
    yield splitProperties(word, start + 2, Math.min(start + length, page + pageBytes))
  }
}

function hugeList(word: Buffer, { start, end }: Property, other: Buffer): Property[] {
  if (end - start < 4) return []
  const at = word.readUInt32LE(start)
  if (at + 2 > other.length) return []
  return splitProperties(other, at + 2, Math.min(other.length, at + 2 + other.readUInt16LE(at)))
}

function splitProperties(bytes: Buffer, from: number, to: number): Property[] {
  const properties: Property[] = []
  let at = from
  while (at + 2 < to) {
    const code = bytes.readUInt16LE(at)
    const start = at + 2
    const end = start + operandLength(bytes, code, start)
    if (end > to) break
    properties.push({ code, start, end })
    at = end
  }
  return properties
}

/** The three highest bits of a code tell the length of what follows. */
const operandLengths: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3]

function operandLength(bytes: Buffer, code: number, start: number): number {
  if (code === tableProperty) return start + 2 > bytes.length ? 2 : bytes.readUInt16LE(start) + 1
  const kind = code >> 13
  return kind === 6 ? 1 + (bytes[start] ?? 0) : operandLengths[kind]!
}

const cellBytes = 20
const mergedBefore = 1
const mergedAbove = 1

function readLayout(operand: Buffer): RowDefinition {
  const count = operand.length < 3 ? 0 : operand.readUInt8(2)
  const cellsStart = 3 + 2 * (count + 1)
  if (cellsStart > operand.length) return { edges: [], merges: [] }
  const edges = Array.from({ length: count + 1 }, (_, i) => operand.readInt16LE(3 + 2 * i))
  const merges = Array.from({ length: count }, (_, i) => {
    const at = cellsStart + i * cellBytes
    const flags = at + 2 > operand.length ? 0 : operand.readUInt16LE(at)
    if ((flags & 3) === mergedBefore) return 'before'
    return ((flags >> 5) & 3) === mergedAbove ? 'above' : 'none'
  })
  return { edges, merges }
}

/** A property that says "row end" and nothing else, twice, in the room of a pointer to the other stream. */
const plainRowEnd = Buffer.from([0x17, 0x24, 1, 0x17, 0x24, 1])

/** A copy of the file in which the library finds the ends of wide rows too. */
export function withPlainRowEnds(bytes: Buffer, { hugeRowEnds }: DocumentRows): Buffer {
  const copy = Buffer.from(bytes)
  for (const place of hugeRowEnds) plainRowEnd.copy(copy, place)
  return copy
}
