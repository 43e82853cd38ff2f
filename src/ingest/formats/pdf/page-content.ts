/** One pass over a page's drawing operators: every character with its place, and every straight line that was drawn. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfLibrary } from './open.ts'
import { multiply, type Matrix } from './matrix.ts'
import { createTextState, type Glyph, type PdfFont } from './text-state.ts'
import { collectRulings, type Rulings } from './rulings.ts'

/** What stands on a page. Places are in points from the top left corner, y downwards, as the page is shown. */
export interface PageContent {
  width: number
  height: number
  glyphs: Glyph[]
  rulings: Rulings
  /** True where a fair part of the page is an image. */
  hasLargeImage: boolean
}

/** A shown image below this share of the page is a logo or a seal, not a scan. */
const scanShare = 0.2

/** Reads one page. */
export async function readPageContent(
  page: PDFPageProxy,
  library: PdfLibrary,
): Promise<PageContent> {
  const { OPS, AnnotationMode } = library
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const operators = list.fnArray.map((operator, i) => ({
    operator,
    args: (list.argsArray[i] ?? []) as unknown[],
  }))
  const text = createTextState(OPS, await loadFonts(page, operators, OPS.setFont))
  const rulings = collectRulings(OPS)

  let matrix = viewport.transform as Matrix
  const saved: Matrix[] = []
  let largestPlacement = 0
  for (const { operator, args } of operators) {
    switch (operator) {
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
      default:
        if (!text.apply(operator, args, matrix)) rulings.apply(operator, args, matrix)
    }
  }
  page.cleanup()
  return {
    width: viewport.width,
    height: viewport.height,
    glyphs: text.glyphs,
    rulings: rulings.finish(),
    hasLargeImage: largestPlacement > scanShare * viewport.width * viewport.height,
  }
}

function toMatrix(value: unknown): Matrix {
  return Array.from(value as ArrayLike<number>) as Matrix
}

/** Fonts reach this side a moment after the operators that name them. */
async function loadFonts(
  page: PDFPageProxy,
  operators: readonly { operator: number; args: unknown[] }[],
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
