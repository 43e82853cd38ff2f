/** Opens a PDF with pdf.js: where its tables lie, what is switched off, and what its errors mean to people. */
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { faultOf } from '../../fault.ts'

/** The library, as this folder uses it. Loaded when the first PDF comes: it is large. */
export type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

export interface OpenPdf {
  library: PdfLibrary
  document: PDFDocumentProxy
  close(): Promise<void>
}

/** The little of a browser's page that pdf.js needs to hand fonts to; they go nowhere. */
const pageForFonts = {
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
  createElement: () => ({
    sheet: { cssRules: [], insertRule: () => 0 },
    remove: () => undefined,
  }),
}

let isTolerant = false

/**
 * pdf.js leaves promises behind whose failure nobody hears of; a damaged file would end the thread with them. What it
 * could not read is told by the promises that are waited for. All other unheard failures stay fatal.
 */
function tolerateLeftPromises(): void {
  if (isTolerant) return
  isTolerant = true
  process.on('unhandledRejection', (reason) => {
    if (reason instanceof Error && reason.stack?.includes('pdfjs-dist') === true) return
    throw reason
  })
}

/** Larger images are not decoded, pixels: a sheet of A3 at 600 dots an inch, in black and white or in colours. */
const mostImagePixels = 80_000_000

/**
 * Opens the file. Throws AppError('unreadable_file') for a file that needs a password or is broken.
 *
 * @param withImages Images are decoded too; it takes most of the time where there are any
 */
export async function openPdf(
  bytes: Uint8Array,
  path: string,
  withImages = false,
): Promise<OpenPdf> {
  tolerateLeftPromises()
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = library.getDocument({
    // pdf.js takes the buffer over, so it gets a copy; a Buffer it refuses.
    data: new Uint8Array(bytes),
    cMapUrl: join(packageFolder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(packageFolder, 'standard_fonts') + sep,
    // Nothing is drawn: no font reaches a system, no image is decoded, no script in the file runs.
    // With font faces off, pdf.js would outline every glyph of every font, which takes most of the time and memory.
    disableFontFace: false,
    ownerDocument: pageForFonts as unknown as HTMLDocument,
    useSystemFonts: false,
    // What decodes JPEG 2000 and JBIG2 is compiled so.
    useWasm: withImages,
    ...(withImages && { wasmUrl: join(packageFolder, 'wasm') + sep }),
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: withImages ? mostImagePixels : 1,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  try {
    return { library, document: await task.promise, close: () => task.destroy() }
  } catch (error) {
    await task.destroy()
    throw toAppError(error, path)
  }
}

function toAppError(error: unknown, path: string): AppError {
  const name = error instanceof Error ? error.name : ''
  const message =
    name === 'PasswordException'
      ? sentence('file.pdfPassword', { path })
      : sentence('file.pdfBroken', { path, reason: faultOf(error) })
  return new AppError('unreadable_file', message, { cause: error })
}
