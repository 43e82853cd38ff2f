/** Tells what kind of ZIP some bytes are, from the names in the directory at the end. Nothing is unpacked. */
import { toBuffer } from './read-archive.ts'

export type ZipKind = 'word' | 'office' | 'archive'

/** The directory's end record is within this of the end of the file, comment included. */
const endWithin = 66_000
/** Enough of the directory to see what is in a document. */
const directoryBytes = 64 * 1024

/** `word` for a DOCX, `office` for a spreadsheet or slides, `archive` for any other; undefined for bytes that are no ZIP. */
export function recognizeZip(bytes: Uint8Array): ZipKind | undefined {
  if (
    bytes.length < 4 ||
    bytes[0] !== 0x50 ||
    bytes[1] !== 0x4b ||
    bytes[2] !== 3 ||
    bytes[3] !== 4
  )
    return undefined
  const names = readDirectoryBytes(toBuffer(bytes))
  if (!names.includes('[Content_Types].xml')) return 'archive'
  if (names.includes('word/document')) return 'word'
  return names.includes('xl/') || names.includes('ppt/') ? 'office' : 'archive'
}

/** The directory as it stands; a ZIP cut off before it shows its first entries instead. */
function readDirectoryBytes(bytes: Buffer): string {
  const endMark = Buffer.from([0x50, 0x4b, 5, 6])
  const end = bytes.subarray(Math.max(0, bytes.length - endWithin)).lastIndexOf(endMark)
  if (end < 0) return bytes.toString('latin1', 0, directoryBytes)
  const record = Math.max(0, bytes.length - endWithin) + end
  if (record + 20 > bytes.length) return ''
  const start = bytes.readUInt32LE(record + 16)
  return bytes.toString('latin1', start, Math.min(record, start + directoryBytes))
}
