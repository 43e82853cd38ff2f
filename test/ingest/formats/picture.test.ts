import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { pictureFormat } from '../../../src/ingest/formats/picture.ts'
import { ofdFormat } from '../../../src/ingest/formats/ofd.ts'
import { partsOfPage } from '../../../src/ingest/formats/scan/find-columns.ts'
import type { Bitmap } from '../../../src/ingest/formats/scan/bitmap.ts'
import { drawPictures, pageOf } from '../../../src/ingest/formats/scan/picture-pdf.ts'
import { framesOf, pictureKindOf } from '../../../src/ingest/formats/scan/pictures.ts'
import { readBytes } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { ofdOf } from '../../formats/support/ofd-writer.ts'
import { tiffOf } from '../../support/picture-writer.ts'

const [width, height] = [480, 640]

/** A white page whose upper left quarter is black, a byte a pixel. */
function grey(): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height / 2; y++) pixels.fill(0, y * width, y * width + width / 2)
  return pixels
}

/** The same, a bit a pixel, 1 for white. */
function bits(): Uint8Array {
  const line = width / 8
  const packed = new Uint8Array(line * height).fill(255)
  for (let y = 0; y < height / 2; y++) packed.fill(0, y * line, y * line + line / 2)
  return packed
}

/** Which quarters of a page are black: upper left, upper right, lower left, lower right. */
async function quartersOf(bytes: Uint8Array, page = 0): Promise<string> {
  const { pictures } = pageOf(framesOf(bytes, 9)[page]!)
  // A small page is drawn in no time.
  const side = 60
  const small = pictures.map((each) => ({
    ...each,
    matrix: [side, 0, 0, side, 0, 0] as [number, number, number, number, number, number],
  }))
  const drawn = await drawPictures({ width: side, height: side, pictures: small })
  if (drawn === null) return 'nothing'
  const { bitmap } = drawn
  const at = (x: number, y: number) => {
    const place = Math.floor(y * bitmap.height) * bitmap.width + Math.floor(x * bitmap.width)
    return bitmap.pixels[place]! < 128 ? 'x' : '.'
  }
  return at(0.25, 0.25) + at(0.75, 0.25) + at(0.25, 0.75) + at(0.75, 0.75)
}

const png = (data: Uint8Array, channels = 1) =>
  Buffer.from(encode({ width, height, data, channels, depth: 8 }))

describe('pictures as pages', () => {
  it('are told by their first bytes', () => {
    expect(pictureKindOf(png(grey()))).toBe('png')
    expect(pictureKindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg')
    expect(pictureKindOf(Buffer.from('II*\0'))).toBe('tiff')
    expect(pictureKindOf(Buffer.from('报告'))).toBeUndefined()
  })

  it.each<[string, () => Uint8Array, string]>([
    ['PNG', () => png(grey()), 'x...'],
    ['TIFF in one strip', () => tiffOf([{ width, height, pixels: grey(), bits: 8 }]), 'x...'],
    [
      'TIFF in strips, packed, high bytes first',
      () =>
        tiffOf(
          [{ width, height, pixels: bits(), bits: 1, linesOfStrip: 100, isDeflated: true }],
          'MM',
        ),
      'x...',
    ],
    [
      'TIFF where white is 0',
      () =>
        tiffOf([
          { width, height, pixels: bits().map((byte) => 255 - byte), bits: 1, photometric: 0 },
        ]),
      'x...',
    ],
    [
      'TIFF that says it lies on its head',
      () => tiffOf([{ width, height, pixels: grey(), bits: 8, orientation: 3 }]),
      '...x',
    ],
    [
      'TIFF that says it lies on its side',
      () => tiffOf([{ width, height, pixels: grey(), bits: 8, orientation: 6 }]),
      '.x..',
    ],
    [
      'TIFF packed in a way that is not known',
      () => tiffOf([{ width, height, pixels: grey(), bits: 8, compression: 34_712 }]),
      'nothing',
    ],
  ])('are drawn upright: %s', async (_what, make, expected) => {
    expect(await quartersOf(make())).toBe(expected)
  })

  it('lie on white paper where they let through', async () => {
    const pixels = grey()
    const clear = new Uint8Array(4 * pixels.length)
    for (const [i, pixel] of pixels.entries()) clear[4 * i + 3] = 255 - pixel
    expect(await quartersOf(png(clear, 4))).toBe('x...')
  })

  it('are as many as a TIFF has pages', async () => {
    const white = new Uint8Array(width * height).fill(255)
    const file = tiffOf([
      { width, height, pixels: white, bits: 8 },
      { width, height, pixels: grey(), bits: 8 },
    ])
    expect(framesOf(file, 9)).toHaveLength(2)
    expect(await quartersOf(file, 1)).toBe('x...')
  })

  it('are not unpacked where they are too large', () => {
    const file = png(grey())
    file.writeUInt32BE(100_000, 16)
    file.writeUInt32BE(100_000, 20)
    expect(framesOf(file, 1)).toMatchObject([{ width: 100_000, rasters: [] }])
  })

  it('are broken where their end is missing', () => {
    const head = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 2, 0, 2, 0, 1, 1, 17, 0]
    expect(() => framesOf(Buffer.from(head), 1)).toThrow('the end is missing')
    expect(framesOf(Buffer.from([...head, 0xff, 0xd9]), 1)).toMatchObject([
      { width: 512, height: 512, quarters: 0 },
    ])
    const file = png(grey())
    expect(() => framesOf(file.subarray(0, file.length / 2), 1)).toThrow()
  })

  it('are refused by name where nobody asked for text recognition', async () => {
    await expect(readBytes(png(grey()), '扫描件.png')).rejects.toThrow(
      /扫描件\.png: a picture.*--ocr/,
    )
    // The name may say anything.
    await expect(readBytes(png(grey()), '扫描件.txt')).rejects.toThrow(/a picture/)
  })

  it('are no pages where they are as small as a button', async () => {
    const small = Buffer.from(
      encode({ width: 120, height: 40, data: new Uint8Array(4800), channels: 1, depth: 8 }),
    )
    const ocr = { cacheFolder: '/nowhere', pictureTimeoutMs: 1, memoryMegabytes: 1 }
    await expect(pictureFormat.read(small, 'logo.png', { ...testLimits, ocr })).rejects.toThrow(
      /too small/,
    )
  })

  it('fill pages of OFD, named by its resources', async () => {
    const picture = '<ofd:ImageObject ID="2" Boundary="0 0 297 420" ResourceID="5"/>'
    const bytes = ofdOf([picture], {
      common: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
      parts: {
        'Doc_0/DocumentRes.xml':
          '<ofd:Res xmlns:ofd="x" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>',
      },
    })
    await expect(ofdFormat.read(bytes, 'a.ofd', testLimits)).rejects.toThrow(
      /scanned images.*--ocr/,
    )
  })
})

/** A page with lines of words: `rows` of text from `left` to `right`, one each 30 pixels, words of 20 with gaps of 4. */
function lines(page: Bitmap, left: number, right: number, top: number, rows: number): void {
  for (let row = 0; row < rows; row++)
    for (let y = top + 30 * row; y < top + 30 * row + 14; y++)
      for (let x = left; x < right; x++)
        if ((x - left) % 24 < 20) page.pixels[y * page.width + x] = 0
}

describe('columns of a scanned page', () => {
  const paper = (): Bitmap => ({
    width: 1000,
    height: 1400,
    pixels: new Uint8Array(1_400_000).fill(255),
  })

  it('are parts, the title above them another', () => {
    const page = paper()
    lines(page, 200, 800, 100, 1)
    lines(page, 80, 470, 200, 20)
    lines(page, 530, 920, 200, 20)
    const parts = partsOfPage(page, 100)
    expect(parts.map(({ left, right }) => [left === 0, right === 1000])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [true, true],
    ])
    const [title, first, second] = parts
    expect(title!.bottom).toBeGreaterThan(114)
    expect(title!.bottom).toBeLessThanOrEqual(200)
    expect(first!.right).toBeGreaterThan(470)
    expect(second!.left).toBeLessThan(530)
  })

  it('are none on a page of whole lines, and none beside names with values', () => {
    const page = paper()
    lines(page, 80, 920, 200, 20)
    expect(partsOfPage(page, 100)).toHaveLength(1)
    const list = paper()
    for (let row = 0; row < 20; row++) {
      lines(list, 80, 150 + ((row * 53) % 300), 200 + 30 * row, 1)
      lines(list, 600, 640 + ((row * 37) % 250), 200 + 30 * row, 1)
    }
    expect(partsOfPage(list, 100)).toHaveLength(1)
  })
})
