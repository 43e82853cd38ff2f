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

/** Different marked words count before how many marks there are. */
const worthOfWord = 100

/**
 * The best run of neighbouring stretches that fits, or the best single one: the shortest that shows most marked words.
 * Marks and stretches are followed side by side, so that a paragraph of any length takes time in proportion.
 */
function bestRun(text: string, highlights: readonly Range[], stretches: readonly Range[]): Range {
  let best: Range = stretches[0] ?? [0, text.length]
  let bestWorth = -1
  let first = 0
  stretches.forEach(([from], i) => {
    while (first < highlights.length && highlights[first]![1] <= from) first++
    const words = new Set<string>()
    let next = first
    for (let j = i; j < stretches.length; j++) {
      const to = stretches[j]![1]
      if (j > i && to - from > excerptLength) break
      for (; next < highlights.length && highlights[next]![0] < to; next++)
        words.add(text.slice(...highlights[next]!))
      const worth = words.size * worthOfWord + next - first
      const isShorter = to - from < best[1] - best[0]
      if (worth > bestWorth || (worth > 0 && worth === bestWorth && isShorter)) {
        best = [from, to]
        bestWorth = worth
      }
    }
  })
  return best
}

/** Fills up with the stretches after and before in turn while they fit, so that what is marked is read within its context. */
function widen(run: Range, stretches: readonly Range[]): Range {
  let first = stretches.findIndex(([start]) => start === run[0])
  let last = stretches.findIndex(([, end]) => end === run[1])
  const length = (): number => stretches[last]![1] - stretches[first]![0]
  for (;;) {
    const before = `${first}-${last}`
    last++
    if (last === stretches.length || length() > excerptLength) last--
    first--
    if (first < 0 || length() > excerptLength) first++
    if (before === `${first}-${last}`) return [stretches[first]![0], stretches[last]![1]]
  }
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
