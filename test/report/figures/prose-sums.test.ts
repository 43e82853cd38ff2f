import { describe, expect, it } from 'vitest'
import { checkFigures } from '../../../src/report/figures/index.ts'
import { outlineOf } from './tables.ts'

/** Outcomes of the sums that a sentence states, with both sides. */
function sumsIn(sentence: string): unknown[] {
  return checkFigures([], outlineOf([], [sentence])).map(({ outcome, left, right }) => [
    outcome,
    left,
    right,
  ])
}

describe('sums in sentences', () => {
  it.each([
    '全年公开信息2715条，其中涉及征地补偿14条、廉租住房6条、水质监测12条。',
    '全年公开信息90条，其中包括人事信息30条、财政信息20条、规划信息15条。',
    '全年公开信息90条，其中重点领域信息30条、财政信息20条、规划信息15条。',
    '全年公开信息900条，其中人事信息30条、财政信息20条、规划信息15条。',
    '被申请行政复议6件，其中涉及政府信息公开2件；被诉11件，涉及信息公开1件。',
  ])('judges no list that need not be whole: %s', (sentence) => {
    expect(sumsIn(sentence)).toEqual([])
  })

  it.each([
    '转下年度办理17件',
    '结转下年度继续办理17件',
    '结转至2024年17件',
    '17件尚在办理中',
    '未办结17件',
    '跨年度办理17件',
  ])('counts what is left over as a part: %s', (rest) => {
    expect(
      sumsIn(`共收到申请512件，其中，予以公开203件、部分公开77件、不予公开215件、${rest}。`),
    ).toEqual([['pass', 512, 512]])
  })

  it('shows a whole that its parts do not make up', () => {
    expect(sumsIn('共收到申请21件，其中，予以公开20件、部分公开4件、不予公开3件。')).toEqual([
      ['fail', 21, 27],
    ])
    expect(
      sumsIn('共收到申请30件，其中，予以公开20件、部分公开4件、不予公开3件、转下年度办理2件。'),
    ).toEqual([['fail', 30, 29]])
  })

  it('shows an open list that is more than the whole', () => {
    expect(sumsIn('公开信息30条，其中涉及人事15条、财政12条、规划9条。')).toEqual([
      ['fail', 30, 36],
    ])
  })

  it('does not count last year with it', () => {
    expect(
      sumsIn('共收到申请27件，其中，予以公开20件、部分公开4件、不予公开3件，上年结转5件。'),
    ).toEqual([['pass', 27, 27]])
  })
})
