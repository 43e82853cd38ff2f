/** What every page is made with. */
import type { UseSearch } from '../route.ts'

export interface PageDependencies {
  withSearch: UseSearch
  /** Whether files that reports were read from can be downloaded. */
  servesSources: boolean
}
