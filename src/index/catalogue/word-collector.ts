/** Collects the words of each field of each report into the catalogue's stored form. */
import { unitsOfLiteral } from '../concordance/occurrences.ts'
import {
  catalogueFields,
  maxTimes,
  packPosting,
  reportOf,
  type CatalogueArrays,
} from './catalogue.ts'

/** A field's list of more than this share of the reports is left out: it is long, and tells next to nothing about any. */
const mostReports = 0.5

export class WordCollector {
  private readonly reports: number
  private readonly numbers = new Map<string, number>()
  /** Postings by word and field. */
  private readonly lists: (number[] | undefined)[] = []
  private readonly fieldLengths: Uint16Array

  /** `reports` is their number. */
  constructor(reports: number) {
    this.reports = reports
    this.fieldLengths = new Uint16Array(reports * catalogueFields.length)
  }

  /** Adds words to a field of a report; reports come in ascending order. */
  add(report: number, field: number, words: readonly string[]): void {
    let added = 0
    for (const word of words) {
      let number = this.numbers.get(word)
      if (number === undefined) this.numbers.set(word, (number = this.numbers.size))
      const key = number * catalogueFields.length + field
      const list = (this.lists[key] ??= [])
      const last = list[list.length - 1]
      if (last === undefined || reportOf(last) !== report) {
        list.push(packPosting(report, 1))
        added++
      } else if ((last & maxTimes) < maxTimes) list[list.length - 1] = last + 1
    }
    this.fieldLengths[report * catalogueFields.length + field]! += added
  }

  finish(): CatalogueArrays {
    const sorted = [...this.numbers].sort(([a], [b]) => (a < b ? -1 : 1))
    const wordStarts = new Uint32Array(sorted.length + 1)
    const wordReports = new Uint32Array(sorted.length)
    const wordLists = new Uint32Array(sorted.length + 1)
    const listFields: number[] = []
    const listStarts: number[] = [0]
    const kept: number[][] = []
    sorted.forEach(([text, number], word) => {
      wordStarts[word + 1] = wordStarts[word]! + text.length
      for (let field = 0; field < catalogueFields.length; field++) {
        const list = this.lists[number * catalogueFields.length + field]
        if (list === undefined) continue
        wordReports[word] = Math.max(wordReports[word]!, list.length)
        if (list.length > this.reports * mostReports) continue
        kept.push(list)
        listFields.push(field)
        listStarts.push(listStarts.at(-1)! + list.length)
      }
      wordLists[word + 1] = listFields.length
    })
    const postings = new Uint32Array(listStarts.at(-1)!)
    kept.forEach((list, i) => {
      postings.set(list, listStarts[i])
    })
    return {
      words: unitsOfLiteral(sorted.map(([text]) => text).join('')),
      wordStarts,
      wordReports,
      wordLists,
      listFields: Uint8Array.from(listFields),
      listStarts: Uint32Array.from(listStarts),
      postings,
      fieldLengths: this.fieldLengths,
    }
  }
}
