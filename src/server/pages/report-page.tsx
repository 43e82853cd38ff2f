/** `/reports/{id}`: one report, the places of `q` marked, in the script that `script` names. */
import type { RequestHandler } from 'express'
import { longestQuery } from '../../limits.ts'
import {
  mainFiguresOf,
  resolveFigureKey,
  type Report,
  type ReportMetadata,
} from '../../report/index.ts'
import { noFilters, type SearchService } from '../../search/index.ts'
import {
  rangesOf,
  reportAbout,
  ReportView,
  type Reading,
  type TextRange,
} from '../../views/index.ts'
import { sendErrorPage } from './error-page.tsx'
import type { PageDependencies } from './dependencies.ts'
import { readPageRequest } from './render.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { sendView } from './send-view.tsx'
import { writerOf } from './scripts.ts'

/** An id is said back on the error page, but not by the kilobyte. */
export const longestIdShown = 40

/** More years than any body has reported on. */
const mostSiblings = 100

/** Label of a figure key, for those that a report has no figure for. */
export function figureLabelOf(key: string): string {
  return resolveFigureKey(key)?.label ?? key
}

/** The script asked for; what the report is written in already is no conversion. */
function readingOf(query: unknown, report: Report): Reading {
  return (query === 'Hans' || query === 'Hant') && query !== report.script ? query : null
}

/** Other reports of the body whose report this is. */
export async function siblingsOf(
  service: SearchService,
  report: Pick<ReportMetadata, 'bodyId' | 'reportId'>,
): Promise<ReportMetadata[]> {
  if (report.bodyId === null) return []
  const { reports } = await service.reports(
    { ...noFilters, body: [report.bodyId] },
    mostSiblings,
    0,
  )
  return reports.filter(
    ({ reportId, bodyId }) => bodyId === report.bodyId && reportId !== report.reportId,
  )
}

/** What this page understands. */
const parameters = [anyText('q'), oneOf('script', ['Hans', 'Hant'])]

export function reportPage({ withSearch, servesSources }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, '../')
    refuseUnknown(request, page, parameters)
    const { context } = page
    const { t } = context
    // A query longer than any search takes cannot have led here: nothing to mark.
    const state = page.state.q.length > longestQuery ? { ...page.state, q: '' } : page.state
    const reportId = String(request.params['id'])
    await withSearch(response, async (service) => {
      const report = await service.report(reportId)
      if (report === null) {
        const message = t('error.reportHelp', { id: reportId.slice(0, longestIdShown) })
        sendErrorPage(response, page, { status: 404, title: t('error.report'), message })
        return
      }
      const script = readingOf(request.query['script'], report)
      const mark = state.q === '' ? null : await service.marker(state.q)
      const highlight = (text: string): readonly TextRange[] => {
        if (mark === null) return []
        const { marks, across } = mark(text)
        return rangesOf(marks, across)
      }
      const view = (
        <ReportView
          context={context}
          state={state}
          report={report}
          highlight={highlight}
          reading={script === null ? null : { script, write: await writerOf(script) }}
          siblings={await siblingsOf(service, report)}
          mainFigures={mainFiguresOf(report.figures)}
          labelOf={figureLabelOf}
          servesSources={servesSources}
        />
      )
      sendView(response, page, {
        view: 'report',
        title: [report.title ?? t('hit.untitled'), state.q.trim()].filter(Boolean).join(' · '),
        content: view,
        about: reportAbout(t, page.origin, report),
        state,
      })
    })
  }
}
