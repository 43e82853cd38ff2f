/** GET /healthz: the process lives. GET /readyz: it can answer, with what, and else why not. */
import { inWords } from '../../sentence.ts'
import { sendError } from '../errors.ts'
import { contextOf } from '../request-context.ts'
import { healthAnswer, readyAnswer } from '../../search/index.ts'
import type { Route } from '../route.ts'

export const healthRoute: Route = {
  path: '/healthz',
  summary: 'Says that the server is alive.',
  parameters: {},
  answer: healthAnswer,
  errors: [],
  handler: () => (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' })
  },
}

export const readyRoute: Route = {
  path: '/readyz',
  summary: 'Says whether an index is loaded: its counts and age, and why a newer one was refused.',
  parameters: {},
  answer: readyAnswer,
  errors: [503],
  handler:
    ({ search }) =>
    async (_request, response) => {
      const stats = await search.current()?.stats()
      const found = search.problem()
      const problem = found && {
        ...{ code: found.code, message: found.message, sentence: found.sentence },
        generation: found.generation,
      }
      if (!stats || found?.stopsAnswers === true) {
        const { say, language } = contextOf(response)
        const reason = problem?.sentence ? inWords(problem.sentence, language) : problem?.message
        const whyNot = reason === undefined ? say('unavailable') : say('notReady', { reason })
        // With an index loaded, what is wrong is said alone.
        const message = stats === undefined ? whyNot : (reason ?? whyNot)
        sendError(response, 'unavailable', message)
        return
      }
      const { generation, builtAt, reports, passages, characters, bodies, years } = stats
      const { analyzerFingerprint, segmenter, samples } = stats
      const ageMs = Math.max(0, Date.now() - Date.parse(builtAt))
      response.set('Cache-Control', 'no-store').json({
        status: 'ready',
        index: {
          ...{ generation, builtAt, ageMs, reports, passages, characters, bodies, years },
          ...{ analyzerFingerprint, segmenter, samples },
        },
        problem,
      })
    },
}
