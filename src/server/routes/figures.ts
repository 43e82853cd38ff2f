/** GET /api/figures: one figure of many reports, or the list of keys. */
import { AppError } from '../../errors.ts'
import type { FigureKey } from '../../report/index.ts'
import { findFigureKey, nearFigureKeys } from '../../search/index.ts'
import { shorten, type Say } from '../request-context.ts'
import { figuresAnswer } from '../../search/index.ts'
import { jsonRoute } from '../route.ts'
import { figureParameters } from '../../search/index.ts'

/**
 * The figure that a key, another name of it, or a label means.
 *
 * @throws AppError `invalid_parameter` that names those most like it.
 */
export function figureKeyFor(name: string, say: Say): FigureKey {
  const entry = findFigureKey(name)
  if (entry !== undefined) return entry
  const keys = nearFigureKeys(name).map(({ key, label }) => `${key} ${label}`)
  const near = keys.length > 0 ? say('figureKeysNear', { keys: keys.join(', ') }) : ''
  throw new AppError('invalid_parameter', say('figureKeyUnknown', { key: shorten(name), near }), {
    details: [{ parameter: 'key', value: shorten(name) }],
  })
}

export const figuresRoute = jsonRoute({
  path: '/api/figures',
  summary:
    'One figure of every report that states it, with its source, and its sum and median by year; without a key, the keys.',
  parameters: figureParameters,
  answer: figuresAnswer,
  async respond(service, { key, applicant, limit, offset, ...given }, request) {
    if (key === undefined) {
      const keys = await service.figureKeys()
      return { total: keys.length, keys }
    }
    const entry = figureKeyFor(key, request.say)
    const parameters = {
      ...{ key: entry.key, applicant: applicant ?? null, limit, offset },
      filters: { ...given, section: [], part: [] },
    }
    const answer = await service.figures(parameters)
    request.total = answer.total
    return answer
  },
})
