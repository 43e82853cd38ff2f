/** The view of a document that the finders of metadata share: its lines, its opening, its signature. */
import { type Sentence, type SentenceKey } from '../../sentence.ts'
import type { Block, SourceDocument } from '../../ingest/index.ts'
import { toSimplified } from '../../text/index.ts'
import { isBodyName } from '../bodies.ts'
import { findDates } from '../dates.ts'
import { parseStatements, type Statement } from '../statements.ts'
import type { Origin } from '../types.ts'

/** One text block; rows of tables are no lines. */
export interface Line {
  /** Index of the block. */
  block: number
  /** As printed. */
  text: string
  /** In Simplified, compatibility forms resolved, without white space: what wordings are looked for in. */
  readonly bare: string
}

/** A line whose bare form is made when it is asked for: of most lines of a report it never is. */
class PrintedLine implements Line {
  readonly block: number
  readonly text: string
  private made: string | undefined

  constructor(block: number, text: string) {
    this.block = block
    this.text = text
  }

  get bare(): string {
    return (this.made ??= toBare(this.text))
  }
}

/** A value and where it came from. */
export interface Candidate<T> extends Origin {
  value: T
}

interface Signature {
  body: string | null
  date: string | null
  evidence: string
}

export interface Reading {
  document: SourceDocument
  statements: readonly Statement[]
  lines: Line[]
  /** Lines before the first sentence or chapter: where a title can stand. */
  head: Line[]
  /** The first paragraphs, bare and run together (a PDF breaks sentences): who reports on which year. */
  opening: string
  /** Everything, tables too, one line each, as printed. */
  whole: string
  signature: Signature | null
}

/** A title is not looked for below this line. */
const maxHeadLines = 15

/** A line longer than this is a paragraph. */
const longestHeadLine = 80

const openingLength = 2500

/** Text in the form wordings are looked for in. */
export function toBare(text: string): string {
  return toSimplified(text.normalize('NFKC')).replace(/\s+/g, '')
}

export function readDocument(
  document: SourceDocument,
  blocks: readonly Block[],
  statements: readonly Statement[],
): Reading {
  const lines: Line[] = []
  const whole: string[] = []
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      for (const row of block.rows) whole.push(row.text)
      return
    }
    whole.push(block.text)
    const isRow = block.text.includes('|', block.text.indexOf('|') + 1)
    if (!isRow && block.text.trim() !== '') lines.push(new PrintedLine(i, block.text))
  })
  const end = lines.findIndex((line) => isProse(line.bare))
  const head = lines.slice(0, Math.min(end < 0 ? lines.length : end, maxHeadLines))
  const opening = lines
    .slice(0, 30)
    .map((line) => line.bare)
    .join('')
    .slice(0, openingLength)
  return {
    document,
    statements,
    lines,
    head,
    opening,
    whole: whole.join('\n'),
    signature: findSignature(lines),
  }
}

function isProse(bare: string): boolean {
  return (
    bare.length > longestHeadLine ||
    bare.includes('。') ||
    /^(?:[一二三四五六七八九十]{1,3}[、,.]|\(一\)|各位代表)/.test(bare)
  )
}

/** Whether a line of the head states facts in labels and values, or only a date. */
export function isFactLine(line: Line): boolean {
  return parseStatements(line.text, 0).length > 0 || dateOfLine(line) !== null
}

/** The date, where a line holds nothing else. */
function dateOfLine(line: Line): string | null {
  const found = findDates(line.bare)[0]
  if (found === undefined) return null
  const rest = line.bare.slice(0, found.start) + line.bare.slice(found.end)
  return /^[()（）[\]]*$/.test(rest) ? found.date : null
}

/** How a line ends that can end in a date. */
const maySign = /[日号0-9].?$/u

/** The last place where a body signs: its name and a date, in one line or two; else a body or a date as the last line. */
function findSignature(lines: readonly Line[]): Signature | null {
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i]!
    if (!maySign.test(line.bare)) continue
    const found = findDates(line.bare).at(-1)
    if (found === undefined || found.end < line.bare.length - 1) continue
    const before = line.bare.slice(0, found.start).replace(/[((]$/, '')
    const above = lines[i - 1]
    if (before === '' && above !== undefined && isBodyName(above.bare)) {
      return { body: above.bare, date: found.date, evidence: `${above.bare} ${line.bare}` }
    }
    if (isBodyName(before)) return { body: before, date: found.date, evidence: line.bare }
  }
  const last = lines.at(-1)
  if (last === undefined) return null
  const date = dateOfLine(last)
  if (date !== null) return { body: null, date, evidence: last.bare }
  return isBodyName(last.bare) ? { body: last.bare, date: null, evidence: last.bare } : null
}

/** Name of the file without folder and ending. */
export function fileNameOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z]{1,5}(?=#|$)/, '')
}

/** The surest candidate; the first of equals. */
export function surest<T>(candidates: readonly Candidate<T>[]): Candidate<T> | null {
  return candidates.reduce<Candidate<T> | null>(
    (best, each) => (best === null || each.confidence > best.confidence ? each : best),
    null,
  )
}

/** The name of where a value was read, to be said in any language. */
export function originOf(from: string): Sentence {
  return { key: `origin.${from}` as SentenceKey, values: {} }
}
