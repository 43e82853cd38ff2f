/** The encoding of a page: what the bytes say goes before what the page says of itself, which is often wrong. */
import { remark, sentence } from '../../../sentence.ts'
import { decodeText, isBinary, type DecodedText } from '../../decode.ts'
import { isMojibake, isPlausibleChinese } from '../../mojibake.ts'
import type { DocumentWarning } from '../../types.ts'

/** Where a meta tag must stand for browsers to see it; some sites put scripts before it. */
const metaWithin = 4096

/** Encodings of one byte a character: bytes are never wrong in them, so that a label of theirs proves nothing. */
const singleByte = /^(?:iso-8859|windows-125|latin|us-ascii|ascii|macintosh|koi8|ibm)/i

/**
 * Decodes a page; `stated` is the encoding that its envelope names, which goes before its own. A label that is not true of the bytes is
 * told by the warning `charset_label`.
 *
 * @throws AppError `unreadable_file` for binary or garbled content.
 */
export function decodeHtml(bytes: Uint8Array, path: string, stated?: string): DecodedText {
  const label = stated ?? declaredEncoding(bytes)
  const named = nameOf(label)
  if (named === undefined || named === 'utf-8' || named === 'gb18030' || isBinary(bytes))
    return withLabel(decodeText(bytes, path), label, named)
  // Another label holds where the bytes make sense in it, and are no Chinese in an encoding that is commoner here.
  const labelled = decodeAs(bytes, named)
  const isSense = labelled !== undefined && !isMojibake(labelled.text)
  let told: DecodedText
  try {
    told = decodeText(bytes, path)
  } catch (error) {
    if (isSense) return labelled
    throw error
  }
  const isTold = singleByte.test(named)
    ? told.warnings.length === 0 || isPlausibleChinese(told.text)
    : isPlausibleChinese(told.text) && !isPlausibleChinese(labelled?.text ?? '')
  return isTold || !isSense ? withLabel(told, label, named) : labelled
}

function withLabel(
  decoded: DecodedText,
  label: string | undefined,
  named: string | undefined,
): DecodedText {
  const isTrue =
    named === undefined || named === decoded.encoding || isAscii(decoded.text) || isMarked(decoded)
  if (isTrue) return decoded
  return {
    ...decoded,
    warnings: [...decoded.warnings, wrongLabel(label ?? named, decoded.encoding)],
  }
}

/** UTF-16 is told by a mark alone, and a page in it that says `utf-8` was told so by every browser. */
function isMarked({ encoding }: DecodedText): boolean {
  return encoding.startsWith('utf-16')
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text)
}

function wrongLabel(label: string, encoding: string): DocumentWarning {
  const values = { label, encoding: encoding.toUpperCase() }
  return remark('charset_label', sentence('read.charsetLabel', values))
}

/** The standard name of an encoding, GBK and GB 2312 being parts of GB 18030; undefined for none that is known. */
function nameOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    const name = new TextDecoder(label).encoding
    return name === 'gbk' ? 'gb18030' : name
  } catch {
    return undefined
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText | undefined {
  try {
    return {
      text: new TextDecoder(encoding, { fatal: true }).decode(bytes),
      encoding,
      warnings: [],
    }
  } catch {
    return undefined
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, metaWithin),
  ).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  )
}
