/** Runs fuzz cases that its parent names, one at a time, so that a hang or a crash costs this process only. */
import { makeCase } from '../test/fuzz/support/cases.ts'
import type { CaseAnswer, CaseRequest } from '../test/fuzz/support/run-cases.ts'
import { seedsOf, type FuzzFormat } from '../test/fuzz/support/seeds.ts'
import { tryCase } from '../test/fuzz/support/try-case.ts'

const folders = process.argv.slice(2)
const known = new Map<FuzzFormat, Buffer[]>()

process.on('message', (request: CaseRequest) => {
  void answer(request).then((result) => process.send?.(result))
})
process.send?.({ outcome: 'ready' })

async function answer({ format, seed, number }: CaseRequest): Promise<CaseAnswer> {
  const seeds = known.get(format) ?? seedsOf(format, folders)
  known.set(format, seeds)
  const made = await makeCase(format, seeds, seed, number)
  const startedAt = performance.now()
  const settled = await tryCase(format, made).then(
    (outcome) => ({ outcome, message: '' }),
    (error: unknown) => ({
      outcome: 'crash' as const,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
  return {
    ...settled,
    tookMs: performance.now() - startedAt,
    rssBytes: process.memoryUsage().rss,
  }
}
