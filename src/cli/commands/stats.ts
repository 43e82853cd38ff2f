/** `gongkai stats`: counts, sizes, analyzer, and which bodies are covered in which years. */
import type { Command } from 'commander'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import { fit } from '../inspect/columns.ts'
import type { CommandTranslator } from '../translator.ts'

/** A value of the statistics as text; an identifier, a time or a version stands as it is. */
function statText(value: unknown, t: CommandTranslator): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return t(value ? 'stat.true' : 'stat.false')
  return String(value)
}

export function addStatsCommand(program: Command, t: CommandTranslator): void {
  program
    .command('stats')
    .description(t('stats.about'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
    .option('--json', t('option.json'))
    .action(async (options: { index?: string; json?: boolean }) => {
      const context = createContext(t, { indexDir: options.index })
      const service = await openSearch(context, await openAnalyzer(context, true))
      const { coverage, withoutBody, ...stats } = await service.stats()
      await service.close()
      if (options.json === true) {
        context.print(JSON.stringify({ ...stats, coverage, withoutBody }))
        return
      }
      for (const [name, value] of Object.entries(stats))
        context.print(`${fit(t.maybe(`stat.${name}`, name), 20)} ${statText(value, t)}`)
      context.print('')
      for (const { reportingBody, bodyId, years } of coverage)
        context.print(`${reportingBody} (${bodyId}): ${years.join(', ')}`)
    })
}
