/** POST /api/panel: a dictionary of concepts in, their counts by body and year out. */
import { pipeline } from 'node:stream/promises'
import {
  panelParameters,
  readDictionary,
  tableMediaTypes,
  toTableStream,
  type Concept,
  type CsvRow,
  type PanelOptions,
  type SearchService,
} from '../../search/index.ts'
import { postedText } from '../posted-text.ts'
import { contextOf } from '../request-context.ts'
import { readParameters, type Route } from '../route.ts'

async function* tableOf(
  service: SearchService,
  concepts: readonly Concept[],
  options: PanelOptions,
): AsyncGenerator<CsvRow> {
  for await (const { rows } of service.panel(concepts, options)) yield* rows
}

export const panelRoute: Route = {
  path: '/api/panel',
  summary: 'A dictionary of concepts counted by body and year, or by place or level, as a table.',
  parameters: panelParameters,
  posted: {
    field: 'dictionary',
    help: 'The dictionary: a CSV with the columns `concept` and `term`, or one term a line.',
    example: 'concept,term\n透明,主动公开\n透明,政务公开\n',
  },
  mediaType: tableMediaTypes.csv,
  errors: [400, 503],
  handler:
    ({ useExport }) =>
    async (_request, response) => {
      const { say } = contextOf(response)
      const { text, query } = postedText(response)
      const { by, shape, format, ...filters } = readParameters(panelParameters, query, say)
      const concepts = readDictionary(text)
      await useExport(response, async (service) => {
        const rows = tableOf(service, concepts, { filters, by, shape })
        // What is wrong with a term is told before the file begins.
        const first = await rows.next()
        async function* all(): AsyncGenerator<CsvRow> {
          if (first.done !== true) yield first.value
          yield* rows
        }
        response
          .set('Cache-Control', 'no-store')
          .set('Content-Type', tableMediaTypes[format])
          .set('Content-Disposition', `attachment; filename="gongkai-panel.${format}"`)
        try {
          await pipeline(toTableStream(all(), format), response)
        } catch (error) {
          // Whoever asked has left; nobody is there to be told.
          if (!response.destroyed) throw error
        }
      })
    },
}
