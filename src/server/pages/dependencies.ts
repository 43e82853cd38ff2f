/** What every page is made with. */
import type { SearchService } from '../../search/index.ts'

export interface PageDependencies {
  /** Runs work with the live search service. Rejects with AppError('unavailable') where there is none. */
  withSearch: <T>(use: (service: SearchService) => Promise<T>) => Promise<T>
  /** Whether files that reports were read from can be downloaded. */
  servesSources: boolean
}
