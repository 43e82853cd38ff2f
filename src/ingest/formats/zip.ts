/** ZIP: each file in the archive is read by the reader for it, within the archive's limits. */
import { AppError } from '../../errors.ts'
import { remark, sentence, type Sentence } from '../../sentence.ts'
import { faultOf } from '../fault.ts'
import type { DocumentWarning, FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { isDocumentOfPage, pageOf } from '../saved-page.ts'
import { refusalOf } from './foreign.ts'
import { toUnreadable } from './require-text.ts'
import { readArchive, type ArchiveEntry } from './zip/read-archive.ts'
import { recognizeZip } from './zip/recognize.ts'

/** Which reader takes these bytes of a file of this name. */
export type ChooseReader = (bytes: Uint8Array, name: string) => FormatReader | undefined

/** What systems add to archives on their own. */
const hiddenEntry = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|~\$|Thumbs\.db$|desktop\.ini$)/i

/**
 * The reader for archives; `choose` gives the reader for an entry, if there is one. A document's path is `archive.zip#entry`. An entry that cannot
 * be read becomes a document without text whose warning `unreadable_entry` says why, so that nothing is left out in silence.
 */
export function createZipFormat(choose: ChooseReader): FormatReader {
  return {
    name: 'zip',
    extensions: ['zip'],
    recognizes: (bytes) => recognizeZip(bytes) !== undefined,
    async read(bytes, path, limits) {
      const kind = recognizeZip(bytes)
      if (kind === 'slides' || kind === 'otherDocument')
        throw new AppError('unreadable_file', refusalOf(kind, path))
      const documents: SourceDocument[] = []
      const entries = await readArchive(bytes, path, limits)
      const pages = partOfPages(entries.map(({ name }) => name))
      for (const entry of entries) {
        if (!hiddenEntry.test(entry.name) && !pages.isPart(entry.name))
          documents.push(...(await readEntry(entry, choose, path, limits)))
      }
      for (const { folder, ...left } of pages.folders()) {
        const said = sentence('folder.savedPage', left)
        documents.push(withoutText(`${path}#${folder}`, remark('left_out', said)))
      }
      return requireOneRead(documents, path)
    },
  }
}

async function readEntry(
  entry: ArchiveEntry,
  choose: ChooseReader,
  archivePath: string,
  limits: ReadLimits,
): Promise<SourceDocument[]> {
  const path = `${archivePath}#${entry.name}`
  try {
    if (entry.needsPassword) throw refusal(sentence('entry.password', { path }))
    if (entry.sizeBytes > limits.maxFileBytes) throw refusal(sentence('entry.tooLarge', { path }))
    if (entry.sizeBytes === 0) throw refusal(sentence('entry.empty', { path }))
    const bytes = await entry.read().catch((error: unknown) => {
      throw toUnreadable(error, path, sentence('what.entry'))
    })
    if (isArchive(bytes)) throw refusal(sentence('entry.archive', { path }))
    const reader = choose(bytes, entry.name)
    if (reader === undefined) throw refusal(sentence('entry.noFormat', { path }))
    return await reader.read(bytes, path, limits)
  } catch (error) {
    return [withoutText(path, unreadableEntry(error))]
  }
}

/** What stands for an entry that gives no text, and says why. */
function withoutText(path: string, why: DocumentWarning): SourceDocument {
  return {
    path,
    format: 'zip',
    encoding: null,
    text: '',
    blocks: [],
    properties: {},
    warnings: [why],
  }
}

/** Which entries lie in the folders of saved pages and are no documents, and those folders. */
function partOfPages(names: readonly string[]): {
  isPart(name: string): boolean
  folders(): { folder: string; page: string; files: number }[]
} {
  const known = new Set(names)
  const folders = new Map<string, { page: string; files: number }>()
  for (const name of names) {
    const folder = /^(?:.*\/)?[^/]+(?=\/)/.exec(name)?.[0]
    for (let at = folder; at !== undefined; at = /^(.+)\/[^/]+$/.exec(at)?.[1]) {
      const page = folders.has(at) ? undefined : pageOf(at, known)
      if (page !== undefined) folders.set(at, { page, files: 0 })
    }
  }
  const folderOf = (name: string) =>
    [...folders.keys()].find((folder) => name.startsWith(`${folder}/`))
  for (const name of names) {
    const folder = isDocumentOfPage(name) ? undefined : folderOf(name)
    if (folder !== undefined) folders.get(folder)!.files++
  }
  return {
    isPart: (name) => !isDocumentOfPage(name) && folderOf(name) !== undefined,
    folders: () =>
      [...folders]
        .filter(([, { files }]) => files > 0)
        .map(([folder, left]) => ({ folder, ...left })),
  }
}

/** What stands in place of an entry that cannot be read. */
function unreadableEntry(error: unknown): DocumentWarning {
  const said = error instanceof AppError ? error.sentence : null
  return remark('unreadable_entry', said ?? sentence('read.otherFault', { reason: faultOf(error) }))
}

/** How RAR, 7z and gzip files begin. */
const otherArchives = ['52617221', '377abcaf', '1f8b']

function isArchive(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return recognizeZip(bytes) === 'archive' || otherArchives.some((mark) => start.startsWith(mark))
}

function refusal(reason: Sentence): AppError {
  return new AppError('unreadable_file', reason)
}

function requireOneRead(documents: SourceDocument[], path: string): SourceDocument[] {
  if (documents.some((document) => document.blocks.length > 0)) return documents
  const first = documents[0]?.warnings[0]
  throw new AppError(
    'unreadable_file',
    first === undefined
      ? sentence('archive.empty', { path })
      : sentence('archive.nothingRead', { path, reason: first.sentence }),
  )
}
