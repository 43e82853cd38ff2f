/** The page and the JSON endpoint inside a caller's own server: what `import … from 'gongkai/server'` gives. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createApp as createExpressApp, createLogger, openLiveSearch } from '../server/index.ts'
import { loadSettings, type Settings } from '../settings.ts'
import { openAnalyzer } from './analyzer.ts'
import { toLibraryError } from './errors.ts'
import { refuseUnknown } from './options.ts'

export { AppError as GongkaiError, type ErrorCode, type ErrorDetail } from '../errors.ts'
export type { Sentence } from '../sentence.ts'
export type { Settings } from '../settings.ts'

export interface AppOptions {
  /** Folder of the index; by default that of the environment (`INDEX_DIR`, else `index-data/index`). */
  directory?: string | undefined
  /** Settings in place of those of the environment: `{ rateLimit: 0, logLevel: 'silent' }`. */
  settings?: Partial<Settings> | undefined
}

/** The Express application: give it to `app.use`, `http.createServer`, or whatever takes a request and its response. */
export interface GongkaiApp {
  (request: IncomingMessage, response: ServerResponse): void
  /** Lets go of the index once the answers under way are out; requests after that are answered 503. */
  close(): Promise<void>
}

/**
 * Makes the application over an index, and takes up a newly built one by itself. It may be mounted under any path. Where
 * there is no index, or a damaged one, it answers 503 and says why, until there is.
 *
 * @throws GongkaiError `usage` for a setting that cannot be, `unavailable` for a segmenter that is not installed.
 * @example
 * const gongkai = await createApp({ directory: 'index' })
 * app.use('/gongkai', gongkai)
 */
export async function createApp(options: AppOptions = {}): Promise<GongkaiApp> {
  refuseUnknown(options, 'directory', 'settings')
  try {
    const settings = loadSettings(process.env, { ...options.settings, indexDir: options.directory })
    const logger = createLogger(settings.logLevel)
    const analyzer = await openAnalyzer(settings)
    const search = await openLiveSearch({ settings, analyzer, logger })
    const app = createExpressApp({ search, settings, logger })
    return Object.assign(
      (request: IncomingMessage, response: ServerResponse): void => {
        app(request as Parameters<typeof app>[0], response as Parameters<typeof app>[1])
      },
      { close: () => search.close() },
    )
  } catch (error) {
    throw toLibraryError(error)
  }
}
