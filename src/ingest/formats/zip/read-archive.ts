/** Opens a ZIP archive within limits: entries are counted and weighed before anything is unpacked. */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '../../../errors.ts'
import { sentence, type Sentence } from '../../../sentence.ts'
import type { ReadLimits } from '../../types.ts'
import { toUnreadable } from '../require-text.ts'

/** A file in an archive. The name is only a name: nothing is ever written to disk. */
export interface ArchiveEntry {
  name: string
  /** Unpacked, as the archive states it; unpacking more is an error. */
  sizeBytes: number
  needsPassword: boolean
  read(): Promise<Buffer>
}

/** Text packs to about a tenth; a thousandth of a large size is a bomb. */
const maxRatio = 200
/** Below this, bytes, any ratio is harmless. */
const ratioMatters = 16 * 1024 * 1024

/**
 * The files of the archive in their order, folders left out.
 *
 * @throws AppError `unreadable_file` for a broken archive and for one beyond the limits.
 */
export async function readArchive(
  bytes: Uint8Array,
  path: string,
  limits: ReadLimits,
): Promise<ArchiveEntry[]> {
  try {
    const archive = await fromBufferPromise(toBuffer(bytes), {
      lazyEntries: true,
      // Names may be in GBK, and a strange one is no reason to refuse the rest.
      decodeStrings: false,
    })
    return await listEntries(archive, bytes.length, path, limits)
  } catch (error) {
    throw toUnreadable(error, path, sentence('what.archive'))
  }
}

async function listEntries(
  archive: ZipFile,
  packedBytes: number,
  path: string,
  limits: ReadLimits,
): Promise<ArchiveEntry[]> {
  if (archive.entryCount > limits.maxArchiveEntries) {
    throw refusal(
      sentence('archive.tooManyEntries', {
        path,
        entries: archive.entryCount,
        limit: limits.maxArchiveEntries,
      }),
    )
  }
  const entries: ArchiveEntry[] = []
  let unpackedBytes = 0
  for await (const entry of archive.eachEntry()) {
    const name = decodeName(entry)
    unpackedBytes += entry.uncompressedSize
    if (unpackedBytes > limits.maxExpandedBytes) {
      throw refusal(
        sentence('archive.tooLarge', { path, limit: inMebibytes(limits.maxExpandedBytes) }),
      )
    }
    if (unpackedBytes > ratioMatters && unpackedBytes > maxRatio * packedBytes) {
      throw refusal(sentence('archive.bomb', { path, ratio: maxRatio }))
    }
    if (name.endsWith('/')) continue
    entries.push({
      name,
      sizeBytes: entry.uncompressedSize,
      needsPassword: entry.isEncrypted(),
      read: () => readEntry(archive, entry),
    })
  }
  return entries
}

function refusal(reason: Sentence): AppError {
  return new AppError('unreadable_file', reason)
}

function inMebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0)
}

async function readEntry(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await archive.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  // yauzl stops the stream with an error when it holds more than the entry states.
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** UTF-8 where the entry says so or the bytes are; else GB18030, as Windows in China writes. */
function decodeName(entry: Entry): string {
  const bytes = entry.fileNameRaw
  const utf8Flag = 0x800
  if ((entry.generalPurposeBitFlag & utf8Flag) !== 0) return bytes.toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The same memory as a Buffer. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
