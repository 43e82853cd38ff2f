/** GET /api/search */
import { jsonRoute } from '../route.ts'
import { searchResponse } from '../../search/index.ts'
import { searchParameters } from '../../search/index.ts'

export const searchRoute = jsonRoute({
  path: '/api/search',
  summary: 'Searches the reports: hits with marked passages, exact counts, facets.',
  parameters: searchParameters,
  answer: searchResponse,
  async respond(service, { q, sort, limit, offset, synonyms, ...filters }, request) {
    request.query = q
    const parameters = { q, filters, sort, limit, offset, synonyms }
    const answer = await service.search(parameters)
    request.total = answer.total
    return answer
  },
})
