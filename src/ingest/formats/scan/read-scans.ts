/** The scanned pages of a file, read one after another where text recognition was asked for; what could not be read is said. */
import { remark, sentence, type Sentence } from '../../../sentence.ts'
import type { DocumentWarning, ScanReading } from '../../types.ts'
import { faultOf } from '../../fault.ts'
import type { PageContent } from '../pdf/page-content.ts'
import { recognizePage } from './recognize.ts'
import { findTesseract } from './tesseract.ts'
import type { DrawnPage } from './page-images.ts'

export interface ReadScans {
  /** By number, those that could be read. */
  pages: Map<number, PageContent>
  warnings: DocumentWarning[]
  /** Why no page was read; null where one was. */
  reason: Sentence | null
}

/**
 * Reads the pages with these numbers.
 *
 * @param draw gives the picture of a page; null where the file's picture cannot be decoded
 * @param reading null where nobody asked for it
 */
export async function readScans(
  numbers: readonly number[],
  draw: (number: number) => Promise<DrawnPage | null>,
  reading: ScanReading | null,
): Promise<ReadScans> {
  if (numbers.length === 0) return { pages: new Map(), warnings: [], reason: null }
  const missing = await whyNot(reading)
  if (missing !== null)
    return {
      pages: new Map(),
      warnings: numbers.map((number) => scannedPage(number, missing)),
      reason: missing,
    }
  const pages = new Map<number, PageContent>()
  const partial: number[] = []
  const failed: { number: number; reason: Sentence }[] = []
  for (const [done, number] of numbers.entries()) {
    reading!.onPage?.({ done, total: numbers.length })
    try {
      const drawn = await draw(number)
      if (drawn === null) failed.push({ number, reason: sentence('scan.noPicture') })
      else {
        pages.set(number, await recognizePage(drawn, reading!))
        if (drawn.isPartial) partial.push(number)
      }
    } catch (error) {
      failed.push({ number, reason: sentence('scan.failed', { reason: faultOf(error) }) })
    }
  }
  reading!.onPage?.({ done: numbers.length, total: numbers.length })
  const warnings = [
    ...failed.map(({ number, reason }) => scannedPage(number, reason)),
    ...partial.map((number) =>
      remark('scanned_part', sentence('read.scannedPart', { page: String(number) })),
    ),
  ]
  if (pages.size > 0)
    return { pages, warnings: [recognized([...pages.keys()]), ...warnings], reason: null }
  return { pages, warnings, reason: failed[0]!.reason }
}

async function whyNot(reading: ScanReading | null): Promise<Sentence | null> {
  if (reading === null) return sentence('scan.notAsked')
  return (await findTesseract()) === null ? sentence('scan.noProgram') : null
}

function scannedPage(number: number, reason: Sentence): DocumentWarning {
  return remark('scanned_page', sentence('read.scannedPage', { page: String(number), reason }))
}

function recognized(numbers: readonly number[]): DocumentWarning {
  return remark(
    'recognized_pages',
    sentence('read.recognized', { pages: ranges(numbers), count: numbers.length }),
  )
}

/** 1-3、5 */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join('、')
}
