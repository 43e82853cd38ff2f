/** GET /api/suggest */
import { suggestAnswer } from '../../search/index.ts'
import { jsonRoute } from '../route.ts'
import { suggestParameters } from '../../search/index.ts'

export const suggestRoute = jsonRoute({
  path: '/api/suggest',
  summary:
    'Completes a query being typed: words, bodies, places, titles, document numbers; bodies and places also from pinyin initials.',
  parameters: suggestParameters,
  answer: suggestAnswer,
  async respond(service, { q, limit }) {
    return { suggestions: await service.suggest(q, limit) }
  },
})
