/** The Express application: guards, routes from the one list, pages, errors. It opens no port and loads no index. */
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { constants } from 'node:zlib'
import compression, { type CompressionOptions } from 'compression'
import express, { type Express, type RequestHandler, type Router } from 'express'
import expressStaticGzip from 'express-static-gzip'
import type { Logger } from 'pino'
import { serviceFor } from '../search/index.ts'
import type { Settings } from '../settings.ts'
import { createAdmission, type Admission } from './admission.ts'
import { createChecker, uploadPaths } from './check.ts'
import { errorHandler, logFailure, notFoundHandler } from './errors.ts'
import {
  limitRate,
  limitSizes,
  refuseGarbledAddresses,
  refuseStrangeHosts,
  secureHeaders,
  shedLoad,
} from './guards.ts'
import type { SearchHolder } from './live-search.ts'
import { mcpHandlers, mcpPath } from './mcp/mcp-route.ts'
import { createMetrics } from './metrics.ts'
import { createComparer, createTextChanges } from './pages/compare-thread.ts'
import { pageErrors, pageNotFound, pageRouter } from './pages/index.ts'
import { contextOf, openContext, logRequests } from './request-context.ts'
import { readPostedText } from './posted-text.ts'
import type { Route, ServerContext, UseSearch } from './route.ts'
import { operationRoutes, postedPaths, userRoutes } from './routes/index.ts'

/** The built page lies beside src/ and dist/ alike. */
const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/** Uploads read at once: each holds its file in memory and a process. */
const checksAtOnce = 2

const noUploads: ReadonlySet<string> = new Set()

/** Two levels below the usual: half the time for 3 % more bytes. */
const encoding: CompressionOptions = {
  level: 4,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
}

export interface AppOptions {
  search: SearchHolder
  settings: Settings
  logger: Logger
  /** Folder of static files; the project's public/ unless a test names another. */
  publicDir?: string
}

/**
 * Makes the application. It may be mounted under any path: nothing in it, and nothing in its answers, names the root.
 *
 * @example createApp({ search, settings, logger }).listen(0)
 */
export function createApp({
  search,
  settings,
  logger,
  publicDir = publicFolder,
}: AppOptions): Express {
  const metrics = createMetrics()
  const admissions = {
    search: admissionTo(settings.concurrentSearches, settings),
    export: admissionTo(settings.concurrentExports, settings),
  }
  const compare = createComparer()
  const context: ServerContext = {
    ...{ compare, changes: createTextChanges(compare) },
    ...{ search, settings, logger, metrics, admissions },
    useSearch: useBy(admissions.search, search),
    useExport: useBy(admissions.export, search),
    startId: randomUUID(),
    checker:
      settings.checksPerMinute === 0
        ? null
        : createChecker({ settings, search, admission: admissionTo(checksAtOnce, settings) }),
  }
  const takesPosts = (path: string): boolean =>
    postedPaths(path) || (settings.mcp === 'on' && path === mcpPath)
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustProxy)
  app.locals['hasCheck'] = context.checker !== null

  app.use(
    openContext(),
    logRequests(logger, metrics),
    secureHeaders(),
    limitSizes(takesPosts, context.checker === null ? noUploads : uploadPaths),
  )
  app.use(compression(encoding))
  mount(app, operationRoutes, context)
  app.use(refuseGarbledAddresses(), staticFiles(publicDir))
  app.use(refuseStrangeHosts(), shedLoad(admissions.search))
  if (settings.rateLimit > 0) app.use(limitRate(settings.rateLimit))
  if (context.checker !== null) app.use(ofUploads(context.checker.limit))
  mount(app, userRoutes, context)
  if (settings.mcp === 'on') app.post(mcpPath, ...mcpHandlers(context))

  app.use(
    pageRouter({
      ...{ withSearch: context.useSearch, compare, changes: context.changes },
      servesSources: settings.serveSources === 'on',
      crawlers: settings.crawlers,
      checker: context.checker,
      mostMegabytes: settings.maxFileMegabytes,
    }),
  )

  app.use(pageNotFound(), notFoundHandler(takesPosts))
  app.use(pageErrors(logFailure(logger)), errorHandler(logger))
  return app
}

/**
 * Files of a folder, compressed where the build left a compressed form beside them. Without a hash in their names they are asked for again
 * each time; the ETag spares the transfer.
 */
function staticFiles(folder: string): RequestHandler {
  const serve = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      redirect: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    },
  })
  return (request, response, next) => {
    // The disk is not asked about pages and endpoints, whose names end in no type of file.
    if (/\.\w+$/.test(request.path)) serve(request, response, next)
    else next()
  }
}

/** Only for requests that bring a body. */
function ofUploads(limit: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'POST' && uploadPaths.has(request.path))
      void limit(request, response, next)
    else next()
  }
}

function admissionTo(running: number, { searchQueue, searchWaitMs }: Settings): Admission {
  return createAdmission({ running, waiting: searchQueue, waitMs: searchWaitMs })
}

function useBy(admission: Admission, search: SearchHolder): UseSearch {
  return (response, work) => {
    const caller = contextOf(response)
    return admission.run(caller, () =>
      search.use((service) => work(serviceFor(service, caller.signal), caller.signal)),
    )
  }
}

function mount(router: Router, routes: readonly Route[], context: ServerContext): void {
  for (const { path, handler, posted, isUpload } of routes) {
    const pattern = path.replace(/\{(\w+)\}/g, ':$1')
    if (posted !== undefined) router.post(pattern, readPostedText(posted), handler(context))
    else router[isUpload === true ? 'post' : 'get'](pattern, handler(context))
  }
}
