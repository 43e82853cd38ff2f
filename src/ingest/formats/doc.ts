/** DOC (Word 97-2003): word-extractor gives the text with its cell and row marks; tables are laid out from those. */
import { AppError } from '../../errors.ts'
import { remark, sentence } from '../../sentence.ts'
import { createTally, withAccount } from '../account.ts'
import { isMojibake } from '../mojibake.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { splitWordText } from './doc/split-text.ts'
import { checkCompoundFile } from './doc/check-compound-file.ts'
import { layoutDefinedRows } from './doc/layout-defined-rows.ts'
import { layoutMarkedRows } from './doc/layout-rows.ts'
import { readRowDefinitions, withPlainRowEnds } from './doc/row-definitions.ts'
import { openStreams } from './doc/streams.ts'
import { refusalOf, type ForeignKind } from './foreign.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { toBuffer } from './zip/read-archive.ts'

/** The mark of the compound files that Word, Excel and others wrote before 2007. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Streams that tell what else a compound file is. */
const otherKinds: readonly (readonly [string, ForeignKind])[] = [
  ['Workbook', 'oldSpreadsheet'],
  ['Book', 'oldSpreadsheet'],
  ['PowerPoint Document', 'slides'],
  ['__properties_version1.0', 'mail'],
  // Microsoft Works also names its texts .wps.
  ['MatOST', 'works'],
  ['CONTENTS', 'works'],
]

/** The reader for Word documents before 2007, and for those of WPS, which are the same. */
export const docFormat: FormatReader = {
  name: 'doc',
  extensions: ['doc', 'dot', 'wps', 'wpt'],
  recognizes: isCompoundFile,
  async read(bytes, path) {
    try {
      return [requireText(await readDoc(bytes, path))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.word'))
    }
  },
}

function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundFile.equals(bytes.subarray(0, compoundFile.length))
}

/** Refuses what is no Word document by the name of its kind. */
function refuseOtherKinds(streamOf: ReturnType<typeof openStreams>, path: string): void {
  if (streamOf('WordDocument') !== undefined) return
  if (streamOf('EncryptedPackage') !== undefined)
    throw new AppError('unreadable_file', sentence('file.documentPassword', { path }))
  const kind = otherKinds.find(([name]) => streamOf(name) !== undefined)?.[1]
  throw new AppError(
    'unreadable_file',
    kind === undefined ? sentence('file.notWord', { path }) : refusalOf(kind, path),
  )
}

async function readDoc(bytes: Uint8Array, path: string): Promise<SourceDocument> {
  if (!isCompoundFile(bytes)) {
    throw new AppError('unreadable_file', sentence('file.notWord', { path }))
  }
  const file = toBuffer(bytes)
  checkCompoundFile(file)
  const streamOf = openStreams(file)
  refuseOtherKinds(streamOf, path)
  const defined = readRowDefinitions(streamOf)
  const { default: WordExtractor } = await import('word-extractor')
  const extracted = await new WordExtractor().extract(withPlainRowEnds(file, defined))
  const body = extracted.getBody({ filterUnicode: false })
  if (isMojibake(body) || isNoise(body)) {
    throw new AppError('unreadable_file', sentence('file.garbledWord', { path }))
  }
  const composer = createComposer()
  let isGuessed = false
  let rowsBefore = 0
  const tally = createTally()
  const behind = [
    extracted.getTextboxes({ includeHeadersAndFooters: false }),
    extracted.getFootnotes(),
    extracted.getEndnotes(),
  ]
  const around = extracted.getHeaders({ includeFooters: true })
  const remarks = extracted.getAnnotations()
  tally.leaveOut('furniture', around)
  tally.leaveOut('comment', remarks)
  for (const piece of [body, ...behind].flatMap(splitWordText)) {
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
  return withAccount(
    { path, format: 'doc', encoding: null, ...composer.finish(), properties: {}, warnings },
    [body, ...behind, around, remarks].join('\n'),
    tally,
  )
}

/** Text without a password holds hardly any unassigned or private characters. */
function isNoise(text: string): boolean {
  const odd = text.match(/[\p{Cn}\p{Co}\p{Cs}\uFFFD]/gu)?.length ?? 0
  return odd > 5 && odd > text.length * 0.05
}
