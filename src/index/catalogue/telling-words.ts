/**
 * The telling words of each section of each report: the distinct words with the highest tf-idf. Words are read back from
 * the text and its word-border bits, so the segmenter is not asked again; words are counted by hash in small tables,
 * and one becomes a string only once it is chosen.
 */
import type { Corpus } from '../concordance/concordance.ts'

/** Slots of the document-frequency table. A collision makes two words look commoner than they are, nothing worse. */
const slots = 1 << 20
/** Slots of the table of one section's words; a section has fewer different words than half of them. */
const sectionSlots = 1 << 15

/** Words chosen for each section. */
export const wordsPerSection = 8

/** Words of a stretch of text: hash, start and end of each, in arrays that are used again. */
class WordReader {
  readonly hashes = new Uint32Array(1 << 16)
  readonly starts = new Uint32Array(1 << 16)
  readonly ends = new Uint32Array(1 << 16)
  length = 0

  /** Reads the words of at least two characters in `[from, to)`; only the first 65,536 of a stretch. */
  read({ text, borders }: Corpus, from: number, to: number): void {
    this.length = 0
    let start = from
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) {
      if (at > start && ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1) {
        if (at - start > 1 && this.length < this.hashes.length) {
          this.hashes[this.length] = (hash ^ (hash >>> 15)) >>> 0
          this.starts[this.length] = start
          this.ends[this.length] = at
          this.length++
        }
        start = at
        hash = 0x811c9dc5
      }
      hash = Math.imul(hash ^ text[at]!, 0x01000193)
    }
  }
}

/** In how many reports each slot's words occur. */
function documentFrequencies(corpus: Corpus, reader: WordReader): Uint32Array {
  const frequencies = new Uint32Array(slots)
  const seenIn = new Uint32Array(slots)
  for (let report = 0; report + 1 < corpus.reportStarts.length; report++) {
    reader.read(corpus, corpus.reportStarts[report]!, corpus.reportStarts[report + 1]!)
    for (let i = 0; i < reader.length; i++) {
      const slot = reader.hashes[i]! & (slots - 1)
      if (seenIn[slot] === report + 1) continue
      seenIn[slot] = report + 1
      frequencies[slot]!++
    }
  }
  return frequencies
}

/** Counts the different words of one section in an open-addressed table. */
class SectionWords {
  private readonly hashes = new Uint32Array(sectionSlots)
  private readonly counts = new Uint32Array(sectionSlots)
  private readonly starts = new Uint32Array(sectionSlots)
  private readonly ends = new Uint32Array(sectionSlots)
  private used: number[] = []

  add(reader: WordReader): void {
    for (let i = 0; i < reader.length && this.used.length < sectionSlots / 2; i++) {
      const hash = reader.hashes[i]!
      let slot = hash & (sectionSlots - 1)
      while (this.counts[slot] !== 0 && this.hashes[slot] !== hash)
        slot = (slot + 1) & (sectionSlots - 1)
      if (this.counts[slot]!++ > 0) continue
      this.used.push(slot)
      this.hashes[slot] = hash
      this.starts[slot] = reader.starts[i]!
      this.ends[slot] = reader.ends[i]!
    }
  }

  /** The best words by count times worth, best first, ties in reading order; empties the table. */
  takeBest(
    limit: number,
    worths: Float32Array,
    accept: (start: number) => boolean,
  ): [start: number, end: number][] {
    const best: { score: number; start: number; end: number }[] = []
    for (const slot of this.used) {
      const score = this.counts[slot]! * worths[this.hashes[slot]! & (slots - 1)]!
      this.counts[slot] = 0
      if (best.length === limit && score <= best.at(-1)!.score) continue
      const start = this.starts[slot]!
      if (!accept(start)) continue
      let at = best.length
      while (at > 0 && best[at - 1]!.score < score) at--
      best.splice(at, 0, { score, start, end: this.ends[slot]! })
      if (best.length > limit) best.pop()
    }
    this.used = []
    return best.map(({ start, end }) => [start, end])
  }
}

const letter = /^\p{L}/u

/** Makes a function from a report's number to its telling words by section number. */
export function tellingWords(
  corpus: Corpus,
  limit: number = wordsPerSection,
): (report: number) => Map<number, string[]> {
  const { text, passageSections, passageStarts, reportPassages } = corpus
  const reports = corpus.reportStarts.length - 1
  const reader = new WordReader()
  const frequencies = documentFrequencies(corpus, reader)
  const worths = Float32Array.from(frequencies, (frequency) =>
    Math.log(1 + reports / Math.max(1, frequency)),
  )
  const table = new SectionWords()
  const isWord = (start: number): boolean => letter.test(String.fromCharCode(text[start]!))
  return (report) => {
    const passagesOf = new Map<number, number[]>()
    for (let passage = reportPassages[report]!; passage < reportPassages[report + 1]!; passage++) {
      const section = passageSections[passage]!
      const passages = passagesOf.get(section)
      if (passages === undefined) passagesOf.set(section, [passage])
      else passages.push(passage)
    }
    const chosen = new Map<number, string[]>()
    for (const [section, passages] of passagesOf) {
      for (const passage of passages) {
        reader.read(corpus, passageStarts[passage]!, passageStarts[passage + 1]!)
        table.add(reader)
      }
      const best = table.takeBest(limit, worths, isWord)
      chosen.set(
        section,
        best.map(([start, end]) => String.fromCharCode(...text.subarray(start, end))),
      )
    }
    return chosen
  }
}
