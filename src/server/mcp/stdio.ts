/** The tools over standard input and output, for one assistant on this machine. */
import type { Language } from '../../language/index.ts'
import type { SearchService } from '../../search/index.ts'
import { sayIn } from '../request-context.ts'
import { createMcpServer, loadSdk } from './mcp-server.ts'

/** Serves until the other side closes standard input. */
export async function serveMcpOverStdio(service: SearchService, language: Language): Promise<void> {
  const { StdioServerTransport } = await loadSdk(
    () => import('@modelcontextprotocol/sdk/server/stdio.js'),
  )
  const server = await createMcpServer((work) => work(service), sayIn(language))
  const transport = new StdioServerTransport()
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    transport.onclose = resolve
  })
  await server.connect(transport)
  await ended
  await server.close()
}
