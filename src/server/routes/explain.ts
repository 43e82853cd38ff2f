/** GET /api/explain */
import { AppError } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import { shorten } from '../request-context.ts'
import { explainAnswer } from '../../search/index.ts'
import { jsonRoute } from '../route.ts'
import { explainParameters } from '../../search/index.ts'

export const explainRoute = jsonRoute({
  path: '/api/explain',
  summary: 'Every part of one report’s score for a query, or why the report does not match.',
  parameters: explainParameters,
  answer: explainAnswer,
  async respond(service, { q, reportId, synonyms, ...filters }, request) {
    request.query = q
    try {
      return await service.explain({ q, reportId, filters, synonyms })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error
      const id = shorten(reportId)
      throw new AppError('not_found', sentence('report.unknown', { id }), {
        details: [{ parameter: 'reportId', value: id }],
      })
    }
  },
})
