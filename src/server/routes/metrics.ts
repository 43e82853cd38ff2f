/** GET /metrics */
import type { Route } from '../route.ts'

const mediaType = 'text/plain; version=0.0.4; charset=utf-8'

export const metricsRoute: Route = {
  path: '/metrics',
  summary: 'Requests, durations and index counts as Prometheus text.',
  parameters: {},
  mediaType,
  errors: [],
  handler:
    ({ search, metrics }) =>
    async (_request, response) => {
      const stats = (await search.current()?.stats()) ?? null
      response.set('Cache-Control', 'no-store').set('Content-Type', metrics.mediaType)
      response.send(await metrics.text(stats, stats !== null && search.problem() !== null))
    },
}
