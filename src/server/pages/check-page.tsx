/** `/check`: a report checked before it is published. A form that needs no script; what it sends is answered and forgotten. */
import type { RequestHandler } from 'express'
import { AppError } from '../../errors.ts'
import { CheckForm, CheckView, freshSearch } from '../../views/index.ts'
import { retryAfterSeconds } from '../errors.ts'
import type { PageDependencies } from './dependencies.ts'
import { describeError, sendErrorPage } from './error-page.tsx'
import { refuseUnknown } from './parameters.ts'
import { readPageRequest } from './render.ts'
import { figureLabelOf } from './report-page.tsx'
import { sendView } from './send-view.tsx'

export function checkPage({ checker, mostMegabytes }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, [])
    const { context } = page
    const state = freshSearch('', page.state.lang)
    const { t } = context
    if (checker === null) {
      const message = t('draft.off')
      sendErrorPage(response, page, { status: 404, title: t('draft.title'), message })
      return
    }
    const form = { context, state, mostMegabytes }
    if (request.method !== 'POST') {
      sendView(response, page, {
        ...{ view: 'check', title: t('draft.title'), state },
        content: <CheckForm {...form} />,
      })
      return
    }
    // Of what is sent nothing stays behind, not in a cache either.
    response.set('Cache-Control', 'no-store')
    try {
      const { total, reports } = await checker.check(request, response)
      const [first] = reports
      const title = first?.report.title ?? t('hit.untitled')
      sendView(response, page, {
        ...{ view: 'check', title: `${title} · ${t('draft.title')}`, state, isPrivate: true },
        content: <CheckView {...form} {...{ total, reports }} labelOf={figureLabelOf} />,
      })
    } catch (error) {
      const described = describeError(error, page)
      if (described === null) throw error
      if (error instanceof AppError && error.code === 'overloaded')
        response.set('Retry-After', retryAfterSeconds)
      sendView(response, page, {
        ...{ view: 'check', title: t('draft.title'), state, status: described.status },
        content: <CheckForm {...form} failure={described.message} />,
      })
    }
  }
}
