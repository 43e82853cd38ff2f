/** Writes TIFF files: a page of a byte or a bit a pixel, in strips, in either order of bytes. */
import { deflateSync } from 'node:zlib'

export interface TiffPage {
  width: number
  height: number
  /** Lines one after another, as `bits` says. */
  pixels: Uint8Array
  bits: 1 | 8
  /** 0: white is 0, 1: black is 0. */
  photometric?: 0 | 1
  /** Of one strip; all of them if not given. */
  linesOfStrip?: number
  isDeflated?: boolean
  orientation?: number
  compression?: number
}

export function tiffOf(pages: readonly TiffPage[], order: 'II' | 'MM' = 'II'): Buffer {
  const isLittle = order === 'II'
  const parts: Buffer[] = []
  let length = 8
  const short = (value: number) => {
    const bytes = Buffer.alloc(2)
    if (isLittle) bytes.writeUInt16LE(value)
    else bytes.writeUInt16BE(value)
    return bytes
  }
  const long = (value: number) => {
    const bytes = Buffer.alloc(4)
    if (isLittle) bytes.writeUInt32LE(value)
    else bytes.writeUInt32BE(value)
    return bytes
  }
  const add = (bytes: Buffer): number => {
    const at = length
    parts.push(bytes)
    length += bytes.length
    return at
  }
  const directories = pages.map((page) => {
    const { width, height, bits, linesOfStrip = height } = page
    const lineLength = Math.ceil((width * bits) / 8)
    const strips: Buffer[] = []
    for (let line = 0; line < height; line += linesOfStrip) {
      const raw = page.pixels.subarray(line * lineLength, (line + linesOfStrip) * lineLength)
      strips.push(page.isDeflated === true ? deflateSync(raw) : Buffer.from(raw))
    }
    const offsets = strips.map(add)
    const listOf = (values: number[]) =>
      values.length === 1 ? values[0]! : add(Buffer.concat(values.map(long)))
    const entries: [tag: number, type: 3 | 4, count: number, value: number][] = [
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, 3, 1, bits],
      [259, 3, 1, page.compression ?? (page.isDeflated === true ? 8 : 1)],
      [262, 3, 1, page.photometric ?? 1],
      [273, 4, strips.length, listOf(offsets)],
      [274, 3, 1, page.orientation ?? 1],
      [277, 3, 1, 1],
      [278, 4, 1, linesOfStrip],
      [279, 4, strips.length, listOf(strips.map((strip) => strip.length))],
    ]
    return entries
  })
  const starts = directories.map((entries) => {
    const at = length
    length += 2 + 12 * entries.length + 4
    return at
  })
  for (const [i, entries] of directories.entries()) {
    parts.push(short(entries.length))
    for (const [tag, type, count, value] of entries)
      parts.push(
        short(tag),
        short(type),
        long(count),
        type === 3 ? Buffer.concat([short(value), short(0)]) : long(value),
      )
    parts.push(long(starts[i + 1] ?? 0))
  }
  return Buffer.concat([Buffer.from(order), short(42), long(starts[0] ?? 0), ...parts])
}
