/** What picture files hold, as the images of a PDF: PNG is unpacked here, what JPEG and TIFF pack is left to the reader of PDF. */
import { decode, convertIndexedToRgb, type DecodedPng } from 'fast-png'
import { dictionaryOfJpeg, quartersOf, type Frame } from './frame.ts'
import { framesOfTiff } from './tiff.ts'

export type PictureKind = 'png' | 'jpeg' | 'tiff'

/** What kind of picture these bytes are; undefined for anything else. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | undefined {
  const mark = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).toString(
    'latin1',
  )
  if (mark === '\x89PNG\r\n\x1A\n') return 'png'
  if (mark.startsWith('\xFF\xD8\xFF')) return 'jpeg'
  return mark.startsWith('II*\0') || mark.startsWith('MM\0*') ? 'tiff' : undefined
}

/** Larger pictures are not unpacked, pixels: a sheet of A3 at 600 dots an inch. */
const mostPixels = 80_000_000

/**
 * The pictures of a file: one, but for TIFF, which may hold many pages. A picture that is too large, or packed in a way that is not known,
 * has no rasters.
 *
 * @throws Error for a damaged file
 */
export function framesOf(bytes: Uint8Array, mostFrames: number): Frame[] {
  const kind = pictureKindOf(bytes)
  const frames =
    kind === 'png'
      ? [frameOfPng(bytes)]
      : kind === 'jpeg'
        ? [frameOfJpeg(bytes)]
        : framesOfTiff(bytes, mostFrames)
  return frames.map((frame) => (isTooLarge(frame) ? { ...frame, rasters: [] } : frame))
}

function isTooLarge({ width, height }: { width: number; height: number }): boolean {
  return !(width > 0 && height > 0 && width * height <= mostPixels)
}

/** The size stands in the file's first chunk: a large picture is told before anything is unpacked. */
function frameOfPng(bytes: Uint8Array): Frame {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)]
  const frame: Frame = { width, height, quarters: 0, rasters: [] }
  if (isTooLarge(frame)) return frame
  const raster = { ...greyOnly, width, height, bytes: greyOf(decode(bytes)) }
  return { ...frame, rasters: [{ left: 0, top: 0, raster }] }
}

const greyOnly = { dictionary: '/ColorSpace /DeviceGray /BitsPerComponent 8' }

/** A byte a pixel, on white paper where the picture lets through. */
function greyOf(png: DecodedPng): Uint8Array {
  const { width, height } = png
  const isIndexed = png.palette !== undefined
  const channels = png.palette?.[0]?.length ?? png.channels
  const data = isIndexed ? convertIndexedToRgb(png) : png.data
  const depth = isIndexed ? 8 : png.depth
  const grey = new Uint8Array(width * height)
  // Samples of less than a byte are packed, each row beginning with a byte of its own.
  const rowLength = depth < 8 ? Math.ceil((width * depth) / 8) : width * channels
  const most = 2 ** depth - 1
  const sampleAt = (row: number, place: number): number => {
    if (depth >= 8) return (data[row + place]! * 255) / most
    const bit = place * depth
    return (((data[row + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most) * 255) / most
  }
  for (let y = 0; y < height; y++) {
    const row = y * rowLength
    for (let x = 0; x < width; x++) {
      const at = x * channels
      const light =
        channels < 3
          ? sampleAt(row, at)
          : (sampleAt(row, at) * 77 + sampleAt(row, at + 1) * 151 + sampleAt(row, at + 2) * 28) /
            256
      const cover = channels % 2 === 0 ? sampleAt(row, at + channels - 1) / 255 : 1
      grey[y * width + x] = light * cover + 255 * (1 - cover)
    }
  }
  return grey
}

/** Markers that begin a frame: all but those of tables (C4, CC) and the one that is kept for later (C8). */
const frameMarker = /^C[0-35-79-BD-F]$/

const endOfImage = Buffer.from([0xff, 0xd9])

function frameOfJpeg(bytes: Uint8Array): Frame {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let quarters = 0
  let isAdobe = false
  for (let at = 2; at + 9 < file.length;) {
    if (file[at] !== 0xff) throw new Error('JPEG: no marker where one must be')
    const marker = file[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = file.readUInt16BE(at + 2)
    const segment = file.subarray(at + 4, at + 2 + length)
    if (marker === 0xe1) quarters = turnOfExif(segment)
    if (marker === 0xee && segment.toString('latin1', 0, 5) === 'Adobe') isAdobe = true
    if (frameMarker.test(marker.toString(16).toUpperCase())) {
      // A file that was not fetched whole would be read as far as it goes.
      if (file.indexOf(endOfImage, at) < 0) throw new Error('JPEG: the end is missing')
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)]
      const raster = { width, height, dictionary: dictionaryOfJpeg(file[at + 9]!, isAdobe), bytes }
      return { width, height, quarters, rasters: [{ left: 0, top: 0, raster }] }
    }
    at += 2 + length
  }
  throw new Error('JPEG: no frame')
}

const orientationTag = 274
/** How a camera was held, as it wrote it into the picture. */
function turnOfExif(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 20) return 0
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = short(start)
  for (let i = 0; i < count && start + 2 + 12 * i < tiff.length; i++) {
    const entry = start + 2 + 12 * i
    if (short(entry) === orientationTag) return quartersOf[short(entry + 8)] ?? 0
  }
  return 0
}
