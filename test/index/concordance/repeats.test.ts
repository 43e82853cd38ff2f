import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConcordance } from '../../../src/index/concordance/build-concordance.ts'
import { joinReports, repeatsOf } from '../../../src/index/concordance/concordance.ts'
import { kindsOfPassage } from '../../../src/index/searched-passages.ts'
import { fixedRuns, reportOf } from './naive.ts'

/** Sentences of sixteen letters and more, with figures; the last two are too short to be told from others. */
const sentences = [
  '全年主动公开政府信息条通过网站公开',
  '收到依申请公开信息件均在期限内答复',
  '未因政府信息公开被申请行政复议或诉讼',
  '全年未收到申请',
  '',
]
const passageArbitrary = fc
  .tuple(fc.constantFrom(...sentences), fc.nat({ max: 99 }), fc.constantFrom('', '，', ' '))
  .map(
    ([sentence, figure, mark]) => sentence.slice(0, 4) + mark + String(figure) + sentence.slice(4),
  )

const reportArbitrary = fc.record({
  bodyId: fc.constantFrom('甲', '乙', null),
  passages: fc.array(passageArbitrary, { minLength: 1, maxLength: 6 }),
})

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '')

describe('repeatsOf', () => {
  it('is the first passage with the same letters in each other report of the body', () => {
    fc.assert(
      fc.property(fc.array(reportArbitrary, { minLength: 1, maxLength: 7 }), (reports) => {
        const concordance = buildConcordance(
          joinReports(reports.map(({ passages }) => reportOf(passages))),
          reports.map(({ bodyId }) => bodyId),
        )
        const all = reports.flatMap(({ passages, bodyId }, report) =>
          passages.map((text, i) => {
            const isTold = kindsOfPassage[i % kindsOfPassage.length] === 'paragraph'
            const letters = lettersOf(text)
            return { report, bodyId, letters: isTold && letters.length >= 16 ? letters : null }
          }),
        )
        all.forEach(({ report, bodyId, letters }, passage) => {
          const wanted = reports.flatMap((_, other) => {
            if (other === report || bodyId === null || letters === null) return []
            const first = all.findIndex(
              (each) => each.report === other && each.bodyId === bodyId && each.letters === letters,
            )
            return first < 0 ? [] : [first]
          })
          expect(repeatsOf(concordance, passage)).toEqual(wanted)
        })
      }),
      fixedRuns,
    )
  })
})
