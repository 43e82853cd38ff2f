/**
 * The telling words of each section of each report: the distinct words with the highest tf-idf. Words are read back from
 * the text and its word-border bits, so the segmenter is not asked again; words are counted by hash in small tables,
 * and one becomes a string only once it is chosen.
 */
import { textBetween, type Corpus } from '../concordance/concordance.ts'
import { letterUnits } from '../concordance/letters.ts'

/** Slots of the document-frequency table. A collision makes two words look commoner than they are, nothing worse. */
const slots = 1 << 20
/** Slots of the table of one section's words. */
const sectionSlots = 1 << 15
/** Different words of a section that are counted: half of its slots, more than a section has. */
const mostWords = sectionSlots / 2
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
  const worthOfFrequency = Float32Array.from({ length: sampled + 1 }, (_, frequency) =>
    Math.log(1 + sampled / Math.max(1, frequency)),
  )
  const worths = new Float32Array(slots)
  for (let slot = 0; slot < slots; slot++) worths[slot] = worthOfFrequency[frequencies[slot]!]!
  return worths
}

/** Counts the different words of one section in an open-addressed table. */
class SectionWords {
  /** Number of the word in each slot, from 1; 0 in an empty one. The words lie together, so that few of them are far in memory. */
  private readonly table = new Uint16Array(sectionSlots)
  private readonly slotsOfWords = new Uint16Array(mostWords + 1)
  private readonly hashes = new Uint32Array(mostWords + 1)
  private readonly counts = new Uint32Array(mostWords + 1)
  private readonly starts = new Uint32Array(mostWords + 1)
  private readonly ends = new Uint32Array(mostWords + 1)
  private readonly scores = new Float64Array(wordsPerSection)
  private length = 0

  add(reader: WordReader): void {
    const { table, slotsOfWords, hashes, counts, starts, ends } = this
    let length = this.length
    for (let i = 0; i < reader.length && length < mostWords; i++) {
      const hash = reader.hashes[i]!
      let slot = hash & (sectionSlots - 1)
      let word = table[slot]!
      while (word !== 0 && hashes[word] !== hash) {
        slot = (slot + 1) & (sectionSlots - 1)
        word = table[slot]!
      }
      if (word !== 0) {
        counts[word]!++
        continue
      }
      word = ++length
      table[slot] = word
      slotsOfWords[word] = slot
      hashes[word] = hash
      counts[word] = 1
      starts[word] = reader.starts[i]!
      ends[word] = reader.ends[i]!
    }
    this.length = length
  }

  /** Takes the best words by count times worth, ties in reading order, and calls back with each, best first; empties the table. */
  takeBest(worths: Float32Array, found: (start: number, end: number) => void): void {
    const { table, slotsOfWords, hashes, counts, starts, ends, scores } = this
    const best: number[] = []
    let least = 0
    for (let word = 1; word <= this.length; word++) {
      table[slotsOfWords[word]!] = 0
      const score = counts[word]! * worths[hashes[word]! & (slots - 1)]!
      if (score <= least) continue
      let at = Math.min(best.length, wordsPerSection - 1)
      for (; at > 0 && scores[at - 1]! < score; at--) {
        scores[at] = scores[at - 1]!
        best[at] = best[at - 1]!
      }
      scores[at] = score
      best[at] = word
      if (best.length === wordsPerSection) least = scores[wordsPerSection - 1]!
    }
    this.length = 0
    for (const word of best) found(starts[word]!, ends[word]!)
  }
}

/** Makes a function that answers the telling words of a section of a report, both by number. */
export function tellingWords(corpus: Corpus): (report: number, section: number) => string[] {
  const { passageSections, passageStarts, reportPassages } = corpus
  const reader = new WordReader()
  const worths = worthOfWords(corpus, reader)
  const table = new SectionWords()
  return (report, section) => {
    const end = reportPassages[report + 1]!
    for (let passage = reportPassages[report]!; passage < end; passage++) {
      if (passageSections[passage] !== section) continue
      reader.read(corpus, passageStarts[passage]!, passageStarts[passage + 1]!)
      table.add(reader)
    }
    const words: string[] = []
    table.takeBest(worths, (from, to) => {
      words.push(textBetween(corpus, from, to))
    })
    return words
  }
}
