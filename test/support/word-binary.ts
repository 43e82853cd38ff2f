/** Writes a Word 97 document with the few records its text needs, for tests of the DOC reader. */

const sectorBytes = 512
const endOfChain = -2
const free = -1
/** Streams shorter than this would need a second allocation table. */
const shortStream = 4096

/** Marks of Word's text stream. */
export const cellEnd = '\u0007'
export const paragraphEnd = '\r'

/** How a row is laid out: borders in twentieths of a point, and the cells that belong to the one above. */
export interface RowLayout {
  edges: readonly number[]
  above?: readonly number[]
}

/** The properties of a row with a layout: too long for a page of properties, they stand in a stream of their own. */
function layoutProperties({ edges, above = [] }: RowLayout): Buffer {
  const cells = edges.length - 1
  const operand = Buffer.alloc(1 + 2 * edges.length + 20 * cells)
  operand.writeUInt8(cells, 0)
  for (const [i, edge] of edges.entries()) operand.writeInt16LE(edge, 1 + 2 * i)
  for (const cell of above) operand.writeUInt16LE(1 << 5, 1 + 2 * edges.length + 20 * cell)
  const head = Buffer.from([0x17, 0x24, 1, 0x08, 0xd6, 0, 0])
  head.writeUInt16LE(operand.length + 1, 5)
  const length = Buffer.alloc(2)
  length.writeUInt16LE(head.length + operand.length)
  return Buffer.concat([length, head, operand])
}

/**
 * A document with this text. `rowEnds` are the places of the marks that close a table row (a `cellEnd` of their own);
 * where there are `layouts`, one a row, the rows say where their cells begin and end.
 */
export function docOf(
  text: string,
  rowEnds: readonly number[] = [],
  layouts: readonly RowLayout[] = [],
): Buffer {
  const textStart = 2048
  const propertiesPage = 3
  const word = Buffer.alloc(Math.max(shortStream, textStart + 2 * text.length + sectorBytes))
  const table = Buffer.alloc(shortStream)
  word.writeUInt16LE(0xa5ec, 0)
  word.writeUInt16LE(0x0200, 0x0a)
  word.writeUInt32LE(text.length, 0x4c)
  word.write(text, textStart, 'utf16le')

  // The piece table: one piece, all of the text, two bytes a character.
  const pieces = 16
  word.writeUInt32LE(pieces, 0x1a2)
  table.writeUInt8(2, pieces)
  table.writeUInt32LE(16, pieces + 1)
  table.writeUInt32LE(text.length, pieces + 9)
  table.writeUInt32LE(textStart, pieces + 15)

  // Character properties: none. Paragraph properties: one page that says where rows end.
  word.writeUInt32LE(64, 0xfa)
  word.writeUInt32LE(4, 0xfe)
  const paragraphs = 80
  word.writeUInt32LE(paragraphs, 0x102)
  word.writeUInt32LE(12, 0x106)
  table.writeUInt32LE(propertiesPage, paragraphs + 8)
  const page = word.subarray(propertiesPage * sectorBytes, (propertiesPage + 1) * sectorBytes)
  const borders = [
    ...new Set([0, ...rowEnds.flatMap((place) => [place, place + 1]), text.length]),
  ].sort((x, y) => x - y)
  const runs = borders.length - 1
  page.writeUInt8(runs, 511)
  for (const [i, place] of borders.entries()) page.writeUInt32LE(textStart + 2 * place, i * 4)
  const [plain, rowEnd] = [496, 480]
  page.set([2, 0, 0, 0], plain)
  page.set([3, 0, 0, 0x17, 0x24, 1], rowEnd)
  const properties: Buffer[] = []
  for (let i = 0; i < runs; i++) {
    const row = rowEnds.indexOf(borders[i]!)
    let at = row >= 0 ? rowEnd : plain
    const layout = layouts[row]
    if (layout !== undefined) {
      at = rowEnd - 16 * (row + 1)
      page.set([0, 4, 0, 0, 0x46, 0x66], at)
      page.writeUInt32LE(Buffer.concat(properties).length, at + 6)
      properties.push(layoutProperties(layout))
    }
    page.writeUInt8(at / 2, (runs + 1) * 4 + 13 * i)
  }
  const data = Buffer.alloc(shortStream)
  Buffer.concat(properties).copy(data)
  return compoundFile([
    ['WordDocument', word],
    ['1Table', table],
    ...(layouts.length > 0 ? [['Data', data] as const] : []),
  ])
}

/** A compound file with these streams. */
export function compoundFile(streams: readonly (readonly [string, Buffer])[]): Buffer {
  const sectors: Buffer[] = [Buffer.alloc(sectorBytes), Buffer.alloc(sectorBytes)]
  const allocation = new Array<number>(sectorBytes / 4).fill(free)
  allocation[0] = -3
  allocation[1] = endOfChain
  const directory = sectors[1]!
  writeEntry(directory, 0, 'Root Entry', {
    kind: 5,
    child: streams.length > 1 ? 2 : 1,
    start: endOfChain,
    size: 0,
  })
  for (const [i, [name, content]] of streams.entries()) {
    const start = sectors.length
    for (let at = 0; at < content.length; at += sectorBytes) {
      const sector = Buffer.alloc(sectorBytes)
      content.copy(sector, 0, at)
      allocation[sectors.length] =
        at + sectorBytes < content.length ? sectors.length + 1 : endOfChain
      sectors.push(sector)
    }
    // The last stream is the root of the tree, the ones before it hang to its left.
    writeEntry(directory, i + 1, name, {
      kind: 2,
      left: i > 0 ? i : free,
      start,
      size: content.length,
    })
  }
  for (const [i, next] of allocation.entries()) sectors[0]!.writeInt32LE(next, i * 4)
  const header = Buffer.alloc(sectorBytes)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeInt32LE(1, 44)
  header.writeInt32LE(1, 48)
  header.writeInt32LE(shortStream, 56)
  header.writeInt32LE(endOfChain, 60)
  header.writeInt32LE(endOfChain, 68)
  for (let i = 0; i < 109; i++) header.writeInt32LE(i === 0 ? 0 : free, 76 + 4 * i)
  return Buffer.concat([header, ...sectors])
}

function writeEntry(
  directory: Buffer,
  index: number,
  name: string,
  entry: { kind: number; left?: number; child?: number; start: number; size: number },
): void {
  const at = index * 128
  directory.write(name, at, 'utf16le')
  directory.writeUInt16LE(2 * name.length + 2, at + 64)
  directory.writeUInt8(entry.kind, at + 66)
  directory.writeUInt8(1, at + 67)
  directory.writeInt32LE(entry.left ?? free, at + 68)
  directory.writeInt32LE(free, at + 72)
  directory.writeInt32LE(entry.child ?? free, at + 76)
  directory.writeInt32LE(entry.start, at + 116)
  directory.writeInt32LE(entry.size, at + 120)
}
