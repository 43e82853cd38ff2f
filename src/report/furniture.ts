/** Cuts page furniture out of a document and collects what its head states. What stays is still slices of the source. */
import type { Block, SourceDocument, SourceSpan, TextBlock } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import {
  bodyMark,
  furnitureLinePatterns,
  furnitureLines,
  furnitureParts,
  type FurnitureZone,
} from './furniture-table.ts'
import { matchesOf } from './matches.ts'
import { sliceBlock } from './slice-block.ts'
import { isTableLine } from './tables.ts'
import { isPageLine, parseStatements, type Statement } from './statements.ts'

/** A span that was taken out, and why. */
export interface Cut {
  source: SourceSpan
  reason: string
}

export interface CleanedDocument {
  blocks: Block[]
  cuts: Cut[]
  /** Label and value pairs of the head and foot: 信息来源, 发布日期, 索引号 … */
  statements: Statement[]
}

/** Lines at either end of a document where a page puts what surrounds its text. */
const headLines = 25
const footLines = 12

/** A file header longer than this is a text with a line of equals signs in it. */
const maxHeaderLines = 40

/** A line of label and value pairs is short, and no sentence. */
const maxStatementLine = 240

/**
 * Takes the furniture out. Every character of the blocks is afterwards in exactly one block or one cut, white space aside.
 */
export function cutFurniture(document: Pick<SourceDocument, 'text' | 'blocks'>): CleanedDocument {
  const cleaned: CleanedDocument = { blocks: [], cuts: [], statements: [] }
  const { blocks } = document
  const bodyStart = findBody(blocks)
  blocks.forEach((block, i) => {
    const zone = i - bodyStart < headLines || i >= blocks.length - footLines ? 'edges' : 'anywhere'
    if (block.kind === 'table') {
      if (zone === 'edges') cleaned.statements.push(...statementsOfRows(block.rows))
      cleaned.blocks.push(block)
      return
    }
    const placed = placeBlock(block, document.text)
    if (i < bodyStart) {
      cleaned.statements.push(...parseStatements(placed.text, placed.source.start))
      cleaned.cuts.push({ source: placed.source, reason: 'file header' })
    } else cleanLine(placed, zone, cleaned)
  })
  return cleaned
}

function findBody(blocks: readonly Block[]): number {
  const mark = blocks
    .slice(0, maxHeaderLines)
    .findIndex((block) => block.kind === 'text' && bodyMark.test(toSimplified(block.text)))
  return mark + 1
}

/** The block with the exact span of its trimmed text. */
function placeBlock(block: TextBlock, text: string): TextBlock {
  const found = text.indexOf(block.text, block.source.start)
  const start = found < 0 ? block.source.start : found
  return { ...block, source: { start, end: start + block.text.length } }
}

function cleanLine(line: TextBlock, zone: FurnitureZone, cleaned: CleanedDocument): void {
  const simplified = toSimplified(line.text)
  if (
    isTableLine(line.text) &&
    !furnitureLinePatterns.some((row) => row.name === 'rule' && row.pattern.test(line.text))
  ) {
    if (zone === 'edges') cleaned.statements.push(...statementsOfRows([line]))
    cleaned.blocks.push(line)
    return
  }
  const reason = wholeLineReason(simplified, zone)
  if (reason !== undefined) {
    cleaned.cuts.push({ source: line.source, reason })
    return
  }
  let from = 0
  for (const part of findParts(simplified, zone)) {
    keepPiece(line, from, part.start, zone, cleaned)
    pushCut(line, part, cleaned)
    from = part.end
  }
  keepPiece(line, from, line.text.length, zone, cleaned)
}

function wholeLineReason(simplified: string, zone: FurnitureZone): string | undefined {
  if (isFurnitureLine(simplified)) return 'furniture line'
  const row = furnitureLinePatterns.find(
    (row) => (row.zone === 'anywhere' || zone === 'edges') && row.pattern.test(simplified),
  )
  return row?.name
}

/** Marks that may stand around and between the words of a furniture line. */
const marks = /[\s[\]【】()（）:：|,，]/
const allMarks = new RegExp(marks.source, 'g')
/** Whether a character begins a furniture line: most lines are told by their first one. */
const firstCharacters = new Set([...furnitureLines].map((line) => line.charAt(0)))
const longestFurnitureLine = Math.max(...[...furnitureLines].map((line) => line.length))

function isFurnitureLine(simplified: string): boolean {
  let words = 0
  // Most lines begin otherwise or are long: they are told without being rewritten.
  for (let i = 0; i < simplified.length && words <= longestFurnitureLine; i++) {
    const character = simplified.charAt(i)
    if (marks.test(character)) continue
    if (words === 0 && !firstCharacters.has(character)) return false
    words++
  }
  return words <= longestFurnitureLine && furnitureLines.has(simplified.replace(allMarks, ''))
}

interface Part {
  start: number
  end: number
  name: string
}

/** Furniture in a line, in order, overlaps joined. */
function findParts(simplified: string, zone: FurnitureZone): Part[] {
  const found: Part[] = []
  for (const row of furnitureParts) {
    if ((row.zone === 'edges' && zone !== 'edges') || !row.needs.test(simplified)) continue
    for (const match of matchesOf(row.pattern, simplified)) {
      if (match[0] !== '')
        found.push({ start: match.index, end: match.index + match[0].length, name: row.name })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: Part[] = []
  for (const part of found) {
    const last = joined.at(-1)
    if (last !== undefined && part.start < last.end) last.end = Math.max(last.end, part.end)
    else joined.push({ ...part })
  }
  return joined
}

function pushCut(line: TextBlock, part: Part, cleaned: CleanedDocument): void {
  const start = line.source.start + part.start
  cleaned.cuts.push({ source: { start, end: line.source.start + part.end }, reason: part.name })
}

/** Keeps what is left of a line; a title and the statements printed behind it become two blocks. */
function keepPiece(
  line: TextBlock,
  from: number,
  to: number,
  zone: FurnitureZone,
  cleaned: CleanedDocument,
): void {
  const piece = sliceBlock(line, from, to)
  if (piece === undefined) return
  const isPart = to - from < line.text.length
  if (isPart && !/[\p{L}\p{N}]/u.test(piece.text)) {
    cleaned.cuts.push({ source: piece.source, reason: 'left over mark' })
    return
  }
  const statements =
    zone === 'edges' && piece.text.length <= maxStatementLine && !piece.text.includes('。')
      ? parseStatements(piece.text, piece.source.start)
      : []
  cleaned.statements.push(...statements)
  if (isPageLine(piece.text, statements)) {
    cleaned.cuts.push({ source: piece.source, reason: 'page line' })
    return
  }
  const split = statements[0] === undefined ? 0 : statements[0].source.start - piece.source.start
  if (split > 2 && /\s/.test(piece.text.charAt(split - 1))) {
    const [title, rest] = [sliceBlock(piece, 0, split), sliceBlock(piece, split, piece.text.length)]
    if (title !== undefined) cleaned.blocks.push(title)
    if (rest === undefined) return
    if (isPageLine(rest.text, statements))
      cleaned.cuts.push({ source: rest.source, reason: 'page line' })
    else cleaned.blocks.push(rest)
  } else cleaned.blocks.push(piece)
}

function statementsOfRows(rows: readonly { text: string; source: SourceSpan }[]): Statement[] {
  return rows.flatMap((row) => parseStatements(row.text, row.source.start))
}
