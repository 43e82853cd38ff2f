/** POST /mcp: the tools over streamable HTTP, without sessions: every request stands for itself, as those of the JSON endpoint do. */
import express, { type RequestHandler } from 'express'
import { AppError } from '../../errors.ts'
import { contextOf } from '../request-context.ts'
import type { ServerContext } from '../route.ts'
import { createMcpServer, loadSdk } from './mcp-server.ts'

export const mcpPath = '/mcp'

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

export function mcpHandlers({ useSearch }: ServerContext): RequestHandler[] {
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
  return [refuseOtherSites(), express.json({ limit: '64kb' }), handle]
}
