/** `/reports/{id}/sources/{number}`: a file that a report was read from, where the settings allow it. */
import type { RequestHandler } from 'express'
import type { PageDependencies } from './dependencies.ts'
import { sendErrorPage } from './error-page.tsx'
import { readPageRequest } from './render.ts'
import { longestIdShown } from './report-page.tsx'

/** Counted from 1, in the order of `Report.sources`. */
const placeNumber = /^[1-9]\d{0,5}$/

export function sourceDownload({ withSearch, servesSources }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const reportId = String(request.params['id'])
    const number = String(request.params['number'])
    await withSearch(response, async (service) => {
      const file =
        servesSources && placeNumber.test(number)
          ? await service.source(reportId, Number(number) - 1)
          : null
      if (file === null) {
        const page = readPageRequest(request, response, '../../../')
        const { t } = page.context
        const id = reportId.slice(0, longestIdShown)
        const message = servesSources ? t('error.sourceHelp', { id }) : t('error.sourceOff')
        sendErrorPage(response, page, { status: 404, title: t('error.source'), message })
        return
      }
      response.attachment(file.name)
      // Not by Express, which would name an encoding that it cannot know.
      response.setHeader('Content-Type', file.mediaType)
      // Other people's pages: should a browser show one after all, it is cut off from this site.
      response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
      response.setHeader('Cache-Control', 'no-cache')
      response.end(file.bytes)
    })
  }
}
