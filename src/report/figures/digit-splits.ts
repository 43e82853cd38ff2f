/** Readings of digits whose cells were glued together: every way of cutting them that the arithmetic allows. */

/** More digits than these in one row, and no reading is looked for. */
export const mostDigits = 30

/** More ways than these, and the digits tell nothing. */
const mostCuts = 50

/** What a cell may hold; a sign that stands for none is a cell of its own. */
export const cellForms = {
  count: /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[-/])$/,
  /** Its sign parts it from the cell before: 35-15 is 35 | -15. */
  change: /^(?:[+-]?(?:0|[1-9]\d*)|[-/])$/,
  amount: /^(?:(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,8})?|[-/])$/,
} as const

export type CellForm = keyof typeof cellForms

/**
 * Every way to cut a run into `count` whole numbers of which the last is the sum of the others.
 * White space in the run always parts two numbers; a number has no leading zero.
 */
export function splitsWithSum(run: string, count: number): number[][] {
  return groupSplits(run, 1, count)
}

/** Every way to cut a run into `groups` groups of `size` numbers, the last of each the sum of its others. */
export function groupSplits(run: string, groups: number, size: number): number[][] {
  const digits = run.trim()
  const found: number[][] = []
  if (digits.replace(/\s/g, '').length > mostDigits) return found
  const cut = (from: number, numbers: readonly number[], sum: number): void => {
    if (numbers.length === groups * size) {
      if (from === digits.length) found.push([...numbers])
      return
    }
    const isLast = numbers.length % size === size - 1
    let start = from
    while (isSpace(digits.charAt(start))) start++
    for (let end = start + 1; end <= digits.length; end++) {
      if (isSpace(digits.charAt(end - 1))) break
      const value = Number(digits.slice(start, end))
      if (isLast) {
        if (value > sum) break
        if (value === sum) cut(end, [...numbers, value], 0)
      } else {
        // What follows must still hold the other parts, their sum, and the groups after.
        const partsLeft = size - 2 - (numbers.length % size)
        const groupsLeft = groups - 1 - Math.floor(numbers.length / size)
        const needed = partsLeft + String(sum + value).length + groupsLeft * size
        if (digits.length - end < needed) break
        cut(end, [...numbers, value], sum + value)
      }
      if (digits[start] === '0') break
    }
  }
  cut(0, [], 0)
  return found
}

function isSpace(character: string): boolean {
  return character !== '' && /\s/.test(character)
}

/** The cells of a run that white space parts, if there are `count` and each is a number or a sign for none. */
export function partedCells(run: string, count: number): string[] | undefined {
  const parted = run.trim().split(/\s+/)
  return parted.length === count && parted.every((cell) => cellForms.amount.test(cell))
    ? parted
    : undefined
}

/** The cells of a run that its form alone tells: parted by white space, or one digit for each cell. Otherwise undefined. */
export function plainCells(run: string, count: number): string[] | undefined {
  const parted = partedCells(run, count)
  if (parted !== undefined) return parted
  const digits = run.replace(/\s/g, '')
  return digits.length === count && /^\d+$/.test(digits) ? Array.from(digits) : undefined
}

/**
 * Every way to cut a run into cells of the given forms. White space always parts two cells.
 *
 * @returns none also where there are too many to tell anything
 */
export function cutsOf(run: string, forms: readonly CellForm[]): string[][] {
  const text = run.trim()
  const cuts: string[][] = []
  if (text.length > mostDigits * 2) return cuts
  const cut = (from: number, cells: readonly string[]): void => {
    if (cuts.length > mostCuts) return
    if (cells.length === forms.length) {
      if (from === text.length) cuts.push([...cells])
      return
    }
    let start = from
    while (isSpace(text.charAt(start))) start++
    const form = cellForms[forms[cells.length]!]
    for (let end = start + 1; end <= text.length; end++) {
      if (isSpace(text.charAt(end - 1))) break
      const cell = text.slice(start, end)
      if (form.test(cell)) cut(end, [...cells, cell])
    }
  }
  cut(0, [])
  return cuts.length > mostCuts ? [] : cuts
}

/** What a cell of a cut states; null for a sign that stands for none. */
export function cellNumber(cell: string): number | null {
  return /\d/.test(cell) ? Number(cell.replaceAll(',', '')) : null
}
