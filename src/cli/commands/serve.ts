/** `gongkai serve`: the server over the live index; takes up a new index without a restart. */
import type { Command } from 'commander'
import { buildIndex, currentGeneration, shareSnapshot } from '../../index/index.ts'
import type { Analyzer } from '../../text/index.ts'
import {
  builderOf,
  createContext,
  openAnalyzer,
  openThreadedSearch,
  samplesFolder,
  type CommandContext,
} from '../context.ts'

interface Options {
  index?: string
  port?: string
  host?: string
  samples?: boolean
}

/** Makes an index of the carried samples where there is none. */
async function indexSamples(context: CommandContext, analyzer: Analyzer): Promise<void> {
  const { indexDir } = context.settings
  if (currentGeneration(indexDir) !== null) return
  context.notify(`No index at ${indexDir} yet: indexing the samples that come with the project.`)
  await buildIndex({ paths: [samplesFolder], indexDirectory: indexDir, analyzer, samples: true })
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('answer searches over HTTP: the page and the JSON endpoint')
    .option('--index <dir>', 'folder of the index')
    .option('--port <n>', 'port of the server')
    .option('--host <address>', 'address the server listens on')
    .option('--samples', 'index the samples first where there is no index')
    .action(async (options: Options) => {
      const context = createContext({
        indexDir: options.index,
        port: options.port,
        host: options.host,
      })
      const { settings } = context
      // The index is read while the rest of the program loads. It is taken once: later it would be an old one.
      let readAhead =
        currentGeneration(settings.indexDir) === null ? null : shareSnapshot(settings.indexDir)
      // What goes wrong is told to whoever takes it.
      readAhead?.catch(() => undefined)
      const { createLiveSearch, createLogger, startServer } = await import('../../server/index.ts')
      const analyzer = openAnalyzer(context)
      if (options.samples === true) await indexSamples(context, analyzer)
      const logger = createLogger(settings.logLevel)
      const search = await createLiveSearch({
        open: async () => {
          const reading = readAhead ?? shareSnapshot(settings.indexDir, builderOf(analyzer))
          readAhead = null
          return openThreadedSearch(context, analyzer, await reading)
        },
        currentGeneration: () => Promise.resolve(currentGeneration(settings.indexDir)),
        pollMs: settings.indexPollMs,
        logger,
      })
      const server = await startServer({ search, settings, logger })
      // Before the address is printed: whoever waits for it may end the server at once.
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void server.close())
      context.print(`gongkai is ready: ${server.url}`)
      const problem = search.problem()
      if (problem !== null) context.notify(problem.message)
    })
}
