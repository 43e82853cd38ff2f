/** GET /api/export */
import { pipeline } from 'node:stream/promises'
import { toCsv, toJsonLines } from '../../search/index.ts'
import { readParameters, type Route } from '../route.ts'
import { contextOf } from '../request-context.ts'
import { exportParameters } from '../../search/index.ts'

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: toCsv },
  jsonl: { mediaType: 'application/x-ndjson; charset=utf-8', write: toJsonLines },
} as const

export const exportRoute: Route = {
  path: '/api/export',
  summary: 'Every hit of a search as a file, streamed: one row a passage, with citation.',
  parameters: exportParameters,
  mediaType: formats.csv.mediaType,
  errors: [400, 503],
  handler:
    ({ useExport }) =>
    async (request, response) => {
      const context = contextOf(response)
      const parameters = readParameters(exportParameters, request.query, context.say)
      const { q, sort, synonyms, format, ...filters } = parameters
      context.query = q
      await useExport(response, async (service) => {
        const wanted = { q, filters, sort, synonyms, limit: Infinity, offset: 0 }
        const exported = await service.export(wanted)
        context.total = exported.head.total
        const { mediaType, write } = formats[format]
        const name = `gongkai-${exported.head.exportedAt.slice(0, 10)}.${format}`
        response
          .set('Cache-Control', 'no-store')
          .set('Content-Type', mediaType)
          .set('Content-Disposition', `attachment; filename="${name}"`)
        try {
          await pipeline(write(exported), response)
        } catch (error) {
          // Whoever asked has left; nobody is there to be told.
          if (!response.destroyed) throw error
        }
      })
    },
}
