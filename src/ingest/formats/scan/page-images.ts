/** The images of a PDF's page, drawn where the page puts them: what a recognizer sees of a page that was scanned. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { identity, multiply, type Matrix } from '../pdf/matrix.ts'
import type { PdfLibrary } from '../pdf/open.ts'
import { drawImages, skewOf, whiten, type Bitmap, type PlacedImage } from './bitmap.ts'

/** What recognizers are trained on. */
const dotsPerInch = 300
/** A larger page is drawn coarser. */
const mostPixels = 20_000_000
export const pointsPerInch = 72

/** A page as pixels, upright and level. */
export interface DrawnPage {
  bitmap: Bitmap
  /** Of the page, points. */
  width: number
  height: number
  pixelsPerPoint: number
  /** Images over a fair part of the page could not be decoded: what stands on them is missing. */
  isPartial: boolean
}

/** Of the page; smaller images are logos and seals. */
export const fairShare = 0.02

/** How pdf.js hands over an image. `kind` 1: a bit a pixel, 2: three bytes, 3: four; a mask has none. */
interface PdfImage {
  width: number
  height: number
  kind?: number
  data?: Uint8Array | Uint8ClampedArray | string | null
}

/** Draws the images of a page; null where it has none that could be decoded. */
export async function drawPage(page: PDFPageProxy, library: PdfLibrary): Promise<DrawnPage | null> {
  const { OPS, AnnotationMode } = library
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const pixelsPerPoint = Math.min(
    dotsPerInch / pointsPerInch,
    Math.sqrt(mostPixels / Math.max(1, width * height)),
  )
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const images: PlacedImage[] = []
  let isPartial = false
  const place = (given: PdfImage | null, isMask: boolean): void => {
    const image = isMask ? toBitmap(given, 1) : toBitmap(given)
    if (image !== null) images.push({ image, matrix, isMask })
    else {
      const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
      isPartial ||= area > fairShare * width * height * pixelsPerPoint ** 2
    }
  }
  const start = multiply([pixelsPerPoint, 0, 0, pixelsPerPoint, 0, 0], transform as Matrix)
  let matrix = start
  const saved: Matrix[] = []
  for (const [i, operator] of list.fnArray.entries()) {
    const args = (list.argsArray[i] ?? []) as unknown[]
    switch (operator) {
      case OPS.save:
        saved.push(matrix)
        break
      case OPS.paintFormXObjectBegin:
        saved.push(matrix)
        matrix = multiply(matrix, toMatrix(args[0]))
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix
        break
      case OPS.transform:
        matrix = multiply(matrix, toMatrix(args))
        break
      case OPS.paintImageXObject:
        place(await objectOf(page, args[0]), false)
        break
      case OPS.paintInlineImageXObject:
        place(args[0] as PdfImage, false)
        break
      case OPS.paintImageMaskXObject: {
        const given = args[0] as PdfImage
        const mask = typeof given.data === 'string' ? await objectOf(page, given.data) : given
        place(mask, true)
        break
      }
      default:
    }
  }
  page.cleanup()
  if (images.length === 0) return null
  const size = [Math.ceil(width * pixelsPerPoint), Math.ceil(height * pixelsPerPoint)] as const
  const bitmap = whiten(drawImages(images, ...size))
  const skew = skewOf(bitmap)
  if (skew === 0) return { bitmap, width, height, pixelsPerPoint, isPartial }
  const level = turnAbout(-skew, size[0] / 2, size[1] / 2)
  const turned = images.map((each) => ({ ...each, matrix: multiply(level, each.matrix) }))
  return { bitmap: whiten(drawImages(turned, ...size)), width, height, pixelsPerPoint, isPartial }
}

/** Clockwise, degrees. */
function turnAbout(degrees: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
}

function toMatrix(value: unknown): Matrix {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value)
  return isList ? (Array.from(value as ArrayLike<number>) as Matrix) : identity
}

/** Objects reach this side a moment after the operators that name them; null for one that could not be decoded. */
function objectOf(page: PDFPageProxy, name: unknown): Promise<PdfImage | null> {
  const id = String(name)
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => {
    objects.get(id, (image: PdfImage | null) => {
      resolve(image)
    })
  })
}

function toBitmap(given: PdfImage | null, kind = given?.kind): Bitmap | null {
  if (given?.data == null) return null
  const { width, height, data } = given
  if (typeof data === 'string' || width <= 0 || height <= 0) return null
  const pixels = new Uint8Array(width * height)
  if (kind === 1) {
    const stride = (width + 7) >> 3
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        pixels[y * width + x] =
          ((data[y * stride + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? 255 : 0
    return { width, height, pixels }
  }
  const bytes = kind === 2 ? 3 : 4
  if (data.length < pixels.length * bytes) return null
  for (let i = 0, at = 0; i < pixels.length; i++, at += bytes)
    pixels[i] = (data[at]! * 77 + data[at + 1]! * 151 + data[at + 2]! * 28) >> 8
  return { width, height, pixels }
}
