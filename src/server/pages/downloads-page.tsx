/** `/downloads`: tables of all reports, and many queries at once. */
import type { RequestHandler } from 'express'
import { datasetFormats, datasetTables, tableFormats } from '../../search/index.ts'
import { DownloadsView } from '../../views/index.ts'
import { readPageRequest } from './render.ts'
import { sendView } from './send-view.tsx'

export function downloadsPage(): RequestHandler {
  return (request, response) => {
    const page = readPageRequest(request, response, './')
    const { context, state } = page
    sendView(response, page, {
      view: 'downloads',
      title: context.t('downloads.title'),
      content: (
        <DownloadsView
          {...{ context, state, datasetFormats, tableFormats }}
          tables={datasetTables}
        />
      ),
    })
  }
}
