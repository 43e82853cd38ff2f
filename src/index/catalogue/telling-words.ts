/**
 * The telling words of each section of each report: the distinct words with the highest tf-idf. Words are read back from
 * the text and its word-border bits, so the segmenter is not asked again; document frequencies are counted by hash, and
 * a word becomes a string only once it is chosen.
 */
import type { Corpus } from '../concordance/concordance.ts'

/** Slots of the document-frequency table. A collision makes two words look commoner than they are, nothing worse. */
const slots = 1 << 22

/** Words chosen for each section; see bench/telling-words in README for what more would add. */
export const wordsPerSection = 12

interface Candidate {
  start: number
  end: number
  count: number
}

function isBorder(borders: Uint8Array, at: number): boolean {
  return ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1
}

/** Calls back for each word of at least two characters in `[from, to)`. */
function eachWord(
  corpus: Corpus,
  from: number,
  to: number,
  found: (start: number, end: number, hash: number) => void,
): void {
  const { text, borders } = corpus
  let start = from
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) {
    if (at > start && isBorder(borders, at)) {
      if (at - start > 1) found(start, at, (hash ^ (hash >>> 15)) & (slots - 1))
      start = at
      hash = 0x811c9dc5
    }
    hash = Math.imul(hash ^ text[at]!, 0x01000193)
  }
}

function documentFrequencies(corpus: Corpus): Uint32Array {
  const frequencies = new Uint32Array(slots)
  const seenIn = new Uint32Array(slots)
  for (let report = 0; report + 1 < corpus.reportStarts.length; report++) {
    eachWord(
      corpus,
      corpus.reportStarts[report]!,
      corpus.reportStarts[report + 1]!,
      (_start, _end, hash) => {
        if (seenIn[hash] === report + 1) return
        seenIn[hash] = report + 1
        frequencies[hash]!++
      },
    )
  }
  return frequencies
}

const startsAWord = /^[\p{L}]/u

/** Makes a function from a report's number to its telling words by section number. */
export function tellingWords(
  corpus: Corpus,
  limit: number = wordsPerSection,
): (report: number) => Map<number, string[]> {
  const reports = corpus.reportStarts.length - 1
  const frequencies = documentFrequencies(corpus)
  return (report) => {
    const sections = new Map<number, Map<number, Candidate>>()
    for (
      let passage = corpus.reportPassages[report]!;
      passage < corpus.reportPassages[report + 1]!;
      passage++
    ) {
      const section = corpus.passageSections[passage]!
      const candidates = sections.get(section) ?? new Map<number, Candidate>()
      sections.set(section, candidates)
      eachWord(
        corpus,
        corpus.passageStarts[passage]!,
        corpus.passageStarts[passage + 1]!,
        (start, end, hash) => {
          const known = candidates.get(hash)
          if (known) known.count++
          else candidates.set(hash, { start, end, count: 1 })
        },
      )
    }
    const score = (hash: number, count: number): number =>
      count * Math.log(1 + reports / frequencies[hash]!)
    const chosen = new Map<number, string[]>()
    for (const [section, candidates] of sections) {
      const best = [...candidates]
        .map(([hash, candidate]) => ({ ...candidate, score: score(hash, candidate.count) }))
        .sort((a, b) => b.score - a.score || a.start - b.start)
        .map(({ start, end }) => String.fromCharCode(...corpus.text.subarray(start, end)))
        .filter((word) => startsAWord.test(word))
      chosen.set(section, best.slice(0, limit))
    }
    return chosen
  }
}
