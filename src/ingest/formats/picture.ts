/** Pictures of pages: PNG, JPEG and TIFF, read by text recognition where it was asked for. A picture is a page, a TIFF of many as many. */
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { faultOf } from '../fault.ts'
import { createTally, withAccount } from '../account.ts'
import type { FormatReader, ReadLimits, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { arrange } from './pdf/arrange.ts'
import { drawPictures, pageOf } from './scan/picture-pdf.ts'
import type { Frame } from './scan/frame.ts'
import { framesOf, pictureKindOf } from './scan/pictures.ts'
import { readScans } from './scan/read-scans.ts'

/** A page of text has at least so many pixels each way; less is a logo, a button or a banner. */
const fewestPixels = 400

/** The reader for pictures; without text recognition it refuses them by name. */
export const pictureFormat: FormatReader = {
  name: 'picture',
  extensions: ['png', 'jpg', 'jpeg', 'tif', 'tiff'],
  recognizes: (bytes) => pictureKindOf(bytes) !== undefined,
  async read(bytes, path, limits) {
    if ((limits.ocr ?? null) === null)
      throw new AppError('unreadable_file', sentence('file.picture', { path }))
    const frames = openPicture(bytes, path, limits.maxPages)
    if (frames.every((frame) => Math.min(frame.width, frame.height) < fewestPixels))
      throw new AppError('unreadable_file', sentence('file.smallPicture', { path }))
    return [await readFrames(frames, path, limits)]
  },
}

async function readFrames(
  frames: readonly Frame[],
  path: string,
  { ocr = null }: ReadLimits,
): Promise<SourceDocument> {
  const numbers = frames.map((_, i) => i + 1)
  const draw = (number: number) => drawPictures(pageOf(frames[number - 1]!))
  const { pages, warnings, reason } = await readScans(numbers, draw, ocr)
  if (reason !== null) {
    const values = { path, pages: frames.length, reason }
    throw new AppError('unreadable_file', sentence('file.scanned', values))
  }
  const tally = createTally()
  const contents = [...pages.values()]
  const composer = createComposer()
  for (const piece of arrange(contents, tally)) {
    if (piece.kind === 'text') composer.addText(piece.text, piece)
    else composer.addTable(piece.grid, piece)
  }
  return withAccount(
    { path, format: 'picture', encoding: null, ...composer.finish(), properties: {}, warnings },
    contents.reduce((sum, { seen = 0 }) => sum + seen, 0),
    tally,
  )
}

function openPicture(bytes: Uint8Array, path: string, mostPages: number): Frame[] {
  let frames: Frame[]
  try {
    frames = framesOf(bytes, mostPages)
  } catch (error) {
    const values = { path, what: sentence('what.picture'), reason: faultOf(error) }
    throw new AppError('unreadable_file', sentence('file.broken', values), { cause: error })
  }
  if (frames.length > mostPages) {
    const values = { path, pages: frames.length, limit: mostPages }
    throw new AppError('unreadable_file', sentence('file.tooManyPages', values))
  }
  return frames
}
