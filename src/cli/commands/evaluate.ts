/** `gongkai evaluate`: how well the ranking finds the judged answers of a test collection. */
import type { Command } from 'commander'
import { evaluateCollection, readCollection } from '../../evaluate/index.ts'
import { createContext, openAnalyzer } from '../context.ts'
import { fit } from '../inspect/columns.ts'
import type { CommandTranslator } from '../translator.ts'

export function addEvaluateCommand(program: Command, t: CommandTranslator): void {
  program
    .command('evaluate')
    .description(t('evaluate.about'))
    .argument(
      `<${t('value.collection')}>`,
      t('evaluate.collection', {
        shape: '{documents: [{id, text}], queries: [{id, text, relevant}]}',
      }),
    )
    .option('--json', t('option.json'))
    .action(async (path: string, options: { json?: boolean }) => {
      const context = createContext(t)
      const collection = readCollection(path)
      const evaluation = await evaluateCollection(collection, await openAnalyzer(context))
      if (options.json === true) {
        context.print(JSON.stringify(evaluation))
        return
      }
      const { collection: name, documents, queries, queriesPerSecond } = evaluation
      const rows = [
        [t('evaluated.collection'), name],
        [t('evaluated.documents'), documents],
        [t('evaluated.queries'), queries],
        [t('evaluated.mrr10'), evaluation.mrr10.toFixed(3)],
        [t('evaluated.recall10'), evaluation.recall10.toFixed(3)],
        [t('evaluated.ndcg10'), evaluation.ndcg10.toFixed(3)],
        [t('evaluated.queriesPerSecond'), queriesPerSecond.toFixed(0)],
      ] as const
      for (const [label, value] of rows) context.print(`${fit(label, 18)} ${value}`)
    })
}
