/** The envelope of a message or a saved page (MIME): headers, and parts with their bytes as they were before they were packed. */

/** A part that holds no others. */
export interface MimePart {
  /** By lower-case name; the first of a name. */
  headers: ReadonlyMap<string, string>
  /** `text/html` and the like, lower case. */
  type: string
  /** What the part says its text is in. */
  charset: string | undefined
  bytes: Buffer
}

/** Parts in parts deeper than this are a mistake or an attack. */
const maxDepth = 8

/** The headers at the start of some bytes, and where what follows them begins. */
export function readHeaders(text: string): { headers: Map<string, string>; bodyStart: number } {
  const headers = new Map<string, string>()
  const end = /\r?\n\r?\n|$/.exec(text)!
  const lines = text.slice(0, end.index).split(/\r?\n(?![ \t])/)
  for (const line of lines) {
    const match = /^([\w-]+):\s*([^]*)$/.exec(line)
    const name = match?.[1]!.toLowerCase()
    if (name !== undefined && !headers.has(name))
      headers.set(name, match![2]!.replace(/\r?\n[ \t]+/g, ' ').trim())
  }
  return { headers, bodyStart: end.index + end[0].length }
}

/** A parameter of a header, such as `boundary`. */
export function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header)
  return match?.[1] ?? match?.[2]
}

/** The parts of a message in their order, at most `maxParts`. */
export function partsOf(bytes: Buffer, maxParts: number): MimePart[] {
  const parts: MimePart[] = []
  collect(bytes.toString('latin1'), parts, maxParts, 0)
  return parts
}

function collect(text: string, parts: MimePart[], maxParts: number, depth: number): void {
  if (parts.length >= maxParts || depth > maxDepth) return
  const { headers, bodyStart } = readHeaders(text)
  const body = text.slice(bodyStart)
  const stated = headers.get('content-type') ?? 'text/plain'
  const type = /^[^\s;]*/.exec(stated)![0].toLowerCase()
  const boundary = parameterOf(stated, 'boundary')
  if (type.startsWith('multipart/') && boundary !== undefined) {
    for (const part of splitAt(body, boundary)) collect(part, parts, maxParts, depth + 1)
    return
  }
  const packing = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  parts.push({
    headers,
    type,
    charset: parameterOf(stated, 'charset'),
    bytes: unpack(body, packing),
  })
}

/** What stands between lines of a boundary; a last part without its end is kept. */
function splitAt(body: string, boundary: string): string[] {
  const mark = `--${boundary}`
  const pieces: string[] = []
  let start = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body.charAt(at - 1) !== '\n') continue
    if (start >= 0) pieces.push(body.slice(start, at).replace(/\r?\n$/, ''))
    const after = at + mark.length
    if (body.startsWith('--', after)) return pieces
    const lineEnd = body.indexOf('\n', after)
    start = lineEnd < 0 ? body.length : lineEnd + 1
  }
  if (start >= 0) pieces.push(body.slice(start))
  return pieces
}

function unpack(body: string, packing: string): Buffer {
  if (packing === 'base64') return Buffer.from(body, 'base64')
  if (packing === 'quoted-printable') return Buffer.from(unquote(body), 'latin1')
  return Buffer.from(body, 'latin1')
}

function unquote(text: string): string {
  return text
    .replace(/(?<![ \t])[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
}

/** A header's words: `=?utf-8?B?…?=` as what it stands for. */
export function decodeWords(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(
    /=\?([\w-]+)(?:\*[\w-]*)?\?([BbQq])\?([^?]*)\?=/g,
    (whole, charset: string, kind: string, packed: string) => {
      const bytes =
        kind.toLowerCase() === 'b'
          ? Buffer.from(packed, 'base64')
          : Buffer.from(unquote(packed.replaceAll('_', ' ')), 'latin1')
      try {
        return new TextDecoder(charset).decode(bytes)
      } catch {
        return whole
      }
    },
  )
}
