/** Routes that take a list, as the body of a POST, and stream a table that was made of it. */
import type { Request } from 'express'
import {
  tableMediaTypes,
  toTableStream,
  type CsvRow,
  type ParameterRow,
  type ParameterRows,
  type ParameterValues,
  type SearchService,
  type TableFormat,
} from '../search/index.ts'
import { postedText } from './posted-text.ts'
import { contextOf } from './request-context.ts'
import { readParameters, type Route } from './route.ts'
import { sendStream } from './send-stream.ts'

/** Rows as the search service is asked for them; the first is the head. */
export type TableOf = (service: SearchService) => AsyncIterable<CsvRow>

/** Parameters of which one says what form the table has. */
type TableParameters = ParameterRows & { format: ParameterRow<TableFormat> }

interface TableRoute<R extends TableParameters> extends Pick<Route, 'path' | 'summary'> {
  parameters: R
  posted: NonNullable<Route['posted']>
  /** Of the file, without its ending. */
  fileName: string
  /**
   * Reads what was sent, before there is a place to work on it.
   *
   * @throws AppError `invalid_parameter` for what cannot be read.
   */
  read: (text: string, parameters: ParameterValues<R>, request: Request) => TableOf
}

/** Makes such a route. What is refused before the first row is answered as an error; then the file has begun. */
export function tableRoute<R extends TableParameters>({
  fileName,
  read,
  ...route
}: TableRoute<R>): Route {
  const { parameters: rows } = route
  const handler: Route['handler'] =
    ({ useExport }) =>
    async (request, response) => {
      const { text, query } = postedText(response)
      const parameters = readParameters(rows, query, contextOf(response).say)
      const format = parameters.format as TableFormat
      const tableOf = read(text, parameters, request)
      await useExport(response, async (service) => {
        const table = tableOf(service)[Symbol.asyncIterator]()
        const first = await table.next()
        async function* all(): AsyncGenerator<CsvRow> {
          if (first.done !== true) yield first.value
          yield* { [Symbol.asyncIterator]: () => table }
        }
        response
          .set('Cache-Control', 'no-store')
          .set('Content-Type', tableMediaTypes[format])
          .set('Content-Disposition', `attachment; filename="${fileName}.${format}"`)
        await sendStream(toTableStream(all(), format), response)
      })
    }
  return { ...route, mediaType: tableMediaTypes.csv, errors: [400, 503], handler }
}
