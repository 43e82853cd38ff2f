/** RTF as its tokens: groups, control words, bytes of text. */

export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  /** `\word12`, or a sign such as `\*`. */
  | { kind: 'control'; word: string; value: number | undefined }
  /** A byte of text, in whatever encoding holds there. */
  | { kind: 'byte'; byte: number }

const backslash = 0x5c
const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

/** The tokens in their order. Line ends are none; bytes of pictures (`\bin`) are passed over. */
export function* tokensOf(bytes: Uint8Array): Generator<RtfToken> {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!
    if (byte === 0x7b) {
      i++
      yield { kind: 'open' }
    } else if (byte === 0x7d) {
      i++
      yield { kind: 'close' }
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) i++
    else if (byte !== backslash) {
      i++
      yield { kind: 'byte', byte }
    } else {
      const next = bytes[i + 1] ?? 0
      if (!isLetter(next)) {
        i += 2
        if (next === 0x27) {
          yield { kind: 'byte', byte: hexAt(bytes, i) }
          i += 2
        } else if (next === backslash || next === 0x7b || next === 0x7d)
          yield { kind: 'byte', byte: next }
        // A line end behind a backslash ends a paragraph.
        else if (next === 0x0a || next === 0x0d)
          yield { kind: 'control', word: 'par', value: undefined }
        else yield { kind: 'control', word: String.fromCharCode(next), value: undefined }
        continue
      }
      let end = i + 1
      while (end < bytes.length && isLetter(bytes[end]!) && end - i <= 32) end++
      const word = Buffer.from(bytes.subarray(i + 1, end)).toString('latin1')
      const digits = end
      if (bytes[end] === 0x2d) end++
      while (end < bytes.length && isDigit(bytes[end]!) && end - digits < 12) end++
      const number = Buffer.from(bytes.subarray(digits, end)).toString('latin1')
      const value = /\d/.test(number) ? Number(number) : undefined
      i = bytes[end] === 0x20 ? end + 1 : end
      if (word === 'bin') i += Math.max(0, value ?? 0)
      else yield { kind: 'control', word, value }
    }
  }
}

function hexAt(bytes: Uint8Array, at: number): number {
  const value = Number.parseInt(Buffer.from(bytes.subarray(at, at + 2)).toString('latin1'), 16)
  return Number.isNaN(value) ? 0x3f : value
}
