/** Markdown: the text stays as it is; headings, pipe tables and front matter are recognized in it. */
import { createTally, withAccount, type Tally } from '../account.ts'
import { decodeText, isBinary } from '../decode.ts'
import { layoutGrid } from '../grid.ts'
import type { Block, FormatReader, SourceDocument, TableBlock } from '../types.ts'
import { requireText } from './require-text.ts'

const probeBytes = 4096
const heading = /^ {0,3}#{1,6}\s+(\S.*)$/
const tableRule = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/
/** Lines that only draw: rules, underlines of headings, fences. */
const drawing = /^\s*(?:[-*_=]\s*){3,}$|^\s*(?:```|~~~)/
/** Marks before the words of a line: quotes and bullets. */
const lineMark = /^\s*(?:>\s*)*(?:[-*+]\s+)?/

interface Line {
  text: string
  start: number
}

/** The reader for Markdown. */
export const markdownFormat: FormatReader = {
  name: 'markdown',
  extensions: ['md', 'markdown'],
  recognizes(bytes) {
    if (isBinary(bytes)) return false
    const lines = Buffer.from(bytes.subarray(0, probeBytes)).toString('utf8').split(/\r?\n/)
    return lines.some(
      (line, i) => heading.test(line) || (i > 0 && isTableHead(lines[i - 1]!, line)),
    )
  },
  read: (bytes, path) =>
    Promise.resolve().then(() => {
      const { text, encoding, warnings } = decodeText(bytes, path)
      const { properties, bodyStart } = readFrontMatter(text)
      const blocks = readBlocks(toLines(text).filter((line) => line.start >= bodyStart))
      const document: SourceDocument = {
        ...{ path, format: 'markdown', encoding, text, blocks, properties, warnings },
      }
      return [withAccount(requireText(document), text, tallyMarks(document, bodyStart))]
    }),
}

/** The marks of Markdown: those that stand in the text, and no longer in what is read of it. */
function tallyMarks({ text, blocks }: SourceDocument, bodyStart: number): Tally {
  const tally = createTally()
  // What is stated before the text is among the properties.
  tally.leaveOut('markup', text.slice(0, bodyStart))
  const marksIn = (words: string) => words.replace(/[^#|>*+=_`~:\\-]+/g, '')
  const left = blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.cells.map((cell) => cell.text),
  )
  const marks = marksIn(text.slice(bodyStart))
  tally.leaveOut('markup', marks.slice(0, marks.length - marksIn(left.join('')).length))
  return tally
}

function isTableHead(line: string, next: string): boolean {
  return line.includes('|') && next.includes('|') && tableRule.test(next)
}

function toLines(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => ({ text: match[0], start: match.index }))
}

/** `key: value` lines between two rules at the very start. */
function readFrontMatter(text: string): { properties: Record<string, string>; bodyStart: number } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (match === null) return { properties: {}, bodyStart: 0 }
  const properties: Record<string, string> = {}
  for (const line of match[1]!.split(/\r?\n/)) {
    const pair = /^([^:#\s][^:]*):\s*(.*)$/.exec(line)
    if (pair !== null) properties[pair[1]!.trim()] = pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2')
  }
  return { properties, bodyStart: match[0].length }
}

function readBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const next = lines[i + 1]
    if (next !== undefined && isTableHead(line.text, next.text)) {
      let end = i + 2
      while (lines[end]?.text.includes('|') === true) end++
      blocks.push(toTable([line, ...lines.slice(i + 2, end)]))
      i = end - 1
      continue
    }
    if (drawing.test(line.text) && !line.text.includes('|')) continue
    const title = heading.exec(line.text)
    const words =
      title === null
        ? line.text.replace(lineMark, '').trimEnd()
        : title[1]!
            .trimEnd()
            .replace(/(?<!#)#+$/, '')
            .trimEnd()
    if (words === '') continue
    const start =
      line.start +
      (title === null
        ? line.text.trimEnd().length - words.length
        : line.text.indexOf(words, line.text.indexOf('#') + 1))
    const source = { start, end: start + words.length }
    blocks.push({
      kind: 'text',
      text: words,
      source,
      ...(title === null ? {} : { isHeading: true }),
    })
  }
  return blocks
}

function toTable(lines: readonly Line[]): TableBlock {
  const rows = lines.map((line) => {
    const text = line.text.trim()
    const start = line.start + (line.text.length - line.text.trimStart().length)
    return { text, source: { start, end: start + text.length } }
  })
  const grid = layoutGrid(
    rows.map((row) => splitCells(row.text).map((text) => ({ text, rowSpan: 1, columnSpan: 1 }))),
  )
  return {
    kind: 'table',
    ...grid,
    rows,
    source: { start: rows[0]!.source.start, end: rows.at(-1)!.source.end },
  }
}

function splitCells(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, '|').trim())
}
