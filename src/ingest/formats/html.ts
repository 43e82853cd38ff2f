/** HTML: the article of a web page, or a whole page saved from Word, as paragraphs and tables. */
import type { CheerioAPI } from 'cheerio'
import { sentence } from '../../sentence.ts'
import { createTally, withAccount, type Tally } from '../account.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { accountPage } from './html/account-page.ts'
import { decodeHtml } from './html/decode-html.ts'
import { loadPage } from './html/load-page.ts'
import { findMainContent } from './html/main-content.ts'
import { readCell, writeBlocks } from './html/write-blocks.ts'
import { collapseWhitespace } from './join-lines.ts'
import { requireText, toUnreadable } from './require-text.ts'

/** How a page or a piece of one begins: a document type, or a tag that only pages have. */
const pageStart =
  /^<(?:!doctype\s+html|html|head|body|meta|base|link|title|table|t?body|thead|tr|t[dh]|div|p|br|h[1-6r]|script|style|center|article|section|main|header|nav|form|span|font|strong|b|i|em|u|a|ul|ol|li|dl|blockquote|pre|img)(?=[\s>/])/i
/** What may stand before: white space, a byte order mark, an XML declaration, comments. */
const beforePage = /^(?:\s+|\u00EF\u00BB\u00BF|<\?xml[^>]*>|<!--[\s\S]*?-->)/
const probeBytes = 4096

/** The reader for HTML. */
export const htmlFormat: FormatReader = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml', 'shtml'],
  recognizes(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, probeBytes))
    let text = head.toString('latin1')
    // Piece by piece: in one pattern, a row of comments could be split in too many ways.
    for (let skipped; (skipped = beforePage.exec(text)?.[0]) !== undefined;)
      text = text.slice(skipped.length)
    return pageStart.test(text)
  },
  async read(bytes, path) {
    try {
      return [requireText(await readPage(bytes, path))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.page'))
    }
  },
}

/** The blocks, and what is needed to account for them, of a piece of HTML that is no page of its own: a cell of a table that was filled from web pages. */
export async function readFragment(
  html: string,
  path: string,
): Promise<Pick<SourceDocument, 'text' | 'blocks'> & { seen: number; tally: Tally }> {
  const composer = createComposer()
  const tally = createTally()
  const body = (await loadPage(html, path))('body').get(0)
  if (body === undefined) return { ...composer.finish(), seen: 0, tally }
  writeBlocks(body, composer, () => false)
  const seen = accountPage(body, new Set([body]), () => false, tally)
  return { ...composer.finish(), seen, tally }
}

/** The document of a page, which may hold nothing; `charset` is what its envelope says of its encoding. */
export async function readPage(
  bytes: Uint8Array,
  path: string,
  charset?: string,
): Promise<SourceDocument> {
  const { text, encoding, warnings } = decodeHtml(bytes, path, charset)
  const $ = await loadPage(text, path)
  const composer = createComposer()
  const body = $('body').get(0)
  const tally = createTally()
  let seen = 0
  if (body !== undefined) {
    const { heading, indexBlocks, article, isFurniture } = findMainContent($, body)
    for (const block of indexBlocks) writeBlocks(block, composer, isFurniture)
    if (heading !== undefined) composer.addText(readCell(heading), { isHeading: true })
    writeBlocks(article, composer, isFurniture)
    const kept = new Set([article, ...indexBlocks, ...(heading === undefined ? [] : [heading])])
    seen = accountPage(body, kept, isFurniture, tally)
  }
  const properties = readProperties($)
  return withAccount(
    { path, format: 'html', encoding, ...composer.finish(), properties, warnings },
    seen,
    tally,
  )
}

/** `title` and every meta tag by its name, as the page states them; the first of a name counts. */
function readProperties($: CheerioAPI): Record<string, string> {
  const properties = new Map<string, string>()
  const add = (name: string | undefined, value: string | undefined) => {
    const text = collapseWhitespace(value ?? '')
    if (name !== undefined && name !== '' && text !== '' && !properties.has(name))
      properties.set(name, text)
  }
  add('title', $('title').first().text())
  for (const meta of $('meta').toArray())
    add(meta.attribs['name'] ?? meta.attribs['property'], meta.attribs['content'])
  add('canonical', $('link[rel="canonical"]').attr('href'))
  return Object.fromEntries(properties)
}
