/** One pass over a page's drawing operators: every character with its place, and every straight line that was drawn. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { countCharacters, type Tally } from '../../account.ts'
import { readAnnotations, type Note } from './annotations.ts'
import { mainAngle, sortByDirection } from './directions.ts'
import type { PdfLibrary } from './open.ts'
import { multiply, turnPage, type Matrix } from './matrix.ts'
import { createTextState, type DrawnCharacter, type Glyph, type PdfFont } from './text-state.ts'
import { collectRulings, type Rulings } from './rulings.ts'

/** What stands on a page. Places are in points from the top left corner, y downwards, as the page is read. */
export interface PageContent {
  width: number
  height: number
  /** In the order in which they are drawn; those that are set in another direction say so. */
  glyphs: Glyph[]
  rulings: Rulings
  /** True where a fair part of the page is an image. */
  hasLargeImage: boolean
  /** Remarks that were fixed to the page: they follow it. */
  notes?: string[]
  /** Characters that the page was given, white space not counted, those that belong to no line too. */
  seen?: number
  /** Read off a picture. */
  isScan?: boolean
}

/** A shown image below this share of the page is a logo or a seal, not a scan. */
const scanShare = 0.2

interface Operator {
  operator: number
  args: unknown[]
}

/** Which of a file's layers a reader of the page sees. */
export interface Layers {
  isVisible(layer: unknown): boolean
}

interface Drawn {
  characters: DrawnCharacter[]
  /** Characters of layers that are switched off. */
  hidden: string
  rulings: Rulings
  largestPlacement: number
}

/** Reads one page, turned so that most of its text is upright; tells `tally` what of it belongs to no line. */
export async function readPageContent(
  page: PDFPageProxy,
  library: PdfLibrary,
  tally: Tally,
  layers: Layers,
): Promise<PageContent> {
  const { OPS, AnnotationMode } = library
  const viewport = page.getViewport({ scale: 1 })
  const list = await readOperators(page, OPS, AnnotationMode.DISABLE)
  const operators = list.fnArray.map((operator, i) => ({
    operator,
    args: (list.argsArray[i] ?? []) as unknown[],
  }))
  const fonts = await loadFonts(page, operators, OPS.setFont)
  const shown = viewport.transform as Matrix
  let matrix = shown
  let { width, height } = viewport
  let drawn = draw(operators, OPS, fonts, matrix, layers)
  const angle = mainAngle(drawn.characters)
  if (angle !== 0) {
    matrix = multiply(turnPage(-angle, width, height), shown)
    if (Math.abs(Math.sin(angle)) > Math.SQRT1_2) [width, height] = [height, width]
    drawn = draw(operators, OPS, fonts, matrix, layers)
  }
  const { glyphs, oblique } = sortByDirection(drawn.characters, width, height)
  for (const text of oblique) tally.leaveOut('watermark', text)
  tally.leaveOut('hidden', drawn.hidden)
  const annotations = (await page.getAnnotations({ intent: 'any' })) as Note[]
  const { values, notes, said } = readAnnotations(annotations, matrix, tally)
  page.cleanup()
  return {
    width,
    height,
    glyphs: [...glyphs, ...values],
    rulings: drawn.rulings,
    hasLargeImage: drawn.largestPlacement > scanShare * width * height,
    notes,
    seen:
      countDrawn(drawn.characters) +
      countCharacters(said.join(' ')) +
      countCharacters(drawn.hidden),
  }
}

/** Saved states within saved states: the norm asks readers for 28. */
export const deepestState = 2_000

/** Thrown for a page that saves its state deeper than anything that draws. */
export class StatesTooDeep extends Error {}

type OperatorList = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/**
 * The operators of a page. pdf.js makes each saved state an heir of the one before, so that time grows with the square of their
 * depth; it hands operators over in pieces, and there is no other seat to look at the depth before the end.
 */
async function readOperators(
  page: PDFPageProxy,
  OPS: PdfLibrary['OPS'],
  annotationMode: number,
): Promise<OperatorList> {
  const reading = page.getOperatorList({ annotationMode })
  const { _intentStates: states } = page as unknown as {
    _intentStates: ReadonlyMap<string, { operatorList?: { fnArray: number[] } }>
  }
  const tooDeep = new Promise<never>((_, reject) => {
    let depth = 0
    for (const { operatorList } of states.values()) {
      if (operatorList === undefined) continue
      const { fnArray } = operatorList
      fnArray.push = (...operators) => {
        for (const operator of operators) {
          if (operator === OPS.save) depth++
          else if (operator === OPS.restore) depth--
        }
        if (depth > deepestState) reject(new StatesTooDeep())
        return Array.prototype.push.apply(fnArray, operators)
      }
    }
  })
  // Whoever gives up closes the file, which ends the reading too.
  reading.catch(() => undefined)
  return Promise.race([reading, tooDeep])
}

function countDrawn(characters: readonly DrawnCharacter[]): number {
  let count = 0
  // A character that the font does not name is one too.
  for (const { text } of characters) count += Math.max(1, countCharacters(text))
  return count
}

/** Follows the operators of a page from the matrix that it begins with. */
function draw(
  operators: readonly Operator[],
  OPS: PdfLibrary['OPS'],
  fonts: ReadonlyMap<string, PdfFont>,
  start: Matrix,
  layers: Layers,
): Drawn {
  const text = createTextState(OPS, fonts)
  const rulings = collectRulings(OPS)
  let matrix = start
  const saved: Matrix[] = []
  let largestPlacement = 0
  /** For each piece of marked content that is open, whether it is a layer that is switched off. */
  const marked: boolean[] = []
  let hidden = ''
  for (const { operator, args } of operators) {
    const isHidden = marked.includes(true)
    switch (operator) {
      case OPS.beginMarkedContent:
        marked.push(false)
        break
      case OPS.beginMarkedContentProps:
        marked.push(args[0] === 'OC' && args[1] != null && !layers.isVisible(args[1]))
        break
      case OPS.endMarkedContent:
        marked.pop()
        break
      case OPS.save:
        saved.push(matrix)
        text.save()
        rulings.save()
        break
      case OPS.restore:
        matrix = saved.pop() ?? matrix
        text.restore()
        rulings.restore()
        break
      case OPS.transform:
        matrix = multiply(matrix, args as Matrix)
        // Images themselves are not decoded and leave no operator, but the matrix that stretches the unit square over
        // the page does: nothing else needs a scale of hundreds.
        if (isHidden) break
        largestPlacement = Math.max(
          largestPlacement,
          Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]),
        )
        break
      case OPS.paintFormXObjectBegin:
        saved.push(matrix)
        text.save()
        rulings.save()
        if (Array.isArray(args[0]) || ArrayBuffer.isView(args[0]))
          matrix = multiply(matrix, toMatrix(args[0]))
        break
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix
        text.restore()
        rulings.restore()
        break
      default: {
        const before = text.characters.length
        if (!text.apply(operator, args, matrix)) {
          if (!isHidden) rulings.apply(operator, args, matrix)
        } else if (isHidden)
          hidden += text.characters
            .splice(before)
            .map((character) => character.text)
            .join('')
      }
    }
  }
  return { characters: text.characters, hidden, rulings: rulings.finish(), largestPlacement }
}

function toMatrix(value: unknown): Matrix {
  return Array.from(value as ArrayLike<number>) as Matrix
}

/** Fonts reach this side a moment after the operators that name them. */
async function loadFonts(
  page: PDFPageProxy,
  operators: readonly Operator[],
  setFont: number,
): Promise<Map<string, PdfFont>> {
  const fonts = new Map<string, PdfFont>()
  const names = new Set(
    operators.filter((entry) => entry.operator === setFont).map((entry) => String(entry.args[0])),
  )
  await Promise.all(
    [...names].map(
      (name) =>
        new Promise<void>((resolve) => {
          page.commonObjs.get(name, (font: PdfFont | null) => {
            fonts.set(name, font ?? {})
            resolve()
          })
        }),
    ),
  )
  return fonts
}
