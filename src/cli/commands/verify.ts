/** `gongkai verify`: holds the index against plain substring search over the same texts. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { openSnapshot, randomLiterals, type Builder } from '../../index/index.ts'
import type { VerifyResult } from '../../search/index.ts'
import {
  builderOf,
  createContext,
  openAnalyzer,
  openSearch,
  type CommandContext,
} from '../context.ts'

interface Options {
  index?: string
  random?: string
  seed: string
  json?: boolean
}

function toCount(option: string, value: string): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 0)
    throw new AppError('usage', `${option} ${value}: give a whole number.`)
  return count
}

function describeResult({ normalized, index, scan, agrees }: VerifyResult): string {
  const counts = ({ occurrences, passages, reports }: VerifyResult['index']): string =>
    `${occurrences} places, ${passages} passages, ${reports} reports`
  return `${agrees ? 'ok  ' : 'MISS'} ${JSON.stringify(normalized)}: ${counts(index)}${agrees ? '' : `; plain search: ${counts(scan)}`}`
}

/** Random strings of one to eight characters out of the indexed texts. */
function randomQueries(
  context: CommandContext,
  count: number,
  seed: number,
  builder: Builder,
): string[] {
  const snapshot = openSnapshot(context.settings.indexDir, builder)
  try {
    return randomLiterals(snapshot.concordance, count, seed)
  } finally {
    snapshot.close()
  }
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('check the index against plain substring search over the texts')
    .argument('[queries...]', 'strings to look for exactly')
    .option('--index <dir>', 'folder of the index')
    .option('--random <n>', 'also check N random strings out of the texts')
    .option('--seed <n>', 'seed of the random strings', '1')
    .option('--json', 'print one JSON document')
    .action(async (given: string[], options: Options) => {
      const context = createContext({ indexDir: options.index })
      const analyzer = openAnalyzer(context)
      const random = options.random === undefined ? 0 : toCount('--random', options.random)
      if (given.length === 0 && random === 0)
        throw new AppError('usage', 'Nothing to verify: give a query, or --random N.')
      const builder = builderOf(analyzer)
      const queries = [
        ...given,
        ...randomQueries(context, random, toCount('--seed', options.seed), builder),
      ]
      const service = openSearch(context, analyzer)
      try {
        const results: VerifyResult[] = []
        for (const query of queries) results.push(await service.verify(query))
        const misses = results.filter((result) => !result.agrees)
        if (options.json === true)
          context.print(
            JSON.stringify({
              checked: results.length,
              misses: misses.length,
              results: random > 0 ? misses : results,
            }),
          )
        else {
          for (const result of random > 0 ? misses : results) context.print(describeResult(result))
          context.print(`${results.length} checked, ${misses.length} misses`)
        }
        if (misses.length > 0) process.exitCode = 1
      } finally {
        await service.close()
      }
    })
}
