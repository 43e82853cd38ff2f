/** The parts of an OFD package (GB/T 33190): where its documents, pages, templates and resources stand. */
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import type { ReadLimits } from '../../types.ts'
import { allText, attributeOf, elementAt, elementsOf, parseXml, type XmlElement } from '../xml.ts'
import { readArchive, type ArchiveEntry } from '../zip/read-archive.ts'

/** The files of a package by their paths. */
export interface OfdPackage {
  /** The root element of a part, and its place; undefined where there is no such part. `from` is the part that names it. */
  part(location: string | undefined, from: string): Promise<OfdPart | undefined>
}

export interface OfdPart {
  path: string
  root: XmlElement
}

/** One document of a package. */
export interface OfdDocument {
  info: XmlElement | undefined
  main: OfdPart
}

/** Opens a package within the limits. */
export async function openPackage(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<OfdPackage> {
  const entries = new Map<string, ArchiveEntry>()
  for (const entry of await readArchive(bytes, path, limits)) entries.set(keyOf(entry.name), entry)
  return {
    async part(location, from) {
      if (location === undefined || location.trim() === '') return undefined
      const wanted = resolveLocation(location.trim(), from)
      const entry = entries.get(keyOf(wanted))
      if (entry === undefined) return undefined
      if (entry.needsPassword)
        throw new AppError('unreadable_file', sentence('file.documentPassword', { path }))
      const root = await parseXml(await entry.read())
      return root === undefined ? undefined : { path: wanted, root }
    },
  }
}

/** Writers do not agree on the case of names, nor on the slash. */
function keyOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

/** A location begins at the package's root with a slash, else at the folder of the part that names it. */
export function resolveLocation(location: string, from: string): string {
  const isAbsolute = /^[\\/]/.test(location)
  const steps = isAbsolute ? [] : from.split('/').slice(0, -1)
  for (const step of location.split(/[\\/]/)) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The documents of a package, usually one. */
export async function documentsOf(file: OfdPackage, path: string): Promise<OfdDocument[]> {
  const entry = await file.part('/OFD.xml', '')
  const documents: OfdDocument[] = []
  for (const body of entry === undefined ? [] : elementsOf(entry.root, 'DocBody')) {
    const main = await file.part(allText(elementAt(body, 'DocRoot')), entry!.path)
    if (main !== undefined) documents.push({ info: elementAt(body, 'DocInfo'), main })
  }
  if (documents.length > 0) return documents
  throw new AppError(
    'unreadable_file',
    sentence('file.broken', {
      path,
      what: sentence('what.ofd'),
      reason: entry === undefined ? 'OFD.xml' : 'Document.xml',
    }),
  )
}

/** What pages of a document draw from: templates and composite graphics by their numbers. */
export interface OfdResources {
  templates: ReadonlyMap<string, OfdPart>
  graphics: ReadonlyMap<string, XmlElement>
}

export async function resourcesOf(file: OfdPackage, main: OfdPart): Promise<OfdResources> {
  const common = elementAt(main.root, 'CommonData')
  const templates = new Map<string, OfdPart>()
  const graphics = new Map<string, XmlElement>()
  for (const template of common === undefined ? [] : elementsOf(common, 'TemplatePage')) {
    const part = await file.part(attributeOf(template, 'BaseLoc'), main.path)
    if (part !== undefined) templates.set(attributeOf(template, 'ID') ?? '', part)
  }
  for (const named of common === undefined ? [] : elementsOf(common, 'PublicRes', 'DocumentRes')) {
    const part = await file.part(allText(named), main.path)
    for (const list of part === undefined ? [] : elementsOf(part.root, 'CompositeGraphicUnits')) {
      for (const unit of elementsOf(list, 'CompositeGraphicUnit')) {
        const content = elementAt(unit, 'Content')
        if (content !== undefined) graphics.set(attributeOf(unit, 'ID') ?? '', content)
      }
    }
  }
  return { templates, graphics }
}
