/** What every component needs to know of the page it stands on. */
import type { Language } from '../../language/index.ts'
import type { Translator } from './language.ts'

/** What the pages say of the edition that they are of. */
export interface EditionFacts {
  /** YYYY-MM-DD. */
  published: string
  reports: number
  /** The languages that it is in, the one at its top first. */
  languages: readonly Language[]
  /** The way from this page to style sheets and script. */
  assets: string
}

export interface PageContext {
  t: Translator
  /**
   * The way from this page to the search page, relative, so that any path behind a proxy works: `./` or `../`. In a published edition,
   * where every page is a file, it ends with the file's name: `./index.html`.
   */
  root: string
  /** The whole address that was asked, which a page on paper names. */
  address?: string
  /** Of a page of a published edition: where it came from, and what is beside it. */
  edition?: EditionFacts
  /** Whether reports can be checked here before they are published. */
  hasCheck?: boolean
}
