/** The catalogue's part in ranking: how much a report is about a term, by the report's title, body, headings and telling words. */
import { LRUCache } from 'lru-cache'
import { sectionKeys } from '../../report/index.ts'
import type { Catalogue } from './catalogue.ts'

/** Scores of one term: report numbers and what each gets. */
export interface Aboutness {
  reports: Uint32Array
  scores: Float32Array
}

/** A title or body that names the term outweighs a section that does. */
const boost = { title: 3, body: 2 }

/** Memory the cache may take, bytes. */
const cacheBytes = 32 * 1024 * 1024

/** Asks the catalogue term by term and remembers: MiniSearch makes an object for every match. */
export class AboutnessSource {
  private readonly catalogue: Catalogue
  private readonly cache = new LRUCache<string, Aboutness>({
    maxSize: cacheBytes,
    sizeCalculation: ({ reports }) => reports.length * 8 + 128,
  })

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  /** Scores of a normalized word. With `sections` (bits), only those sections' fields speak: "section:X" is `fields: [X]`. */
  of(word: string, sections: number, everySection: number): Aboutness {
    const key = `${sections}\0${word}`
    const cached = this.cache.get(key)
    if (cached) return cached
    const narrowed = sectionKeys.filter((_, section) => ((sections >>> section) & 1) === 1)
    const reports: number[] = []
    const scores: number[] = []
    this.catalogue.search(word, {
      boost,
      ...(sections === everySection ? {} : { fields: narrowed }),
      // Results that are filtered out are not sorted, and no order is needed here.
      filter: ({ id, score }) => {
        reports.push(id as number)
        scores.push(score)
        return false
      },
    })
    const aboutness = { reports: Uint32Array.from(reports), scores: Float32Array.from(scores) }
    this.cache.set(key, aboutness)
    return aboutness
  }
}
