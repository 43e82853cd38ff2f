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
  /** The bytes of a file of the package, a picture for one; undefined where it is not there. */
  bytes(path: string): Promise<Uint8Array | undefined>
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
  const read = async (wanted: string): Promise<Uint8Array | undefined> => {
    const entry = entries.get(keyOf(wanted))
    if (entry?.needsPassword === true)
      throw new AppError('unreadable_file', sentence('file.documentPassword', { path }))
    return entry?.read()
  }
  return {
    async part(location, from) {
      if (location === undefined || location.trim() === '') return undefined
      const wanted = resolveLocation(location.trim(), from)
      const content = await read(wanted)
      const root = content === undefined ? undefined : await parseXml(content)
      return root === undefined ? undefined : { path: wanted, root }
    },
    bytes: read,
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

/** What pages of a document draw from, by numbers: templates, composite graphics, and the paths of pictures. */
export interface OfdResources {
  templates: ReadonlyMap<string, OfdPart>
  graphics: ReadonlyMap<string, XmlElement>
  pictures: ReadonlyMap<string, string>
}

export async function resourcesOf(file: OfdPackage, main: OfdPart): Promise<OfdResources> {
  const common = elementAt(main.root, 'CommonData')
  const templates = new Map<string, OfdPart>()
  for (const template of common === undefined ? [] : elementsOf(common, 'TemplatePage')) {
    const part = await file.part(attributeOf(template, 'BaseLoc'), main.path)
    if (part !== undefined) templates.set(attributeOf(template, 'ID') ?? '', part)
  }
  const resources = {
    templates,
    graphics: new Map<string, XmlElement>(),
    pictures: new Map<string, string>(),
  }
  const named = common === undefined ? [] : elementsOf(common, 'PublicRes', 'DocumentRes')
  await addResources(file, main, named, resources)
  // Templates may name resources of their own.
  for (const template of templates.values())
    await addResources(file, template, elementsOf(template.root, 'PageRes'), resources)
  return resources
}

/** The resources with those that one page names for itself. */
export async function resourcesOfPage(
  file: OfdPackage,
  page: OfdPart,
  shared: OfdResources,
): Promise<OfdResources> {
  const named = elementsOf(page.root, 'PageRes')
  if (named.length === 0) return shared
  const own = {
    templates: shared.templates,
    graphics: new Map(shared.graphics),
    pictures: new Map(shared.pictures),
  }
  await addResources(file, page, named, own)
  return own
}

async function addResources(
  file: OfdPackage,
  from: OfdPart,
  named: readonly XmlElement[],
  { graphics, pictures }: { graphics: Map<string, XmlElement>; pictures: Map<string, string> },
): Promise<void> {
  for (const location of named) {
    const part = await file.part(allText(location), from.path)
    if (part === undefined) continue
    for (const list of elementsOf(part.root, 'CompositeGraphicUnits'))
      for (const unit of elementsOf(list, 'CompositeGraphicUnit')) {
        const content = elementAt(unit, 'Content')
        if (content !== undefined) graphics.set(attributeOf(unit, 'ID') ?? '', content)
      }
    // Files of resources lie in a folder that their list names.
    const folder = resolveLocation(`${attributeOf(part.root, 'BaseLoc') ?? '.'}/-`, part.path)
    for (const list of elementsOf(part.root, 'MultiMedias'))
      for (const media of elementsOf(list, 'MultiMedia')) {
        const place = allText(elementAt(media, 'MediaFile')).trim()
        if (place !== '')
          pictures.set(attributeOf(media, 'ID') ?? '', resolveLocation(place, folder))
      }
  }
}
