/** `gongkai stats`: counts, sizes, analyzer, and which bodies are covered in which years. */
import type { Command } from 'commander'
import { createContext, openAnalyzer, openSearch } from '../context.ts'

export function addStatsCommand(program: Command): void {
  program
    .command('stats')
    .description('show counts, sizes, the segmenter, and coverage of bodies by years')
    .option('--index <dir>', 'folder of the index')
    .option('--json', 'print one JSON document')
    .action(async (options: { index?: string; json?: boolean }) => {
      const context = createContext({ indexDir: options.index })
      const service = openSearch(context, openAnalyzer(context))
      const { coverage, ...stats } = service.stats()
      await service.close()
      if (options.json === true) {
        context.print(JSON.stringify({ ...stats, coverage }))
        return
      }
      for (const [name, value] of Object.entries(stats))
        context.print(
          `${name.padEnd(20)} ${Array.isArray(value) ? value.join(', ') : String(value)}`,
        )
      context.print('')
      for (const { reportingBody, bodyId, years } of coverage)
        context.print(`${reportingBody} (${bodyId}): ${years.join(', ')}`)
    })
}
