/**
 * The statistics table before 2019 (指标名称 | 计量单位 | 年度 | 历年累计) that reached us as text: found by its own head and laid out
 * row by row. What the numbers mean, and how glued ones are cut, is figures/.
 */
import type { Block, SourceSpan, TableBlock, TableCell, TextBlock } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import { sliceBlock } from './slice-block.ts'
import { findStatistics, longestTable, type StatisticsLine } from './statistics-lines.ts'

const mayHoldHead = /指\s*[标標]|[统統]\s*[计計]\s*[项項]/

/** Tables of statistics in consecutive text blocks become table blocks; all other text stays as it is, cut where a table begins and ends. */
export function gatherStatistics(blocks: readonly Block[], source: string): Block[] {
  const gathered: Block[] = []
  let i = 0
  // No table begins before this place: each is looked for once, however many blocks speak of indicators.
  let searchedTo = 0
  while (i < blocks.length) {
    const block = blocks[i]!
    const mayBegin =
      block.kind === 'text' && block.source.end > searchedTo && mayHoldHead.test(block.text)
    const run = mayBegin ? runFrom(blocks, i, source) : []
    const { pieces, taken, searched } = splitRun(run, source)
    searchedTo = Math.max(searchedTo, searched)
    if (taken === 0) gathered.push(block)
    else gathered.push(...pieces)
    i += Math.max(taken, 1)
  }
  return gathered
}

/** The text blocks from one on with nothing but white space between them. */
function runFrom(blocks: readonly Block[], from: number, source: string): TextBlock[] {
  const run: TextBlock[] = []
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i]!
    const last = run.at(-1)
    if (block.kind !== 'text') break
    if (last !== undefined) {
      if (source.slice(last.source.end, block.source.start).trim() !== '') break
      if (block.source.end - run[0]!.source.start > longestTable) break
    }
    run.push(block)
  }
  return run
}

/** The pieces of the blocks that hold tables, and how many blocks those are; none where no table begins in the first of them. */
function splitRun(
  run: readonly TextBlock[],
  source: string,
): { pieces: Block[]; taken: number; searched: number } {
  const pieces: Block[] = []
  const [first] = run
  if (first === undefined) return { pieces, taken: 0, searched: 0 }
  const { start } = first.source
  const raw = source.slice(start, run.at(-1)!.source.end)
  // What begins in the second half of a run could be cut off at its end: it is looked for in the next run.
  const within = Math.max(first.text.length, raw.length / 2)
  const tables = findStatistics(foldSameLength(raw), within)
  let taken = 0
  let from = start
  for (const lines of tables) {
    const table = tableBlock(lines, raw, start)
    const before = run.flatMap((block) => partOf(block, from, table.source.start))
    pieces.push(
      ...before.flatMap((block, i) =>
        i === before.length - 1 ? withCaptionApart(block) : [block],
      ),
      table,
    )
    from = table.source.end
    taken = run.findIndex((block) => block.source.end >= from) + 1
  }
  if (taken > 0) pieces.push(...partOf(run[taken - 1]!, from, run[taken - 1]!.source.end))
  return { pieces, taken, searched: start + within }
}

/** What a table is called, behind the end of the text before it. */
const caption =
  /(?<=[。;；!！\s])(?:[一二三四五六七八九十]{1,3}[、.．]|附\s*[件表录]?\s*\d?\s*[:：]?)?\s*[^\s。;；，,：:]{2,40}(?:统计表|统计情况|统计数据|情况表|汇总表)\s*(?:[（(][^（）()]{0,20}[）)])?$/

/** What stands before a caption may be long: its end is looked at, from the sentence before on. */
const longestCaption = 200

function withCaptionApart(block: TextBlock): TextBlock[] {
  const text = toSimplified(block.text)
  const before = Math.max(0, text.length - longestCaption)
  const match = caption.exec(text.slice(before))
  if (match === null) return [block]
  const { start, end } = block.source
  const at = start + before + match.index
  return [...partOf(block, start, at), ...partOf(block, at, end)]
}

function partOf(block: TextBlock, from: number, to: number): TextBlock[] {
  const { start, end } = block.source
  if (from >= end || to <= start) return []
  if (from <= start && to >= end) return [block]
  const piece = sliceBlock(block, Math.max(from, start) - start, Math.min(to, end) - start)
  return piece === undefined ? [] : [piece]
}

/** Full width and Traditional characters to one form, each in its place. */
function foldSameLength(raw: string): string {
  const simplified = toSimplified(raw)
  const text = simplified.length === raw.length ? simplified : raw
  return text
    .replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[−‐–—―─]/g, '-')
    .replace(/[\u3000\u00a0]/g, ' ')
}

function tableBlock(lines: readonly StatisticsLine[], raw: string, start: number): TableBlock {
  const cells = lines.flatMap((line, row) =>
    line.cells.map(({ column, columnSpan, from, to }): TableCell => ({
      row,
      column,
      rowSpan: 1,
      columnSpan,
      text: raw.slice(from, to).trim(),
    })),
  )
  const span = ({ from, to }: { from: number; to: number }): SourceSpan => ({
    start: start + from,
    end: start + to,
  })
  return {
    kind: 'table',
    cells,
    rowCount: lines.length,
    columnCount: Math.max(...cells.map((cell) => cell.column + cell.columnSpan)),
    rows: lines.map((line) => ({ text: raw.slice(line.from, line.to), source: span(line) })),
    source: span({ from: lines[0]!.from, to: lines.at(-1)!.to }),
    isFromText: true,
  }
}
