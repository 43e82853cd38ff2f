/** MHTML: a web page saved as one file, packed as a message; the page in it is read as a page. */
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { withMore } from '../account.ts'
import type { DocumentWarning, FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { readPage } from './html.ts'
import { decodeWords, parameterOf, partsOf, readHeaders, type MimePart } from './mime.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { toBuffer } from './zip/read-archive.ts'

const probeBytes = 8192
/** Headers that a message has and a saved page has not. */
const sentHeaders = ['to', 'received', 'message-id', 'return-path', 'delivered-to']
/** A frame with more Han characters than this may hold what matters. */
const maxFrame = 200

/** The reader for saved pages. Frames beside the page are read where the page itself holds no text. */
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
    const frames = ordered.filter((_page, other) => other !== i).map(textOfFrame)
    const large = frames.filter((text) => hanIn(text) > maxFrame)
    const whole = frames.reduce(
      (account, text) =>
        large.includes(text)
          ? withMore(account, 'notRead', 'part', text)
          : withMore(account, 'leftOut', 'furniture', text),
      document,
    )
    return {
      ...whole,
      format: 'mhtml',
      properties: { ...statedBy(headers), ...document.properties },
      warnings: [...document.warnings, ...framesWarning(large.length)],
    }
  }
  throw new AppError('unreadable_file', sentence('file.noText', { path }))
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
  return decodeLoosely(bytes, charset).replace(/<(script|style)\b[^]*?<\/\1>|<[^>]*>/gi, '')
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
