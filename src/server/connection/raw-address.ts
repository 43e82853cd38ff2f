/**
 * Addresses whose characters were not percent-encoded. HTTP forbids them and Node's parser refuses them, yet people type them
 * every day: curl sends them as they are, in UTF-8, old Windows tools in GBK. Here the head of such a request is read, strictly,
 * and turned into the address that was meant. Nothing of it is ever executed: the answer is a redirect or a refusal.
 */

/** Why a head gets no redirect: `unreadable` for bytes that are no text, `malformed` for what is no plain GET or HEAD. */
export type RawAddressRefusal = 'unreadable' | 'malformed'

export type RawAddressAnswer =
  | {
      /** The address, percent-encoded, relative to the one asked for: it holds behind any path prefix. */
      location: string
      isHead: boolean
      encoding: 'UTF-8' | 'GBK'
      acceptLanguage: string | undefined
    }
  | { refusal: RawAddressRefusal; isHead: boolean; acceptLanguage: string | undefined }

const requestLine = /^(GET|HEAD) (\/[\x21-\x7e\x80-\xff]*) HTTP\/1\.[01]$/
/** White space around the value is taken off afterwards: looked for here too, a line of tabs would take the cube of its length. */
const headerLine = /^([!#$%&'*+.^_`|~\w-]+):([\t\x20-\x7e\x80-\xff]*)$/

/** Characters of an address that stay as they are. `#` would begin a fragment, `%` is left to what the caller encoded. */
const keptAscii = /[\w\-.~:/?@!$&'()*+,;=%[\]]/

/** What Chinese text is written with: a GBK reading that holds anything else is chance. */
const chineseText = /^[\p{ASCII}\p{Script=Han}\u00b7\u2013-\u2026\u3000-\u3017\uff01-\uffe5]*$/u

/**
 * Letters that GBK bytes turn into when they happen to be valid UTF-8, such as һ for 一: Greek, Cyrillic, Arabic and their neighbours.
 * Accented Latin letters are not among them, since they are typed on purpose.
 */
const lettersByChance = /^[\p{ASCII}\u0250-\u07ff]*$/u

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gbk = new TextDecoder('gb18030', { fatal: true })

/** @param head the bytes of one request from its first to the empty line that ends its head. */
export function readRawAddress(head: Buffer): RawAddressAnswer {
  const lines = head.toString('latin1').split('\r\n')
  const [first = '', ...rest] = lines
  const [, method, target] = requestLine.exec(first) ?? []
  const isHead = first.startsWith('HEAD ')
  const headers = readHeaders(rest)
  const acceptLanguage = headers?.get('accept-language')
  const refuse = (refusal: RawAddressRefusal): RawAddressAnswer => ({
    ...{ refusal, isHead, acceptLanguage },
  })
  if (method === undefined || target === undefined || headers === null) return refuse('malformed')
  // Refused for something else: the same address again would be refused again.
  if (/^\p{ASCII}*$/u.test(target)) return refuse('malformed')
  // A body would be read by whoever stands in front, and by nobody here.
  if (headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) !== 0)
    return refuse('malformed')
  const text = readText(Buffer.from(target, 'latin1'))
  if (text === null) return refuse('unreadable')
  const location = relativeAddress(text.decoded)
  if (location === null) return refuse('malformed')
  return { location, isHead, encoding: text.encoding, acceptLanguage }
}

/** Names in lower case; null where a line is no header, or one that must stand once stands twice. */
function readHeaders(lines: readonly string[]): Map<string, string> | null {
  const headers = new Map<string, string>()
  for (const line of lines) {
    if (line === '') continue
    const [, name, value] = headerLine.exec(line) ?? []
    if (name === undefined || value === undefined) return null
    const key = name.toLowerCase()
    if (headers.has(key) && (key === 'host' || key === 'content-length')) return null
    headers.set(key, value.trim())
  }
  return headers
}

function readText(bytes: Buffer): { decoded: string; encoding: 'UTF-8' | 'GBK' } | null {
  const asUtf8 = decode(utf8, bytes)
  if (asUtf8 !== null && !lettersByChance.test(asUtf8))
    return { decoded: asUtf8, encoding: 'UTF-8' }
  const asGbk = decode(gbk, bytes)
  if (asGbk !== null && chineseText.test(asGbk)) return { decoded: asGbk, encoding: 'GBK' }
  return asUtf8 === null ? null : { decoded: asUtf8, encoding: 'UTF-8' }
}

function decode(decoder: TextDecoder, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/**
 * The encoded address, relative to the one asked for. A reference that began with `/` would leave the path prefix that a proxy
 * took off, and one that began with `//` would lead to another host. Null where a path has empty or dotted segments: what they
 * are relative to is for the caller to say.
 */
function relativeAddress(target: string): string | null {
  const [path = '', ...query] = target.split('?')
  const segments = path.slice(1).split('/')
  const names = segments.slice(0, -1)
  const isDotted = (segment: string): boolean => /^(\.|%2e){1,2}$/i.test(segment)
  if (names.includes('') || segments.some(isDotted)) return null
  const encoded = segments.map(encodeText)
  // From the first segment that changes on, since the caller resolves the reference against what it sent.
  const changed = encoded.findIndex((segment, i) => segment !== segments[i])
  const from = changed < 0 ? segments.length - 1 : changed
  const ups = segments.length - 1 - from
  const way = ups === 0 ? './' : '../'.repeat(ups)
  const search = query.length === 0 ? '' : `?${encodeText(query.join('?'))}`
  return way + encoded.slice(from).join('/') + search
}

function encodeText(text: string): string {
  return Array.from(text, (character) =>
    keptAscii.test(character) ? character : percentEncoded(character),
  ).join('')
}

function percentEncoded(character: string): string {
  return Array.from(
    Buffer.from(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')
}
