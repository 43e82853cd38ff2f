import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutlineNode, Report } from '../../../src/report/index.ts'
import { compareTexts } from '../../../src/report/compare/texts.ts'

function reportOf(
  texts: string[],
  section: OutlineNode['section'] = 'overview',
): Pick<Report, 'outline'> {
  const source = { start: 0, end: 0 }
  const passages = texts.map((text, i) => ({ id: `s1.p${i + 1}`, text, source }))
  const empty = { heading: null, headingSource: null, rule: '', tables: [], children: [] }
  return { outline: [{ id: 's1', level: 1, section, passages, ...empty }] }
}

const outcomes = (a: string[], b: string[]): string[] =>
  compareTexts(reportOf(a), reportOf(b)).passages.map(({ outcome }) => outcome)

describe('compareTexts', () => {
  it('takes equal passages for equal, also across scripts, widths and spaces', () => {
    expect(outcomes(['全年收到申请28件。'], ['全年 收到申請２８件。'])).toEqual(['same'])
  })

  it('marks exactly what was changed within a passage', () => {
    const { passages } = compareTexts(
      reportOf(['全年收到政府信息公开申请28件，均已答复。']),
      reportOf(['全年收到政府信息公开申请131件，均已答复。']),
    )
    const [passage] = passages
    expect(passage?.outcome).toBe('changed')
    if (passage?.outcome !== 'changed') return
    const cut = (side: typeof passage.a): string[] =>
      (side.changes ?? []).map(([start, end]) => side.text.slice(start, end))
    expect(cut(passage.a)).toEqual(['28'])
    expect(cut(passage.b)).toEqual(['131'])
  })

  it('finds a passage that was moved', () => {
    const [one, two, three] = ['甲乙丙丁戊己庚辛', '子丑寅卯辰巳午未', '东南西北上下左右'] as const
    expect(outcomes([one, two, three], [three, one, two])).toEqual(['same', 'same', 'same'])
  })

  it('tells new passages from gone ones', () => {
    expect(outcomes(['去年独有的一段话'], ['今日完全另写之文'])).toEqual(['new', 'gone'])
  })

  it('gives up on patchwork and shows both texts as changed', () => {
    const a = Array.from({ length: 4000 }, (_, i) =>
      String.fromCodePoint(0x4e00 + ((i * 7) % 900)),
    ).join('')
    const { passages } = compareTexts(
      reportOf([a]),
      reportOf([[...a].reverse().join('') + a.slice(0, 2000)]),
    )
    expect(passages.length).toBeGreaterThan(0)
  })

  it('keeps every passage of both reports once, and every text whole', () => {
    const texts = fc.array(fc.stringMatching(/^[一二三公开申请件0-9，。]{0,30}$/), { maxLength: 8 })
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { passages, length, verbatim, partly } = compareTexts(reportOf(a), reportOf(b))
        const left = passages.flatMap((each) => ('a' in each ? [each.a.text] : []))
        const right = passages.flatMap((each) => ('b' in each ? [each.b.text] : []))
        expect(left.sort()).toEqual([...a].sort())
        expect(right).toEqual(b)
        expect(verbatim + partly).toBeLessThanOrEqual(length)
      }),
    )
  })
})
