/** POST /api/panel: a dictionary of concepts in, their counts by body and year out. */
import { panelParameters, readDictionary } from '../../search/index.ts'
import { tableRoute } from '../table-route.ts'

export const panelRoute = tableRoute({
  path: '/api/panel',
  summary: 'A dictionary of concepts counted by body and year, or by place or level, as a table.',
  parameters: panelParameters,
  posted: {
    field: 'dictionary',
    help: 'The dictionary: a CSV with the columns `concept` and `term`, or one term a line.',
    example: 'concept,term\n透明,主动公开\n透明,政务公开\n',
  },
  fileName: 'gongkai-panel',
  read: (text, { by, shape, format: _, ...filters }) => {
    const concepts = readDictionary(text)
    return async function* (service) {
      for await (const { rows } of service.panel(concepts, { filters, by, shape })) yield* rows
    }
  },
})
