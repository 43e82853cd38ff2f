/** GET /api/bodies and GET /api/bodies/{bodyId} */
import { AppError } from '../../errors.ts'
import {
  bodiesAnswer,
  bodyAnswer,
  bodyOverview,
  bodyParameters,
  noFilters,
  toListedBody,
} from '../../search/index.ts'
import { sentence } from '../../sentence.ts'
import { shorten } from '../request-context.ts'
import { jsonRoute } from '../route.ts'

export const bodiesRoute = jsonRoute({
  path: '/api/bodies',
  summary: 'Lists the bodies that have a report that passes the filters, with the years of these.',
  parameters: bodyParameters,
  answer: bodiesAnswer,
  async respond(service, { limit, offset, ...filters }, request) {
    const bodies = await service.bodies({ ...noFilters, ...filters })
    request.total = bodies.length
    return {
      ...{ total: bodies.length, limit, offset },
      bodies: bodies.slice(offset, offset + limit).map(toListedBody),
    }
  },
})

export const bodyRoute = jsonRoute({
  path: '/api/bodies/{bodyId}',
  summary:
    'One body over its years: reports, main figures, checks that fail, what changed in the text.',
  parameters: {},
  answer: bodyAnswer,
  async respond(service, _parameters, caller, { bodyId = '' }, { changes }) {
    const overview = await bodyOverview(service, bodyId, changes.of(service.generation, caller))
    if (overview !== null) return overview.answer
    throw new AppError('not_found', sentence('body.unknown', { id: shorten(bodyId) }), {
      details: [{ parameter: 'bodyId', value: shorten(bodyId) }],
    })
  },
})
