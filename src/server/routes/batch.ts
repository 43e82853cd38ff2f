/** POST /api/batch: a list of queries in, a table of all their hits out. */
import { citationText } from '../../language/index.ts'
import { mostBatchQueries } from '../../limits.ts'
import { batchColumns, batchParameters, readQueries } from '../../search/index.ts'
import { originOf, sayIn } from '../request-context.ts'
import { tableRoute } from '../table-route.ts'

export const batchRoute = tableRoute({
  path: '/api/batch',
  summary: 'Every hit of up to 1,000 queries as one table, streamed: one row a passage.',
  parameters: batchParameters,
  posted: {
    field: 'queries',
    help: 'The queries, one a line, or a CSV with a column headed `query`.',
    example: '依申请公开 延期\n"政府和社会资本合作"\n',
  },
  fileName: 'gongkai-batch',
  read: (text, { synonyms, format: _, lang, ...filters }, request) => {
    const queries = readQueries(text, mostBatchQueries)
    return async function* (service) {
      yield batchColumns.map((column) =>
        lang === undefined ? column : sayIn(lang)(`batch.${column}`),
      )
      const found = service.batch(queries, {
        ...{ filters, synonyms, origin: originOf(request) },
        cite: (row, address) => citationText(lang ?? 'zh-Hans', row, address),
      })
      for await (const { rows } of found) yield* rows
    }
  },
})
