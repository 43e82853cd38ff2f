/** What every page is made with. */
import type { Settings } from '../../settings.ts'
import type { Checker } from '../check.ts'
import type { UseSearch } from '../route.ts'
import type { CompareInThread, TextChanges } from './compare-thread.ts'

export interface PageDependencies {
  withSearch: UseSearch
  /** Compares two reports, beside the server's own thread. */
  compare: CompareInThread
  /** How texts changed from year to year. */
  changes: TextChanges
  /** Whether files that reports were read from can be downloaded. */
  servesSources: boolean
  /** What crawlers are offered. */
  crawlers: Settings['crawlers']
  /** Checks reports that are sent; null where that is turned off. */
  checker: Checker | null
  /** Largest file that is read, mebibytes. */
  mostMegabytes: number
}
