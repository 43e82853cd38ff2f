/** `/downloads`: tables of all reports, and many queries at once. */
import type { RequestHandler } from 'express'
import { datasetFormats, datasetTables, tableFormats } from '../../search/index.ts'
import { datasetAbout, DownloadsView } from '../../views/index.ts'
import { datasetMediaTypes } from '../routes/dataset.ts'
import type { PageDependencies } from './dependencies.ts'
import { readPageRequest } from './render.ts'
import { sendView } from './send-view.tsx'

export function downloadsPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    const { context, state } = page
    const files = datasetTables.flatMap(({ name }) =>
      datasetFormats.map((format) => ({
        name: `${name}.${format}`,
        mediaType: datasetMediaTypes[format],
      })),
    )
    await withSearch(response, async (service) => {
      sendView(response, page, {
        view: 'downloads',
        title: context.t('downloads.title'),
        about: datasetAbout(context.t, page.origin, {
          ...{ page: 'downloads', files },
          stats: await service.stats(),
        }),
        content: (
          <DownloadsView
            {...{ context, state, datasetFormats, tableFormats }}
            tables={datasetTables}
          />
        ),
      })
    })
  }
}
