/** What stands on a page of an OFD document: characters with their places, and straight lines, as the layout of PDF takes them. */
import type { Glyph } from '../pdf/text-state.ts'
import { identity, multiply, transformPoint, type Matrix } from '../pdf/matrix.ts'
import { mergeSegments, type Segment } from '../pdf/rulings.ts'
import type { PageContent } from '../pdf/page-content.ts'
import { isWide } from '../join-lines.ts'
import { allText, attributeOf, elementAt, elementsOf, localName, type XmlElement } from '../xml.ts'
import type { OfdResources } from './package.ts'
import { pathsOf, type Line } from './paths.ts'

/** OFD measures in millimetres, the layout in points. */
const pointsPerMillimetre = 72 / 25.4
/** A picture on less of the page is a logo or a seal, not a scan. */
const scanShare = 0.2
/** Drawings that hold one another deeper than this are damaged. */
const maxDepth = 30
/** Objects of one page, those of graphics that are drawn again counted again: keeps graphics that draw themselves from going on. */
const maxObjects = 200_000
/** A Latin letter without a stated width is about half as wide as high. */
const latinWidth = 0.5
/** A page with more strokes holds a map or a chart, and no table could be told from it. */
const maxLines = 20_000

type Box = readonly [x: number, y: number, width: number, height: number]

/** A character that is placed, and the way its line runs. */
interface PlacedCharacter {
  text: string
  start: { x: number; y: number }
  end: { x: number; y: number }
  size: number
}

interface Drawing {
  characters: PlacedCharacter[]
  lines: Line[]
  largestPicture: number
  objects: number
  resources: OfdResources
}

/** A page, its templates below or above it as they say. */
export interface OfdPage {
  box: Box
  contents: readonly XmlElement[]
}

/** The page as it is read, and once more for what is set sideways on it. */
export function readPage({ box, contents }: OfdPage, resources: OfdResources): PageContent[] {
  const drawing: Drawing = {
    characters: [],
    lines: [],
    largestPicture: 0,
    objects: 0,
    resources,
  }
  const scale = pointsPerMillimetre
  const toPage: Matrix = [scale, 0, 0, scale, -box[0] * scale, -box[1] * scale]
  for (const content of contents)
    for (const layer of elementsOf(content, 'Layer')) draw(layer, toPage, drawing, 0)
  const size = { width: box[2] * scale, height: box[3] * scale }
  const hasLargeImage = drawing.largestPicture > scanShare * size.width * size.height
  const turns = [0, 1, 2, 3].map((turn) => {
    const inTurn = drawing.characters.filter((character) => turnOf(character) === turn)
    return { turn, characters: inTurn }
  })
  const pages = turns
    .filter(({ characters }) => characters.length > 0)
    .sort((a, b) => b.characters.length - a.characters.length)
    .map(({ turn, characters }) => turned(turn, characters, drawing.lines, size))
  if (pages.length === 0) pages.push(turned(0, [], drawing.lines, size))
  return pages.map((page, i) => ({ ...page, hasLargeImage: i === 0 && hasLargeImage }))
}

function draw(parent: XmlElement, matrix: Matrix, drawing: Drawing, depth: number): void {
  if (depth > maxDepth) return
  for (const element of elementsOf(parent)) {
    if (++drawing.objects > maxObjects) return
    if (attributeOf(element, 'Visible') === 'false') continue
    const name = localName(element)
    if (name === 'PageBlock') draw(element, matrix, drawing, depth + 1)
    else if (/^(?:Text|Path|Image|Composite)Object$/.test(name)) {
      const inside = insideOf(element, matrix)
      if (name === 'TextObject') drawText(element, inside, drawing)
      else if (name === 'PathObject') drawPath(element, inside, drawing)
      else if (name === 'ImageObject') drawPicture(element, matrix, drawing)
      else {
        const graphic = drawing.resources.graphics.get(attributeOf(element, 'ResourceID') ?? '')
        if (graphic !== undefined) draw(graphic, inside, drawing, depth + 1)
      }
    }
  }
}

function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number)
    .map((value) => (Number.isFinite(value) ? value : 0))
}

/** The box that an attribute or element states; undefined where it has no size. */
export function boxOf(text: string | undefined): Box | undefined {
  const [x = 0, y = 0, width = 0, height = 0] = numbersOf(text)
  return width > 0 && height > 0 ? [x, y, width, height] : undefined
}

/** From an object's own measures to the page's: its own matrix first, then where its boundary begins. */
function insideOf(element: XmlElement, matrix: Matrix): Matrix {
  const [x = 0, y = 0] = numbersOf(attributeOf(element, 'Boundary'))
  const own = numbersOf(attributeOf(element, 'CTM'))
  const moved = multiply(matrix, [1, 0, 0, 1, x, y])
  return own.length === 6 ? multiply(moved, own as Matrix) : moved
}

/** `g 3 5` stands for `5 5 5`. */
function distancesOf(text: string | undefined): number[] {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const distances: number[] = []
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === 'g') {
      const count = Math.min(Number(parts[i + 1]) || 0, 10_000)
      for (let n = 0; n < count; n++) distances.push(Number(parts[i + 2]) || 0)
      i += 2
    } else distances.push(Number(parts[i]) || 0)
  }
  return distances
}

function drawText(element: XmlElement, matrix: Matrix, drawing: Drawing): void {
  const size = Number(attributeOf(element, 'Size') ?? 0)
  if (!(size > 0)) return
  const stretch = Number(attributeOf(element, 'HScale') ?? 1) || 1
  const turn = quarterTurns(attributeOf(element, 'ReadDirection'))
  let x = 0
  let y = 0
  for (const code of elementsOf(element, 'TextCode')) {
    x = stated(code, 'X') ?? x
    y = stated(code, 'Y') ?? y
    const across = distancesOf(attributeOf(code, 'DeltaX'))
    const down = distancesOf(attributeOf(code, 'DeltaY'))
    const characters = Array.from(allText(code).replace(/[\r\n\t]/g, ''))
    let before: string | undefined
    let space: { x: number; y: number; isBetweenWords: boolean } | undefined
    for (const [i, character] of characters.entries()) {
      const isSpace = character.trim() === ''
      if (!isSpace) before = character
      else space ??= { x, y, isBetweenWords: before !== undefined && !isWide(before) }
      const natural = size * stretch * (isWide(character) ? 1 : latinWidth)
      const hasStep = i < across.length || i < down.length
      const stepX = across[i] ?? (hasStep || turn.y !== 0 ? 0 : natural)
      const stepY = down[i] ?? (hasStep || turn.y === 0 ? 0 : natural * turn.y)
      const step = Math.abs(turn.y === 0 ? stepX : stepY)
      // A letter is as wide as its step, unless that leaves room for another; a Han character is square.
      const width = !isWide(character) && step > 0 && step <= size * 1.2 ? step : natural
      if (!isSpace) {
        // A space has no shape of its own: between words it is kept with the letter behind it, so that none is told by the gap.
        const from = space?.isBetweenWords === true && !isWide(character) ? space : undefined
        const taken = from === undefined ? 0 : Math.abs(turn.y === 0 ? x - from.x : y - from.y)
        const text = from === undefined ? character : ` ${character}`
        place(text, from ?? { x, y }, width + taken, size, turn, matrix, drawing)
        space = undefined
      }
      x += stepX
      y += stepY
    }
  }
}

function stated(element: XmlElement, name: string): number | undefined {
  const value = Number(attributeOf(element, name) ?? NaN)
  return Number.isFinite(value) ? value : undefined
}

/** The way a line runs on: to the right, or turned clockwise by quarters. */
function quarterTurns(degrees: string | undefined): { x: number; y: number } {
  const directions = [
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    { x: -1, y: 0 },
    { x: 0, y: -1 },
  ]
  return directions[(Math.round(Number(degrees ?? 0) / 90) & 3) % 4] ?? directions[0]!
}

function place(
  text: string,
  { x, y }: { x: number; y: number },
  width: number,
  size: number,
  turn: { x: number; y: number },
  matrix: Matrix,
  drawing: Drawing,
): void {
  const start = transformPoint(matrix, x, y)
  const end = transformPoint(matrix, x + width * turn.x, y + width * turn.y)
  const scaled = size * Math.hypot(matrix[2], matrix[3])
  if (!Number.isFinite(start.x + start.y + end.x + end.y + scaled) || scaled <= 0) return
  drawing.characters.push({ text, start, end, size: scaled })
}

function drawPath(element: XmlElement, matrix: Matrix, drawing: Drawing): void {
  if (drawing.lines.length >= maxLines) return
  drawing.lines.push(
    ...pathsOf(allText(elementAt(element, 'AbbreviatedData')), matrix, {
      isStroked: attributeOf(element, 'Stroke') !== 'false',
      isFilled: attributeOf(element, 'Fill') === 'true' && !isWhite(element),
    }),
  )
}

function isWhite(element: XmlElement): boolean {
  const color = elementAt(element, 'FillColor')
  const values = numbersOf(color === undefined ? '' : attributeOf(color, 'Value'))
  return values.length === 3 && values.every((value) => value >= 250)
}

function drawPicture(element: XmlElement, matrix: Matrix, drawing: Drawing): void {
  const box = boxOf(attributeOf(element, 'Boundary'))
  if (box === undefined) return
  const area = box[2] * box[3] * Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
  drawing.largestPicture = Math.max(drawing.largestPicture, area)
}

/** Tangent of the angle up to which text counts as set straight: more is a watermark or a stamp. */
const straight = 0.1

/** By how many quarters clockwise a character is turned; undefined for one at an angle. */
function turnOf({ start, end }: PlacedCharacter): number | undefined {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  if (Math.abs(dy) <= straight * Math.abs(dx)) return dx > 0 ? 0 : 2
  if (Math.abs(dx) <= straight * Math.abs(dy)) return dy > 0 ? 1 : 3
  return undefined
}

/** The page turned back, so that these characters run to the right. */
function turned(
  turn: number,
  characters: readonly PlacedCharacter[],
  lines: readonly Line[],
  { width, height }: { width: number; height: number },
): Omit<PageContent, 'hasLargeImage'> {
  const back: Matrix = [
    identity,
    [0, -1, 1, 0, 0, width] as Matrix,
    [-1, 0, 0, -1, width, height] as Matrix,
    [0, 1, -1, 0, height, 0] as Matrix,
  ][turn]!
  const isSideways = turn % 2 === 1
  const glyphs = characters.map(({ text, start, end, size }): Glyph => {
    const [from, to] = [transformPoint(back, start.x, start.y), transformPoint(back, end.x, end.y)]
    return {
      text,
      x: Math.min(from.x, to.x),
      width: Math.abs(to.x - from.x),
      baseline: from.y,
      size,
    }
  })
  const horizontal: Segment[] = []
  const vertical: Segment[] = []
  for (const line of lines) {
    const [a, b] = [
      transformPoint(back, line.from.x, line.from.y),
      transformPoint(back, line.to.x, line.to.y),
    ]
    if (Math.abs(a.y - b.y) < 1)
      horizontal.push({ at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) })
    else vertical.push({ at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) })
  }
  return {
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    glyphs,
    rulings: { horizontal: mergeSegments(horizontal), vertical: mergeSegments(vertical) },
  }
}
