/** TIFF, as scanners and fax machines write it: its pages as images of a PDF, whose filters know nearly all that TIFF packs with. */
import { dictionaryOfJpeg, quartersOf, type Frame, type Raster } from './frame.ts'

/** Numbers of the fields that are read. */
const tags = {
  kind: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripSizes: 279,
  planes: 284,
  faxOptions: 292,
  predictor: 317,
  colors: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileSizes: 325,
  jpegTables: 347,
} as const

/** Bytes of a value by the number of its type; others hold nothing that is read. */
const sizeOfType: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 }
/** More strips than a page has lines are damage. */
const mostValues = 100_000

type Field = (tag: number) => number[]

/** The pages of the file; one that is packed in a way that is not known has no rasters. Throws Error for damage. */
export function framesOfTiff(bytes: Uint8Array, mostFrames: number): Frame[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = file[0] === 0x49
  const short = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at))
  const long = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at))
  const frames: Frame[] = []
  const seen = new Set<number>()
  for (let at = long(4); at !== 0 && !seen.has(at) && frames.length <= mostFrames;) {
    seen.add(at)
    const count = short(at)
    const entries = new Map<number, number>()
    for (let i = 0; i < count; i++) entries.set(short(at + 2 + 12 * i), at + 2 + 12 * i)
    const field: Field = (tag) => {
      const entry = entries.get(tag)
      if (entry === undefined) return []
      const size = sizeOfType[short(entry + 2)]
      const length = long(entry + 4)
      if (size === undefined || length > mostValues) return []
      const start = size * length <= 4 ? entry + 8 : long(entry + 8)
      return Array.from({ length }, (_, i) => {
        const place = start + i * size
        return size === 1 ? file[place]! : size === 2 ? short(place) : long(place)
      })
    }
    // Small copies for a list of pictures are no pages.
    if (((field(tags.kind)[0] ?? 0) & 1) === 0) frames.push(frameOf(field, file))
    at = long(at + 2 + 12 * count)
  }
  return frames
}

function frameOf(field: Field, file: Buffer): Frame {
  const one = (tag: number, usual = 0) => field(tag)[0] ?? usual
  const [width, height] = [one(tags.width), one(tags.height)]
  const quarters = quartersOf[one(tags.orientation, 1)] ?? 0
  const frame: Frame = { width, height, quarters, rasters: [] }
  const isTiled = field(tags.tileOffsets).length > 0
  const pieceWidth = isTiled ? one(tags.tileWidth, width) : width
  const pieceHeight = isTiled ? one(tags.tileHeight, height) : one(tags.rowsPerStrip, height)
  const offsets = field(isTiled ? tags.tileOffsets : tags.stripOffsets)
  const sizes = field(isTiled ? tags.tileSizes : tags.stripSizes)
  if (!(pieceWidth > 0 && pieceHeight > 0) || offsets.length !== sizes.length) return frame
  const across = Math.ceil(width / pieceWidth)
  const rasters = offsets.map((offset, i) => {
    const [left, top] = [(i % across) * pieceWidth, Math.floor(i / across) * pieceHeight]
    const lines = isTiled ? pieceHeight : Math.min(pieceHeight, height - top)
    const packed = file.subarray(offset, offset + sizes[i]!)
    return { left, top, raster: rasterOf(field, packed, pieceWidth, lines) }
  })
  return rasters.every(isWhole) ? { ...frame, rasters } : frame
}

function isWhole<Piece extends { raster: Raster | null }>(
  piece: Piece,
): piece is Piece & { raster: Raster } {
  return piece.raster !== null && piece.raster.height > 0
}

function rasterOf(field: Field, packed: Buffer, width: number, height: number): Raster | null {
  const one = (tag: number, usual: number) => field(tag)[0] ?? usual
  const [bits, samples] = [one(tags.bits, 1), one(tags.samples, 1)]
  const compression = one(tags.compression, 1)
  if (samples > 1 && one(tags.planes, 1) !== 1) return null
  if (compression === 7) {
    const tables = Buffer.from(field(tags.jpegTables))
    // Tables stand apart, between a start and an end of their own.
    const bytes =
      tables.length > 4 ? Buffer.concat([tables.subarray(0, -2), packed.subarray(2)]) : packed
    return { width, height, dictionary: dictionaryOfJpeg(samples, false), bytes }
  }
  const filter = filterOf(field, compression, { width, height, bits, samples })
  const colors = colorsOf(field, bits, samples)
  if (filter === null || colors === null) return null
  const isReversed = one(tags.fillOrder, 1) === 2
  return {
    width,
    height,
    dictionary: `${colors} /BitsPerComponent ${bits} ${filter}`,
    bytes: isReversed ? packed.map(reverseBits) : packed,
  }
}

function filterOf(
  field: Field,
  compression: number,
  {
    width,
    height,
    bits,
    samples,
  }: { width: number; height: number; bits: number; samples: number },
): string | null {
  const options = field(tags.faxOptions)[0] ?? 0
  const fax = (more: string) =>
    `/Filter /CCITTFaxDecode /DecodeParms << ${more} /Columns ${width} /Rows ${height} /EndOfBlock false >>`
  const predictor = field(tags.predictor)[0] ?? 1
  const parameters =
    predictor === 2
      ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`
      : ''
  switch (compression) {
    case 1:
      return ''
    case 2:
      return fax('/K 0 /EncodedByteAlign true')
    case 3:
      return fax(`/K ${options & 1} /EncodedByteAlign ${String((options & 4) !== 0)}`)
    case 4:
      return fax('/K -1')
    case 5:
      return predictor > 2 ? null : `/Filter /LZWDecode${parameters}`
    case 8:
    case 32946:
      return predictor > 2 ? null : `/Filter /FlateDecode${parameters}`
    case 32773:
      return '/Filter /RunLengthDecode'
    default:
      return null
  }
}

function colorsOf(field: Field, bits: number, samples: number): string | null {
  const isFax = [2, 3, 4].includes(field(tags.compression)[0] ?? 1)
  switch (field(tags.photometric)[0] ?? 0) {
    // White is 0, black is 0. Fax codes name the colours themselves, white first.
    case 0:
      return `/ColorSpace /DeviceGray${isFax ? '' : ' /Decode [1 0]'}`
    case 1:
      return `/ColorSpace /DeviceGray${isFax ? ' /Decode [1 0]' : ''}`
    case 2:
      return samples === 3 ? '/ColorSpace /DeviceRGB' : null
    case 3: {
      const colors = field(tags.colors)
      const count = colors.length / 3
      if (bits > 8 || count !== 2 ** bits) return null
      const hex = Array.from({ length: count }, (_, i) =>
        [0, 1, 2]
          .map((part) => (colors[part * count + i]! >> 8).toString(16).padStart(2, '0'))
          .join(''),
      ).join('')
      return `/ColorSpace [/Indexed /DeviceRGB ${count - 1} <${hex}>]`
    }
    default:
      return null
  }
}

function reverseBits(byte: number): number {
  let reversed = 0
  for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) reversed |= 0x80 >> bit
  return reversed
}
