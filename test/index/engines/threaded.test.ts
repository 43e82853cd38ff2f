import { join } from 'node:path'
import { expect } from 'vitest'
import {
  buildIndex,
  createEmbeddedEngine,
  createThreadedEngine,
  openSnapshot,
  type SearchEngine,
} from '../../../src/index/index.ts'
import { createSearchService } from '../../../src/search/index.ts'
import { corpusFolder, parametersOf } from '../../search/corpus.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { itLong } from '../../support/long.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const indexDirectory = join(temporaryFolder(), 'index')
const analyzer = anyAnalyzer()
const builder = {
  analyzerFingerprint: analyzer.fingerprint,
  segmenter: analyzer.segmenter.name,
}
const queries = ['公开', '依申请公开 延期', 'PPP项目', '']

async function answers(engine: SearchEngine): Promise<unknown[]> {
  const service = createSearchService(engine, analyzer)
  // Few hits are answered without a thread, many in one.
  const responses = await Promise.all(
    queries.flatMap((q) => [5, 100].map((limit) => service.search(parametersOf(q, { limit })))),
  )
  return responses.map((response) => ({ ...response, tookMs: 0 }))
}

itLong(
  'threads answer what the engine answers by itself, before and after they have started',
  async () => {
    await buildIndex({ paths: [corpusFolder], indexDirectory, analyzer })
    const embedded = createEmbeddedEngine(openSnapshot(indexDirectory, builder))
    const expected = await answers(embedded)
    await embedded.close()
    const snapshot = openSnapshot(indexDirectory, builder)
    const threaded = createThreadedEngine({
      ...{ snapshot, indexDirectory, builder },
      threads: 2,
      warmUp: true,
    })
    expect(await answers(threaded)).toEqual(expected)
    await threaded.ready
    expect(await answers(threaded)).toEqual(expected)
    await threaded.settled
    expect(await answers(threaded)).toEqual(expected)
    await threaded.close()
  },
)
