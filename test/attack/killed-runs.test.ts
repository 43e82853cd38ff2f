import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { checkFiles, currentGeneration, openSnapshot } from '../../src/index/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { seededRandom } from './support/random.ts'
import { build as buildIndexOf, builder, writeCorpus } from './support/small-index.ts'

const folder = temporaryFolder()
/** Bundled once: fifty processes that compile the sources would spend their time on that. Beside the packages, to find them. */
const script = join(import.meta.dirname, '../../node_modules/.cache/attack/index-until-killed.js')

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'support', 'index-until-killed.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  }),
)

/** Report ids of the live index, each report read: what a server would find. Null where a newer one took its place meanwhile. */
function readLive(index: string): string | null {
  const name = currentGeneration(index)
  try {
    const snapshot = openSnapshot(index, builder())
    try {
      return snapshot.metadata
        .map((_, report) => snapshot.readReport(report).reportId)
        .sort()
        .join()
    } finally {
      snapshot.close()
    }
  } catch (error) {
    if (error instanceof AppError && currentGeneration(index) !== name) return null
    throw error
  }
}

it('50 runs killed at any moment, with a reader over them: always a whole index, never an older one, and the next run works', async () => {
  const random = seededRandom(9)
  const index = join(folder, 'index')
  const corpus = join(folder, 'corpus')
  writeCorpus(corpus, 16)
  await buildIndexOf([corpus], index)
  const whole = readLive(index)
  let newest = currentGeneration(index)!
  let looks = 0
  const look = (): void => {
    looks++
    expect([whole, null]).toContain(readLive(index))
    const live = currentGeneration(index)!
    expect(live >= newest).toBe(true)
    newest = live
  }
  for (let kill = 0; kill < 50; kill++) {
    const child = spawn(process.execPath, [script, index, corpus], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    const until = Date.now() + random.below(1_500)
    while (Date.now() < until) {
      look()
      await setTimeout(20)
    }
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    look()
    const { generations } = await checkFiles(index)
    expect(generations.flatMap(({ damage }) => damage)).toEqual([])
  }
  expect(await buildIndexOf([corpus], index)).toMatchObject({ reports: 16, filesRead: 0 })
  expect(readLive(index)).toBe(whole)
  // The live generation, the one before it, and CURRENT.
  expect(readdirSync(index)).toHaveLength(3)
  console.log(`50 kills, ${looks} looks meanwhile`)
}, 1_200_000)
