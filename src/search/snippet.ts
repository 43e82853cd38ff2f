/** An excerpt of a passage around its marks, cut at sentence ends where it can be. */
import type { Range } from './highlight.ts'

/** Length an excerpt aims at, UTF-16 units. */
const excerptLength = 160
/** A passage up to this long is shown whole. */
const wholeLength = 200
const ellipsis = '…'

export interface Snippet {
  text: string
  highlights: Range[]
}

const sentence = /[^。！？!?；;\n]*[。！？!?；;\n]*/gu
const clause = /[^，,、：:]*[，,、：:]*/gu

/** Stretches of a text between the ends an expression knows, covering it without a gap. */
function cutAt(text: string, expression: RegExp, from: number, to: number): Range[] {
  return [...text.slice(from, to).matchAll(expression)]
    .filter((match) => match[0] !== '')
    .map((match): Range => [from + match.index, from + match.index + match[0].length])
}

const within = (highlights: readonly Range[], [from, to]: Range): Range[] =>
  highlights.filter(([start, end]) => start < to && end > from)

/** How much an excerpt shows: different marked words first, then how many. */
function worth(text: string, highlights: readonly Range[], range: Range): number {
  const marked = within(highlights, range).map(([start, end]) => text.slice(start, end))
  return new Set(marked).size * 100 + marked.length
}

/** The best run of neighbouring stretches that fits, or the best single one. */
function bestRun(text: string, highlights: readonly Range[], stretches: readonly Range[]): Range {
  let best: Range = stretches[0] ?? [0, text.length]
  let bestWorth = -1
  stretches.forEach(([from], i) => {
    for (let j = i; j < stretches.length; j++) {
      const to = stretches[j]![1]
      if (j > i && to - from > excerptLength) break
      const here = worth(text, highlights, [from, to])
      if (here > bestWorth) {
        best = [from, to]
        bestWorth = here
      }
    }
  })
  return best
}

/** Fills up with the stretches after and before while they fit, so that the excerpt reads on. */
function widen([from, to]: Range, stretches: readonly Range[]): Range {
  let range: Range = [from, to]
  for (const [start, end] of stretches)
    if (start === range[1] && end - range[0] <= excerptLength) range = [range[0], end]
  for (const [start, end] of stretches.toReversed()) {
    if (end === range[0] && range[1] - start <= excerptLength) range = [start, range[1]]
  }
  return range
}

/** A stretch without any end to cut at is cut by length around its first mark, never through a character. */
function cutByLength(text: string, highlights: readonly Range[], [from, to]: Range): Range {
  const first = within(highlights, [from, to])[0]?.[0] ?? from
  let start = Math.max(from, Math.min(first - excerptLength / 4, to - excerptLength))
  let end = Math.min(to, start + excerptLength)
  if (isLowSurrogate(text, start)) start--
  if (isLowSurrogate(text, end)) end++
  return [start, end]
}

const isLowSurrogate = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00

/**
 * Cuts the excerpt of a passage. `highlights` are those of the whole passage; the ones returned speak of the excerpt.
 *
 * @example snippet('…', highlight('…', literals)) // { text: '…按时答复26件,延期答复2件。', highlights: [[1, 5]] }
 */
export function snippet(text: string, highlights: readonly Range[]): Snippet {
  if (text.length <= wholeLength) return { text, highlights: [...highlights] }
  const sentences = cutAt(text, sentence, 0, text.length)
  let range = bestRun(text, highlights, sentences)
  if (range[1] - range[0] > excerptLength * 1.5) {
    const clauses = cutAt(text, clause, range[0], range[1])
    range = widen(bestRun(text, highlights, clauses), clauses)
    if (range[1] - range[0] > excerptLength * 1.5) range = cutByLength(text, highlights, range)
  } else range = widen(range, sentences)
  const [from, to] = range
  const before = from > 0 ? ellipsis : ''
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? ellipsis : ''}`,
    highlights: within(highlights, range).map(([start, end]): Range => [
      Math.max(start, from) + shift,
      Math.min(end, to) + shift,
    ]),
  }
}
