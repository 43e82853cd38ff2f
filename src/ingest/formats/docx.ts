/** DOCX: the document and the parts it brings in are written as simple HTML; the HTML code makes blocks of that. */
import { countCharacters, createTally, withAccount, type Tally } from '../account.ts'
import { remark, sentence } from '../../sentence.ts'
import type { Block, FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { chartHtml, diagramHtml } from './docx/drawn-parts.ts'
import { createNumberer } from './docx/numbering.ts'
import { openPackage, type Relation, type WordPackage } from './docx/package.ts'
import { readStyles } from './docx/styles.ts'
import { createHtmlWriter } from './docx/write-html.ts'
import {
  allText,
  childOf,
  childrenOf,
  escapeXml,
  findAll,
  ownText,
  type XmlElement,
} from './docx/xml.ts'
import { loadPage } from './html/load-page.ts'
import { writeBlocks } from './html/write-blocks.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { recognizeZip } from './zip/recognize.ts'
import type { ChooseReader } from './zip.ts'

/** Property in docProps/core.xml, name in `SourceDocument.properties`. */
const coreProperties: readonly (readonly [string, string])[] = [
  ['dc:title', 'title'],
  ['dc:creator', 'author'],
  ['dc:subject', 'subject'],
  ['cp:keywords', 'keywords'],
  ['dcterms:created', 'createdOn'],
  ['dcterms:modified', 'modifiedOn'],
]

/** Documents that bring in documents that bring in documents end here. */
const deepestImport = 3

/** The reader for Word documents since 2007. `choose` gives the reader for a document that one brings in (altChunk). */
export function createDocxFormat(choose: ChooseReader): FormatReader {
  return {
    name: 'docx',
    extensions: ['docx', 'docm'],
    recognizes: (bytes) => recognizeZip(bytes) === 'word',
    async read(bytes, path, limits) {
      try {
        return [requireText(await readDocx(bytes, path, limits, choose))]
      } catch (error) {
        throw toUnreadable(error, path, sentence('what.word'))
      }
    },
  }
}

async function readDocx(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
  choose: ChooseReader,
): Promise<SourceDocument> {
  const file = await openPackage(bytes, path, limits)
  const relations = await file.relationsOf(file.mainPart)
  const partNamed = (kind: string) => relations.find((relation) => relation.kind === kind)?.target
  const rootNamed = (kind: string) => file.rootOf(partNamed(kind) ?? '')
  const tally = createTally()
  const styles = readStyles(await rootNamed('styles'))
  const body = childOf(await file.rootOf(file.mainPart), 'w:body')
  const imported = await readImports({ body, relations, file, tally, choose, path, limits })
  const notes = { footnote: await rootNamed('footnotes'), endnote: await rootNamed('endnotes') }
  const referred = numberNotes(body)

  let drawn = 0
  const write = createHtmlWriter({
    styles,
    numberer: createNumberer(await rootNamed('numbering'), styles),
    tally,
    partOf: (relation) => imported.html.get(relation) ?? '',
    noteNumber: (kind, id) => referred.indexOf(`${kind} ${id}`) + 1,
    onDrawn: (text) => {
      drawn += countCharacters(text)
    },
  })
  const html = [body === undefined ? '' : write(body)]
  for (const [i, note] of referred.entries()) {
    const [kind, id] = note.split(' ') as ['footnote' | 'endnote', string]
    const element = childrenOf(notes[kind], `w:${kind}`).find((each) => each.attribs['w:id'] === id)
    if (element === undefined) continue
    const mark = `[${i + 1}]`
    drawn += countCharacters(mark)
    html.push(`<div>${write(element).replace(/^<(\w+)>/, `<$1>${mark}`)}</div>`)
  }

  const outside = await readSurroundings(file, relations, tally)
  const seen =
    imported.seen +
    outside +
    drawn +
    (await countParts(file, [file.mainPart, partNamed('footnotes'), partNamed('endnotes')]))
  const composer = createComposer()
  const page = (await loadPage(html.join(''), path))('body').get(0)
  if (page !== undefined) writeBlocks(page, composer)
  leaveOutUnusedNotes(notes, referred, tally)
  return withAccount(
    {
      path,
      format: 'docx',
      encoding: null,
      ...composer.finish(),
      properties: readCoreProperties(await file.rootOf('docProps/core.xml')),
      warnings: [...imported.warnings, ...objectsIn(body)],
    },
    seen,
    tally,
  )
}

/** Files of other programs that stand in the document as pictures: they are named, since their text is not read. */
function objectsIn(body: XmlElement | undefined): SourceDocument['warnings'] {
  const programs = findAll(body, 'o:OLEObject').map(
    ({ attribs }) => attribs['ProgID'] ?? attribs['Type'] ?? '?',
  )
  if (programs.length === 0) return []
  const names = [...new Set(programs)].slice(0, 10).join('、')
  return [remark('attachments_not_read', sentence('read.attachments', { names }))]
}

/** `footnote 2`, `endnote 1`, in the order in which they are referred to. */
function numberNotes(body: XmlElement | undefined): string[] {
  const names = findAll(body, 'w:footnoteReference', 'w:endnoteReference').map(
    (mark) =>
      `${mark.name === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${mark.attribs['w:id'] ?? ''}`,
  )
  return [...new Set(names)]
}

function leaveOutUnusedNotes(
  notes: Readonly<Record<string, XmlElement | undefined>>,
  referred: readonly string[],
  tally: Tally,
): void {
  for (const [kind, root] of Object.entries(notes))
    for (const note of childrenOf(root, `w:${kind}`))
      if (!referred.includes(`${kind} ${note.attribs['w:id'] ?? ''}`))
        tally.leaveOut('hidden', allText(note))
}

/** What stands around the text: heads, feet and remarks are left out. Gives their characters. */
async function readSurroundings(
  file: WordPackage,
  relations: readonly Relation[],
  tally: Tally,
): Promise<number> {
  const names = relations.flatMap(({ kind, target }) =>
    /^(?:header|footer|comments)$/.test(kind) ? [{ kind, target }] : [],
  )
  let seen = 0
  for (const { kind, target } of names) {
    const root = await file.rootOf(target)
    if (root === undefined) continue
    tally.leaveOut(kind === 'comments' ? 'comment' : 'furniture', allText(root))
    seen += countRaw(await file.textOf(target))
    for (const path of findAll(root, 'v:textpath')) {
      const words = path.attribs['string'] ?? ''
      tally.leaveOut('watermark', words)
      seen += countCharacters(words)
    }
  }
  return seen
}

interface ImportTask {
  body: XmlElement | undefined
  relations: readonly Relation[]
  file: WordPackage
  tally: Tally
  choose: ChooseReader
  path: string
  limits: ReadLimits
}

/** The parts that the body brings in, as HTML by the ids of their relations. */
async function readImports(task: ImportTask) {
  const { body, relations, file, tally } = task
  const html = new Map<string, string>()
  const warnings: SourceDocument['warnings'] = []
  let seen = 0
  for (const element of findAll(body, 'w:altChunk', 'c:chart', 'dgm:relIds')) {
    const id = element.attribs[element.name === 'dgm:relIds' ? 'r:dm' : 'r:id'] ?? ''
    const relation = relations.find((each) => each.id === id)
    if (relation === undefined || html.has(id)) continue
    if (element.name === 'w:altChunk') {
      const document = await importDocument(relation, task)
      if (document === undefined) {
        tally.lose('part', relation.target)
        seen += countCharacters(relation.target)
        continue
      }
      html.set(id, blocksHtml(document.blocks))
      warnings.push(...document.warnings)
      seen += document.account?.read ?? countCharacters(document.text)
      continue
    }
    const root = await file.rootOf(relation.target)
    html.set(id, element.name === 'c:chart' ? chartHtml(root, tally) : diagramHtml(root))
    seen += countRaw(await file.textOf(relation.target))
  }
  return { html, warnings, seen }
}

/** A document brought in whole, read by the reader for it; undefined where none takes it. */
async function importDocument(
  { target, isExternal }: Relation,
  { file, choose, path, limits }: ImportTask,
): Promise<SourceDocument | undefined> {
  const bytes = isExternal ? undefined : await file.bytesOf(target)
  if (bytes === undefined || path.split('#').length > deepestImport) return undefined
  try {
    const reader = choose(bytes, target)
    const [document] = (await reader?.read(bytes, `${path}#${target}`, limits)) ?? []
    return document
  } catch {
    // Whatever is wrong with it, the document around it is whole.
    return undefined
  }
}

function blocksHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'text') {
        const name = block.isHeading === true ? 'h1' : 'p'
        return `<${name}>${escapeXml(block.text)}</${name}>`
      }
      const rows = Array.from({ length: block.rowCount }, () => '')
      for (const { row, rowSpan, columnSpan, text } of block.cells)
        rows[row]! += `<td rowspan="${rowSpan}" colspan="${columnSpan}">${escapeXml(text)}</td>`
      return `<table>${rows.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`
    })
    .join('')
}

async function countParts(
  file: WordPackage,
  names: readonly (string | undefined)[],
): Promise<number> {
  let count = 0
  for (const name of names) if (name !== undefined) count += countRaw(await file.textOf(name))
  return count
}

/** Characters between the tags of text, and symbols: counted in the XML as it stands, apart from how it is read. */
function countRaw(xml: string): number {
  let count = 0
  for (const [, text = ''] of xml.matchAll(
    /<(?:[\w.-]+:)?(?:t|delText|v)(?:\s[^<>]*)?(?<!\/)>([^<]*)</g,
  ))
    count += countCharacters(text.includes('&') ? decodeEntities(text) : text)
  return count + (xml.match(/<(?:[\w.-]+:)?sym\s/g)?.length ?? 0)
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|\w+);/gi,
    (_all, hex?: string, digits?: string) => {
      const code = hex === undefined ? Number(digits ?? 0x2e) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '.'
    },
  )
}

function readCoreProperties(root: XmlElement | undefined): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const [element, name] of coreProperties) {
    const found = findAll(root, element)[0]
    const value = found === undefined ? '' : ownText(found).trim()
    if (value !== '') properties[name] = name.endsWith('On') ? value.slice(0, 10) : value
  }
  return properties
}
