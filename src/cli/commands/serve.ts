/** `gongkai serve`: the server over the live index; takes up a new index without a restart. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { buildIndex, currentGeneration, shareSnapshot } from '../../index/index.ts'
import { inWords } from '../../sentence.ts'
import { settingsTable } from '../../settings.ts'
import type { Analyzer } from '../../text/index.ts'
import { createContext, openAnalyzer, samplesFolder, type CommandContext } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'

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
  context.notify(context.t('served.samples', { folder: indexDir }))
  try {
    await buildIndex({ paths: [samplesFolder], indexDirectory: indexDir, analyzer, samples: true })
  } catch (error) {
    // Two servers that start at once: the index of the other is as good.
    if (!(error instanceof AppError) || error.code !== 'index_locked') throw error
    context.notify(context.t('served.waits', { reason: error.message }))
  }
}

/** Every setting with its default and its meaning, as help shows them. */
function settingsHelp(t: CommandTranslator): string {
  const rows = settingsTable.map(
    (row) =>
      `  ${row.env}=${row.default}\n      ${t(`setting.${row.name}`)}${'choices' in row ? ` [${row.choices.join(', ')}]` : ''}`,
  )
  return ['', t('help.settings'), ...rows].join('\n')
}

export function addServeCommand(program: Command, t: CommandTranslator): void {
  program
    .command('serve')
    .description(t('serve.about'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
    .option(`--port <${t('value.number')}>`, t('serve.port'))
    .option(`--host <${t('value.address')}>`, t('serve.host'))
    .option('--samples', t('serve.samples'))
    .addHelpText('after', () => settingsHelp(t))
    .action(async (options: Options) => {
      const context = createContext(t, {
        indexDir: options.index,
        port: options.port,
        host: options.host,
      })
      const { settings } = context
      // The index is read while the rest of the program loads.
      const isHere = settings.engine === 'embedded'
      const readAhead =
        !isHere || currentGeneration(settings.indexDir) === null
          ? null
          : shareSnapshot(settings.indexDir)
      // What goes wrong is told to whoever takes it.
      readAhead?.catch(() => undefined)
      const { createLogger, openLiveSearch, startServer } = await import('../../server/index.ts')
      const analyzer = await openAnalyzer(context)
      if (options.samples === true && isHere) await indexSamples(context, analyzer)
      const logger = createLogger(settings.logLevel)
      const search = await openLiveSearch({ settings, analyzer, logger, readAhead })
      const server = await startServer({ search, settings, logger })
      // Before the address is printed: whoever waits for it may end the server at once.
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          // Work that does not end would keep the process.
          void server.close().finally(() => process.exit())
        })
      // Who started it may not read that line: the server is there for others.
      process.stdout.removeAllListeners('error').on('error', () => undefined)
      context.print(t('served.ready', { url: server.url }))
      const problem = search.problem()
      if (problem !== null)
        context.notify(
          problem.sentence === null ? problem.message : inWords(problem.sentence, t.language),
        )
    })
}
