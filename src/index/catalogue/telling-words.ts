/**
 * The telling words of each section of each report: the distinct words with the highest tf-idf. Words are read back from
 * the text and its word-border bits, so the segmenter is not asked again; words are counted by hash in small tables,
 * and one becomes a string only once it is chosen.
 */
import type { Corpus } from '../concordance/concordance.ts'
import { letterUnits } from '../concordance/letters.ts'

/** Slots of the document-frequency table. A collision makes two words look commoner than they are, nothing worse. */
const slots = 1 << 20
/** Slots of the table of one section's words; a section has fewer different words than half of them. */
const sectionSlots = 1 << 15
/** Reports, evenly spread, from which document frequencies are taken. More would choose hardly any other words. */
const sampledReports = 2_000

/** Words chosen for each section. */
const wordsPerSection = 8

/** Words of a stretch of text: hash, start and end of each, in arrays that are used again. */
class WordReader {
  readonly hashes = new Uint32Array(1 << 16)
  readonly starts = new Uint32Array(1 << 16)
  readonly ends = new Uint32Array(1 << 16)
  length = 0
  /** A telling word begins with one. */
  private readonly letters = letterUnits()

  /** Reads the words in `[from, to)` that begin with a letter and have two characters; only the first 65,536 of a stretch. */
  read({ text, borders }: Corpus, from: number, to: number): void {
    const { hashes, starts, ends, letters } = this
    let length = 0
    let start = from
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) {
      if (((borders[at >>> 3]! >>> (at & 7)) & 1) === 1 && at > start) {
        if (at - start > 1 && letters[text[start]!] === 1 && length < hashes.length) {
          hashes[length] = hash ^ (hash >>> 15)
          starts[length] = start
          ends[length] = at
          length++
        }
        start = at
        hash = 0x811c9dc5
      }
      hash = Math.imul(hash ^ text[at]!, 0x01000193)
    }
    this.length = length
  }
}

/** What one more occurrence of a slot's words is worth: the rarer, the more. */
function worthOfWords(corpus: Corpus, reader: WordReader): Float32Array {
  const reports = corpus.reportStarts.length - 1
  const step = Math.max(1, reports / sampledReports)
  const frequencies = new Uint32Array(slots)
  const seenIn = new Uint32Array(slots)
  let sampled = 0
  for (let next = 0; next < reports; next += step) {
    const report = Math.floor(next)
    sampled++
    reader.read(corpus, corpus.reportStarts[report]!, corpus.reportStarts[report + 1]!)
    for (let i = 0; i < reader.length; i++) {
      const slot = reader.hashes[i]! & (slots - 1)
      if (seenIn[slot] === sampled) continue
      seenIn[slot] = sampled
      frequencies[slot]!++
    }
  }
  return Float32Array.from(frequencies, (frequency) =>
    Math.log(1 + sampled / Math.max(1, frequency)),
  )
}

/** Counts the different words of one section in an open-addressed table. */
class SectionWords {
  private readonly hashes = new Uint32Array(sectionSlots)
  private readonly counts = new Uint32Array(sectionSlots)
  private readonly starts = new Uint32Array(sectionSlots)
  private readonly ends = new Uint32Array(sectionSlots)
  private readonly filled = new Uint32Array(sectionSlots / 2)
  private length = 0

  add(reader: WordReader): void {
    const { hashes, counts, starts, ends, filled } = this
    let length = this.length
    for (let i = 0; i < reader.length && length < filled.length; i++) {
      const hash = reader.hashes[i]!
      let slot = hash & (sectionSlots - 1)
      while (counts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (sectionSlots - 1)
      if (counts[slot]!++ > 0) continue
      filled[length++] = slot
      hashes[slot] = hash
      starts[slot] = reader.starts[i]!
      ends[slot] = reader.ends[i]!
    }
    this.length = length
  }

  /** The best words by count times worth, best first, ties in reading order; empties the table. */
  takeBest(limit: number, worths: Float32Array): [start: number, end: number][] {
    const { hashes, counts, starts, ends, filled } = this
    const best: { score: number; slot: number }[] = []
    let least = 0
    for (let i = 0; i < this.length; i++) {
      const slot = filled[i]!
      const score = counts[slot]! * worths[hashes[slot]! & (slots - 1)]!
      counts[slot] = 0
      if (score <= least) continue
      if (best.length === limit) best.pop()
      let at = best.length
      while (at > 0 && best[at - 1]!.score < score) at--
      best.splice(at, 0, { score, slot })
      if (best.length === limit) least = best[limit - 1]!.score
    }
    this.length = 0
    return best.map(({ slot }) => [starts[slot]!, ends[slot]!])
  }
}

/** Makes a function from a report's number to its telling words by section number. */
export function tellingWords(corpus: Corpus): (report: number) => Map<number, string[]> {
  const { text, passageSections, passageStarts, reportPassages } = corpus
  const reader = new WordReader()
  const worths = worthOfWords(corpus, reader)
  const table = new SectionWords()
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
      const best = table.takeBest(wordsPerSection, worths)
      chosen.set(
        section,
        best.map(([start, end]) => String.fromCharCode(...text.subarray(start, end))),
      )
    }
    return chosen
  }
}
