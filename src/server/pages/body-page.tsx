/** `/bodies/{bodyId}`: one body over its years. */
import type { RequestHandler } from 'express'
import { bodyOverview } from '../../search/index.ts'
import { bodyAbout, BodyView, feedAddress, freshSearch } from '../../views/index.ts'
import { contextOf } from '../request-context.ts'
import type { PageDependencies } from './dependencies.ts'
import { sendErrorPage } from './error-page.tsx'
import { refuseUnknown } from './parameters.ts'
import { readPageRequest } from './render.ts'
import { figureLabelOf, longestIdShown } from './report-page.tsx'
import { sendView } from './send-view.tsx'

export function bodyPage({ withSearch, changes }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, '../')
    refuseUnknown(request, page, [])
    const { context, state } = page
    const { t } = context
    const bodyId = String(request.params['id'])
    await withSearch(response, async (service) => {
      const compare = changes.of(service.generation, contextOf(response))
      const overview = await bodyOverview(service, bodyId, compare)
      if (overview === null) {
        const message = t('error.bodyHelp', { id: bodyId.slice(0, longestIdShown) })
        sendErrorPage(response, page, { status: 404, title: t('error.body'), message })
        return
      }
      sendView(response, page, {
        view: 'body',
        title: overview.answer.reportingBody ?? bodyId,
        about: bodyAbout(t, page.origin, {
          bodyId,
          name: overview.answer.reportingBody ?? bodyId,
          reports: overview.answer.total,
          years: overview.answer.reports.flatMap(({ reportYear }) => reportYear ?? []),
        }),
        feed: feedAddress({ ...freshSearch('', state.lang), body: [bodyId] }, context.root),
        content: <BodyView {...{ context, state, overview }} labelOf={figureLabelOf} />,
      })
    })
  }
}
