/** Errors of pages, as pages: what is wrong and where to go on. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { AppError } from '../../errors.ts'
import { ErrorView, freshSearch, searchAddress } from '../../views/index.ts'
import { retryAfterSeconds, saidByCode, statusOf } from '../errors.ts'
import { isSentForm } from '../posted-text.ts'
import { readPageRequest, type PageRequest } from './render.ts'
import { sendView } from './send-view.tsx'

const titleOfStatus: Partial<Record<number, 'error.400' | 'error.404' | 'error.503'>> = {
  400: 'error.400',
  404: 'error.404',
  503: 'error.503',
}

export interface ErrorPage {
  status: number
  title: string
  message: string
}

export function sendErrorPage(
  response: Response,
  page: PageRequest,
  { status, title, message }: ErrorPage,
): void {
  const { context, state } = page
  const home = searchAddress(freshSearch('', state.lang), context.root)
  sendView(response, page, {
    view: 'error',
    title,
    content: <ErrorView context={context} title={title} message={message} home={home} />,
    status,
  })
}

/** What an error says on a page; null for one that no request could have caused: it is for the log. */
export function describeError(error: unknown, { context, say }: PageRequest): ErrorPage | null {
  if (!(error instanceof AppError)) return null
  const status = statusOf(error.code)
  if (status === 500) return null
  const title = context.t(titleOfStatus[status] ?? 'error.title')
  const key = saidByCode[error.code]
  return { status, title, message: key === undefined ? error.in(context.t.language) : say(key) }
}

/** How deep an address lies under the root of the app: its way back up, relative. */
function rootFrom(request: Request): string {
  const depth = request.path.split('/').length - 2
  return depth <= 0 ? './' : '../'.repeat(depth)
}

/** True for a browser opening a page; programs get JSON errors. */
function wantsPage(request: Request): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const isPage = (isReading && !request.path.startsWith('/api/')) || isSentForm(request)
  return isPage && request.accepts(['json', 'html']) === 'html'
}

/** Addresses that nothing took, for people. Mount it after every route, before the JSON answer. */
export function pageNotFound(): RequestHandler {
  return (request, response, next) => {
    if (!wantsPage(request)) {
      next()
      return
    }
    const page = readPageRequest(request, response, rootFrom(request))
    const { t } = page.context
    sendErrorPage(response, page, {
      status: 404,
      title: t('error.404'),
      message: t('error.pageHelp'),
    })
  }
}

/** What was thrown while answering a person. Failures of the server itself go on to the JSON handler's log as well. */
export function pageErrors(log: (error: unknown, response: Response) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent || response.destroyed || !wantsPage(request)) {
      next(error)
      return
    }
    const page = readPageRequest(request, response, rootFrom(request))
    const { t } = page.context
    const described = describeError(error, page)
    if (described === null) log(error, response)
    if (error instanceof AppError && error.code === 'overloaded')
      response.set('Retry-After', retryAfterSeconds)
    sendErrorPage(
      response,
      page,
      described ?? { status: 500, title: t('error.500'), message: t('error.500help') },
    )
  }
}
