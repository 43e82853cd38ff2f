/** Tells what kind of ZIP some bytes are, from the names in the directory at the end. Nothing is unpacked. */
import { toBuffer } from './read-archive.ts'

/**
 * `word`, `spreadsheet` and `slides` since Office 2007, `text` of OpenDocument, `ofd`; `otherDocument` for other OpenDocument files and books;
 * `archive` for whatever else is packed.
 */
export type ZipKind =
  'word' | 'spreadsheet' | 'slides' | 'text' | 'ofd' | 'otherDocument' | 'archive'

/** The directory's end record is within this of the end of the file, comment included. */
const endWithin = 66_000
/** Enough of the directory to see what is in a document. */
const directoryBytes = 64 * 1024

/** The kind of a ZIP; undefined for bytes that are none. */
export function recognizeZip(bytes: Uint8Array): ZipKind | undefined {
  if (
    bytes.length < 4 ||
    bytes[0] !== 0x50 ||
    bytes[1] !== 0x4b ||
    bytes[2] !== 3 ||
    bytes[3] !== 4
  )
    return undefined
  const stated = statedType(toBuffer(bytes))
  if (stated !== undefined) return stated.includes('opendocument.text') ? 'text' : 'otherDocument'
  const names = readDirectoryBytes(toBuffer(bytes))
  if (atRoot('OFD.xml').test(names)) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return 'archive'
  if (names.includes('word/document')) return 'word'
  if (names.includes('xl/')) return 'spreadsheet'
  return names.includes('ppt/') ? 'slides' : 'archive'
}

/** Finds an entry of this name in a directory: a header has 46 bytes before the name, and the names of folders are part of it. */
function atRoot(name: string): RegExp {
  return new RegExp(`PK\\x01\\x02[^]{42}${name.replace('.', '\\.')}`)
}

/** What a first entry named `mimetype` says, as OpenDocument and EPUB files have it, unpacked at a fixed place. */
function statedType(bytes: Buffer): string | undefined {
  if (bytes.length < 38 || bytes.toString('latin1', 30, 38) !== 'mimetype') return undefined
  const start = 38 + bytes.readUInt16LE(28)
  return bytes.toString('latin1', start, start + 80)
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
