/** Readings of digits whose cells were glued together: every way of cutting them that the arithmetic allows. */

/** More digits than these in one row, and no reading is looked for. */
export const mostDigits = 30

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
    while (digits[start] === ' ') start++
    for (let end = start + 1; end <= digits.length; end++) {
      if (digits[end - 1] === ' ') break
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

/** The numbers of a run that its form alone tells: parted by spaces, or one digit for each cell. Otherwise undefined. */
export function plainNumbers(run: string, count: number): string[] | undefined {
  const parted = run.trim().split(/\s+/)
  if (parted.length === count) return parted
  const digits = parted.join('')
  return digits.length === count && /^\d+$/.test(digits) ? Array.from(digits) : undefined
}
