/** `gongkai inspect`: what the reader made of one file, on one screen. */
import type { Command } from 'commander'
import { findSidecar, readDocuments } from '../../ingest/index.ts'
import { applySidecar, parseReport } from '../../report/index.ts'
import { createContext, readLimitsOf } from '../context.ts'
import { reportScreen } from '../inspect/report-screen.ts'

export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('show what the reader makes of one file')
    .argument('<file>', 'a file of one or more reports')
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: { json?: boolean }) => {
      const context = createContext()
      const { print } = context
      const sidecar = await findSidecar(file)
      const reports = (await readDocuments(file, readLimitsOf(context))).map((document) => {
        const report = parseReport(document)
        return sidecar === null ? report : applySidecar(report, sidecar.values)
      })
      if (options.json === true) {
        print(JSON.stringify(reports.length === 1 ? reports[0] : { reports }))
        return
      }
      for (const [i, report] of reports.entries()) {
        if (i > 0) print('')
        for (const line of reportScreen(report)) print(line)
      }
    })
}
