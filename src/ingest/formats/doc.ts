/** DOC (Word 97-2003): word-extractor gives the text with its cell and row marks; tables are laid out from those. */
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { isMojibake } from '../mojibake.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { splitWordText } from './doc/split-text.ts'
import { checkCompoundFile } from './doc/check-compound-file.ts'
import { layoutDefinedRows } from './doc/layout-defined-rows.ts'
import { layoutMarkedRows } from './doc/layout-rows.ts'
import { readRowDefinitions, withPlainRowEnds } from './doc/row-definitions.ts'
import { openStreams } from './doc/streams.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { toBuffer } from './zip/read-archive.ts'

/** The mark of the compound files that Word, Excel and others wrote before 2007. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const richText = Buffer.from('{\\rtf')

/** The reader for old Word documents. It also knows RTF, to say that it is not read. */
export const docFormat: FormatReader = {
  name: 'doc',
  extensions: ['doc', 'wps', 'rtf'],
  recognizes: (bytes) => startsWith(bytes, compoundFile) || startsWith(bytes, richText),
  async read(bytes, path) {
    if (startsWith(bytes, richText)) {
      throw new AppError('unreadable_file', sentence('file.rtf', { path }))
    }
    try {
      return [requireText(await readDoc(bytes, path))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.word'))
    }
  },
}

function startsWith(bytes: Uint8Array, mark: Buffer): boolean {
  return mark.equals(bytes.subarray(0, mark.length))
}

async function readDoc(bytes: Uint8Array, path: string): Promise<SourceDocument> {
  if (!startsWith(bytes, compoundFile)) {
    throw new AppError('unreadable_file', sentence('file.notWord', { path }))
  }
  const file = toBuffer(bytes)
  checkCompoundFile(file)
  const defined = readRowDefinitions(openStreams(file))
  const { default: WordExtractor } = await import('word-extractor')
  const extracted = await new WordExtractor().extract(withPlainRowEnds(file, defined))
  const body = extracted.getBody({ filterUnicode: false })
  if (isMojibake(body) || isNoise(body)) {
    throw new AppError('unreadable_file', sentence('file.garbledWord', { path }))
  }
  const composer = createComposer()
  let isGuessed = false
  let rowsBefore = 0
  for (const piece of [
    ...splitWordText(body),
    ...splitWordText(extracted.getTextboxes({ includeHeadersAndFooters: false })),
  ]) {
    if (piece.kind === 'text') {
      composer.addText(piece.text)
      continue
    }
    const definitions = defined.rows.slice(rowsBefore, rowsBefore + piece.rows.length)
    rowsBefore += piece.rows.length
    const exact = layoutDefinedRows(piece.rows, definitions)
    const table = exact === undefined ? layoutMarkedRows(piece.rows) : undefined
    isGuessed ||= table?.isGuessed ?? false
    composer.addTable(exact ?? table!.grid)
  }
  const warnings = isGuessed ? [remark('merged_cells_guessed', sentence('read.mergedCells'))] : []
  return { path, format: 'doc', encoding: null, ...composer.finish(), properties: {}, warnings }
}

/** Text without a password holds hardly any unassigned or private characters. */
function isNoise(text: string): boolean {
  const odd = text.match(/[\p{Cn}\p{Co}\p{Cs}\uFFFD]/gu)?.length ?? 0
  return odd > 5 && odd > text.length * 0.05
}
