/**
 * How many source files one query passes, from the HTTP parameter to the JSON hit: those with a function that V8 saw run
 * between the request and its answer. `npx tsx scripts/query-files.ts` prints the number and the files.
 */
import { createServer } from 'node:http'
import { Session } from 'node:inspector/promises'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { createApp, holdService } from '../src/server/index.ts'
import { loadSettings } from '../src/settings.ts'
import { anyAnalyzer } from '../test/support/analyzers.ts'
import { corpusFolder, readReports, serviceOver } from '../test/search/corpus.ts'

const root = join(import.meta.dirname, '..')
const service = serviceOver(await readReports(corpusFolder), anyAnalyzer())
const app = createApp({
  search: holdService(service),
  settings: loadSettings({}, { port: 0 }),
  logger: pino({ level: 'silent' }),
})
const server = createServer(app)
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve)
})
const { port } = server.address() as AddressInfo
const ask = async (query: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${port}/api/search?${query}`)
  if (response.status !== 200) throw new Error(`answered ${response.status}`)
  await response.arrayBuffer()
}

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
// What runs once only, at the first search.
await ask('q=政府')
await session.post('Profiler.takePreciseCoverage')
await ask(`q=${encodeURIComponent('公开 申请')}&year=2016..2024&limit=10`)
const { result } = await session.post('Profiler.takePreciseCoverage')
const files = result
  .filter(({ functions }) => functions.some(({ ranges }) => ranges[0]!.count > 0))
  .flatMap(({ url }) => (url.startsWith('file:') ? [relative(root, fileURLToPath(url))] : []))
  .filter((path) => path.startsWith('src/'))
  .sort()
console.log(files.join('\n'))
console.log(`${files.length} files`)
server.closeAllConnections()
server.close()
await service.close()
