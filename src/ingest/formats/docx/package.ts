/** The parts of a Word file and how they refer to one another. */
import type { CheerioAPI } from 'cheerio'
import { posix } from 'node:path'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import type { ReadLimits } from '../../types.ts'
import { readArchive } from '../zip/read-archive.ts'
import { refuseManyTags } from '../xml.ts'
import { decodePart, elementsOf, parseXml, type XmlElement } from './xml.ts'

/** One reference from a part to another. */
export interface Relation {
  id: string
  /** Last word of the type: `header`, `footnotes`, `aFChunk`, `chart` … */
  kind: string
  /** Name of the part in the archive; an address where it lies elsewhere. */
  target: string
  isExternal: boolean
}

export interface WordPackage {
  /** Name of the part with the text. */
  mainPart: string
  bytesOf(name: string): Promise<Buffer | undefined>
  /** Text of an XML part; '' where there is none. */
  textOf(name: string): Promise<string>
  rootOf(name: string): Promise<XmlElement | undefined>
  relationsOf(name: string): Promise<Relation[]>
}

/** Opens the file. Throws AppError `unreadable_file` for one with a password and for one without a text. */
export async function openPackage(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<WordPackage> {
  const { load } = await import('cheerio')
  const parse = (xml: string): CheerioAPI => load(xml, { xml: true })
  const entries = new Map(
    (await readArchive(bytes, path, limits)).map((entry) => [entry.name, entry]),
  )
  const texts = new Map<string, string>()

  async function bytesOf(name: string): Promise<Buffer | undefined> {
    const entry = entries.get(name)
    if (entry?.needsPassword === true)
      throw new AppError('unreadable_file', sentence('file.wordPassword', { path }))
    return entry?.read()
  }

  async function textOf(name: string): Promise<string> {
    const known = texts.get(name)
    if (known !== undefined) return known
    const content = await bytesOf(name)
    if (content !== undefined) refuseManyTags(content)
    const text = content === undefined ? '' : decodePart(content)
    texts.set(name, text)
    return text
  }

  async function relationsOf(name: string): Promise<Relation[]> {
    const folder = posix.dirname(name)
    const file = posix.join(folder, '_rels', `${posix.basename(name)}.rels`)
    const root = parseXml(parse, await textOf(file))
    return elementsOf(root).map(({ attribs }) => {
      const target = attribs['Target'] ?? ''
      const isExternal = attribs['TargetMode'] === 'External'
      return {
        id: attribs['Id'] ?? '',
        kind: (attribs['Type'] ?? '').split('/').at(-1)!,
        // A target that begins with a stroke is told from the archive's root.
        target: isExternal ? target : posix.join('/', folder, target).slice(1),
        isExternal,
      }
    })
  }

  const named = await relationsOf('')
  const stated = named.find(({ kind }) => kind === 'officeDocument')?.target.replace(/^\.\//, '')
  const mainPart = [stated, 'word/document.xml'].find(
    (name) => name !== undefined && entries.has(name),
  )
  if (mainPart === undefined)
    throw new AppError('unreadable_file', sentence('file.noWord', { path }))
  return {
    mainPart,
    bytesOf,
    textOf,
    rootOf: async (name) => parseXml(parse, await textOf(name)),
    relationsOf,
  }
}
