/** OFD (GB/T 33190), the national form of official documents: pages of placed characters, laid out as those of a PDF are. */
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { countCharacters, createTally, withAccount, type Tally } from '../account.ts'
import type { DocumentWarning, FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { boxOf, readPage, textCodesOf, type OfdPageContent } from './ofd/page-content.ts'
import {
  documentsOf,
  openPackage,
  resourcesOf,
  resourcesOfPage,
  type OfdDocument,
  type OfdPackage,
  type OfdPart,
  type OfdResources,
} from './ofd/package.ts'
import { arrange } from './pdf/arrange.ts'
import { multiply } from './pdf/matrix.ts'
import type { PageContent } from './pdf/page-content.ts'
import { toUnreadable } from './require-text.ts'
import { fairShare, type DrawnPage } from './scan/page-images.ts'
import { drawPictures } from './scan/picture-pdf.ts'
import { framesOf } from './scan/pictures.ts'
import { readScans } from './scan/read-scans.ts'
import { allText, attributeOf, elementAt, elementsOf, type XmlElement } from './xml.ts'
import { recognizeZip } from './zip/recognize.ts'

/** Name in the document's description, name in `SourceDocument.properties`. */
const descriptions: readonly (readonly [string, string])[] = [
  ['Title', 'title'],
  ['Author', 'author'],
  ['Subject', 'subject'],
  ['CreationDate', 'createdOn'],
  ['ModDate', 'modifiedOn'],
]
/** A4 in millimetres, where a file does not say how large its pages are. */
const usualBox = [0, 0, 210, 297] as const
/** Share of characters without a Unicode value above which a page's text is of no use to a search. */
const maxUnmappedShare = 0.2

/** The reader for OFD. A package of several documents gives one each, its path after a `#`. */
export const ofdFormat: FormatReader = {
  name: 'ofd',
  extensions: ['ofd'],
  recognizes: (bytes) => recognizeZip(bytes) === 'ofd',
  async read(bytes, path, limits) {
    try {
      const file = await openPackage(bytes, path, limits)
      const found = await documentsOf(file, path)
      const documents: SourceDocument[] = []
      for (const document of found) {
        const name = found.length === 1 ? path : `${path}#${document.main.path}`
        documents.push(await readDocument(file, document, name, limits))
      }
      return requireRead(documents, path)
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.ofd'))
    }
  },
}

async function readDocument(
  file: OfdPackage,
  { info, main }: OfdDocument,
  path: string,
  limits: ReadLimits,
): Promise<SourceDocument> {
  const pages = elementAt(main.root, 'Pages')
  const listed = pages === undefined ? [] : elementsOf(pages, 'Page')
  if (listed.length > limits.maxPages) {
    throw new AppError(
      'unreadable_file',
      sentence('file.tooManyPages', { path, pages: listed.length, limit: limits.maxPages }),
    )
  }
  const resources = await resourcesOf(file, main)
  const contents: PageContent[] = []
  const scanned = new Map<number, OfdPageContent>()
  const warnings: DocumentWarning[] = []
  const tally = createTally()
  for (const [i, page] of listed.entries()) {
    const part = await file.part(attributeOf(page, 'BaseLoc'), main.path)
    if (part === undefined) {
      warnings.push(remark('page_missing', sentence('read.pageMissing', { page: String(i + 1) })))
      continue
    }
    const own = await resourcesOfPage(file, part, resources)
    const read = readPage(
      { box: pageBox(part, main), contents: layersOf(part.root, own) },
      own,
      tally,
    )
    contents.push(read)
    if (read.glyphs.length === 0 && read.hasLargeImage) scanned.set(i + 1, read)
  }
  const scans = await readScans(
    [...scanned.keys()],
    (number) => drawScan(file, scanned.get(number)!),
    limits.ocr ?? null,
  )
  for (const [number, page] of scans.pages) contents[contents.indexOf(scanned.get(number)!)] = page
  const drawn = contents.filter((page) => page.isScan !== true)
  warnings.push(
    ...scans.warnings,
    ...unmappedText(drawn, tally),
    ...(await attachmentsOf(file, main)),
  )
  const annotated = await leaveAnnotations(file, main, tally)
  const composer = createComposer()
  for (const piece of arrange(contents, tally)) {
    if (piece.kind === 'text') composer.addText(piece.text, piece)
    else composer.addTable(piece.grid, piece)
  }
  return withAccount(
    {
      path,
      format: 'ofd',
      encoding: null,
      ...composer.finish(),
      properties: propertiesOf(info),
      warnings,
    },
    contents.reduce((sum, { seen = 0 }) => sum + seen, annotated),
    tally,
  )
}

/** The pictures of a page as pixels; null where none of them can be decoded. */
async function drawScan(
  file: OfdPackage,
  { width, height, pictures }: OfdPageContent,
): Promise<DrawnPage | null> {
  const placed = []
  let isPartial = false
  for (const { path, matrix } of pictures) {
    const bytes = await file.bytes(path)
    const frame = bytes === undefined ? undefined : framesOf(bytes, 1)[0]
    if (frame === undefined || frame.rasters.length === 0) {
      const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
      isPartial ||= area > fairShare * width * height
      continue
    }
    // PDF has y upwards, on the page and in the picture.
    const upwards = multiply([1, 0, 0, -1, 0, height], multiply(matrix, [1, 0, 0, -1, 0, 1]))
    placed.push({ frame: { ...frame, quarters: 0 }, matrix: upwards })
  }
  const drawn = await drawPictures({ width, height, pictures: placed })
  return drawn && { ...drawn, isPartial: drawn.isPartial || isPartial }
}

/** At least one document must hold text; a package of scans says so. */
function requireRead(documents: SourceDocument[], path: string): SourceDocument[] {
  if (documents.some(({ blocks }) => blocks.length > 0)) return documents
  const scans = documents
    .flatMap(({ warnings }) => warnings)
    .filter(({ code }) => code === 'scanned_page')
  const reason = scans[0]?.sentence.values['reason']
  throw new AppError(
    'unreadable_file',
    reason === undefined
      ? sentence('file.noText', { path })
      : sentence('file.scanned', { path, pages: scans.length, reason }),
  )
}

function pageBox(page: OfdPart, main: OfdPart): readonly [number, number, number, number] {
  return (
    boxOf(allText(elementAt(page.root, 'Area', 'PhysicalBox'))) ??
    boxOf(allText(elementAt(main.root, 'CommonData', 'PageArea', 'PhysicalBox'))) ??
    usualBox
  )
}

/** What a page draws: the templates that it names, then its own layers. Annotations are no text of it: see `leaveAnnotations`. */
function layersOf(page: XmlElement, { templates }: OfdResources): XmlElement[] {
  const named = elementsOf(page, 'Template').flatMap((each) => {
    const template = templates.get(attributeOf(each, 'TemplateID') ?? '')
    return template === undefined ? [] : elementsOf(template.root, 'Content')
  })
  return [...named, ...elementsOf(page, 'Content')]
}

/** Marks the characters that stand for no letter as damaged ones; says so where they are too many for a search to be of use. */
function unmappedText(pages: readonly PageContent[], tally: Tally): DocumentWarning[] {
  const glyphs = pages.flatMap((page) => page.glyphs)
  const unmapped = glyphs.filter(({ text }) => isUnmapped(text))
  for (const glyph of unmapped) {
    tally.lose('unmapped', '\u25A1')
    glyph.text = '\uFFFD'
    if (glyph.turned !== undefined) glyph.turned.glyph.text = '\uFFFD'
  }
  if (unmapped.length <= glyphs.length * maxUnmappedShare) return []
  const values = { unmapped: unmapped.length, total: glyphs.length }
  return [remark('unmapped_text', sentence('read.unmappedText', values))]
}

/** Symbol fonts name their signs by a code of their own (F0xx): those are bullets and ticks, no words. */
function isUnmapped(text: string): boolean {
  return /[\p{Co}\p{Cc}\p{Cn}\uFFFD]/u.test(text) && !/^[\uF000-\uF0FF]$/.test(text)
}

/** Most files of annotations that are looked into: one a page. */
const maxAnnotationFiles = 10_000

/**
 * Tallies what watermarks, stamps and notes say that were laid over the pages: they are no text of the document.
 *
 * @returns their characters
 */
async function leaveAnnotations(file: OfdPackage, main: OfdPart, tally: Tally): Promise<number> {
  const list = await file.part(allText(elementAt(main.root, 'Annotations')), main.path)
  let seen = 0
  const pages = list === undefined ? [] : elementsOf(list.root, 'Page')
  for (const page of pages.slice(0, maxAnnotationFiles)) {
    const part = await file.part(allText(elementAt(page, 'FileLoc')), list!.path)
    for (const annotation of part === undefined ? [] : elementsOf(part.root, 'Annot')) {
      const isWatermark = attributeOf(annotation, 'Type') === 'Watermark'
      const drawn = elementsOf(annotation, 'Appearance').map(textCodesOf)
      const said = [...drawn, allText(elementAt(annotation, 'Remark'))].join('')
      tally.leaveOut(isWatermark ? 'watermark' : 'comment', said)
      seen += countCharacters(said)
    }
  }
  return seen
}

/** Files that are packed along: they are named, since their text is not part of the document. */
async function attachmentsOf(file: OfdPackage, main: OfdPart): Promise<DocumentWarning[]> {
  const part = await file.part(allText(elementAt(main.root, 'Attachments')), main.path)
  const names = (part === undefined ? [] : elementsOf(part.root, 'Attachment')).map(
    (each) => attributeOf(each, 'Name') ?? allText(each).trim(),
  )
  if (names.length === 0) return []
  const said = sentence('read.attachments', { names: names.slice(0, 10).join('、') })
  return [remark('attachments_not_read', said)]
}

function propertiesOf(info: XmlElement | undefined): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [source, name] of descriptions) {
    const value = allText(elementAt(info, source)).trim()
    if (value !== '') properties[name] = name.endsWith('On') ? value.slice(0, 10) : value
  }
  const keywords = elementAt(info, 'Keywords')
  const words = (keywords === undefined ? [] : elementsOf(keywords, 'Keyword')).map((each) =>
    allText(each).trim(),
  )
  if (words.length > 0) properties['keywords'] = words.join(' ')
  const custom = elementAt(info, 'CustomDatas')
  for (const data of custom === undefined ? [] : elementsOf(custom, 'CustomData')) {
    const [name = '', value] = [attributeOf(data, 'Name')?.trim(), allText(data).trim()]
    if (name !== '' && value !== '' && !Object.hasOwn(properties, name)) properties[name] = value
  }
  return properties
}
