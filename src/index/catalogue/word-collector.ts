/** Collects words of reports, and counts for each the reports of the field where most have it. */
import { unitsOfLiteral } from '../concordance/occurrences.ts'
import { catalogueFields, type Catalogue } from './catalogue.ts'

export class WordCollector {
  private readonly numbers = new Map<string, number>()
  /** By word and field: how many reports, and the last of them plus one. */
  private readonly counts: number[] = []
  private readonly lasts: number[] = []

  /** Adds words to a field of a report; reports come in ascending order. */
  add(report: number, field: number, words: readonly string[]): void {
    for (const word of words) {
      let number = this.numbers.get(word)
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size))
      const key = number * catalogueFields.length + field
      if (this.lasts[key] === report + 1) continue
      this.lasts[key] = report + 1
      this.counts[key] = (this.counts[key] ?? 0) + 1
    }
  }

  finish(): Catalogue {
    const sorted = [...this.numbers].sort(([a], [b]) => (a < b ? -1 : 1))
    const wordStarts = new Uint32Array(sorted.length + 1)
    const wordReports = new Uint32Array(sorted.length)
    sorted.forEach(([text, number], word) => {
      wordStarts[word + 1] = wordStarts[word]! + text.length
      for (let field = 0; field < catalogueFields.length; field++) {
        const count = this.counts[number * catalogueFields.length + field] ?? 0
        wordReports[word] = Math.max(wordReports[word]!, count)
      }
    })
    return {
      words: unitsOfLiteral(sorted.map(([text]) => text).join('')),
      wordStarts,
      wordReports,
    }
  }
}
