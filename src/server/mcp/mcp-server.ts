/** The tools as a server of the Model Context Protocol, over whatever carries its messages. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { AppError, messageOf } from '../../errors.ts'
import { sentence } from '../../sentence.ts'
import type { SearchService } from '../../search/index.ts'
import { errorBody } from '../errors.ts'
import type { Say } from '../request-context.ts'
import type { RawQuery } from '../route.ts'
import { programVersion } from '../version.ts'
import { tools, type Tool } from './tools.ts'

/** Runs work with the search service, when it is the caller's turn. */
export type UseService = <T>(work: (service: SearchService) => Promise<T>) => Promise<T>

const word = z.union([z.string(), z.number()])
const words = z.union([word, z.array(word)])

const inputOf = ({ parameters, own }: Tool): Record<string, z.ZodType> => ({
  ...Object.fromEntries(
    Object.entries(own).map(([name, { kind, help, isRequired }]) => {
      const shape = kind === 'texts' ? z.array(z.string()).min(1) : z.string()
      return [name, (isRequired ? shape : shape.optional()).describe(help)]
    }),
  ),
  ...Object.fromEntries(
    Object.entries(parameters).map(([name, row]) => {
      const shape = row.list ? words : word
      const isRequired = !row.schema.safeParse(undefined).success && !row.list
      return [name, (isRequired ? shape : shape.optional()).describe(row.help)]
    }),
  ),
})

/** What was given as the parameters of an address are: texts, or lists of them. */
function asQuery(given: Record<string, unknown>): RawQuery {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    known.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}

/**
 * Makes the server. What a tool refuses is its answer, in the body that the JSON endpoint has for it.
 *
 * @throws AppError `unavailable` where the protocol's library is not installed.
 */
export async function createMcpServer(useService: UseService, say: Say): Promise<McpServer> {
  const { McpServer } = await loadSdk(() => import('@modelcontextprotocol/sdk/server/mcp.js'))
  const server = new McpServer({ name: 'gongkai', version: programVersion() })
  for (const tool of tools) {
    const { name, title, description } = tool
    const annotations = { title, readOnlyHint: true, openWorldHint: false }
    server.registerTool(
      name,
      { title, description, inputSchema: inputOf(tool), annotations },
      async (given: Record<string, unknown>) => {
        try {
          const answer = await useService((service) => tool.answer(service, asQuery(given), say))
          return { content: [{ type: 'text', text: JSON.stringify(answer) }] }
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          const body = errorBody(error.code, error.in(say.language), error.details)
          return { isError: true, content: [{ type: 'text', text: JSON.stringify(body) }] }
        }
      },
    )
  }
  return server
}

/** An optional dependency: whoever installs without it is told what it is needed for. */
export async function loadSdk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new AppError('unavailable', sentence('mcp.missing', { reason: messageOf(error) }), {
      cause: error,
    })
  }
}
