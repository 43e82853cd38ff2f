/** `gongkai publish`: the reports as a static edition, searched in the reader's browser. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { languages as allLanguages, toLanguage, type Language } from '../../language/index.ts'
import { publishEdition } from '../../publish/index.ts'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import { addFilterOptions, filtersOf, type FilterOptions } from '../filter-options.ts'
import { showProgress } from '../progress.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  out: string
  index?: string
  languages?: string
  json?: boolean
}

/** The languages named, each once. @throws AppError `usage` for one that there is not. */
function languagesOf(given: string | undefined, t: CommandTranslator): readonly Language[] {
  if (given === undefined) return allLanguages
  const named = given.split(',').map((text) => {
    const language = toLanguage(text.trim())
    if (language !== null) return language
    throw new AppError('usage', t('usage.languages', { value: text.trim() }), {
      details: [{ parameter: '--languages', value: text.trim() }],
    })
  })
  return [...new Set(named)]
}

export function addPublishCommand(program: Command, t: CommandTranslator): void {
  const command = program
    .command('publish')
    .description(t('publish.about'))
    .requiredOption(`--out <${t('value.folder')}>`, t('publish.out'))
    .option(`--languages <${t('value.language')}>`, t('publish.languages'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
  addFilterOptions(command, t, { narrowsPassages: false })
    .option('--json', t('option.json'))
    .action(async (options: Options) => {
      const context = createContext(t, { indexDir: options.index })
      const filters = filtersOf(options, t)
      const languages = languagesOf(options.languages, t)
      const analyzer = await openAnalyzer(context)
      const service = await openSearch(context, analyzer)
      const isTerminal = process.stderr.isTTY && options.json !== true
      const progress = showProgress(context, 'reports', isTerminal)
      const { out } = options
      let summary
      try {
        summary = await publishEdition(service, analyzer, {
          ...{ out, filters, languages },
          onProgress: progress.step,
        })
      } finally {
        progress.stop()
        await service.close()
      }
      if (options.json === true) context.print(JSON.stringify({ folder: out, ...summary }))
      else {
        const { reports, files, bytes } = summary
        const mebibytes = Number((bytes / 1024 / 1024).toFixed(1))
        context.print(t('publish.summary', { reports, files, mebibytes, folder: out }))
      }
    })
}
