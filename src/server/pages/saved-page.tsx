/** `/saved`: the searches that a browser keeps. Which these are is its own affair: the server draws the frame. */
import type { RequestHandler } from 'express'
import { SavedView } from '../../views/index.ts'
import { refuseUnknown } from './parameters.ts'
import { readPageRequest } from './render.ts'
import { sendView } from './send-view.tsx'

export function savedPage(): RequestHandler {
  return (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, [])
    const { context, state } = page
    sendView(response, page, {
      view: 'saved',
      title: context.t('saved.title'),
      content: (
        <div id="saved">
          <SavedView {...{ context }} lang={state.lang} searches={null} />
        </div>
      ),
    })
  }
}
