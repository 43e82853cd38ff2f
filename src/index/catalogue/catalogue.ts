/**
 * The catalogue: what each report is about. One MiniSearch document a report, one field a section label besides title and
 * body. MiniSearch scores, and searches by prefix and forgivingly, where the concordance is exact; its lists of reports lie
 * in arrays that threads share and nobody parses, and become the maps it works on when a word is asked for.
 */
import MiniSearch from 'minisearch'
import { sectionKeys } from '../../report/index.ts'

/** Fields of a document; their order is part of the stored form. */
export const catalogueFields: readonly string[] = ['title', 'body', ...sectionKeys]

/** The stored form. Words are numbered in the order of their UTF-16 units, reports as in the concordance. */
export interface CatalogueArrays {
  /** Every word, one after the other. */
  words: Uint16Array
  /** Where each word begins in `words`; one more than there are words. */
  wordStarts: Uint32Array
  /** Reports that name the word, in the field where most do. */
  wordReports: Uint32Array
  /** Number of each word's first list; one more than there are words. */
  wordLists: Uint32Array
  /** The field each list is of. */
  listFields: Uint8Array
  /** Where each list begins in `postings`; one more than there are lists. */
  listStarts: Uint32Array
  /** Report number and times, as of `packPosting`; ascending within a list. */
  postings: Uint32Array
  /** Different words of each field, field by field and report by report; 0 where a report has no such field. */
  fieldLengths: Uint16Array
}

/** Bits of a posting that count how often; more is as much. */
const timesBits = 4
export const maxTimes = (1 << timesBits) - 1

export function packPosting(report: number, times: number): number {
  return ((report << timesBits) | times) >>> 0
}

/** Report number of a posting. */
export function reportOf(posting: number): number {
  return posting >>> timesBits
}

/** Times of a posting. */
export function timesOf(posting: number): number {
  return posting & maxTimes
}

/** Words of a catalogue in their order. */
export function* wordsOfCatalogue({ words, wordStarts }: CatalogueArrays): Generator<string> {
  const text = Buffer.from(words.buffer, words.byteOffset, words.byteLength)
  for (let word = 0; word + 1 < wordStarts.length; word++)
    yield text.toString('utf16le', wordStarts[word]! * 2, wordStarts[word + 1]! * 2)
}

/** How the word of a number stands to another in the order of words: below 0 before it, 0 for the same. */
function compareUnits(
  { words, wordStarts }: CatalogueArrays,
  number: number,
  word: string,
): number {
  const start = wordStarts[number]!
  const length = wordStarts[number + 1]! - start
  for (let i = 0; i < length && i < word.length; i++) {
    const difference = words[start + i]! - word.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length - word.length
}

type TimesByReport = Map<number, number>

/** A word's lists by field, each read from the arrays when it is asked for. */
class WordLists extends Map<number, TimesByReport> {
  private readonly arrays: CatalogueArrays
  private readonly word: number

  constructor(arrays: CatalogueArrays, word: number) {
    super()
    this.arrays = arrays
    this.word = word
  }

  override get(field: number): TimesByReport | undefined {
    const { wordLists, listFields, listStarts, postings } = this.arrays
    const end = wordLists[this.word + 1]!
    for (let list = wordLists[this.word]!; list < end; list++) {
      if (listFields[list] !== field) continue
      const times: TimesByReport = new Map()
      for (let i = listStarts[list]!; i < listStarts[list + 1]!; i++)
        times.set(reportOf(postings[i]!), timesOf(postings[i]!))
      return times
    }
    return undefined
  }
}

/** The catalogue over its stored form. It is only read: a changed corpus gets a new one. */
export class Catalogue extends MiniSearch {
  readonly arrays: CatalogueArrays

  /** `reports` is their number. */
  constructor(arrays: CatalogueArrays, reports: number) {
    super({ fields: [...catalogueFields], tokenize: (text) => [text], processTerm: (term) => term })
    this.arrays = arrays
    let word = 0
    for (const text of wordsOfCatalogue(arrays))
      this._index.set(text, new WordLists(arrays, word++))
    this._documentCount = reports
    this._nextId = reports
    for (let report = 0; report < reports; report++) {
      this._documentIds.set(report, report)
      this._idToShortId.set(report, report)
    }
    this.readLengths(arrays.fieldLengths, reports)
  }

  /**
   * A word's place in the order of words; undefined for one that no report names. Looked up by halves: MiniSearch's tree
   * goes through all first characters one by one, and in Chinese these are thousands.
   */
  numberOf(word: string): number | undefined {
    const { wordStarts } = this.arrays
    let low = 0
    let high = wordStarts.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareUnits(this.arrays, middle, word) < 0) low = middle + 1
      else high = middle
    }
    return low + 1 < wordStarts.length && compareUnits(this.arrays, low, word) === 0
      ? low
      : undefined
  }

  /** Average of `fieldLengths` for each field, as it weighs in scores. */
  get averageLengths(): readonly number[] {
    return this._avgFieldLength
  }

  /** Averages run on over the reports that have the field, as MiniSearch keeps them. */
  private readLengths(fieldLengths: Uint16Array, reports: number): void {
    const fields = catalogueFields.length
    const averages = new Array<number>(fields).fill(0)
    for (let report = 0; report < reports; report++) {
      const lengths = Array.from(fieldLengths.subarray(report * fields, (report + 1) * fields))
      this._fieldLength.set(report, lengths)
      for (let field = 0; field < fields; field++) {
        if (lengths[field]! > 0)
          averages[field]! += (lengths[field]! - averages[field]!) / (report + 1)
      }
    }
    this._avgFieldLength = averages
  }
}
