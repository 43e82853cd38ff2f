import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import {
  buildIndex,
  builderOf,
  createMemorySnapshot,
  engines,
  openSnapshot,
  type EngineRow,
} from '../../../src/index/index.ts'
import { compareAnswers, itAnswersLikeTheReference } from '../../contracts/engine.ts'
import { requests } from '../../contracts/random-requests.ts'
import { corpusFolder } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { itLong } from '../../support/long.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const analyzer = anyAnalyzer()
const rows: [string, EngineRow][] = Object.entries(engines)

describe.each(rows.filter(([name, { needsDisk }]) => name !== 'reference' && !needsDisk))(
  'the engine %s',
  (name, { open }) => {
    itAnswersLikeTheReference({
      name,
      open: (reports) =>
        open({ snapshot: createMemorySnapshot(reports, analyzer), analyzer, indexDirectory: null }),
    })
  },
)

describe.each(rows.filter(([name]) => name !== 'reference'))('the engine %s on disk', (_, row) => {
  itLong('answers random requests as the reference does', async () => {
    const indexDirectory = join(temporaryFolder(), 'index')
    await buildIndex({ paths: [corpusFolder], indexDirectory, analyzer })
    const index = () => ({
      snapshot: openSnapshot(indexDirectory, builderOf(analyzer)),
      ...{ analyzer, indexDirectory },
    })
    const engine = row.open(index())
    const reference = engines.reference.open(index())
    const asked = fc.sample(requests, { numRuns: 60, seed: 1 })
    expect(await compareAnswers(engine, reference, asked)).toBeGreaterThan(60)
    await engine.close()
    await reference.close()
  })
})
