/** GET /api/verify */
import { verifyAnswer } from '../../search/index.ts'
import { jsonRoute } from '../route.ts'
import { requiredQuery } from '../../search/index.ts'

export const verifyRoute = jsonRoute({
  path: '/api/verify',
  summary:
    "The index's counts of one string beside those of plain substring search over all texts.",
  parameters: { q: requiredQuery },
  answer: verifyAnswer,
  respond(service, { q }, request) {
    request.query = q
    return service.verify(q)
  },
})
