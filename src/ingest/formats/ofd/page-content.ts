/** What stands on a page of an OFD document: characters with their places, and straight lines, as the layout of PDF takes them. */
import { countCharacters, type Tally } from '../../account.ts'
import { mainAngle, sortByDirection } from '../pdf/directions.ts'
import type { DrawnCharacter } from '../pdf/text-state.ts'
import { multiply, transformPoint, turnPage, type Matrix } from '../pdf/matrix.ts'
import { mergeSegments, type Rulings, type Segment } from '../pdf/rulings.ts'
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

interface Drawing {
  characters: DrawnCharacter[]
  lines: Line[]
  largestPicture: number
  pictures: PlacedPicture[]
  objects: number
  /** Texts of objects beyond the limit. */
  beyond: string[]
  resources: OfdResources
}

/** A picture on a page: its path in the package, and what puts the unit square (y downwards) onto the page, in points. */
export interface PlacedPicture {
  path: string
  matrix: Matrix
}

/** What is read of a page, and the pictures on it, for a page that holds nothing else. */
export interface OfdPageContent extends PageContent {
  pictures: readonly PlacedPicture[]
}

/** A page, its templates below or above it as they say. */
export interface OfdPage {
  box: Box
  contents: readonly XmlElement[]
}

/** Reads one page, turned so that most of its text is upright; tells `tally` what of it belongs to no line. */
export function readPage(
  { box, contents }: OfdPage,
  resources: OfdResources,
  tally: Tally,
): OfdPageContent {
  const scale = pointsPerMillimetre
  const toPage: Matrix = [scale, 0, 0, scale, -box[0] * scale, -box[1] * scale]
  let [width, height] = [box[2] * scale, box[3] * scale]
  let drawing = drawPage(contents, toPage, resources)
  const angle = mainAngle(drawing.characters)
  if (angle !== 0) {
    const turned = multiply(turnPage(-angle, width, height), toPage)
    if (Math.abs(Math.sin(angle)) > Math.SQRT1_2) [width, height] = [height, width]
    drawing = drawPage(contents, turned, resources)
  }
  const { glyphs, oblique } = sortByDirection(drawing.characters, width, height)
  for (const text of oblique) tally.leaveOut('watermark', text)
  for (const text of drawing.beyond) tally.lose('limit', text)
  return {
    width,
    height,
    glyphs,
    rulings: rulingsOf(drawing.lines),
    hasLargeImage: drawing.largestPicture > scanShare * width * height,
    pictures: drawing.pictures,
    // A character that no letter stands for is one too.
    seen:
      drawing.characters.reduce((sum, { text }) => sum + Math.max(1, countCharacters(text)), 0) +
      drawing.beyond.reduce((sum, text) => sum + countCharacters(text), 0),
  }
}

function drawPage(
  contents: readonly XmlElement[],
  toPage: Matrix,
  resources: OfdResources,
): Drawing {
  const drawing: Drawing = {
    characters: [],
    lines: [],
    largestPicture: 0,
    pictures: [],
    objects: 0,
    beyond: [],
    resources,
  }
  for (const content of contents)
    for (const layer of elementsOf(content, 'Layer')) draw(layer, toPage, drawing, 0)
  return drawing
}

function rulingsOf(lines: readonly Line[]): Rulings {
  const horizontal: Segment[] = []
  const vertical: Segment[] = []
  for (const { from, to } of lines) {
    if (Math.abs(from.y - to.y) < 1)
      horizontal.push({
        at: (from.y + to.y) / 2,
        from: Math.min(from.x, to.x),
        to: Math.max(from.x, to.x),
      })
    else
      vertical.push({
        at: (from.x + to.x) / 2,
        from: Math.min(from.y, to.y),
        to: Math.max(from.y, to.y),
      })
  }
  return { horizontal: mergeSegments(horizontal), vertical: mergeSegments(vertical) }
}

function draw(parent: XmlElement, matrix: Matrix, drawing: Drawing, depth: number): void {
  if (depth > maxDepth) return
  for (const element of elementsOf(parent)) {
    if (attributeOf(element, 'Visible') === 'false') continue
    if (++drawing.objects > maxObjects) {
      drawing.beyond.push(textCodesOf(element))
      continue
    }
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

/** What an element sets, without its places. */
export function textCodesOf(element: XmlElement): string {
  if (localName(element) === 'TextCode') return allText(element)
  return elementsOf(element).map(textCodesOf).join('')
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

/** `g 3 5` stands for `5 5 5`. No more than `most` are given: a short text may state as many as fill the memory. */
function distancesOf(text: string | undefined, most: number): number[] {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const distances: number[] = []
  for (let i = 0; i < parts.length && distances.length < most; i++) {
    if (parts[i] === 'g') {
      const count = Math.min(Number(parts[i + 1]) || 0, most - distances.length)
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
  const start = { x: 0, y: 0 }
  for (const code of elementsOf(element, 'TextCode')) {
    // Where a place is not stated, that at which the text before began holds.
    start.x = stated(code, 'X') ?? start.x
    start.y = stated(code, 'Y') ?? start.y
    let { x, y } = start
    const characters = Array.from(allText(code).replace(/[\r\n\t]/g, ''))
    const across = distancesOf(attributeOf(code, 'DeltaX'), characters.length)
    const down = distancesOf(attributeOf(code, 'DeltaY'), characters.length)
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
  const from = transformPoint(matrix, x, y)
  const to = transformPoint(matrix, x + width * turn.x, y + width * turn.y)
  const scaled = size * Math.hypot(matrix[2], matrix[3])
  if (!Number.isFinite(from.x + from.y + to.x + to.y + scaled) || scaled <= 0) return
  drawing.characters.push({ text, from, to, size: scaled })
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
  const [x, y, width, height] = box
  const area = width * height * Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
  drawing.largestPicture = Math.max(drawing.largestPicture, area)
  const path = drawing.resources.pictures.get(attributeOf(element, 'ResourceID') ?? '')
  if (path === undefined) return
  // A picture without a matrix of its own fills its boundary.
  const own = numbersOf(attributeOf(element, 'CTM'))
  const filled: Matrix = own.length === 6 ? (own as Matrix) : [width, 0, 0, height, 0, 0]
  const placed = multiply(multiply(matrix, [1, 0, 0, 1, x, y]), filled)
  drawing.pictures.push({ path, matrix: placed })
}
