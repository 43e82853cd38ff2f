/** GET /api/reports and GET /api/reports/{id} */
import { AppError } from '../../errors.ts'
import { shorten } from '../messages.ts'
import { reportAnswer, reportsAnswer } from '../answers/index.ts'
import { jsonRoute } from '../route.ts'
import { filterParameters, pageParameters } from '../schemas.ts'

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
  async respond(service, _parameters, { say }, { id = '' }) {
    const report = await service.report(id)
    if (report) return report
    throw new AppError('not_found', say('reportNotFound', { id: shorten(id) }), {
      details: [{ parameter: 'id', value: shorten(id) }],
    })
  },
})
