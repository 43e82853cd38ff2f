/** The document properties of a PDF that say something about the text. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Property in the file, name in `SourceDocument.properties`. */
const names: readonly (readonly [string, string])[] = [
  ['Title', 'title'],
  ['Author', 'author'],
  ['Subject', 'subject'],
  ['Keywords', 'keywords'],
  ['Creator', 'creator'],
  ['CreationDate', 'createdOn'],
  ['ModDate', 'modifiedOn'],
]

/** Title, author and the like; dates as YYYY-MM-DD. Damaged properties count as none. */
export async function readPdfProperties(
  document: PDFDocumentProxy,
): Promise<Record<string, string>> {
  const info = await document.getMetadata().then(
    (metadata): Record<string, unknown> => Object.fromEntries(Object.entries(metadata.info)),
    (): Record<string, unknown> => ({}),
  )
  const properties: Record<string, string> = {}
  for (const [source, name] of names) {
    const value = info[source]
    if (typeof value !== 'string' || value.trim() === '') continue
    properties[name] = value.trim().replace(/^D:(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')
  }
  return properties
}
