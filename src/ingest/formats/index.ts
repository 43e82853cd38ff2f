/** The list of file formats, and which of them takes a file. */
import type { FormatReader } from '../types.ts'
import { chooseAmong } from './choose.ts'
import { csvFormat } from './csv.ts'
import { docFormat } from './doc.ts'
import { createDocxFormat } from './docx.ts'
import { foreignByContent, foreignByName } from './foreign.ts'
import { htmlFormat } from './html.ts'
import { markdownFormat } from './markdown.ts'
import { mhtmlFormat } from './mhtml.ts'
import { odtFormat } from './odt.ts'
import { ofdFormat } from './ofd.ts'
import { pdfFormat } from './pdf.ts'
import { pictureFormat } from './picture.ts'
import { holdToLines } from './require-text.ts'
import { rtfFormat } from './rtf.ts'
import { textFormat } from './text.ts'
import { xlsxFormat } from './xlsx.ts'
import { createZipFormat, type ChooseReader } from './zip.ts'

/** The reader for a file inside another one, where archives are not opened. */
const chooseInside: ChooseReader = (bytes, name) => {
  const reader = choose(bytes, name, [])
  return reader && holdToLines(reader)
}

/** Formats whose marks are sure, whatever the file's name. */
const binaryFormats: readonly FormatReader[] = [
  pdfFormat,
  createDocxFormat(chooseInside),
  odtFormat,
  xlsxFormat,
  ofdFormat,
  docFormat,
  rtfFormat,
]
/** Formats with marks of their own that are text. */
const pageFormats: readonly FormatReader[] = [mhtmlFormat, htmlFormat]
/** Formats that are told by their habits. */
const plainFormats: readonly FormatReader[] = [csvFormat, markdownFormat]

const zipFormat = createZipFormat(chooseInside)

/** Every reader, in the order in which they look at a file's bytes. Plain text comes last: it is what nothing else recognized. */
export const formats: readonly FormatReader[] = [
  ...binaryFormats,
  ...pageFormats,
  ...plainFormats,
  zipFormat,
  textFormat,
]

/**
 * The reader for a file, by content first, then by the ending of its name. What is neither a format that is read nor a text gets a reader
 * that refuses it by the name of its kind.
 */
export function chooseFormat(bytes: Uint8Array, name: string): FormatReader {
  return holdToLines(choose(bytes, name, [zipFormat]) ?? textFormat)
}

function choose(
  bytes: Uint8Array,
  name: string,
  archives: readonly FormatReader[],
): FormatReader | undefined {
  const recognized = (readers: readonly FormatReader[]) =>
    readers.find((reader) => reader.recognizes(bytes))
  return (
    recognized(binaryFormats) ??
    // Inside an archive or a document a picture is part of something else.
    recognized(archives.length > 0 ? [pictureFormat] : []) ??
    foreignByName(name) ??
    recognized([...archives, ...pageFormats]) ??
    foreignByContent(bytes) ??
    chooseAmong([...plainFormats, ...binaryFormats, ...pageFormats, ...archives], bytes, name) ??
    (textFormat.recognizes(bytes) ? textFormat : undefined)
  )
}
