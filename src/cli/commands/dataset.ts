/** `gongkai dataset`: the reports as tidy tables, with their codebook and data package. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { figureKeys } from '../../report/index.ts'
import {
  createTableEncoder,
  datasetFormats,
  datasetTable,
  datasetTableNames,
  datasetTables,
  toCsvText,
} from '../../search/index.ts'
import { codebookRows, dataPackage } from '../../views/index.ts'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import { addFilterOptions, filtersOf, type FilterOptions } from '../filter-options.ts'
import { openOutput, writeOutput } from '../output-file.ts'
import { showProgress } from '../progress.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  out: string
  index?: string
  json?: boolean
}

export function addDatasetCommand(program: Command, t: CommandTranslator): void {
  const command = program
    .command('dataset')
    .description(t('dataset.about'))
    .requiredOption(`--out <${t('value.folder')}>`, t('dataset.out'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
  addFilterOptions(command, t, { narrowsPassages: false })
    .option('--json', t('option.json'))
    .action(async (options: Options) => {
      const context = createContext(t, { indexDir: options.index })
      const filters = filtersOf(options, t)
      const service = await openSearch(context, await openAnalyzer(context))
      const progress = showProgress(
        context,
        'reports',
        process.stderr.isTTY && options.json !== true,
      )
      const files = datasetTableNames.flatMap((table) =>
        datasetFormats.map((format) => ({
          table,
          encoder: createTableEncoder(datasetTable(table), format),
          file: openOutput(join(options.out, `${table}.${format}`), t),
        })),
      )
      const rowsOf = new Map(datasetTableNames.map((table) => [table, 0]))
      let reports = 0
      try {
        for await (const piece of service.dataset(filters, datasetTableNames)) {
          const { table, rows, done, total } = piece
          reports = total
          rowsOf.set(table, rowsOf.get(table)! + rows.length)
          for (const { encoder, file } of files.filter((each) => each.table === table))
            file.write(encoder.add(rows))
          if (done > 0) progress.step(done, total)
        }
        for (const { encoder, file } of files) {
          file.write(encoder.end())
          file.finish()
        }
        const { generation, builtAt } = await service.stats()
        const described = JSON.stringify(
          dataPackage(datasetTables, { generation, builtAt, filters }),
          null,
          2,
        )
        writeOutput(join(options.out, 'datapackage.json'), `${described}\n`, t)
        writeOutput(
          join(options.out, 'codebook.csv'),
          toCsvText(codebookRows(datasetTables, figureKeys)),
          t,
        )
      } finally {
        progress.stop()
        for (const { file } of files) file.discard()
        await service.close()
      }
      if (options.json === true) {
        context.print(
          JSON.stringify({ folder: options.out, reports, rows: Object.fromEntries(rowsOf) }),
        )
        return
      }
      for (const [name, rows] of rowsOf) context.print(t('dataset.written', { name, rows }))
      context.print(t('dataset.summary', { reports, folder: options.out }))
    })
}
