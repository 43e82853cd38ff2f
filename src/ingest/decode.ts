/** Bytes to text: which encoding, and whether the guess can be trusted. Knows no file format. */
import { AppError } from '../errors.ts'
import { remark, sentence } from '../sentence.ts'
import { isMojibake, isPlausibleChinese, isPlausibleGb } from './mojibake.ts'
import type { DocumentWarning } from './types.ts'

export interface DecodedText {
  /** Without a byte order mark; line ends as they were. */
  text: string
  /** `utf-8`, `gb18030`, `utf-16le` or `utf-16be`. */
  encoding: string
  warnings: DocumentWarning[]
}

/** Bytes looked at to tell text from binary content. */
const probeBytes = 8192

/** Share of control characters above which content is no text; old texts carry a stray one. */
const maxControlShare = 0.02

/** Share of characters that may be damaged in a text that is still worth indexing. */
const maxDamagedShare = 0.005

/**
 * Decodes the bytes of a text file: byte order mark, else UTF-8, else GB18030 (which covers GBK and GB2312).
 * A text with a few damaged characters is read with a warning.
 *
 * @throws AppError `unreadable_file` for binary content, and for text in no encoding that gives sensible Chinese.
 */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked !== undefined) return trusted(new TextDecoder(marked).decode(bytes), marked, path)
  if (isBinary(bytes)) {
    throw new AppError('unreadable_file', sentence('file.binary', { path }))
  }
  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== undefined) return trusted(utf8, 'utf-8', path)
  const gb = decodeStrictly(bytes, 'gb18030')
  if (
    gb !== undefined &&
    // Traditional characters lie outside the common part of the code table; the words are as common.
    (isPlausibleGb(bytes) || isPlausibleChinese(gb)) &&
    !isMojibake(gb)
  ) {
    return { text: gb, encoding: 'gb18030', warnings: [] }
  }
  return decodeDamaged(bytes, 'utf-8') ?? decodeDamaged(bytes, 'gb18030') ?? refuse(path)
}

/** True when the first bytes can be text: no NUL without a UTF-16 mark, hardly any control characters. */
export function isBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) !== undefined) return false
  const end = Math.min(bytes.length, probeBytes)
  let controls = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!
    if (byte >= 0x20) continue
    if (byte === 0) return true
    const isLayout = byte >= 0x08 && byte <= 0x0d
    if (!isLayout && byte !== 0x1a) controls++
  }
  return controls > end * maxControlShare
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding is certain, so what is wrong with the text was wrong before it was saved. */
function trusted(text: string, encoding: string, path: string): DecodedText {
  if (isMojibake(text)) refuse(path)
  const damaged = countDamaged(text)
  return { text, encoding, warnings: damaged > 0 ? [damageWarning(damaged)] : [] }
}

function decodeDamaged(bytes: Uint8Array, encoding: string): DecodedText | undefined {
  if (encoding === 'gb18030' && !isPlausibleGb(bytes)) return undefined
  const text = new TextDecoder(encoding).decode(bytes)
  const damaged = countDamaged(text)
  // One broken character is nothing in a long text, and all of a short one.
  if (damaged > Math.max(1, text.length * maxDamagedShare) || isMojibake(text)) return undefined
  return { text, encoding, warnings: [damageWarning(damaged)] }
}

function countDamaged(text: string): number {
  return text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0
}

function damageWarning(count: number): DocumentWarning {
  return remark('damaged_characters', sentence('read.damagedCharacters', { characters: count }))
}

function refuse(path: string): never {
  throw new AppError('unreadable_file', sentence('file.garbled', { path }))
}
