/** GET /api/reports, GET /api/reports/{id} and GET /api/reports/{id}/passages */
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { shorten } from '../request-context.ts'
import { passagesAnswer, reportAnswer, reportsAnswer } from '../../search/index.ts'
import { jsonRoute } from '../route.ts'
import { filterParameters, pageParameters, passageParameters } from '../../search/index.ts'

export const reportsRoute = jsonRoute({
  path: '/api/reports',
  summary: 'Lists the reports that pass the filters, newest first: metadata of each.',
  parameters: { ...filterParameters, ...pageParameters },
  answer: reportsAnswer,
  async respond(service, { limit, offset, ...filters }, request) {
    const answer = await service.reports(filters, limit, offset)
    request.total = answer.total
    return answer
  },
})

export const reportRoute = jsonRoute({
  path: '/api/reports/{id}',
  summary: 'One whole report: metadata with origins, outline with passages and tables, figures.',
  parameters: {},
  answer: reportAnswer,
  async respond(service, _parameters, _request, { id = '' }) {
    const report = await service.report(id)
    if (report) return report
    throw reportNotFound(id)
  },
})

export const passagesRoute = jsonRoute({
  path: '/api/reports/{id}/passages',
  summary: 'The passages of one report that match a query, best first, as in the hits of a search.',
  parameters: passageParameters,
  answer: passagesAnswer,
  async respond(service, { q, limit, offset, synonyms, ...filters }, request, { id = '' }) {
    request.query = q
    const parameters = { q, filters, sort: 'relevance', limit, offset, synonyms } as const
    try {
      return await service.passages(id, parameters)
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') throw reportNotFound(id)
      throw error
    }
  },
})

function reportNotFound(id: string): AppError {
  return new AppError('not_found', sentence('report.unknown', { id: shorten(id) }), {
    details: [{ parameter: 'id', value: shorten(id) }],
  })
}
