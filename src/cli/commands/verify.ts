/** `gongkai verify`: holds the index against plain substring search over the same texts. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import {
  builderOf,
  checkFiles,
  checkSourceTexts,
  openSnapshot,
  randomClusterLiterals,
  randomLiterals,
  type FileCheck,
} from '../../index/index.ts'
import type { VerifyResult } from '../../search/index.ts'
import { readLimitsOf } from '../../settings.ts'
import type { Analyzer } from '../../text/index.ts'
import {
  createContext,
  openAnalyzer,
  openClusterOf,
  openSearch,
  type CommandContext,
} from '../context.ts'
import type { CommandTranslator } from '../translator.ts'

/** A check takes the time it takes: `GONGKAI_QUERY_MS` is there for those who wait for a page. Milliseconds a string. */
const longestCheckMs = 600_000

interface Options {
  index?: string
  random?: string
  files?: boolean
  sources?: boolean
  seed: string
  json?: boolean
}

function toCount(t: CommandTranslator, option: string, value: string): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 0)
    throw new AppError('usage', t('usage.count', { option, value }))
  return count
}

function describeResult(
  { normalized, index, scan, agrees }: VerifyResult,
  t: CommandTranslator,
): string {
  const counts = ({ occurrences, passages, reports }: VerifyResult['index']): string =>
    t('verified.counts', { occurrences, passages, reports })
  const line = t('verified.line', {
    outcome: t(agrees ? 'verified.agrees' : 'verified.differs'),
    query: JSON.stringify(normalized),
    counts: counts(index),
  })
  return agrees ? line : line + t('verified.scan', { counts: counts(scan) })
}

/** Random strings of one to eight characters out of the indexed texts. */
async function randomQueries(
  context: CommandContext,
  count: number,
  seed: number,
  analyzer: Analyzer,
): Promise<string[]> {
  if (count === 0) return []
  if (context.settings.engine === 'opensearch') {
    const { engine, index } = await openClusterOf(context, analyzer)
    return randomClusterLiterals(index, count, seed).finally(() => engine.close())
  }
  const builder = builderOf(analyzer)
  const snapshot = openSnapshot(context.settings.indexDir, builder)
  try {
    return randomLiterals(snapshot.concordance, count, seed)
  } finally {
    snapshot.close()
  }
}

function describeFiles(t: CommandTranslator, { generations, sources }: FileCheck): string[] {
  const { unchanged, changed, gone, rotten } = sources
  const outcome = (isGood: boolean): string =>
    isGood ? t('verified.whole') : t('verified.damaged')
  return [
    ...generations.flatMap(({ generation, isLive, files, bytes, damage }) => {
      const key = isLive ? 'verified.live' : 'verified.earlier'
      const counted = { outcome: outcome(damage.length === 0), generation, files, bytes }
      return [t(key, counted), ...damage.map((each) => `  ${each}`)]
    }),
    t('verified.sources', {
      unchanged: unchanged.length,
      changed: changed.length,
      gone: gone.length,
    }),
    ...changed.map((name) => t('verified.changed', { name })),
    ...gone.map((name) => t('verified.gone', { name })),
    ...rotten.map((name) => t('verified.rotten', { outcome: outcome(false), name })),
  ]
}

/** Exit code 1 for a damaged generation, and for a source that changed without a trace. */
async function verifyFiles(context: CommandContext, asJson: boolean): Promise<void> {
  const check = await checkFiles(context.settings.indexDir)
  if (asJson) context.print(JSON.stringify(check))
  else for (const line of describeFiles(context.t, check)) context.print(line)
  const isBad =
    check.sources.rotten.length > 0 || check.generations.some(({ damage }) => damage.length > 0)
  if (isBad) process.exitCode = 1
}

/** Exit code 1 for a sentence of a source file that the index does not hold. */
async function verifySources(context: CommandContext, asJson: boolean): Promise<void> {
  const { t, print, settings } = context
  const builder = builderOf(await openAnalyzer(context, true))
  const check = await checkSourceTexts(
    settings.indexDir,
    builder,
    readLimitsOf({ ...settings, ocr: 'auto' }),
  )
  if (asJson) print(JSON.stringify(check))
  else {
    for (const { name, sentence } of check.missing)
      print(t('verified.missing', { outcome: t('verified.differs'), name, sentence }))
    for (const { name, reason } of check.unread) print(t('verified.unread', { name, reason }))
    const { files, sentences, missing } = check
    print(t('verified.texts', { files, sentences, missing: missing.length }))
  }
  if (check.missing.length > 0) process.exitCode = 1
}

export function addVerifyCommand(program: Command, t: CommandTranslator): void {
  program
    .command('verify')
    .description(t('verify.about'))
    .argument(`[${t('value.queries')}...]`, t('verify.queries'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
    .option('--files', t('verify.files'))
    .option('--sources', t('verify.sources'))
    .option(`--random <${t('value.number')}>`, t('verify.random'))
    .option(`--seed <${t('value.number')}>`, t('verify.seed'), '1')
    .option('--json', t('option.json'))
    .action(async (given: string[], options: Options) => {
      const context = createContext(t, { indexDir: options.index, queryMs: longestCheckMs })
      if (options.sources === true) {
        if (given.length > 0 || options.random !== undefined || options.files === true)
          throw new AppError('usage', t('usage.sourcesAlone'))
        await verifySources(context, options.json === true)
        return
      }
      if (options.files === true) {
        if (given.length > 0 || options.random !== undefined)
          throw new AppError('usage', t('usage.filesAlone'))
        await verifyFiles(context, options.json === true)
        return
      }
      const analyzer = await openAnalyzer(context)
      const random = options.random === undefined ? 0 : toCount(t, '--random', options.random)
      if (given.length === 0 && random === 0)
        throw new AppError('usage', t('usage.nothingToVerify'))
      const seed = toCount(t, '--seed', options.seed)
      const queries = [...given, ...(await randomQueries(context, random, seed, analyzer))]
      const service = await openSearch(context, analyzer)
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
          for (const result of random > 0 ? misses : results)
            context.print(describeResult(result, t))
          context.print(t('verified.summary', { checked: results.length, misses: misses.length }))
        }
        if (misses.length > 0) process.exitCode = 1
      } finally {
        await service.close()
      }
    })
}
