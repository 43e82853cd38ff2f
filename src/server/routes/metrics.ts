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
    ({ search, metrics, admissions }) =>
    async (_request, response) => {
      const service = search.current()
      const stats = (await service?.stats()) ?? null
      response.set('Cache-Control', 'no-store').set('Content-Type', metrics.mediaType)
      const refused = stats !== null && search.problem() !== null
      const cacheBytes = service?.cacheBytes() ?? {}
      response.send(await metrics.text({ stats, refused, cacheBytes, admissions }))
    },
}
