/** Reads an applications table that lost its cells: each row by the cuts its own arithmetic allows, then by the columns. */
import { matchesOf } from '../matches.ts'
import {
  applicants,
  applicationRows,
  completeTableKeys,
  type ApplicationRow,
} from './application-rows.ts'
import { cellNumber, mostDigits, partedCells, splitsWithSum } from './digit-splits.ts'

/** A row of the flattened table: its digits, and where they begin. */
export interface FlattenedRow {
  entry: ApplicationRow
  digits: string
  offset: number
  /** The seven cells in the order of the form, null for a sign that stands for none; undefined where more than one reading stands. */
  numbers: readonly (number | null)[] | undefined
}

type Cells = readonly (number | null)[]

/** More combinations than these, and only rows with one cut alone are read. */
const mostCombinations = 20_000

/** Rows with digits enough for their cells that make a table: a sentence names fewer. */
const fewestRows = 3

/** A table without an end is not looked for any further. */
const longestTable = 3000
/** Its end is not looked for any further. */
const longestSearch = 10_000
/** Words that begin the table are asked for one so often: sentences speak of it too, but not without end. */
const mostBeginnings = 200

const labelPatterns = applicationRows.map((entry) => ({
  entry,
  pattern: new RegExp(entry.inText ?? entry.pattern, 'g'),
}))

const firstLabel = /本年新收/g
const end = /结转下年度?(?:继续办理)?[^\d。]{0,4}\d[\d\s/-]*/g

// The next row's own number ("2.") may touch the digits: it is left out.
const digitRun = /^[^\d/-]{0,60}?([\d/-][\d\s/-]*?)(?=\s*\d[.、](?!\d)|[^\d\s/-]|$)/

/** A number with its unit behind it stands in a sentence. */
const unit = /^\s*(?:件|条|份|次|宗|起|人|个|项|%|年|月|\.\d)/

/** The rows of the table as they stand in running text; none where no such table stands. */
export function flattenedApplications(text: string): FlattenedRow[] {
  for (const { index } of matchesOf(firstLabel, text).slice(0, mostBeginnings)) {
    const rows = rowsFrom(text, index)
    if (rows.filter(({ digits }) => mayBeRow(digits)).length >= fewestRows) return solve(rows)
  }
  return []
}

function rowsFrom(text: string, start: number): FlattenedRow[] {
  const ahead = text.slice(start, start + longestSearch)
  end.lastIndex = 0
  const last = end.exec(ahead)
  const region = ahead.slice(0, last === null ? longestTable : end.lastIndex)
  const labels = labelPatterns
    .flatMap(({ entry, pattern }) =>
      matchesOf(pattern, region).map((match) => ({
        entry,
        from: match.index,
        to: match.index + match[0].length,
      })),
    )
    .sort((a, b) => a.from - b.from)
  const rows = new Map<ApplicationRow, FlattenedRow>()
  labels.forEach(({ entry, to }, i) => {
    if (rows.has(entry)) return
    // Digits behind the next row's label are the next row's: this one is blank.
    const next = labels.slice(i + 1).find((label) => label.entry !== entry && label.from >= to)
    const run = digitRun.exec(region.slice(to, next?.from))
    if (run === null || unit.test(region.slice(to + run[0].length))) return
    const offset = start + to + run[0].length - run[1]!.length
    rows.set(entry, { entry, digits: run[1]!.trim(), offset, numbers: undefined })
  })
  return applicationRows.flatMap((entry) => rows.get(entry) ?? [])
}

function mayBeRow(digits: string): boolean {
  return digits.replace(/\s/g, '').length >= applicants.length
}

function solve(rows: readonly FlattenedRow[]): FlattenedRow[] {
  const hasBlanks = !rows.every(({ digits }) => mayBeRow(digits))
  const choices = rows.map(({ digits }) => choicesOf(digits, hasBlanks))
  const solutions = solutionsOf(rows, choices)
  return rows.map((row, i) => {
    const own = choices[i]!
    if (own.length === 1) return { ...row, numbers: own[0] }
    const first = solutions[0]?.[i]
    const isForced =
      first !== undefined && solutions.every((solution) => String(solution[i]) === String(first))
    return isForced ? { ...row, numbers: first } : unread(row)
  })
}

/**
 * The cells that the digits of a row may be. White space that parts them all tells them, whatever their sum; so do seven
 * digits, unless the table leaves cells blank.
 */
function choicesOf(digits: string, hasBlanks: boolean): Cells[] {
  const parted = partedCells(digits.replace(/[/-]/g, ' $& '), applicants.length)
  if (parted !== undefined) return [parted.map(cellNumber)]
  if (!/^[\d\s]+$/.test(digits)) return []
  const splits = splitsWithSum(digits, applicants.length)
  if (splits.length > 0 || hasBlanks) return splits
  const single = digits.replace(/\s/g, '')
  return single.length === applicants.length ? [Array.from(single, Number)] : []
}

/** The choices of all rows together in which both equations of the form hold in each column. */
function solutionsOf(
  rows: readonly FlattenedRow[],
  choices: readonly (readonly Cells[])[],
): Cells[][] {
  const keys = new Set(rows.map((row) => row.entry.key))
  const isComplete = completeTableKeys.every((key) => keys.has(key)) && hasOtherOutcomes(keys)
  const combinations = choices.reduce((product, row) => product * row.length, 1)
  if (!isComplete || combinations <= 1 || combinations > mostCombinations) return []
  const solutions: Cells[][] = []
  const choose = (row: number, chosen: readonly Cells[]): void => {
    if (row === rows.length) {
      if (columnsHold(rows, chosen)) solutions.push([...chosen])
      return
    }
    for (const numbers of choices[row]!) choose(row + 1, [...chosen, numbers])
  }
  choose(0, [])
  return solutions
}

function unread(row: FlattenedRow): FlattenedRow {
  return { ...row, digits: row.digits.slice(0, mostDigits * 2), numbers: undefined }
}

function hasOtherOutcomes(keys: ReadonlySet<string>): boolean {
  const three = ['correctionOverdue', 'feeOverdue', 'other'].filter((key) =>
    keys.has(`requests.otherOutcome.${key}`),
  )
  return three.length === 3 || (three.length === 0 && keys.has('requests.otherOutcome'))
}

/** Both equations of the form, in each column. */
function columnsHold(rows: readonly FlattenedRow[], chosen: readonly Cells[]): boolean {
  return applicants.every((_, column) => {
    let flow = 0
    let details = 0
    let stated = 0
    rows.forEach(({ entry }, i) => {
      const value = chosen[i]![column] ?? 0
      if (entry.part === 'in') flow += value
      else if (entry.part === 'detail') details += value
      else flow -= value
      if (entry.part === 'sum') stated = value
    })
    return flow === 0 && details === stated
  })
}
