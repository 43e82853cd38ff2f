/** HTTP over a search service: the JSON endpoint and the pages. */
export { createApp, type AppOptions } from './app.ts'
export {
  createLiveSearch,
  holdService,
  type LiveProblem,
  type LiveSearch,
  type LiveSearchOptions,
  type SearchHolder,
} from './live-search.ts'
export { figureLabelOf } from './pages/report-page.tsx'
export { gatherLines } from './pages/figures/lines.ts'
export { serveMcpOverStdio } from './mcp/stdio.ts'
export { openLiveSearch } from './open-live-search.ts'
export { createLogger } from './request-context.ts'
export { startServer, type RunningServer } from './serve.ts'
