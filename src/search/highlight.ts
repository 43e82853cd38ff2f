/** Marks in a text as it was written: every place of the literals, found in its normalized form and led back. */
import { placesOfLiteral, type Literal } from '../index/index.ts'
import { normalize } from '../text/index.ts'

/** [start, end) in UTF-16 units of the text. */
export type Range = [start: number, end: number]

/** Ranges of the text that any of the literals covers, ascending, overlapping and touching ones joined. */
export function highlight(text: string, literals: readonly Literal[]): Range[] {
  const { text: normalized, starts, ends } = normalize(text)
  const ranges: Range[] = []
  for (const literal of literals)
    for (const { start, end } of placesOfLiteral(normalized, literal))
      ranges.push([starts[start]!, ends[end - 1]!])
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: Range[] = []
  for (const [start, end] of ranges) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
