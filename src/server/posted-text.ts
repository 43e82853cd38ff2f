/** Reads the text that is sent to an address: the body as it is, or a field of a form whose other fields are parameters. */
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { AppError } from '../errors.ts'
import { largestPostedBytes } from '../limits.ts'
import { contextOf } from './request-context.ts'
import type { PostedText, RawQuery } from './route.ts'

/** What was sent, and the parameters beside it. */
interface Posted {
  text: string
  query: RawQuery
}

const limit = largestPostedBytes
const readPlain = express.text({ limit, type: ['text/csv', 'text/plain'], defaultCharset: 'utf-8' })
const readForm = express.urlencoded({ limit, extended: false })

/** Reads the body before the route; `postedText` has it then. */
export function readPostedText({ field }: PostedText): (RequestHandler | ErrorRequestHandler)[] {
  const missing = (response: Response): AppError =>
    new AppError('invalid_parameter', contextOf(response).say('postedMissing', { field }), {
      details: [{ parameter: field, value: '' }],
    })
  /** An encoding that is unknown, a body that breaks off: nothing that can be read. */
  const refuse: ErrorRequestHandler = (_error, _request, response, next) => {
    next(missing(response))
  }
  const take: RequestHandler = (request, response, next) => {
    const body: unknown = request.body
    if (typeof body === 'string') keep(response, { text: body, query: request.query })
    else {
      const { [field]: text, ...given } = { ...(body as RawQuery | undefined) }
      if (typeof text !== 'string' || text === '') throw missing(response)
      keep(response, { text, query: { ...request.query, ...given } })
    }
    next()
  }
  return [readPlain, readForm, refuse, take]
}

function keep(response: Response, posted: Posted): void {
  response.locals['posted'] = posted
}

/** What was sent with a request whose route reads it. */
export function postedText(response: Response): Posted {
  return response.locals['posted'] as Posted
}

/** True for a form that a person sent off from a page. */
export const isSentForm = (request: Request): boolean =>
  request.method === 'POST' && request.is('application/x-www-form-urlencoded') !== false
