/** The catalogue's part in ranking: how much a report is about a term, by the report's title, body, headings and telling words. */
import { LRUCache } from 'lru-cache'
import { sectionKeys } from '../../report/index.ts'
import { catalogueFields, reportOf, timesOf, type Catalogue } from './catalogue.ts'

/** Scores of one term: report numbers and what each gets. */
export interface Aboutness {
  reports: Uint32Array
  scores: Float32Array
}

/** A title or body that names the term outweighs a section that does. */
const boost = { title: 3, body: 2 }

/** MiniSearch's BM25+ and its weights, stated because the scores of whole lists are added up without it. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 }

function boostOf(field: number): number {
  const name = catalogueFields[field]
  return name === 'title' || name === 'body' ? boost[name] : 1
}

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
    bm25,
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

/** Weighs every list as MiniSearch does when it is asked for the word; see `ask`. */
export function buildAboutness({
  arrays,
  averageLengths,
  documentCount,
}: Catalogue): AboutnessIndex {
  const { wordLists, listFields, listStarts, postings, fieldLengths } = arrays
  const { k, b, d } = bm25
  const starts = new Uint32Array(wordLists.length)
  const reports = new Uint32Array(postings.length)
  const sums = new Float64Array(postings.length)
  /** Where each report was put last, plus one: for this word only if that is beyond the word's start. */
  const placed = new Uint32Array(documentCount)
  let end = 0
  for (let word = 0; word + 1 < wordLists.length; word++) {
    const start = end
    for (let list = wordLists[word]!; list < wordLists[word + 1]!; list++) {
      const field = listFields[list]!
      const boostOfField = boostOf(field)
      const average = averageLengths[field]!
      const from = listStarts[list]!
      const to = listStarts[list + 1]!
      const rarity = Math.log(1 + (documentCount - (to - from) + 0.5) / (to - from + 0.5))
      for (let i = from; i < to; i++) {
        const report = reportOf(postings[i]!)
        const times = timesOf(postings[i]!)
        const length = fieldLengths[report * catalogueFields.length + field]!
        if (placed[report]! <= start) {
          reports[end] = report
          placed[report] = ++end
        }
        const score =
          rarity * (d + (times * (k + 1)) / (times + k * (1 - b + (b * length) / average)))
        sums[placed[report]! - 1]! += boostOfField * score
      }
    }
    starts[word + 1] = end
  }
  return {
    starts,
    reports: reports.slice(0, end),
    scores: Float32Array.from(sums.subarray(0, end)),
  }
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
