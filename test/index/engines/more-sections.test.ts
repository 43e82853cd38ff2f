/** The engine with more section labels than there are today: adding one to the table must be all that it takes. */
import { describe, expect, it, vi } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot } from '../../../src/index/index.ts'
import { sectionKeys, type SectionKey } from '../../../src/report/index.ts'
import { itAnswersLikeTheReference, type EngineUnderTest } from '../../contracts/engine.ts'
import { reportOf, requestFor } from '../../contracts/random-requests.ts'
import { anyAnalyzer } from '../../support/analyzers.ts'
import { runs } from '../../support/long.ts'

vi.mock('../../../src/report/section-labels.ts', async (load) => {
  const original = await load<{ sectionKeys: readonly string[] }>()
  const more = Array.from({ length: 7 }, (_, i) => `added${i.toString()}`)
  return { ...original, sectionKeys: [...original.sectionKeys, ...more] }
})

describe('22 section labels', () => {
  const open: EngineUnderTest['open'] = (reports) =>
    createEmbeddedEngine(createMemorySnapshot(reports, anyAnalyzer()))
  itAnswersLikeTheReference({ name: 'embedded', open }, runs(400))

  it.each([...sectionKeys])('finds the passages of %s', async (section) => {
    const report = reportOf('台账逐日登记。', 0)
    report.outline[0]!.section = section
    const engine = createEmbeddedEngine(createMemorySnapshot([report], anyAnalyzer()))
    const word = { literals: [{ text: '台账', weight: 1 }] }
    for (const asked of [[], [section]] as SectionKey[][]) {
      const request = requestFor([word], { type: 'term', term: 0 })
      const answer = await engine.search({
        ...request,
        filters: { ...request.filters, section: asked },
      })
      expect(answer).toMatchObject({
        total: 1,
        passages: 1,
        occurrences: 1,
        facets: { section: [{ value: section, count: 1 }] },
      })
      expect(answer.hits[0]!.passages).toHaveLength(1)
    }
    await engine.close()
  })
})
