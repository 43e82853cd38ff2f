import { describe } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot } from '../../../src/index/index.ts'
import { itAnswersLikeTheReference, type EngineUnderTest } from '../../contracts/engine.ts'

const engines: EngineUnderTest[] = [
  {
    name: 'embedded',
    open: (reports, analyzer) =>
      Promise.resolve(createEmbeddedEngine(createMemorySnapshot(reports, analyzer))),
  },
]

describe.each(engines)('the engine $name', (engine) => {
  itAnswersLikeTheReference(engine)
})
