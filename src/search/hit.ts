/** A hit as it is shown: the engine's, with an excerpt of each passage, its address and the names of sections. */
import type { EngineHit, EnginePassage, Range } from '../index/index.ts'
import { cellsOfLine, sectionLabelOf } from '../report/index.ts'
import type { PassageHit, SearchHit } from './contract/index.ts'

const addressOf = (reportId: string, passageId: string): string =>
  `/reports/${reportId}#${passageId}`

function toPassageHit(reportId: string, passage: EnginePassage): PassageHit {
  const { id, section, heading, occurrences } = passage
  const { text, highlights, acrossWords } = snippet(passage.text, passage.marks, passage.across)
  return {
    passageId: id,
    section,
    sectionLabel: sectionLabelOf(section),
    heading,
    text,
    highlights,
    acrossWords,
    row: toRow(passage),
    ...(passage.ocr === true && { ocr: true }),
    occurrences,
    url: addressOf(reportId, id),
    alike: passage.alike.map((other) => ({
      reportId: other.reportId,
      reportYear: other.reportYear,
      passageId: other.passageId,
      url: addressOf(other.reportId, other.passageId),
    })),
  }
}

const isNumeric = /^[-+]?\d[\d.,]*\S{0,3}$|^[-—/]$/u

/** The row that a line of a table is: its cells, those of the line's text; null for any other passage. */
function toRow({ text, marks, across, row }: EnginePassage): PassageHit['row'] {
  if (row === null) return null
  const cells = cellsOfLine(text)
  if (cells.length !== row.columns.length) return null
  const texts = cells.map(([start, end]) => text.slice(start, end))
  const firstNumber = texts.findIndex((each) => isNumeric.test(each))
  const inCell = (ranges: readonly Range[], [from, to]: Range): Range[] =>
    within(ranges, [from, to]).map(([start, end]) => [
      Math.max(start, from) - from,
      Math.min(end, to) - from,
    ])
  return {
    under: row.under,
    cells: cells
      .map((cell, i) => ({
        column: row.columns[i]!,
        isLabel: i < firstNumber,
        ...{ text: texts[i]!, highlights: inCell(marks, cell), acrossWords: inCell(across, cell) },
      }))
      // A blank cell of no column is what is left of a span.
      .filter(({ column, text: written }) => column !== '' || written !== ''),
  }
}

/** Draws a hit. `lacks` are the words that it does not hold. */
export function toHit(
  engineHit: EngineHit,
  match: SearchHit['match'],
  lacks: readonly string[],
): SearchHit {
  const { metadata, titleMarks, score, occurrences, matchingPassages, passages, failedChecks } =
    engineHit
  const { reportId } = metadata
  return {
    reportId,
    title: metadata.title,
    titleHighlights: titleMarks,
    reportingBody: metadata.reportingBody,
    bodyId: metadata.bodyId,
    publishingBody: metadata.publishingBody,
    reportYear: metadata.reportYear,
    region: metadata.region,
    administrativeLevel: metadata.administrativeLevel,
    publishedOn: metadata.publishedOn,
    ...(metadata.enteredAt !== undefined && { enteredAt: metadata.enteredAt }),
    script: metadata.script,
    score: Math.round(score * 1000) / 1000,
    match,
    lacks: [...lacks],
    failedChecks,
    occurrences,
    matchingPassages,
    passages: passages.map((passage) => toPassageHit(reportId, passage)),
  }
}

/** Length an excerpt aims at, UTF-16 units. */
const excerptLength = 160
/** A passage up to this long is shown whole. */
const wholeLength = 200
const ellipsis = '…'

export interface Snippet {
  text: string
  highlights: Range[]
  acrossWords: Range[]
}

/** By UTF-16 unit, 1 for those that end a stretch. A table, since every long passage of a page is gone through. */
function endsIn(marks: string): Uint8Array {
  const ends = new Uint8Array(0x10000)
  for (let i = 0; i < marks.length; i++) ends[marks.charCodeAt(i)] = 1
  return ends
}

const sentenceEnds = endsIn('。！？!?；;\n')
const clauseEnds = endsIn('，,、：:')

/** Where a text is cut: stretch i runs from border i to border i + 1, with the ends it runs up to. */
type Borders = readonly number[]

function cutAt(text: string, ends: Uint8Array, [from, to]: Range): Borders {
  const borders = [from]
  let wasEnd = false
  for (let at = from; at < to; at++) {
    const isEnd = ends[text.charCodeAt(at)] === 1
    if (wasEnd && !isEnd) borders.push(at)
    wasEnd = isEnd
  }
  borders.push(to)
  return borders
}

/** Neighbouring stretches, by the first and the last. */
type Run = [first: number, last: number]

function rangeOf(borders: Borders, [first, last]: Run): Range {
  return [borders[first]!, borders[last + 1]!]
}

const within = (highlights: readonly Range[], [from, to]: Range): Range[] =>
  highlights.filter(([start, end]) => start < to && end > from)

/** Different marked words count before how many marks there are. */
const worthOfWord = 100

/**
 * The best run of stretches that fits, or the best single one: the shortest that shows most marked words. It begins with a
 * mark, or could be shorter. Marks and stretches are followed side by side, so that a paragraph of any length takes time in
 * proportion.
 */
function bestRun(text: string, highlights: readonly Range[], borders: Borders): Run {
  let best: Run = [0, 0]
  let bestWorth = 0
  let bestLength = Infinity
  let first = 0
  const words = highlights.map(([start, end]) => text.slice(start, end))
  /** For each word the last stretch from which it was counted. */
  const countedFrom = new Map<string, number>()
  for (let i = 0; i + 1 < borders.length; i++) {
    const from = borders[i]!
    while (first < highlights.length && highlights[first]![1] <= from) first++
    if (first === highlights.length) break
    if (highlights[first]![0] >= borders[i + 1]!) continue
    let different = 0
    let next = first
    for (let j = i; j + 1 < borders.length; j++) {
      const to = borders[j + 1]!
      if (j > i && to - from > excerptLength) break
      for (; next < highlights.length && highlights[next]![0] < to; next++) {
        if (countedFrom.get(words[next]!) !== i) different++
        countedFrom.set(words[next]!, i)
      }
      const worth = different * worthOfWord + next - first
      if (worth > bestWorth || (worth === bestWorth && to - from < bestLength)) {
        best = [i, j]
        bestWorth = worth
        bestLength = to - from
      }
    }
  }
  return best
}

/** Fills up with the stretches after and before in turn while they fit, so that what is marked is read within its context. */
function widen(borders: Borders, [first, last]: Run): Run {
  const fits = (from: number, to: number): boolean =>
    from >= 0 && to + 1 < borders.length && borders[to + 1]! - borders[from]! <= excerptLength
  for (;;) {
    const after = fits(first, last + 1)
    if (after) last++
    const before = fits(first - 1, last)
    if (before) first--
    if (!after && !before) return [first, last]
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
 * Cuts the excerpt of a passage. `highlights` and `acrossWords` are those of the whole passage; the ones returned speak of the
 * excerpt, which is chosen by the first where there are any.
 *
 * @example snippet('…', highlight('…', literals)) // { text: '…按时答复26件,延期答复2件。', highlights: [[1, 5]], acrossWords: [] }
 */
export function snippet(
  text: string,
  highlights: readonly Range[],
  acrossWords: readonly Range[] = [],
): Snippet {
  if (text.length <= wholeLength)
    return { text, highlights: [...highlights], acrossWords: [...acrossWords] }
  const shown = highlights.length > 0 ? highlights : acrossWords
  const sentences = cutAt(text, sentenceEnds, [0, text.length])
  const best = bestRun(text, shown, sentences)
  let range = rangeOf(sentences, best)
  if (range[1] - range[0] > excerptLength * 1.5) {
    const clauses = cutAt(text, clauseEnds, range)
    range = rangeOf(clauses, widen(clauses, bestRun(text, shown, clauses)))
    if (range[1] - range[0] > excerptLength * 1.5) range = cutByLength(text, shown, range)
  } else range = rangeOf(sentences, widen(sentences, best))
  const [from, to] = range
  const before = from > 0 ? ellipsis : ''
  const shift = before.length - from
  const inExcerpt = (ranges: readonly Range[]): Range[] =>
    within(ranges, range).map(([start, end]): Range => [
      Math.max(start, from) + shift,
      Math.min(end, to) + shift,
    ])
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? ellipsis : ''}`,
    highlights: inExcerpt(highlights),
    acrossWords: inExcerpt(acrossWords),
  }
}
