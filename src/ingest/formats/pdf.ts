/** PDF: characters and lines are read from the page's drawing operators, then put together as paragraphs and tables. */
import { AppError } from '../../errors.ts'
import { remark, sentence, type Sentence } from '../../sentence.ts'
import { createTally, withAccount, type Tally } from '../account.ts'
import type { DocumentWarning, FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { faultOf } from '../fault.ts'
import { createComposer } from './compose.ts'
import { arrange } from './pdf/arrange.ts'
import { mendLetters } from './pdf/mend-letters.ts'
import { openPdf, type OpenPdf } from './pdf/open.ts'
import {
  deepestState,
  readPageContent,
  StatesTooDeep,
  type Layers,
  type PageContent,
} from './pdf/page-content.ts'
import { readPdfProperties } from './pdf/properties.ts'
import { drawPage } from './scan/page-images.ts'
import { readScans, type ReadScans } from './scan/read-scans.ts'

/** Share of characters without a Unicode value above which a text layer is of no use to a search. */
const maxUnmappedShare = 0.2
/** The mark may stand after some other bytes: readers have always looked for it in the first kilobyte. */
const markWithin = 1024

/** The reader for PDF. */
export const pdfFormat: FormatReader = {
  name: 'pdf',
  extensions: ['pdf'],
  recognizes: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, markWithin)).includes(
      '%PDF-',
    ),
  async read(bytes, path, limits) {
    const pdf = await openPdf(bytes, path)
    try {
      return [await readPdf(pdf, { bytes, path, limits })]
    } catch (error) {
      if (error instanceof AppError) throw error
      throw new AppError(
        'unreadable_file',
        sentence('file.pdfBroken', { path, reason: faultOf(error) }),
        { cause: error },
      )
    } finally {
      await pdf.close()
    }
  },
}

interface PdfFile {
  bytes: Uint8Array
  path: string
  limits: ReadLimits
}

async function readPdf(pdf: OpenPdf, file: PdfFile): Promise<SourceDocument> {
  const { path, limits } = file
  const pageCount = pdf.document.numPages
  if (pageCount > limits.maxPages) {
    throw new AppError(
      'unreadable_file',
      sentence('file.tooManyPages', { path, pages: pageCount, limit: limits.maxPages }),
    )
  }
  const pages: PageContent[] = []
  const scanned: number[] = []
  const tally = createTally()
  const layers = await pdf.document.getOptionalContentConfig({ intent: 'display' })
  for (let number = 1; number <= pageCount; number++) {
    const page = await readPage(pdf, { number, path, tally, layers })
    pages.push(page)
    if (page.glyphs.length === 0 && page.hasLargeImage) scanned.push(number)
  }
  const scans = await scansOf(file, scanned)
  for (const [number, page] of scans.pages) pages[number - 1] = page
  if (scanned.length > 0 && pages.every((page) => page.glyphs.length === 0))
    throw new AppError('unreadable_file', allScanned(path, pageCount, scans))
  const drawn = pages.filter((page) => page.isScan !== true)
  mendLetters(drawn)
  const warnings = [...scans.warnings, ...unmappedText(drawn, tally)]

  const composer = createComposer()
  for (const piece of arrange(pages, tally)) {
    if (piece.kind === 'text') composer.addText(piece.text, piece)
    else composer.addTable(piece.grid, piece)
  }
  const properties = await readPdfProperties(pdf.document)
  return withAccount(
    { path, format: 'pdf', encoding: null, ...composer.finish(), properties, warnings },
    pages.reduce((sum, page) => sum + (page.seen ?? 0), 0),
    tally,
  )
}

/** Images are decoded only where there are scans to read: the file is opened once more for them. */
async function scansOf(
  { bytes, path, limits }: PdfFile,
  numbers: readonly number[],
): Promise<ReadScans> {
  let opened: OpenPdf | undefined
  try {
    return await readScans(
      numbers,
      async (number) => {
        opened ??= await openPdf(bytes, path, true)
        return drawPage(await opened.document.getPage(number), opened.library)
      },
      limits.ocr ?? null,
    )
  } finally {
    await opened?.close()
  }
}

/** Why a file of scans gave no text: pictures without a word in them were read as well. */
function allScanned(path: string, pages: number, { reason }: ReadScans): Sentence {
  return reason === null
    ? sentence('file.noText', { path })
    : sentence('file.scanned', { path, pages, reason })
}

async function readPage(
  { document, library }: OpenPdf,
  { number, path, tally, layers }: { number: number; path: string; tally: Tally; layers: Layers },
): Promise<PageContent> {
  try {
    return await readPageContent(await document.getPage(number), library, tally, layers)
  } catch (error) {
    if (!(error instanceof StatesTooDeep)) throw error
    const values = { path, page: String(number), depth: deepestState }
    throw new AppError('unreadable_file', sentence('file.pdfTooDeep', values))
  }
}

/** Marks the characters that the fonts do not name as damaged ones; says so where they are too many for a search to be of use. */
function unmappedText(pages: readonly PageContent[], tally: Tally): DocumentWarning[] {
  let total = 0
  let unmapped = 0
  for (const page of pages) {
    for (const glyph of page.glyphs) {
      total += 1
      if (!isUnmapped(glyph.text)) continue
      unmapped += 1
      tally.lose('unmapped', '\u25A1')
      glyph.text = '\uFFFD'
      if (glyph.turned !== undefined) glyph.turned.glyph.text = '\uFFFD'
    }
  }
  if (total === 0 || unmapped / total <= maxUnmappedShare) return []
  return [remark('unmapped_text', sentence('read.unmappedText', { unmapped, total }))]
}

/** Symbol fonts name their signs by a code of their own (F0xx): those are bullets and ticks, no words. */
function isUnmapped(text: string): boolean {
  return /[\p{Co}\p{Cc}\p{Cn}\uFFFD]/u.test(text) && !/^[\uF000-\uF0FF]$/.test(text)
}
