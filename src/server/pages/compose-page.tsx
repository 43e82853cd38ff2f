/** `/compose`: a query built from fields, and the query language by examples. `go` leads on to the results. */
import type { RequestHandler } from 'express'
import { composeMessages, createTranslator } from '../../language/index.ts'
import { longestQuery, sortOrders } from '../../limits.ts'
import { composeQuery, figureOperators, type QueryParts } from '../../query/index.ts'
import { sectionKeys, sectionLabelOf } from '../../report/index.ts'
import { ComposeView, freshSearch, searchAddress } from '../../views/index.ts'
import type { PageDependencies } from './dependencies.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { readPageRequest, textParameter } from './render.ts'
import { sendView } from './send-view.tsx'

const partNames = [
  ...['all', 'phrase', 'any', 'none', 'near', 'nearTo', 'within', 'sentence', 'passage'],
  ...['section', 'part', 'from', 'to', 'region', 'body', 'figure', 'operator', 'value'],
] as readonly (keyof QueryParts)[]

/** What this page understands. */
const parameters = [
  ...partNames.map((name) => anyText(name)),
  oneOf('sort', sortOrders),
  anyText('go'),
]

export function composePage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context, state } = page
    const parts = Object.fromEntries(
      partNames.map((name) => [name, textParameter(request, name).slice(0, longestQuery)]),
    ) as Record<keyof QueryParts, string>
    const sort = sortOrders.find((order) => order === textParameter(request, 'sort')) ?? 'relevance'
    const composed = composeQuery(parts)
    const { q, problems } = composed
    const isReady = q !== '' && problems.length === 0 && Array.from(q).length <= longestQuery
    if (textParameter(request, 'go') !== '' && isReady) {
      response.redirect(303, searchAddress({ ...freshSearch(q, state.lang), sort }, './'))
      return
    }
    const figures = await withSearch(response, (service) => service.figureKeys())
    sendView(response, page, {
      view: 'compose',
      title: createTranslator(composeMessages, context.t.language)('compose.title'),
      content: (
        <ComposeView
          {...{ context, state, parts, sort, composed, figures }}
          sections={sectionKeys.map((key) => [key, sectionLabelOf(key)])}
          operators={figureOperators}
        />
      ),
      // The fields of the form are no filters of the search box.
      state: freshSearch('', state.lang),
    })
  }
}
