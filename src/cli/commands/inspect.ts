/** `gongkai inspect`: what the reader made of one file, on one screen. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { readReportsApart } from '../../index/index.ts'
import { readBoundsOf } from '../../settings.ts'
import type { ScanProgress } from '../../ingest/index.ts'
import { createContext, ocrOf } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'
import { costLine, reportScreen } from '../inspect/report-screen.ts'

function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1)
}

export function addInspectCommand(program: Command, t: CommandTranslator): void {
  program
    .command('inspect')
    .description(t('inspect.about'))
    .argument(`<${t('value.file')}>`, t('inspect.file'))
    .option(`--ocr [${t('value.ocr')}]`, t('option.ocr'))
    .option('--json', t('option.json'))
    .action(async (file: string, options: { json?: boolean; ocr?: string | boolean }) => {
      const context = createContext(t, { ocr: ocrOf(options.ocr) })
      const { print, notify, settings } = context
      const startedAt = performance.now()
      const sayScan = ({ done, total }: ScanProgress): void => {
        if (done < total) notify(t('progress.scan', { file: basename(file), done, total }))
        else notify(t('progress.scanned', { pages: total, seconds: secondsSince(startedAt) }))
      }
      // In a process of its own, as `index` reads: what a file can do to its reader it does not do to the command.
      const read = await readReportsApart(
        { path: file },
        readBoundsOf(settings),
        undefined,
        sayScan,
      )
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
