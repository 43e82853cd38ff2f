/** What others ask of scanned pages. */
import type { SourceDocument } from '../../types.ts'
import { findTesseract } from './tesseract.ts'

/** Whether text recognition is installed here. */
export async function canReadScans(): Promise<boolean> {
  return (await findTesseract()) !== null
}

/** How many scanned pages these documents have, by what became of them; undefined where there are none. */
export function countScans(
  documents: readonly SourceDocument[],
): { read: number; unread: number } | undefined {
  let read = 0
  let unread = 0
  for (const { warnings } of documents) {
    for (const { code, sentence } of warnings) {
      if (code === 'scanned_page') unread += 1
      if (code === 'recognized_pages') read += Number(sentence.values['count'] ?? 0)
    }
  }
  return read + unread === 0 ? undefined : { read, unread }
}
