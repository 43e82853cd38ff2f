/** `gongkai panel`: a dictionary of concepts, counted by body and year. */
import type { Command } from 'commander'
import { panelDimensions, panelShapes, type PanelDimension } from '../../limits.ts'
import { readDictionary, type CsvRow } from '../../search/index.ts'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import { addFilterOptions, filtersOf, type FilterOptions } from '../filter-options.ts'
import { showProgress } from '../progress.ts'
import { readInput, tableFormatOf, usage, writeTable } from './search-batch.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  by: string
  shape: string
  out?: string
  index?: string
}

function oneOf<T extends string>(
  known: readonly T[],
  option: string,
  value: string,
  t: CommandTranslator,
): T {
  const found = known.find((each) => each === value)
  if (found !== undefined) return found
  throw usage(t('usage.choice', { option, value, values: known.join(', ') }), option, value)
}

export function addPanelCommand(program: Command, t: CommandTranslator): void {
  const command = program
    .command('panel')
    .description(t('panel.about'))
    .argument(`<${t('value.file')}>`, t('panel.dictionary'))
    .option(
      `--by <${t('value.values')}>`,
      t('panel.by', { known: panelDimensions.join(', ') }),
      'body,year',
    )
    .option(`--shape <${t('value.values')}>`, t('panel.shape'), panelShapes[0])
    .option(`--out <${t('value.file')}>`, t('search.out'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
  addFilterOptions(command, t, { narrowsPassages: true }).action(
    async (path: string, options: Options) => {
      const context = createContext(t, { indexDir: options.index })
      const { out } = options
      if (out !== undefined) tableFormatOf(out, t)
      const names = options.by.split(/[,，、]/).map((each) => each.trim())
      const by = [...new Set(names)].map((name): PanelDimension =>
        oneOf(panelDimensions, '--by', name, t),
      )
      const shape = oneOf(panelShapes, '--shape', options.shape, t)
      const filters = filtersOf(options, t)
      const concepts = readDictionary(readInput(path, t))
      const service = await openSearch(context, await openAnalyzer(context))
      const progress = showProgress(context, 'concepts', process.stderr.isTTY)
      let written = 0
      async function* rows(): AsyncGenerator<CsvRow> {
        for await (const piece of service.panel(concepts, { filters, by, shape })) {
          written += piece.rows.length
          yield* piece.rows
          if (piece.done > 0) progress.step(piece.done, piece.total)
        }
      }
      try {
        await writeTable(rows(), out, t)
      } finally {
        progress.stop()
        await service.close()
      }
      const terms = concepts.reduce((sum, each) => sum + each.terms.length, 0)
      if (out !== undefined)
        context.print(
          t('panel.summary', { concepts: concepts.length, terms, rows: written - 1, file: out }),
        )
    },
  )
}
