/** MHTML: a web page saved as one file, packed as a message; the page in it is read as a page. */
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { withMore } from '../account.ts'
import type {
  Block,
  DocumentWarning,
  FormatReader,
  ReadLimits,
  SourceDocument,
  SourceSpan,
} from '../types.ts'
import { readPage } from './html.ts'
import { decodeWords, parameterOf, partsOf, readHeaders, type MimePart } from './mime.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { toBuffer } from './zip/read-archive.ts'

const probeBytes = 8192
/** Headers that a message has and a saved page has not. */
const sentHeaders = ['to', 'received', 'message-id', 'return-path', 'delivered-to']
/** A frame with more Han characters than this may hold what matters. */
const maxFrame = 200

/** The reader for saved pages. Large frames that the page shows are read below it; others where the page itself holds no text. */
export const mhtmlFormat: FormatReader = {
  name: 'mhtml',
  extensions: ['mht', 'mhtml'],
  recognizes(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, probeBytes))
    const text = head.toString('latin1').replace(/^(?:ï»¿)?\s+/, '')
    if (!/^[\w-]+:/.test(text)) return false
    const { headers } = readHeaders(text)
    return (
      (headers.has('mime-version') || headers.has('snapshot-content-location')) &&
      /^(?:multipart\/(?:related|mixed|alternative)|text\/html)/i.test(
        headers.get('content-type') ?? '',
      ) &&
      !sentHeaders.some((name) => headers.has(name))
    )
  },
  async read(bytes, path, limits) {
    try {
      return [requireText(await readSavedPage(toBuffer(bytes), path, limits))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.page'))
    }
  },
}

async function readSavedPage(
  bytes: Buffer,
  path: string,
  limits: ReadLimits,
): Promise<SourceDocument> {
  const { headers } = readHeaders(bytes.toString('latin1'))
  const parts = partsOf(bytes, limits.maxArchiveEntries)
  const pages = parts.filter(({ type }) => /^(?:text\/html|application\/xhtml)/.test(type))
  const named = parameterOf(headers.get('content-type') ?? '', 'start')
  const first = pages.find(
    (page) => named !== undefined && page.headers.get('content-id') === named,
  )
  const ordered = first === undefined ? pages : [first, ...pages.filter((page) => page !== first)]
  for (const [i, page] of ordered.entries()) {
    const document = await readPage(page.bytes, path, page.charset)
    if (document.blocks.length === 0) continue
    let whole = document
    let large = 0
    const shown = framesShownBy(page, ordered)
    for (const frame of ordered.filter((_page, other) => other !== i)) {
      const text = textOfFrame(frame)
      if (hanIn(text) <= maxFrame) whole = withMore(whole, 'leftOut', 'furniture', text)
      else if (shown.has(frame))
        whole = withBelow(whole, await readPage(frame.bytes, path, frame.charset))
      else {
        whole = withMore(whole, 'notRead', 'part', text)
        large++
      }
    }
    return {
      ...whole,
      format: 'mhtml',
      properties: { ...statedBy(headers), ...document.properties },
      warnings: [...whole.warnings, ...framesWarning(large)],
    }
  }
  throw new AppError('unreadable_file', sentence('file.noText', { path }))
}

/** The parts that a page shows within itself, and those that they show. */
function framesShownBy(page: MimePart, parts: readonly MimePart[]): Set<MimePart> {
  const shown = new Set<MimePart>()
  const waiting = [page]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const html = decodeLoosely(next.bytes, next.charset)
    for (const [, source = ''] of html.matchAll(frameSource)) {
      const named = parts.find((part) => part !== page && isNamed(part, source, next))
      if (named === undefined || shown.has(named)) continue
      shown.add(named)
      waiting.push(named)
    }
  }
  return shown
}

const frameSource = /<i?frame\b[^>]{0,1000}?\ssrc\s*=\s*["']?([^"'\s>]+)/gi

/** Whether an address in a page leads to a part: by its id, or by where it was loaded from. */
function isNamed(part: MimePart, source: string, from: MimePart): boolean {
  const address = source.replaceAll('&amp;', '&')
  const id = /^cid:(.+)$/i.exec(address)?.[1]
  if (id !== undefined) return part.headers.get('content-id') === `<${id}>`
  const location = part.headers.get('content-location')
  if (location === undefined) return false
  const base = from.headers.get('content-location')
  return (
    location === address ||
    (URL.canParse(address, base) && new URL(address, base).href === location)
  )
}

/** A page with another below it: blocks, losses and warnings of both. */
function withBelow(above: SourceDocument, below: SourceDocument): SourceDocument {
  if (below.blocks.length === 0) return above
  const by = above.text.length + 1
  const moved = ({ start, end }: SourceSpan): SourceSpan => ({ start: start + by, end: end + by })
  const blocks = below.blocks.map((block): Block => {
    const source = moved(block.source)
    if (block.kind === 'text') return { ...block, source }
    return {
      ...block,
      source,
      rows: block.rows.map((row) => ({ ...row, source: moved(row.source) })),
    }
  })
  const [first, second] = [above.account, below.account]
  return {
    ...above,
    text: `${above.text}\n${below.text}`,
    blocks: [...above.blocks, ...blocks],
    warnings: [...above.warnings, ...below.warnings],
    ...(first !== undefined &&
      second !== undefined && {
        account: {
          seen: first.seen + second.seen,
          read: first.read + second.read,
          leftOut: [...first.leftOut, ...second.leftOut],
          notRead: [...first.notRead, ...second.notRead],
          surplus: first.surplus + second.surplus,
        },
      }),
  }
}

/** What the envelope says of the page. */
function statedBy(headers: ReadonlyMap<string, string>): Record<string, string> {
  const properties: Record<string, string> = {}
  const title = decodeWords(headers.get('subject') ?? '').trim()
  if (title !== '') properties['title'] = title
  const address = headers.get('snapshot-content-location') ?? headers.get('content-location')
  if (address !== undefined) properties['canonical'] = address
  return properties
}

function framesWarning(frames: number): DocumentWarning[] {
  return frames === 0 ? [] : [remark('frames_not_read', sentence('read.frames', { frames }))]
}

function textOfFrame({ bytes, charset }: MimePart): string {
  return decodeLoosely(bytes, charset).replace(
    /<(script|style)\b[^]*?(?:<\/\1>|$)|<[^>]*(?:>|$)/gi,
    '',
  )
}

function hanIn(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

function decodeLoosely(bytes: Buffer, charset: string | undefined): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}
