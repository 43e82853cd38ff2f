/** DOCX: mammoth turns the document into simple HTML with its merged cells; the HTML code makes blocks of that. */
import type { CheerioAPI } from 'cheerio'
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import type { FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { writeNumbers } from './docx/numbering.ts'
import { writeBlocks } from './html/write-blocks.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { readArchive } from './zip/read-archive.ts'
import { recognizeZip } from './zip/recognize.ts'
import { writeArchive } from './zip/write-archive.ts'

/** Property in docProps/core.xml, name in `SourceDocument.properties`. */
const coreProperties: readonly (readonly [string, string])[] = [
  ['dc\\:title', 'title'],
  ['dc\\:creator', 'author'],
  ['dc\\:subject', 'subject'],
  ['cp\\:keywords', 'keywords'],
  ['dcterms\\:created', 'createdOn'],
  ['dcterms\\:modified', 'modifiedOn'],
]

/** The reader for Word documents since 2007. */
export const docxFormat: FormatReader = {
  name: 'docx',
  extensions: ['docx', 'docm'],
  recognizes: (bytes) => recognizeZip(bytes) === 'word',
  async read(bytes, path, limits) {
    try {
      return [requireText(await readDocx(bytes, path, limits))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.word'))
    }
  },
}

async function readDocx(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<SourceDocument> {
  const { default: mammoth } = await import('mammoth')
  const { load } = await import('cheerio')
  const parts = await readParts(bytes, path, limits)
  const partText = (name: string) => parts.get(name)?.toString('utf8') ?? ''
  if (!parts.has('word/document.xml')) {
    throw new AppError('unreadable_file', sentence('file.noWord', { path }))
  }
  const document = await writeNumbers({
    document: partText('word/document.xml'),
    numbering: partText('word/numbering.xml'),
    styles: partText('word/styles.xml'),
  })
  parts.set('word/document.xml', Buffer.from(document))
  // The numbers stand in the text now; left here, they would come back as lists.
  parts.delete('word/numbering.xml')
  const archive = writeArchive([...parts].map(([name, content]) => ({ name, content })))
  const { value } = await mammoth.convertToHtml(
    { buffer: archive },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh"],
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  )
  const composer = createComposer()
  const body = load(value)('body').get(0)
  if (body !== undefined) writeBlocks(body, composer)
  return {
    path,
    format: 'docx',
    encoding: null,
    ...composer.finish(),
    properties: readCoreProperties(load(partText('docProps/core.xml'), { xml: true })),
    warnings: [],
  }
}

/** The parts that hold text or say how it is numbered and styled; pictures and fonts are left out. */
async function readParts(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  for (const entry of await readArchive(bytes, path, limits)) {
    if (!/\.(?:xml|rels)$/.test(entry.name)) continue
    if (entry.needsPassword) {
      throw new AppError('unreadable_file', sentence('file.wordPassword', { path }))
    }
    parts.set(entry.name, await entry.read())
  }
  return parts
}

function readCoreProperties($: CheerioAPI): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [selector, name] of coreProperties) {
    const value = $(selector).first().text().trim()
    if (value !== '') properties[name] = name.endsWith('On') ? value.slice(0, 10) : value
  }
  return properties
}
