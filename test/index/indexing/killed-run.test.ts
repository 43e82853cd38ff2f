import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { buildIndex, currentGeneration, openSnapshot } from '../../../src/index/index.ts'
import { corpusFolder } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { itLong } from '../../support/long.ts'

const root = temporaryFolder()
const main = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts')

itLong(
  'a run that is killed leaves the old index whole, and the next run clears up after it',
  async () => {
    const corpus = join(root, 'corpus')
    const index = join(root, 'index')
    cpSync(corpusFolder, corpus, { recursive: true })
    const analyzer = anyAnalyzer()
    await buildIndex({ paths: [corpus], indexDirectory: index, analyzer })
    const live = currentGeneration(index)!
    const generations = () => readdirSync(index).filter((name) => name.startsWith('generation-'))

    const run = spawn(
      process.execPath,
      ['--import', 'tsx', main, 'index', corpus, '--out', index, '--force'],
      { env: { ...process.env, GONGKAI_SEGMENTER: 'node-rs-jieba' }, stdio: 'ignore' },
    )
    const ended = new Promise<NodeJS.Signals | null>((resolve) => {
      run.once('exit', (_, signal) => {
        resolve(signal)
      })
    })
    // Its generation is there from before the first file is read, and its workers need a second to begin.
    while (generations().length === 1 && run.exitCode === null) await setTimeout(5)
    run.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')

    const [leaving] = generations().filter((name) => name !== live)
    expect(existsSync(join(index, leaving!, 'manifest.json'))).toBe(false)
    expect(currentGeneration(index)).toBe(live)
    const builder = {
      analyzerFingerprint: analyzer.fingerprint,
      segmenter: analyzer.segmenter.name,
    }
    const snapshot = openSnapshot(index, builder)
    expect(snapshot.metadata).toHaveLength(6)
    snapshot.close()

    const summary = await buildIndex({ paths: [corpus], indexDirectory: index, analyzer })
    expect(summary).toMatchObject({ filesRead: 0, reports: 6 })
    expect(generations().toSorted()).toEqual([live, summary.generation].toSorted())
  },
)
