/** What stands on a page of a PDF without being drawn by it: values of a form, text put on top, remarks. */
import type { Tally } from '../../account.ts'
import { isWide } from '../join-lines.ts'
import { transformPoint, type Matrix } from './matrix.ts'
import type { Glyph } from './text-state.ts'

/** The part of pdf.js's annotations that is read. */
export interface Note {
  subtype?: string
  fieldType?: string | null
  fieldValue?: unknown
  options?: { exportValue?: unknown; displayValue?: unknown }[]
  checkBox?: boolean
  radioButton?: boolean
  pushButton?: boolean
  exportValue?: unknown
  buttonValue?: unknown
  annotationFlags?: number
  contentsObj?: { str?: string }
  rect?: number[]
}

/** Flags of an annotation that nobody sees: hidden, or not to be viewed. */
const unseen = 0x02 | 0x20
/** A value is set in the size of its box, up to this, points. */
const largestSize = 12
/** These repeat others, or lead somewhere. */
const silent = new Set(['Popup', 'Link'])

/** The values in their places, as characters of the page; the remarks; and all texts that there are. */
export function readAnnotations(
  annotations: readonly Note[],
  page: Matrix,
  tally: Tally,
): { values: Glyph[]; notes: string[]; said: string[] } {
  const values: Glyph[] = []
  const notes: string[] = []
  const said: string[] = []
  for (const note of annotations) {
    const { subtype = '', rect = [], annotationFlags = 0 } = note
    if (silent.has(subtype)) continue
    const isPlaced = subtype === 'Widget' || subtype === 'FreeText'
    const text = subtype === 'Widget' ? valueOf(note) : (note.contentsObj?.str ?? '')
    if (text.trim() === '') continue
    said.push(text)
    if ((annotationFlags & unseen) !== 0) tally.leaveOut('hidden', text)
    else if (note.pushButton === true) tally.leaveOut('control', text)
    else if (isPlaced && rect.length === 4 && rect.every(Number.isFinite))
      values.push(...place(text, rect, page))
    else notes.push(text)
  }
  return { values, notes, said }
}

function valueOf({ fieldValue, options = [], ...note }: Note): string {
  if (note.checkBox === true || note.radioButton === true) {
    const own = note.checkBox === true ? note.exportValue : note.buttonValue
    return typeof fieldValue === 'string' && fieldValue !== 'Off' && fieldValue === own ? '☑' : ''
  }
  const chosen = Array.isArray(fieldValue) ? (fieldValue as unknown[]) : [fieldValue]
  return chosen
    .filter((value): value is string => typeof value === 'string')
    .map((value) => {
      const shown = options.find(({ exportValue }) => exportValue === value)?.displayValue
      return typeof shown === 'string' ? shown : value
    })
    .join('、')
}

/** The characters of a value in its box, line by line. */
function place(text: string, rect: readonly number[], page: Matrix): Glyph[] {
  const a = transformPoint(page, rect[0]!, rect[1]!)
  const b = transformPoint(page, rect[2]!, rect[3]!)
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const width = Math.max(1, Math.abs(a.x - b.x))
  const height = Math.max(1, Math.abs(a.y - b.y))
  const size = Math.min(largestSize, 0.8 * height)
  const lines = text
    .split(/[\r\n]+/)
    .flatMap((line) => wrap(line, height > 2.4 * size ? width / size : Infinity))
  const leading = Math.min(1.3 * size, height / lines.length)
  const first = lines.length === 1 ? top + height / 2 + 0.35 * size : top + 0.9 * leading
  return lines.flatMap((line, i) => {
    const natural = widthOf(line) * size
    // What is longer than its box is set closer, so that it stays within it.
    const scale = Math.min(1, width / Math.max(1, natural))
    let x = left
    return Array.from(line).flatMap((character): Glyph[] => {
      const glyph = {
        text: character,
        x,
        width: widthOf(character) * size * scale,
        baseline: first + i * leading,
        size,
      }
      x += glyph.width
      return character.trim() === '' ? [] : [glyph]
    })
  })
}

/** Widths in shares of the size. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character) ? 1 : 0.5
  return width
}

function wrap(line: string, most: number): string[] {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const character of line) {
    const own = widthOf(character)
    if (width + own > most && current !== '') {
      lines.push(current)
      current = ''
      width = 0
    }
    current += character
    width += own
  }
  return [...lines, current]
}
