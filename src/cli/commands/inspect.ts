/** `gongkai inspect`: what the reader made of one file, on one screen. */
import type { Command } from 'commander'
import { readReportsApart } from '../../index/index.ts'
import { readBoundsOf } from '../../settings.ts'
import { createContext } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'
import { costLine, reportScreen } from '../inspect/report-screen.ts'

export function addInspectCommand(program: Command, t: CommandTranslator): void {
  program
    .command('inspect')
    .description(t('inspect.about'))
    .argument(`<${t('value.file')}>`, t('inspect.file'))
    .option('--json', t('option.json'))
    .action(async (file: string, options: { json?: boolean }) => {
      const context = createContext(t)
      const { print, settings } = context
      // In a process of its own, as `index` reads: what a file can do to its reader it does not do to the command.
      const read = await readReportsApart({ path: file }, readBoundsOf(settings))
      const { reports } = read
      if (options.json === true) {
        print(JSON.stringify(reports.length === 1 ? reports[0] : { reports }))
        return
      }
      for (const [i, report] of reports.entries()) {
        if (i > 0) print('')
        for (const line of reportScreen(report, t)) print(line)
      }
      print(costLine(read, t))
    })
}
