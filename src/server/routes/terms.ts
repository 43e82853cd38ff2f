/** GET /api/terms */
import { AppError } from '../../errors.ts'
import { mostTerms } from '../../limits.ts'
import { readTermGroups, termsAnswer, termsParameters } from '../../search/index.ts'
import { sentence } from '../../sentence.ts'
import { jsonRoute } from '../route.ts'

export const termsRoute = jsonRoute({
  path: '/api/terms',
  summary:
    'Exact counts of up to 200 terms by year, province or level: reports, passages, occurrences, and occurrences for 10,000 characters; terms of a group are counted together.',
  parameters: termsParameters,
  answer: termsAnswer,
  respond(service, { terms, by, ...filters }, { say }) {
    const { groups, given } = readTermGroups(terms)
    const details = [{ parameter: 'terms', value: String(given) }]
    if (groups.length === 0)
      throw new AppError('invalid_parameter', say('termsRequired'), { details })
    if (given > mostTerms)
      throw new AppError('invalid_parameter', sentence('terms.tooMany', { most: mostTerms }), {
        details,
      })
    return service.terms({ groups, by, filters })
  },
})
