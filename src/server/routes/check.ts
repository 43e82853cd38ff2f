/** POST /api/check */
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { checkAnswer } from '../../search/index.ts'
import { contextOf } from '../request-context.ts'
import { readParameters, type Route } from '../route.ts'

const name = {
  name: 'name',
  list: false,
  schema: z.string().max(200).default(''),
  hint: 'nameTooLong',
  help: 'Name of the file: it tells the format where the content does not.',
  example: 'report.docx',
} as const

export const checkRoute: Route = {
  path: '/api/check',
  isUpload: true,
  summary:
    'Checks a report before it is published: the body is a file, or a form with a `file`. Nothing of it is stored or logged.',
  parameters: { name },
  answer: checkAnswer,
  errors: [400, 503],
  handler:
    ({ checker }) =>
    async (request, response) => {
      const { say } = contextOf(response)
      if (checker === null) throw new AppError('not_found', say('checkOff'))
      const parameters = readParameters({ name }, request.query, say)
      const answer = await checker.check(request, response, parameters.name)
      response.set('Cache-Control', 'no-store').json(answer)
    },
}
