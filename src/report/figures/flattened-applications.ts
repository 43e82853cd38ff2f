/** Reads an applications table that lost its cells, where rows and columns force one reading. */
import {
  applicants,
  applicationRows,
  completeTableKeys,
  type ApplicationRow,
} from './application-rows.ts'
import { mostDigits, splitsWithSum } from './digit-splits.ts'

/** A row of the flattened table: its digits, and where they begin. */
export interface FlattenedRow {
  entry: ApplicationRow
  digits: string
  offset: number
  /** The seven numbers in the order of the form; undefined where more than one reading stands. */
  numbers: readonly number[] | undefined
}

/** More combinations than these, and the table is left unread. */
const mostCombinations = 20_000

// The next row's own number ("2.") may touch the digits: it is left out.
const digitRun = /^[^\d]{0,60}?(\d[\d ]*?)(?=\d[.、](?!\d)|[^\d ]|$)/

/** The rows of the table as they stand in running text; none where no such table stands. */
export function flattenedApplications(text: string): FlattenedRow[] {
  const start = text.search(/本年新收[^\d。]{0,20}\d/)
  if (start < 0) return []
  const end = /结转下年度?(?:继续办理)?[^\d。]{0,4}\d[\d ]*/g
  end.lastIndex = start
  const last = end.exec(text)
  const region = text.slice(start, last === null ? start + 3000 : end.lastIndex)
  const rows = applicationRows.flatMap((entry): FlattenedRow[] => {
    const label = (entry.inText ?? entry.pattern).exec(region)
    if (label === null) return []
    const after = label.index + label[0].length
    const run = digitRun.exec(region.slice(after))
    if (run === null) return []
    const offset = start + after + run[0].length - run[1]!.length
    return [{ entry, digits: run[1]!.trim(), offset, numbers: undefined }]
  })
  return solve(rows)
}

function solve(rows: readonly FlattenedRow[]): FlattenedRow[] {
  const keys = new Set(rows.map((row) => row.entry.key))
  const isComplete = completeTableKeys.every((key) => keys.has(key)) && hasOtherOutcomes(keys)
  const choices = rows.map((row) => splitsWithSum(row.digits, applicants.length))
  const combinations = choices.reduce((product, row) => product * row.length, 1)
  if (!isComplete || combinations === 0 || combinations > mostCombinations) return rows.map(unread)
  const solutions: number[][][] = []
  const choose = (row: number, chosen: readonly number[][]): void => {
    if (row === rows.length) {
      if (columnsHold(rows, chosen)) solutions.push([...chosen])
      return
    }
    for (const numbers of choices[row]!) choose(row + 1, [...chosen, numbers])
  }
  choose(0, [])
  return rows.map((row, i) => {
    const first = solutions[0]?.[i]
    const isForced =
      first !== undefined && solutions.every((solution) => String(solution[i]) === String(first))
    return isForced ? { ...row, numbers: first } : unread(row)
  })
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
function columnsHold(
  rows: readonly FlattenedRow[],
  chosen: readonly (readonly number[])[],
): boolean {
  return applicants.every((_, column) => {
    let flow = 0
    let details = 0
    let stated = 0
    rows.forEach(({ entry }, i) => {
      const value = chosen[i]![column]!
      if (entry.part === 'in') flow += value
      else if (entry.part === 'detail') details += value
      else flow -= value
      if (entry.part === 'sum') stated = value
    })
    return flow === 0 && details === stated
  })
}
