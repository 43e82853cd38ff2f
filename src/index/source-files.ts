/** The files that reports were read from, for download: only those the index names, and only while they are what was indexed. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import {
  chooseFormat,
  findSidecar,
  loadFile,
  shownPath,
  sidecarHash,
  defaultReadLimits,
} from '../ingest/index.ts'
import { describeFile } from './indexing/describe-sources.ts'
import type { SourceFile } from './snapshot.ts'

/** One file as it lies there. */
export interface SourceDownload {
  /** Its name without folders. */
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** Opens a file of a report by its place in `Report.sources`; null where there is none, or where it is not as it was. */
export type OpenSource = (reportId: string, place: number) => Promise<SourceDownload | null>

/** Media types by name of the reader that a file's bytes choose. */
export const mediaTypes: Readonly<Partial<Record<string, string>>> = {
  text: 'text/plain',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  mhtml: 'multipart/related',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
  zip: 'application/zip',
}

/** Makes the opener over the files of an index. A request names a report and a number, never a path. */
export function createSourceOpener(sources: readonly SourceFile[]): OpenSource {
  const byReport = new Map<string, SourceFile[]>()
  for (const source of sources) {
    for (const reportId of source.reportIds)
      byReport.set(reportId, [...(byReport.get(reportId) ?? []), source])
  }
  return async (reportId, place) => {
    const source = byReport.get(reportId)?.[place]
    if (source === undefined) return null
    const bytes = await readUnchanged(source)
    if (bytes === null) return null
    const path = shownPath(source.path)
    const { name } = chooseFormat(bytes, path)
    const mediaType = mediaTypes[name] ?? 'application/octet-stream'
    return { name: basename(path), mediaType, bytes }
  }
}

/** What became of a file since it was read. `rotten`: another content, with the size and time of change that it had. */
export type SourceState = 'unchanged' | 'changed' | 'gone' | 'rotten'

/** Reads a file again to tell whether it is what was indexed. */
export async function stateOfSource(source: SourceFile): Promise<SourceState> {
  if ((await readUnchanged(source)) !== null) return 'unchanged'
  const found = describeFile(source.path, [])
  if (found.sizeBytes === 0) return 'gone'
  const looksTheSame =
    found.sizeBytes === source.sizeBytes && found.modifiedMs === source.modifiedMs
  return looksTheSame ? 'rotten' : 'changed'
}

/** The bytes that were indexed; null when the file is gone, or is another one by now, or a link to another. */
async function readUnchanged({
  path,
  sizeBytes,
  contentHash,
}: SourceFile): Promise<Uint8Array | null> {
  try {
    const bytes = await loadFile(path, { ...defaultReadLimits, maxFileBytes: sizeBytes })
    const hash = createHash('sha256')
      .update(bytes)
      .update(sidecarHash(await findSidecar(path)))
      .digest('hex')
    return hash === contentHash ? bytes : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
