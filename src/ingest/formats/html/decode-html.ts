/** The encoding of a page: byte order mark and content first, the meta tag where the content leaves it open. */
import { decodeText, type DecodedText } from '../../decode.ts'

/** Where a meta tag must stand for browsers to see it; some sites put scripts before it. */
const metaWithin = 4096

/** Encodings that `decodeText` tells by itself; a meta tag that names one of them is often wrong. */
const toldByContent = /^(?:utf-?8|gb2312|gbk|gb18030|utf-16.*)$/i

/** Decodes a page. Throws AppError('unreadable_file') for binary or garbled content. */
export function decodeHtml(bytes: Uint8Array, path: string): DecodedText {
  const declared = declaredEncoding(bytes)
  if (declared !== undefined && !toldByContent.test(declared)) {
    try {
      const decoder = new TextDecoder(declared, { fatal: true })
      return { text: decoder.decode(bytes), encoding: decoder.encoding, warnings: [] }
    } catch {
      // An unknown name, or bytes that are not in it: the content decides.
    }
  }
  return decodeText(bytes, path)
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, metaWithin),
  ).toString('latin1')
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
}
