/** What a case must come to: reports that can be stored, or an AppError for people. Everything else is a finding. */
import { AppError } from '../../../src/errors.ts'
import { readBytes, type ReadLimits } from '../../../src/ingest/index.ts'
import { drawPictures, pageOf } from '../../../src/ingest/formats/scan/picture-pdf.ts'
import { framesOf } from '../../../src/ingest/formats/scan/pictures.ts'
import { parseReport } from '../../../src/report/index.ts'
import type { FuzzCase } from './cases.ts'
import type { FuzzFormat } from './seeds.ts'

const mebibyte = 1024 * 1024
const limits: ReadLimits = {
  maxFileBytes: 32 * mebibyte,
  maxPages: 200,
  maxLines: 100_000,
  maxArchiveEntries: 1000,
  maxExpandedBytes: 64 * mebibyte,
}

/** Decodes and draws a picture as the reader does before text recognition has it; what these throw is told as a page that failed. */
async function tryPicture(bytes: Buffer): Promise<'read' | 'refused'> {
  let frames
  try {
    frames = framesOf(bytes, limits.maxPages)
  } catch {
    return 'refused'
  }
  let drawn = 0
  for (const frame of frames.slice(0, 3))
    if ((await drawPictures(pageOf(frame)).catch(() => null)) !== null) drawn++
  return drawn > 0 ? 'read' : 'refused'
}

/** Reads the case to its end. Throws whatever a caller of the readers would not expect. */
export async function tryCase(format: FuzzFormat, made: FuzzCase): Promise<'read' | 'refused'> {
  let documents
  if ('bytes' in made && (format === 'png' || format === 'tiff')) return tryPicture(made.bytes)
  if ('document' in made) documents = [made.document]
  else {
    try {
      documents = await readBytes(made.bytes, `case.${format}`, limits)
    } catch (error) {
      if (error instanceof AppError && error.code === 'unreadable_file') return 'refused'
      throw error
    }
  }
  for (const document of documents) {
    const report = parseReport(document)
    for (const figure of report.figures) {
      if (figure.value !== null && !Number.isFinite(figure.value))
        throw new Error(`figure ${figure.key} is ${figure.value}`)
    }
    if (!/^[0-9a-f]{12}$/.test(report.reportId)) throw new Error(`report id ${report.reportId}`)
    JSON.stringify(report)
  }
  return 'read'
}
