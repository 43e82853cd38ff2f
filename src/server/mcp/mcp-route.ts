/** POST /mcp: the tools over streamable HTTP, without sessions: every request stands for itself, as those of the JSON endpoint do. */
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { AppError } from '../../errors.ts'
import { contextOf } from '../request-context.ts'
import type { ServerContext } from '../route.ts'
import { createMcpServer, loadSdk } from './mcp-server.ts'

export const mcpPath = '/mcp'

/** Bytes of a body: questions are short. */
const largestBody = 64 * 1024

/** A page of another site must not ask in its reader's name: its browser says where it is from. */
function refuseOtherSites(): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin')
    if (
      origin === undefined ||
      (URL.canParse(origin) && new URL(origin).host === request.get('host'))
    ) {
      next()
      return
    }
    const details = [{ parameter: 'Origin', value: origin.slice(0, 100) }]
    next(new AppError('invalid_parameter', contextOf(response).say('originRefused'), { details }))
  }
}

/** Messages in one request: each may be a search, and a request counts once for the rate of its caller. */
const mostMessages = 10

/** A body that breaks off, is no JSON or is in an unknown encoding is the caller's to mend, and no failure of the server. */
const refuseBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof AppError) {
    next(error)
    return
  }
  const { say } = contextOf(response)
  const isTooLarge = (error as { type?: unknown }).type === 'entity.too.large'
  next(
    isTooLarge
      ? new AppError('payload_too_large', say('postedTooLarge', { kibibytes: largestBody / 1024 }))
      : new AppError('invalid_parameter', say('messageMalformed', { limit: mostMessages })),
  )
}

const refuseMany: RequestHandler = (request, response, next) => {
  if (Array.isArray(request.body) && request.body.length > mostMessages)
    throw new AppError(
      'invalid_parameter',
      contextOf(response).say('messageMalformed', { limit: mostMessages }),
    )
  next()
}

export function mcpHandlers({
  useSearch,
}: ServerContext): (RequestHandler | ErrorRequestHandler)[] {
  const handle: RequestHandler = async (request, response) => {
    const { say } = contextOf(response)
    const { StreamableHTTPServerTransport } = await loadSdk(
      () => import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
    )
    const server = await createMcpServer((work) => useSearch(response, work), say)
    // Answers are short: one JSON document each, and nothing that stays open.
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
    response.once('close', () => void server.close())
    await server.connect(transport)
    await transport.handleRequest(request, response, request.body)
  }
  return [refuseOtherSites(), express.json({ limit: largestBody }), refuseBody, refuseMany, handle]
}
