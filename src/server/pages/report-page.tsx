/** `/reports/{id}`: one report, the places of `q` marked. */
import type { RequestHandler } from 'express'
import { Document, ReportView } from '../../views/index.ts'
import { longestQuery } from '../schemas.ts'
import { sendErrorPage } from './error-page.tsx'
import type { PageDependencies } from './index.ts'
import { readPageRequest, sendPage } from './render.ts'

/** An id is said back on the error page, but not by the kilobyte. */
const longestIdShown = 40

export function reportPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, '../')
    const { context, inLanguage } = page
    const { t } = context
    // A query longer than any search takes cannot have led here: nothing to mark.
    const state = page.state.q.length > longestQuery ? { ...page.state, q: '' } : page.state
    const reportId = String(request.params['id'])
    await withSearch(async (service) => {
      const report = await service.report(reportId)
      if (report === null) {
        const message = t('error.reportHelp', { id: reportId.slice(0, longestIdShown) })
        sendErrorPage(response, page, { status: 404, title: t('error.report'), message })
        return
      }
      const view = (
        <ReportView
          context={context}
          state={state}
          report={report}
          highlight={(text) => service.highlight(text, state.q)}
        />
      )
      sendPage(
        response,
        200,
        t.language,
        <Document
          context={context}
          state={state}
          view="report"
          title={report.title ?? t('hit.untitled')}
          inLanguage={inLanguage}
        >
          {view}
        </Document>,
      )
    })
  }
}
