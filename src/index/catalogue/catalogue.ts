/** The words that title, body, headings and telling words of reports are made of, with how many reports they are of. */
import { sectionKeys } from '../../report/index.ts'

/** Where a word of a report can stand. */
export const catalogueFields: readonly string[] = ['title', 'body', ...sectionKeys]

/** The stored form. Words are numbered in the order of their UTF-16 units. */
export interface Catalogue {
  /** Every word, one after the other. */
  words: Uint16Array
  /** Where each word begins in `words`; one more than there are words. */
  wordStarts: Uint32Array
  /** Reports that name the word, in the field where most do. */
  wordReports: Uint32Array
}
