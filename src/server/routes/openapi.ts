/** GET /openapi.json */
import { z } from 'zod'
import type { Route } from '../route.ts'

/** @param describe Makes the document; called once, when first asked for. */
export function openApiRoute(describe: () => object): Route {
  return {
    path: '/openapi.json',
    summary: 'This description, as OpenAPI 3.1.',
    parameters: {},
    answer: z.looseObject({ openapi: z.string() }),
    errors: [],
    handler: () => {
      let document: object | undefined
      return (_request, response) => {
        document ??= describe()
        response.set('Cache-Control', 'no-cache').json(document)
      }
    },
  }
}
