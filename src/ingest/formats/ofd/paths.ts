/** The straight lines of a drawn path: its strokes, and the thin filled boxes that are drawn for lines. */
import { transformPoint, type Matrix } from '../pdf/matrix.ts'

type Point = ReturnType<typeof transformPoint>

/** A line that runs along the page or down it. */
export interface Line {
  from: Point
  to: Point
}

/** A filled box thinner than this, points, is a line. */
const maxLineWidth = 2.5
/** Shorter strokes, points, are dashes, ticks and parts of drawings. */
const minLength = 1

/** How many numbers follow the letter of each step. */
const argumentsOf: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 }

/** The lines of a path in abbreviated form (`M 0 0 L 10 0 C`). */
export function pathsOf(
  data: string,
  matrix: Matrix,
  { isStroked, isFilled }: { isStroked: boolean; isFilled: boolean },
): Line[] {
  if (!isStroked && !isFilled) return []
  return subpathsOf(data, matrix).flatMap((points) => {
    const isLine = thinBox(points)
    if (isLine !== undefined) return [isLine]
    if (!isStroked) return []
    return points.slice(1).flatMap((point, i) => straightLine(points[i]!, point) ?? [])
  })
}

function subpathsOf(data: string, matrix: Matrix): Point[][] {
  const subpaths: Point[][] = []
  let current: Point[] = []
  const parts = data.split(/[\s,]+/).filter((part) => part !== '')
  for (let i = 0; i < parts.length;) {
    const step = parts[i++]!.toUpperCase()
    const count = argumentsOf[step]
    if (count === undefined) continue
    const numbers = parts.slice(i, i + count).map(Number)
    i += count
    if (step === 'C') {
      if (current.length > 0) current.push(current[0]!)
      continue
    }
    const point = transformPoint(matrix, numbers.at(-2) ?? NaN, numbers.at(-1) ?? NaN)
    if (!Number.isFinite(point.x + point.y)) continue
    // A curve ends the run of straight lines; what follows starts a new one at its end.
    if (step === 'L') current.push(point)
    else subpaths.push((current = [point]))
  }
  return subpaths
}

function straightLine(from: Point, to: Point): Line | undefined {
  const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)]
  const isStraight = (height < 1 && width > minLength) || (width < 1 && height > minLength)
  return isStraight ? { from, to } : undefined
}

function thinBox(points: readonly Point[]): Line | undefined {
  if (points.length < 4) return undefined
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  if (bottom - top <= maxLineWidth && right - left > bottom - top)
    return straightLine({ x: left, y }, { x: right, y })
  if (right - left <= maxLineWidth && bottom - top > right - left)
    return straightLine({ x, y: top }, { x, y: bottom })
  return undefined
}
