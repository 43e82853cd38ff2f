/** The straight lines of a page: drawn strokes, edges of drawn boxes, and the thin filled boxes that Word draws for borders. */
import { transformPoint, turnPage, type Matrix } from './matrix.ts'
import type { PdfLibrary } from './open.ts'

/** A horizontal line at y `at` from x `from` to `to`, or a vertical one at x `at` from y `from` to `to`. */
export interface Segment {
  at: number
  from: number
  to: number
}

export interface Rulings {
  horizontal: Segment[]
  vertical: Segment[]
}

export interface RulingCollector {
  save(): void
  restore(): void
  apply(operator: number, args: unknown[], page: Matrix): void
  finish(): Rulings
}

/** A filled box thinner than this, points, is a line. */
const maxLineWidth = 2.5
/** Shorter strokes are dashes, ticks and parts of drawings, unless they continue one another. */
const minLength = 1
/** Lines this close together are one line drawn twice. */
const samePlace = 1.5
/** Ends this close together continue one another: cells are bordered one by one. */
const sameEnd = 3
/** Pages with more strokes hold a map or a chart, and no table could be told from it. */
const maxSegments = 20_000

type Point = ReturnType<typeof transformPoint>

/** A collector for one page. */
export function collectRulings(OPS: PdfLibrary['OPS']): RulingCollector {
  const horizontal: Segment[] = []
  const vertical: Segment[] = []
  const savedFills: boolean[] = []
  let fillIsWhite = false

  const strokes = new Set<number>([OPS.stroke, OPS.closeStroke])
  const fills = new Set<number>([OPS.fill, OPS.eoFill])
  const both = new Set<number>([
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ])

  function addLine(a: Point, b: Point): void {
    if (horizontal.length + vertical.length >= maxSegments) return
    const width = Math.abs(a.x - b.x)
    const height = Math.abs(a.y - b.y)
    if (height < 1 && width > minLength) {
      horizontal.push({ at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) })
    } else if (width < 1 && height > minLength) {
      vertical.push({ at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) })
    }
  }

  function addThinBox(points: readonly Point[]): void {
    const xs = points.map((point) => point.x)
    const ys = points.map((point) => point.y)
    const [left, right] = [Math.min(...xs), Math.max(...xs)]
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
    if (bottom - top <= maxLineWidth && right - left > bottom - top) {
      addLine({ x: left, y: middleY }, { x: right, y: middleY })
    } else if (right - left <= maxLineWidth && bottom - top > right - left) {
      addLine({ x: middleX, y: top }, { x: middleX, y: bottom })
    }
  }

  return {
    save() {
      savedFills.push(fillIsWhite)
    },
    restore() {
      fillIsWhite = savedFills.pop() ?? fillIsWhite
    },
    apply(operator, args, page) {
      if (operator === OPS.setFillRGBColor) fillIsWhite = args[0] === '#ffffff'
      if (operator !== OPS.constructPath) return
      const paint = Number(args[0])
      const isStroke = strokes.has(paint) || both.has(paint)
      const isFill = (fills.has(paint) || both.has(paint)) && !fillIsWhite
      if (!isStroke && !isFill) return
      for (const points of readSubpaths(args[1], page)) {
        if (isStroke) for (let i = 1; i < points.length; i++) addLine(points[i - 1]!, points[i]!)
        else if (points.length >= 4) addThinBox(points)
      }
    },
    finish: () => ({ horizontal: mergeSegments(horizontal), vertical: mergeSegments(vertical) }),
  }
}

/** The straight-lined subpaths of pdf.js's path array: 0 x y moves, 1 x y draws, 2 and 3 curve, 4 closes. */
function readSubpaths(path: unknown, page: Matrix): Point[][] {
  const values: unknown = Array.isArray(path) ? path[0] : undefined
  if (!ArrayBuffer.isView(values) && !Array.isArray(values)) return []
  const numbers = values as ArrayLike<number>
  const subpaths: Point[][] = []
  let current: Point[] = []
  for (let i = 0; i < numbers.length;) {
    const step = numbers[i++]
    if (step === 0 || step === 1) {
      const point = transformPoint(page, numbers[i]!, numbers[i + 1]!)
      i += 2
      if (step === 0) subpaths.push((current = []))
      current.push(point)
    } else if (step === 4) {
      if (current.length > 0) current.push(current[0]!)
    } else {
      // A curve: what follows starts a new run of straight lines at its end.
      i += step === 2 ? 6 : 4
      subpaths.push((current = [transformPoint(page, numbers[i - 2]!, numbers[i - 1]!)]))
    }
  }
  return subpaths
}

/** The lines of a page as they stand on the page turned back by some quarters. */
export function turnRulings(
  { horizontal, vertical }: Rulings,
  turn: number,
  width: number,
  height: number,
): Rulings {
  const back = turnPage((-turn * Math.PI) / 2, width, height)
  const turned: Rulings = { horizontal: [], vertical: [] }
  const add = (x1: number, y1: number, x2: number, y2: number) => {
    const a = transformPoint(back, x1, y1)
    const b = transformPoint(back, x2, y2)
    if (Math.abs(a.y - b.y) < Math.abs(a.x - b.x))
      turned.horizontal.push({ at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) })
    else turned.vertical.push({ at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) })
  }
  for (const { at, from, to } of horizontal) add(from, at, to, at)
  for (const { at, from, to } of vertical) add(at, from, at, to)
  return turned
}

/** Brings together what was drawn piece by piece or twice. */
export function mergeSegments(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = []
  let group: Segment[] = []
  for (const segment of [...segments].sort((a, b) => a.at - b.at)) {
    if (group.length > 0 && segment.at - group[0]!.at > samePlace) {
      merged.push(...mergeInLine(group))
      group = []
    }
    group.push(segment)
  }
  return [...merged, ...mergeInLine(group)]
}

function mergeInLine(group: readonly Segment[]): Segment[] {
  const merged: Segment[] = []
  for (const segment of [...group].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && segment.from - last.to <= sameEnd)
      last.to = Math.max(last.to, segment.to)
    else merged.push({ ...segment })
  }
  return merged
}
