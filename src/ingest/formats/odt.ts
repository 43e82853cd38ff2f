/** ODT (OpenDocument text), packed or as one XML file: turned into simple HTML, of which the HTML code makes blocks. */
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { countCharacters, createTally, withAccount } from '../account.ts'
import { isBinary } from '../decode.ts'
import type { FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { loadPage } from './html/load-page.ts'
import { writeBlocks } from './html/write-blocks.ts'
import { toHtml } from './odt/to-html.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { allText, attributeOf, elementAt, elementsOf, parseXml, type XmlElement } from './xml.ts'
import { readArchive } from './zip/read-archive.ts'
import { recognizeZip } from './zip/recognize.ts'

/** Element of the description, name in `SourceDocument.properties`. */
const descriptions: readonly (readonly [string, string])[] = [
  ['title', 'title'],
  ['initial-creator', 'author'],
  ['creator', 'author'],
  ['subject', 'subject'],
  ['keyword', 'keywords'],
  ['creation-date', 'createdOn'],
  ['date', 'modifiedOn'],
]
const probeBytes = 4096

/** The reader for OpenDocument texts. */
export const odtFormat: FormatReader = {
  name: 'odt',
  extensions: ['odt', 'ott', 'fodt'],
  recognizes: (bytes) => recognizeZip(bytes) === 'text' || isFlat(bytes),
  async read(bytes, path, limits) {
    try {
      return [requireText(await readOdt(bytes, path, limits))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.odt'))
    }
  },
}

/** The whole document in one XML file. */
function isFlat(bytes: Uint8Array): boolean {
  if (isBinary(bytes)) return false
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, probeBytes))
  return /^\s*(?:<\?xml[^>]*>\s*)?<office:document\b[^>]*(?:opendocument\.text|>|$)/.test(
    head.toString('latin1').replace(/^ï»¿/, ''),
  )
}

async function readOdt(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<SourceDocument> {
  const { content, styles, meta } = isFlat(bytes)
    ? await readFlat(bytes)
    : await readPacked(bytes, path, limits)
  const text = elementAt(content, 'body', 'text')
  if (text === undefined) throw new AppError('unreadable_file', sentence('file.noText', { path }))
  const tally = createTally()
  const { html, numbers } = toHtml(
    {
      text,
      styles: [styles, content].flatMap((root) =>
        root === undefined ? [] : elementsOf(root, 'styles', 'automatic-styles'),
      ),
    },
    tally,
  )
  const composer = createComposer()
  const body = (await loadPage(html, path))('body').get(0)
  if (body !== undefined) writeBlocks(body, composer)
  const document: SourceDocument = {
    path,
    format: 'odt',
    encoding: null,
    ...composer.finish(),
    properties: propertiesOf(elementAt(meta, 'meta')),
    warnings: [],
  }
  return withAccount(document, countCharacters(allText(text) + numbers), tally)
}

type Parts = Record<'content' | 'styles' | 'meta', XmlElement | undefined>

async function readFlat(bytes: Uint8Array): Promise<Parts> {
  const root = await parseXml(bytes)
  return { content: root, styles: undefined, meta: root }
}

async function readPacked(bytes: Uint8Array, path: string, limits: ReadLimits): Promise<Parts> {
  const entries = await readArchive(bytes, path, limits)
  const bytesOf = (name: string) => entries.find((entry) => entry.name === name)?.read()
  const manifest = await bytesOf('META-INF/manifest.xml')
  const isLocked = entries.some((entry) => entry.needsPassword)
  if (isLocked || manifest?.includes('encryption-data') === true)
    throw new AppError('unreadable_file', sentence('file.documentPassword', { path }))
  const rootOf = async (name: string) => {
    const part = await bytesOf(name)
    return part === undefined ? undefined : parseXml(part)
  }
  return {
    content: await rootOf('content.xml'),
    styles: await rootOf('styles.xml'),
    meta: await rootOf('meta.xml'),
  }
}

function propertiesOf(meta: XmlElement | undefined): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [source, name] of descriptions) {
    const value = allText(elementAt(meta, source)).trim()
    if (value === '' || Object.hasOwn(properties, name)) continue
    properties[name] = name.endsWith('On') ? value.slice(0, 10) : value
  }
  for (const own of meta === undefined ? [] : elementsOf(meta, 'user-defined')) {
    const [name, value] = [attributeOf(own, 'name')?.trim() ?? '', allText(own).trim()]
    if (name !== '' && value !== '' && !Object.hasOwn(properties, name)) properties[name] = value
  }
  return properties
}
