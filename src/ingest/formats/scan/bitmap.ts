/** A page as grey pixels: what images are drawn onto, and what a recognizer reads. */
import { multiply, type Matrix } from '../pdf/matrix.ts'

/** A byte a pixel, line by line from the top; 0 is black. */
export interface Bitmap {
  width: number
  height: number
  pixels: Uint8Array
}

/** An image on a page. `matrix` puts the unit square (y upwards, as PDF has it) onto the bitmap. */
export interface PlacedImage {
  image: Bitmap
  matrix: Matrix
  /** Pixels of this image that are not black leave what is below them. */
  isMask: boolean
}

const white = 255

/** Images one over another on a white page. */
export function drawImages(images: readonly PlacedImage[], width: number, height: number): Bitmap {
  const page: Bitmap = { width, height, pixels: new Uint8Array(width * height).fill(white) }
  for (const placed of images) drawImage(page, placed)
  return page
}

function drawImage(page: Bitmap, { image, matrix, isMask }: PlacedImage): void {
  const [a, b, c, d, e, f] = matrix
  const determinant = a * d - b * c
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1) return
  // Page to image: the inverse, then from the unit square to pixels, upside down.
  const toImage = multiply(
    [image.width, 0, 0, -image.height, 0, image.height],
    [
      d / determinant,
      -b / determinant,
      -c / determinant,
      a / determinant,
      (c * f - d * e) / determinant,
      (b * e - a * f) / determinant,
    ],
  )
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.min(page.width, Math.ceil(Math.max(...xs))),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(page.height, Math.ceil(Math.max(...ys))),
  ]
  // Image pixels that a page pixel covers each way: so many are averaged.
  const samples = Math.min(4, Math.round(Math.hypot(toImage[0], toImage[1])))
  const read = samples >= 2 ? averageOf(image, toImage, samples) : betweenOf(image, toImage)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const drawn = read(x, y)
      if (drawn < 0) continue
      const at = y * page.width + x
      page.pixels[at] = isMask ? Math.min(page.pixels[at]!, drawn) : drawn
    }
  }
}

/** Brightness at a pixel of the page; below 0 beside the image. */
type Reader = (x: number, y: number) => number

/** For an image that is finer than the page. */
function averageOf({ width, height, pixels }: Bitmap, matrix: Matrix, samples: number): Reader {
  const [a, b, c, d, e, f] = matrix
  return (x, y) => {
    let sum = 0
    let inside = 0
    for (let sy = 0; sy < samples; sy++) {
      const py = y + (sy + 0.5) / samples
      for (let sx = 0; sx < samples; sx++) {
        const px = x + (sx + 0.5) / samples
        const u = Math.floor(a * px + c * py + e)
        const v = Math.floor(b * px + d * py + f)
        if (u < 0 || v < 0 || u >= width || v >= height) continue
        sum += pixels[v * width + u]!
        inside += 1
      }
    }
    return inside === 0 ? -1 : sum / inside
  }
}

/** For an image that is coarser than the page: between the four pixels around. */
function betweenOf({ width, height, pixels }: Bitmap, matrix: Matrix): Reader {
  const [a, b, c, d, e, f] = matrix
  return (x, y) => {
    const u = a * (x + 0.5) + c * (y + 0.5) + e - 0.5
    const v = b * (x + 0.5) + d * (y + 0.5) + f - 0.5
    if (u < -0.5 || v < -0.5 || u >= width - 0.5 || v >= height - 0.5) return -1
    const left = Math.max(0, Math.floor(u))
    const top = Math.max(0, Math.floor(v))
    const right = Math.min(width - 1, left + 1)
    const bottom = Math.min(height - 1, top + 1)
    const [toRight, down] = [Math.max(0, u - left), Math.max(0, v - top)]
    const above =
      pixels[top * width + left]! * (1 - toRight) + pixels[top * width + right]! * toRight
    const below =
      pixels[bottom * width + left]! * (1 - toRight) + pixels[bottom * width + right]! * toRight
    return above * (1 - down) + below * down
  }
}

/** The bitmap as a portable graymap, which every recognizer reads. */
export function toPortableGraymap({ width, height, pixels }: Bitmap): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}

/** Pixels at most so bright are ink. Scans are grey: between the darkest and the paper, nearer to the ink. */
export function inkLimit({ pixels }: Bitmap): number {
  const counts = new Uint32Array(256)
  for (const pixel of pixels) counts[pixel]! += 1
  // Otsu: the border between the two groups that differ most.
  let total = 0
  for (let i = 0; i < 256; i++) total += i * counts[i]!
  let [best, limit, count, sum] = [-1, 128, 0, 0]
  for (let i = 0; i < 255; i++) {
    count += counts[i]!
    sum += i * counts[i]!
    const rest = pixels.length - count
    if (count === 0 || rest === 0) continue
    const between = count * rest * (sum / count - (total - sum) / rest) ** 2
    if (between > best) [best, limit] = [between, i]
  }
  return limit
}

/** Darker than the paper by this much is no shade of it. */
const paperShade = 16

/** The same page on white paper: what is cut out of grey paper has edges, which are read as strokes. */
export function whiten(page: Bitmap): Bitmap {
  const limit = inkLimit(page)
  const counts = new Uint32Array(256)
  for (const pixel of page.pixels) counts[pixel]! += 1
  let paper = 255
  for (let value = limit + 1; value < 256; value++)
    if (counts[value]! > counts[paper]!) paper = value
  const white = Math.max(limit + 1, paper - paperShade)
  const values = Uint8Array.from({ length: 256 }, (_, value) =>
    value >= white ? 255 : Math.round((value * 255) / white),
  )
  return { ...page, pixels: page.pixels.map((pixel) => values[pixel]!) }
}

/** One pixel in so many, each way, is enough to see how lines run. */
const step = 3
/** Angles that are looked at, degrees, and between two of them. */
const widest = 3
const fine = 0.1
/** A page stays as it is unless another angle is better by this factor. */
const clearly = 1.02

/**
 * Degrees by which the lines of a page fall to the right; 0 where none is found. At the angle of the lines, the ink stands in rows that
 * are full or empty.
 */
export function skewOf(page: Bitmap): number {
  const limit = inkLimit(page)
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < page.height; y += step) {
    for (let x = 0; x < page.width; x += step) {
      if (page.pixels[y * page.width + x]! > limit) continue
      xs.push(x)
      ys.push(y)
    }
  }
  // A page that is mostly ink is a picture.
  if (xs.length < 50 || xs.length * step * step > page.pixels.length / 2) return 0
  const rows = Math.ceil(page.height / step)
  const margin = Math.ceil(page.width / step / 8)
  const evenness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    const counts = new Uint32Array(rows + 2 * margin)
    for (let i = 0; i < xs.length; i++)
      counts[margin + Math.round((ys[i]! - xs[i]! * slope) / step)]! += 1
    let squares = 0
    for (const count of counts) squares += count * count
    return squares
  }
  let [best, angle] = [evenness(0) * clearly, 0]
  for (let i = -widest / fine; i <= widest / fine; i++) {
    const found = evenness(i * fine)
    if (found > best) [best, angle] = [found, i * fine]
  }
  return angle
}
