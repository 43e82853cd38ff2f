/** The text operators of PDF: follows the text matrix and gives each character its place on the page. */
import { identity, multiply, transformPoint, type Matrix } from './matrix.ts'
import type { PdfLibrary } from './open.ts'

/** A character on the page. `text` may be several UTF-16 units (ligatures, rare Han). */
export interface Glyph {
  text: string
  /** Left edge. */
  x: number
  width: number
  /** The line it stands on. */
  baseline: number
  /** Height of the font, points. */
  size: number
  /** Of a character that is set in another direction than the page: its place on the page turned so that it is upright. */
  turned?: { turn: Turn; glyph: Glyph }
}

/** Quarters of a circle that a line runs clockwise from left to right. */
export type Turn = 0 | 1 | 2 | 3

/** A character as it was drawn: where its line comes from and where it goes to, in points from the top left corner, y downwards. */
export interface DrawnCharacter {
  text: string
  from: { x: number; y: number }
  to: { x: number; y: number }
  size: number
}

/** The part of pdf.js's font object that places characters. */
export interface PdfFont {
  vertical?: boolean
  fontMatrix?: number[]
  defaultVMetrics?: number[]
}

interface FontState {
  font: PdfFont
  size: number
  characterSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
}

/** What pdf.js hands over for one character of a string; numbers between them are shifts. */
interface PdfGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: number[] | null
}

export interface TextState {
  characters: DrawnCharacter[]
  save(): void
  restore(): void
  /** True if the operator was one of text. */
  apply(operator: number, args: unknown[], page: Matrix): boolean
}

/** A fresh text state for one page. */
export function createTextState(
  OPS: PdfLibrary['OPS'],
  fonts: ReadonlyMap<string, PdfFont>,
): TextState {
  const characters: DrawnCharacter[] = []
  const saved: FontState[] = []
  let state: FontState = {
    font: {},
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
  }
  let textMatrix = identity
  let lineX = 0
  let lineY = 0
  let x = 0
  let y = 0

  function moveTo(dx: number, dy: number): void {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }

  function setFont(name: unknown, size: unknown): void {
    state = { ...state, font: fonts.get(String(name)) ?? {}, size: Number(size) }
  }

  function show(items: readonly unknown[], page: Matrix): void {
    const matrix = multiply(page, textMatrix)
    const vertical = state.font.vertical === true
    const unit = state.size * (state.font.fontMatrix?.[0] ?? 0.001)
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (item * state.size) / 1000
        if (vertical) y -= shift
        else x -= shift * state.horizontalScale
        continue
      }
      if (!isPdfGlyph(item)) continue
      const spacing = state.characterSpacing + (item.isSpace ? state.wordSpacing : 0)
      if (vertical) {
        const metrics = item.vmetric ?? state.font.defaultVMetrics ?? [-1000, item.width / 2, 880]
        place(item, matrix, x - metrics[1]! * unit, y - metrics[2]! * unit, item.width * unit)
        y += metrics[0]! * unit + spacing
      } else {
        const width = item.width * unit * state.horizontalScale
        place(item, matrix, x, y + state.rise, width)
        x += width + spacing * state.horizontalScale
      }
    }
  }

  function place(
    glyph: PdfGlyph,
    matrix: Matrix,
    left: number,
    bottom: number,
    width: number,
  ): void {
    if (glyph.unicode.trim() === '') return
    const from = transformPoint(matrix, left, bottom)
    const to = transformPoint(matrix, left + width, bottom)
    const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3])
    if (!Number.isFinite(from.x + from.y + to.x + size) || size <= 0) return
    characters.push({ text: glyph.unicode, from, to, size })
  }

  function applyGraphicsState(entries: unknown): void {
    for (const entry of Array.isArray(entries) ? (entries as unknown[]) : []) {
      if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]))
        setFont(entry[1][0], entry[1][1])
    }
  }

  return {
    characters,
    save() {
      saved.push(state)
    },
    restore() {
      state = saved.pop() ?? state
    },
    apply(operator, args, page) {
      switch (operator) {
        case OPS.beginText:
          textMatrix = identity
          lineX = lineY = x = y = 0
          return true
        case OPS.setTextMatrix:
          textMatrix = Array.from(
            (typeof args[0] === 'number' ? args : args[0]) as ArrayLike<number>,
          ) as Matrix
          lineX = lineY = x = y = 0
          return true
        case OPS.moveText:
          moveTo(Number(args[0]), Number(args[1]))
          return true
        case OPS.setLeadingMoveText:
          state = { ...state, leading: Number(args[1]) }
          moveTo(Number(args[0]), Number(args[1]))
          return true
        case OPS.setLeading:
          state = { ...state, leading: -Number(args[0]) }
          return true
        case OPS.nextLine:
          moveTo(0, state.leading)
          return true
        case OPS.setCharSpacing:
          state = { ...state, characterSpacing: Number(args[0]) }
          return true
        case OPS.setWordSpacing:
          state = { ...state, wordSpacing: Number(args[0]) }
          return true
        case OPS.setHScale:
          state = { ...state, horizontalScale: Number(args[0]) / 100 }
          return true
        case OPS.setTextRise:
          state = { ...state, rise: Number(args[0]) }
          return true
        case OPS.setFont:
          setFont(args[0], args[1])
          return true
        case OPS.setGState:
          applyGraphicsState(args[0])
          return true
        case OPS.showText:
          show(args[0] as unknown[], page)
          return true
        default:
          return false
      }
    },
  }
}

function isPdfGlyph(item: unknown): item is PdfGlyph {
  return (
    typeof item === 'object' &&
    item !== null &&
    'unicode' in item &&
    typeof item.unicode === 'string'
  )
}
