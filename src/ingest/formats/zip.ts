/** ZIP: each file in the archive is read by the reader for it, within the archive's limits. */
import { AppError, messageOf } from '../../errors.ts'
import type { FormatReader, ReadLimits, SourceDocument } from '../types.ts'
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
    recognizes: (bytes) => recognizeZip(bytes) === 'archive' || recognizeZip(bytes) === 'office',
    async read(bytes, path, limits) {
      if (recognizeZip(bytes) === 'office') {
        throw new AppError(
          'unreadable_file',
          `${path}: spreadsheets and slides are not read. Save the text as .docx or .csv.`,
        )
      }
      const documents: SourceDocument[] = []
      for (const entry of await readArchive(bytes, path, limits)) {
        if (!hiddenEntry.test(entry.name))
          documents.push(...(await readEntry(entry, choose, path, limits)))
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
    if (entry.needsPassword)
      throw refusal(path, 'protected by a password. Unpack it yourself and index the folder')
    if (entry.sizeBytes > limits.maxFileBytes)
      throw refusal(path, 'larger than the limit for a file. Split it into single reports')
    if (entry.sizeBytes === 0) throw refusal(path, 'the file is empty. Replace it by its full copy')
    const bytes = await entry.read().catch((error: unknown) => {
      throw toUnreadable(error, path, 'the entry')
    })
    if (isArchive(bytes))
      throw refusal(path, 'an archive in an archive is not read. Unpack it and index the folder')
    const reader = choose(bytes, entry.name)
    if (reader === undefined) throw refusal(path, 'no format that gongkai reads')
    return await reader.read(bytes, path, limits)
  } catch (error) {
    return [
      {
        path,
        format: 'zip',
        encoding: null,
        text: '',
        blocks: [],
        properties: {},
        warnings: [{ code: 'unreadable_entry', message: messageOf(error) }],
      },
    ]
  }
}

/** How RAR, 7z and gzip files begin. */
const otherArchives = ['52617221', '377abcaf', '1f8b']

function isArchive(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return recognizeZip(bytes) === 'archive' || otherArchives.some((mark) => start.startsWith(mark))
}

function refusal(path: string, reason: string): AppError {
  return new AppError('unreadable_file', `${path}: ${reason}.`)
}

function requireOneRead(documents: SourceDocument[], path: string): SourceDocument[] {
  if (documents.some((document) => document.blocks.length > 0)) return documents
  const reason = documents[0]?.warnings[0]?.message
  throw new AppError(
    'unreadable_file',
    reason === undefined
      ? `${path}: the archive holds no files. Remove it, or replace it by its full copy.`
      : `${path}: nothing in the archive can be read. ${reason}`,
  )
}
