/** What every component needs to know of the page it stands on. */
import type { Translator } from './language.ts'

export interface PageContext {
  t: Translator
  /** The way from this page to the search page, relative, so that any path behind a proxy works: `./` or `../`. */
  root: string
  /** The whole address that was asked, which a page on paper names. */
  address?: string
  /** Whether reports can be checked here before they are published. */
  hasCheck?: boolean
}
