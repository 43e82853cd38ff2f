/** GET /api/dataset/{table}.{format}: the tidy tables, streamed, with their codebook and data package. */
import { Readable } from 'node:stream'
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { figureKeys } from '../../report/index.ts'
import {
  createTableEncoder,
  datasetFormats,
  datasetParameters,
  datasetTable,
  datasetTableNames,
  datasetTables,
  noFilters,
  toCsvText,
  type DatasetFormat,
  type DatasetTableName,
  type SearchFilters,
  type SearchService,
} from '../../search/index.ts'
import { codebookRows, dataPackage } from '../../views/index.ts'
import { contextOf, shorten } from '../request-context.ts'
import { readParameters, type Route } from '../route.ts'
import { sendStream } from '../send-stream.ts'

export const datasetMediaTypes: Record<DatasetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

async function* bytesOf(
  service: SearchService,
  filters: SearchFilters,
  table: DatasetTableName,
  format: DatasetFormat,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const encoder = createTableEncoder(datasetTable(table), format)
  for await (const { rows } of service.dataset(filters, [table], signal)) {
    const bytes = encoder.add(rows)
    if (bytes.length > 0) yield bytes
  }
  yield encoder.end()
}

export const datasetRoute: Route = {
  path: '/api/dataset/{table}.{format}',
  summary:
    'A tidy table of all reports as CSV or Parquet, streamed; codebook.csv says what the columns are, datapackage.json the same for programs.',
  parameters: datasetParameters,
  mediaType: datasetMediaTypes.csv,
  errors: [400, 503],
  handler:
    ({ useExport }) =>
    async (request, response) => {
      const { say, signal } = contextOf(response)
      const filters = { ...noFilters, ...readParameters(datasetParameters, request.query, say) }
      const { table: name = '', format: ending = '' } = request.params as Record<string, string>
      const file = `${name}.${ending}`
      await useExport(response, async (service) => {
        response
          .set('Cache-Control', 'no-store')
          .set('Content-Disposition', `attachment; filename="${encodeURIComponent(file)}"`)
        if (file === 'datapackage.json') {
          const { generation, builtAt } = await service.stats()
          response.json(dataPackage(datasetTables, { generation, builtAt, filters }))
          return
        }
        if (file === 'codebook.csv') {
          response
            .type(datasetMediaTypes.csv)
            .send(toCsvText(codebookRows(datasetTables, figureKeys)))
          return
        }
        const table = datasetTableNames.find((each) => each === name)
        const format = datasetFormats.find((each) => each === ending)
        if (table === undefined || format === undefined) {
          response.removeHeader('Content-Disposition')
          throw new AppError(
            'not_found',
            sentence('dataset.unknown', {
              file: shorten(file),
              tables: datasetTableNames.join(', '),
              formats: datasetFormats.join(', '),
            }),
          )
        }
        response.set('Content-Type', datasetMediaTypes[format])
        await sendStream(Readable.from(bytesOf(service, filters, table, format, signal)), response)
      })
    },
}
