/** Every address of the endpoint. A new one: its file here, its row in the list, its lines in docs/api.md. */
import { openApiDocument } from '../openapi.ts'
import type { Route } from '../route.ts'
import { batchRoute } from './batch.ts'
import { bodiesRoute, bodyRoute } from './bodies.ts'
import { datasetRoute } from './dataset.ts'
import { checkRoute } from './check.ts'
import { explainRoute } from './explain.ts'
import { exportRoute } from './export.ts'
import { feedRoute } from './feed.ts'
import { figuresRoute } from './figures.ts'
import { healthRoute, readyRoute } from './health.ts'
import { measureRoutes } from './measures.ts'
import { metricsRoute } from './metrics.ts'
import { openApiRoute } from './openapi.ts'
import { panelRoute } from './panel.ts'
import { passagesRoute, reportRoute, reportsRoute } from './reports.ts'
import { searchRoute } from './search.ts'
import { suggestRoute } from './suggest.ts'
import { termsRoute } from './terms.ts'
import { verifyRoute } from './verify.ts'

/** What operators and their machines ask; no rate limit. */
export const operationRoutes: readonly Route[] = [healthRoute, readyRoute, metricsRoute]

/** Addresses that something is sent to. */
export const postedPaths = (path: string): boolean =>
  userRoutes.some((route) => route.posted !== undefined && route.path === path)

/** What users ask. */
export const userRoutes: readonly Route[] = [
  searchRoute,
  reportsRoute,
  reportRoute,
  passagesRoute,
  bodiesRoute,
  bodyRoute,
  figuresRoute,
  ...measureRoutes,
  termsRoute,
  verifyRoute,
  suggestRoute,
  explainRoute,
  checkRoute,
  exportRoute,
  feedRoute,
  datasetRoute,
  batchRoute,
  panelRoute,
  openApiRoute(() => openApiDocument([...userRoutes, ...operationRoutes])),
]
