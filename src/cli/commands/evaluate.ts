/** `gongkai evaluate`: how well the ranking finds the judged answers of a test collection. */
import type { Command } from 'commander'
import { evaluateCollection, readCollection } from '../../evaluate/index.ts'
import { createContext, openAnalyzer } from '../context.ts'

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('measure the ranking on a collection of documents, queries and judgments')
    .argument(
      '<collection>',
      'a JSON file: {documents: [{id, text}], queries: [{id, text, relevant}]}',
    )
    .option('--json', 'print one JSON document')
    .action(async (path: string, options: { json?: boolean }) => {
      const context = createContext()
      const collection = readCollection(path)
      const evaluation = await evaluateCollection(collection, openAnalyzer(context))
      if (options.json === true) {
        context.print(JSON.stringify(evaluation))
        return
      }
      const { mrr10, recall10, ndcg10, queriesPerSecond, ...counts } = evaluation
      const rows = {
        ...counts,
        'MRR@10': mrr10.toFixed(3),
        'recall@10': recall10.toFixed(3),
        'nDCG@10': ndcg10.toFixed(3),
        'queries a second': queriesPerSecond.toFixed(0),
      }
      for (const [name, value] of Object.entries(rows)) context.print(`${name.padEnd(18)} ${value}`)
    })
}
