/** POST /api/batch: a list of queries in, a table of all their hits out. */
import { pipeline } from 'node:stream/promises'
import { citationText } from '../../language/index.ts'
import { mostBatchQueries } from '../../limits.ts'
import {
  batchColumns,
  batchParameters,
  readQueries,
  tableMediaTypes,
  toTableStream,
  type BatchColumn,
  type BatchOptions,
  type CsvRow,
  type SearchService,
} from '../../search/index.ts'
import { postedText } from '../posted-text.ts'
import { originOf } from '../origin.ts'
import { contextOf, sayIn } from '../request-context.ts'
import { readParameters, type Route } from '../route.ts'

async function* tableOf(
  service: SearchService,
  queries: readonly string[],
  options: BatchOptions,
  nameOf: (column: BatchColumn) => string,
): AsyncGenerator<CsvRow> {
  yield batchColumns.map(nameOf)
  for await (const { rows } of service.batch(queries, options)) yield* rows
}

export const batchRoute: Route = {
  path: '/api/batch',
  summary: 'Every hit of up to 1,000 queries as one table, streamed: one row a passage.',
  parameters: batchParameters,
  posted: {
    field: 'queries',
    help: 'The queries, one a line, or a CSV with a column headed `query`.',
    example: '依申请公开 延期\n"政府和社会资本合作"\n',
  },
  mediaType: tableMediaTypes.csv,
  errors: [400, 503],
  handler:
    ({ useExport }) =>
    async (request, response) => {
      const { say } = contextOf(response)
      const { text, query } = postedText(response)
      const { synonyms, format, lang, ...filters } = readParameters(batchParameters, query, say)
      const queries = readQueries(text, mostBatchQueries)
      await useExport(response, async (service) => {
        response
          .set('Cache-Control', 'no-store')
          .set('Content-Type', tableMediaTypes[format])
          .set('Content-Disposition', `attachment; filename="gongkai-batch.${format}"`)
        const rows = tableOf(
          service,
          queries,
          {
            ...{ filters, synonyms, origin: originOf(request) },
            cite: (row, address) => citationText(lang ?? 'zh-Hans', row, address),
          },
          (column) => (lang === undefined ? column : sayIn(lang)(`batch.${column}`)),
        )
        try {
          await pipeline(toTableStream(rows, format), response)
        } catch (error) {
          // Whoever asked has left; nobody is there to be told.
          if (!response.destroyed) throw error
        }
      })
    },
}
