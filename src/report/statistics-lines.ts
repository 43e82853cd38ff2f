/** The rows of a statistics table before 2019 in text without cells: where each begins and ends, and what of it can be told apart. */
import { isIndicatorLabel } from './figures/index.ts'
import { matchesOf } from './matches.ts'

/** Fewer rows of the form than these, and a head alone makes no table. */
const fewestRows = 3

const longestLabel = 150

/** No table is longer, in UTF-16 units. */
export const longestTable = 12_000

/** Between the characters of a head that narrow cells broke. */
const spaced = (words: string): string => Array.from(words).join('\\s*')
const choice = (words: readonly string[]): string => words.map(spaced).join('|')

/** A column of one year, or of all years. */
const yearColumn = [
  `(?:19|20)\\s*\\d\\s*\\d\\s*年\\s*(?:${spaced('度')})?\\s*(?:${choice(['统计数', '累计数', '累计', '数'])})?`,
  choice(['历年累计', '历史累计', '累计总数', '累计数', '累计']),
].join('|')
/** A column that names no year: the only one, or the first. */
const plainColumn = choice([
  '统计数据',
  '统计数量',
  '统计数值',
  '统计数',
  '本年度数',
  '本年度',
  '本年数',
  '本年',
  '当年',
  '全年数',
  '全年',
  '数量',
  '数值',
  '数据',
])
const columnPattern = new RegExp(`${yearColumn}|${plainColumn}`, 'g')
const headPattern = new RegExp(
  `(?:(?<serial>${choice(['序号'])})\\s*)?(?<label>${choice(['统计指标', '指标名称', '统计项目', '指标'])})\\s*` +
    `(?<unit>${choice(['计量单位', '单位'])})\\s*(?:(?<code>${choice(['指标代码', '代码', '行次'])})\\s*)?` +
    `(?<columns>(?:${yearColumn}|${plainColumn})\\s*(?:(?:${yearColumn})\\s*)*)`,
  'g',
)

/** What numbers a row: 一、 (一) 1. (1) 其中: */
const marks =
  /[一二三四五六七八九十]{1,3}[、.](?!\d)|\([一二三四五六七八九十]{1,3}\)[、.]?|\d{1,2}(?:[、)]|\.(?!\d))|\(\d{1,2}\)|其中[:,、]?/g
const unitMarks = /人次|场次|期次|万元|亿元|[条件次个处人元篇份期场项]/g
const sentenceMark = /[。;!?]/
const bracketed = /\([^()]*\)/g
/** A unit without a number stands behind words like these, or apart from them. */
const endsLabel = /(?:数|数量|费用|经费|\)|\s)$/

/** A piece of the text that is one line of the table; places are UTF-16 units in the text. */
export interface StatisticsLine {
  from: number
  to: number
  cells: { column: number; columnSpan: number; from: number; to: number }[]
}

interface Head {
  columns: number
  hasCode: boolean
  hasSerial: boolean
}

/**
 * The lines of every table that a text holds, in order.
 *
 * @param text in one width and script
 * @param within no table begins further on than this, in UTF-16 units
 */
export function findStatistics(text: string, within: number): StatisticsLine[][] {
  const tables: StatisticsLine[][] = []
  headPattern.lastIndex = 0
  let head = headPattern.exec(text)
  while (head !== null && head.index < within) {
    const { lines, known } = linesFrom(text, head)
    if (known >= fewestRows) tables.push(lines)
    // Heads without rows are not begun with anew: a text can repeat them without end.
    headPattern.lastIndex = lines.at(-1)!.to
    head = headPattern.exec(text)
  }
  return tables
}

/** The lines of a table, and how many of its rows are those of the form. */
function linesFrom(
  text: string,
  first: RegExpExecArray,
): { lines: StatisticsLine[]; known: number } {
  const lines: StatisticsLine[] = []
  let known = 0
  let head = headOf(first)
  let position = endOf(first)
  let number: number | undefined
  lines.push(headLine(first))
  while (position < first.index + longestTable) {
    const row = nextRow(text, position, head, number)
    const again = headWithin(text, position, row?.unitAt)
    if (again !== undefined) {
      const before = text.slice(position, again.index)
      if (before.trim() !== '') lines.push(wordsLine(position, before))
      lines.push(headLine(again))
      head = headOf(again)
      position = endOf(again)
      number = undefined
    } else if (row === undefined) break
    else {
      if (row.isKnown) known++
      lines.push(...row.lines)
      position = row.end
      number = row.number
    }
  }
  return { lines, known }
}

/** The head printed again above another part of the table. */
function headWithin(text: string, from: number, unitAt: number | undefined) {
  const to = Math.min(unitAt === undefined ? from + longestLabel : unitAt + 2, text.length)
  headPattern.lastIndex = from
  const match = headPattern.exec(text.slice(0, to + longestLabel))
  return match !== null && match.index < to && !sentenceMark.test(text.slice(from, match.index))
    ? match
    : undefined
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].trimEnd().length
}

function headOf(match: RegExpExecArray): Head {
  const { serial, code, columns = '' } = match.groups ?? {}
  return {
    columns: columns.match(columnPattern)?.length ?? 1,
    hasCode: code !== undefined,
    hasSerial: serial !== undefined,
  }
}

function headLine(match: RegExpExecArray): StatisticsLine {
  const cells: StatisticsLine['cells'] = []
  const { serial, label = '', unit = '', code, columns = '' } = match.groups ?? {}
  let from = match.index
  let column = 0
  const words = [serial, label, unit, code].filter((each) => each !== undefined)
  for (const word of [...words, ...(columns.match(columnPattern) ?? [])]) {
    from = match.input.indexOf(word, from)
    const to = from + word.trimEnd().length
    cells.push({ column: column++, columnSpan: 1, from, to })
    from = to
  }
  return { from: match.index, to: match.index + match[0].trimEnd().length, cells }
}

function wordsLine(from: number, words: string): StatisticsLine {
  const start = from + words.length - words.trimStart().length
  const to = from + words.trimEnd().length
  return { from: start, to, cells: [{ column: 0, columnSpan: 1, from: start, to }] }
}

interface Row {
  lines: StatisticsLine[]
  unitAt: number
  end: number
  isKnown: boolean
  /** The number before its label: the next row's may touch its digits. */
  number: number | undefined
}

/** The row whose unit stands next; undefined where the table has ended. */
function nextRow(
  text: string,
  from: number,
  head: Head,
  before: number | undefined,
): Row | undefined {
  const near = text.slice(0, from + longestLabel)
  unitMarks.lastIndex = from
  for (let unit = unitMarks.exec(near); unit !== null; unit = unitMarks.exec(near)) {
    const label = text.slice(from, unit.index)
    if (sentenceMark.test(label.replace(bracketed, ''))) return undefined
    const pieces = piecesOf(label, from)
    const own = pieces.at(-1)
    if (own === undefined || label.lastIndexOf('(') > label.lastIndexOf(')')) continue
    const isKnown = isIndicatorLabel(own.words)
    const after = unit.index + unit[0].length
    const run = /^[\s\d.,/+-]*/.exec(text.slice(after))![0]
    const number = own.number ?? before
    const { digits, isClear } = withoutNextNumber(run, text.charAt(after + run.length), number)
    const isRow = /[\d/-]/.test(digits)
      ? isKnown || isLabel(own.words)
      : isKnown && endsLabel.test(label)
    if (!isRow) continue
    const end = after + digits.trimEnd().length
    const isLast = head.hasSerial && !unitFollows(text, end)
    const values = isClear
      ? valueCells(digits, after, { ...head, hasSerial: head.hasSerial && !isLast })
      : undefined
    const cells = [
      { column: 0, columnSpan: 1, ...trimmed(text, own.from, unit.index) },
      { column: 1, columnSpan: 1, from: unit.index, to: after },
      ...(values ?? [{ column: 2, columnSpan: head.columns + 1, ...trimmed(text, after, end) }]),
    ]
    return {
      lines: [
        ...pieces
          .slice(0, -1)
          .map((piece) => wordsLine(piece.from, text.slice(piece.from, piece.to))),
        { from: own.from, to: end, cells: cells.filter((cell) => cell.to > cell.from) },
      ],
      unitAt: unit.index,
      end,
      isKnown,
      number: own.number,
    }
  }
  return undefined
}

function trimmed(text: string, from: number, to: number): { from: number; to: number } {
  const piece = text.slice(from, to)
  return { from: from + piece.length - piece.trimStart().length, to: from + piece.trimEnd().length }
}

interface Piece {
  from: number
  to: number
  words: string
  number: number | undefined
}

/** What stands between two numbers of a table: headings of parts, and at last the label of a row; each with its marks. */
function piecesOf(label: string, offset: number): Piece[] {
  // 计1条 in a note numbers nothing.
  const masked = label.replace(/\((?![一二三四五六七八九十\d]{1,3}\))[^()]*\)/g, (note) =>
    ' '.repeat(note.length),
  )
  const found = matchesOf(marks, masked)
  const cuts = [0, ...found.map((match) => match.index + match[0].length), label.length]
  const pieces: Piece[] = []
  let start = 0
  let number: number | undefined
  for (let i = 0; i + 1 < cuts.length; i++) {
    const mark = found[i - 1]
    if (mark !== undefined)
      number = /\d/.test(mark[0]) ? Number(/\d+/.exec(mark[0])![0]) : undefined
    const next = found[i]
    const to = next === undefined ? label.length : next.index
    const words = label.slice(cuts[i], to).trim()
    if (/^[\s\d-]*$/.test(words)) continue
    pieces.push({ from: offset + start, to: offset + to, words, number })
    start = to
  }
  return pieces.map((piece) => {
    const { from, to } = trimmed(label, piece.from - offset, piece.to - offset)
    return { ...piece, from: offset + from, to: offset + to }
  })
}

function isLabel(words: string): boolean {
  const plain = words.replace(bracketed, '')
  return plain.length <= 40 && !/[,:]/.test(plain) && /\p{Script=Han}{2}/u.test(plain)
}

/**
 * The digits of a row without the number of the next (2、 behind 57). Where the two touch, the number must be the one that is due.
 */
function withoutNextNumber(
  run: string,
  behind: string,
  number: number | undefined,
): { digits: string; isClear: boolean } {
  const marked = /(?<!\d)(\d+)\.\s*$/.exec(run)
  const tail = marked ?? (/[、)]/.test(behind) ? /(?<!\d)(\d+)\s*$/.exec(run) : null)
  if (tail === null) return { digits: run, isClear: true }
  const own = tail[1]!
  const apart = run.slice(0, tail.index)
  if (own.length <= 2 && /[\s/-]$/.test(apart)) return { digits: apart, isClear: true }
  const due = [...new Set([(number ?? 0) + 1, 1])].map(String).filter((each) => own.endsWith(each))
  return {
    digits: apart + own.slice(0, own.length - (due[0]?.length ?? 1)),
    isClear: due.length === 1,
  }
}

function unitFollows(text: string, from: number): boolean {
  return text.slice(from, from + longestLabel).search(unitMarks) >= 0
}

/** The cells of a row's digits: one each where white space parts them, else one over all columns; undefined where that cannot be told. */
function valueCells(
  digits: string,
  offset: number,
  head: Head,
): StatisticsLine['cells'] | undefined {
  const tokens = matchesOf(/\S+/g, digits)
  const signs = tokens.length < head.columns ? matchesOf(/-+|\/|[^\s/-]+/g, digits) : tokens
  const expected = head.columns + (head.hasCode ? 1 : 0) + (head.hasSerial ? 1 : 0)
  const parted = [tokens, signs].find((each) => each.length === expected)
  if (parted !== undefined) {
    const own = head.hasSerial ? parted.slice(0, -1) : parted
    return own.map((match, i) => ({
      column: 2 + i,
      columnSpan: 1,
      from: offset + match.index,
      to: offset + match.index + match[0].length,
    }))
  }
  if (tokens.length === 0) return head.hasSerial ? undefined : []
  if (tokens.length > head.columns || head.hasCode || head.hasSerial) return undefined
  return [{ column: 2, columnSpan: head.columns, ...trimmed(digits, 0, digits.length) }].map(
    (cell) => ({
      ...cell,
      from: cell.from + offset,
      to: cell.to + offset,
    }),
  )
}
