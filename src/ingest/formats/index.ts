/** The list of file formats, in the order in which their readers look at a file's bytes. */
import type { FormatReader } from '../types.ts'
import { chooseAmong } from './choose.ts'
import { csvFormat } from './csv.ts'
import { docFormat } from './doc.ts'
import { docxFormat } from './docx.ts'
import { htmlFormat } from './html.ts'
import { markdownFormat } from './markdown.ts'
import { pdfFormat } from './pdf.ts'
import { textFormat } from './text.ts'
import { createZipFormat } from './zip.ts'

/** Formats with marks of their own: binary ones first, whose marks are sure. */
const markedFormats: readonly FormatReader[] = [
  pdfFormat,
  docxFormat,
  docFormat,
  htmlFormat,
  csvFormat,
  markdownFormat,
]

const zipFormat = createZipFormat(
  (bytes, name) =>
    chooseAmong(markedFormats, bytes, name) ??
    (textFormat.recognizes(bytes) ? textFormat : undefined),
)

/** Every reader. Plain text comes last: it is what nothing else recognized. */
export const formats: readonly FormatReader[] = [...markedFormats, zipFormat, textFormat]
