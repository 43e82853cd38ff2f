/** The catalogue's part in ranking: how much a report is about a term, by the report's title, body, headings and telling words. */
import { LRUCache } from 'lru-cache'
import { sectionKeys } from '../../report/index.ts'
import { wordsOfCatalogue, type Catalogue } from './catalogue.ts'

/** Scores of one term: report numbers and what each gets. */
export interface Aboutness {
  reports: Uint32Array
  scores: Float32Array
}

/** A title or body that names the term outweighs a section that does. */
const boost = { title: 3, body: 2 }

/** Memory the cache may take, bytes. */
const cacheBytes = 32 * 1024 * 1024

/** The scores of every word over all sections, added up when the index is built: MiniSearch makes an object for every match. */
export interface AboutnessIndex {
  /** Where each word's reports begin in the other two; one more than there are words, in the catalogue's order. */
  starts: Uint32Array
  reports: Uint32Array
  scores: Float32Array
}

/** Scores of one word; with `fields`, only those speak. */
function ask(catalogue: Catalogue, word: string, fields?: readonly string[]): Aboutness {
  const reports: number[] = []
  const scores: number[] = []
  catalogue.search(word, {
    boost,
    ...(fields === undefined ? {} : { fields: [...fields] }),
    // Results that are filtered out are not sorted, and no order is needed here.
    filter: ({ id, score }) => {
      reports.push(id as number)
      scores.push(score)
      return false
    },
  })
  return { reports: Uint32Array.from(reports), scores: Float32Array.from(scores) }
}

export function buildAboutness(catalogue: Catalogue): AboutnessIndex {
  const words = Array.from(wordsOfCatalogue(catalogue.arrays), (word) => ask(catalogue, word))
  const starts = new Uint32Array(words.length + 1)
  words.forEach(({ reports }, i) => (starts[i + 1] = starts[i]! + reports.length))
  const reports = new Uint32Array(starts.at(-1)!)
  const scores = new Float32Array(reports.length)
  words.forEach((word, i) => {
    reports.set(word.reports, starts[i])
    scores.set(word.scores, starts[i])
  })
  return { starts, reports, scores }
}

/** What the catalogue says of a word: as stored, or where only some sections are to speak, asked and remembered. */
export class AboutnessSource {
  private readonly catalogue: Catalogue
  private readonly stored: AboutnessIndex
  private readonly cache = new LRUCache<string, Aboutness>({
    maxSize: cacheBytes,
    sizeCalculation: ({ reports }) => reports.length * 8 + 128,
  })

  constructor(catalogue: Catalogue, stored: AboutnessIndex) {
    this.catalogue = catalogue
    this.stored = stored
  }

  /** Scores of a normalized word. With `sections` (bits), only those sections' fields speak: "section:X" is `fields: [X]`. */
  of(word: string, sections: number, everySection: number): Aboutness {
    if (sections === everySection) return this.overAll(word)
    const key = `${sections}\0${word}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const narrowed = sectionKeys.filter((_, section) => ((sections >>> section) & 1) === 1)
    const aboutness = ask(this.catalogue, word, narrowed)
    this.cache.set(key, aboutness)
    return aboutness
  }

  private overAll(word: string): Aboutness {
    const { starts, reports, scores } = this.stored
    const number = this.catalogue.numberOf(word)
    const [start, end] = number === undefined ? [0, 0] : [starts[number], starts[number + 1]]
    return { reports: reports.subarray(start, end), scores: scores.subarray(start, end) }
  }
}
