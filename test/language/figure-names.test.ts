import { describe, expect, it } from 'vitest'
import { figureKeys, checkAcrossYears, type Figure } from '../../src/report/index.ts'
import { equations } from '../../src/report/figures/equations.ts'
import { figureLabel, figureNames, formulaText, unitLabel } from '../../src/language/index.ts'

const english = { language: 'en' } as const
const traditional = { language: 'zh-Hant' } as const
const chinese = /\p{Script=Han}/u

describe('figureNames', () => {
  it.each(figureKeys.map(({ key, label }) => [key, label]))('names %s', (key, label) => {
    const row = figureNames[key]
    expect(row?.[0]).toBe(label)
    expect(row?.[1]).toMatch(chinese)
    expect(row?.[2]).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
  })

  it('names nothing that is no figure', () => {
    expect(Object.keys(figureNames).sort()).toEqual(figureKeys.map(({ key }) => key).sort())
  })

  it('tells every figure from every other in each language', () => {
    const rows = Object.values(figureNames).map((row) => row!)
    for (const column of [1, 2] as const)
      expect(new Set(rows.map((row) => row[column])).size).toBe(rows.length)
  })
})

describe('figureLabel', () => {
  it('speaks the language of the interface, and falls back to the label', () => {
    expect(figureLabel(english, 'requests.granted', '予以公开')).toBe('Granted')
    expect(figureLabel(traditional, 'requests.granted', '予以公开')).toBe('予以公開')
    expect(figureLabel({ language: 'zh-Hans' }, 'requests.granted', '予以公开')).toBe('予以公开')
    expect(figureLabel(english, 'something.else', '别的')).toBe('别的')
  })
})

describe('unitLabel', () => {
  it('knows the unit of every figure', () => {
    for (const { unit } of figureKeys) {
      expect(unitLabel(english, unit)).not.toMatch(chinese)
      if (unit !== null) expect(unitLabel(traditional, unit)).not.toBe('')
    }
    expect(unitLabel(traditional, '万元')).toBe('萬元')
  })
})

describe('formulaText', () => {
  const figure = (key: string, applicant?: string): Figure => ({
    ...{ key, label: '', value: 1, raw: '1', unit: null, reading: 'table' },
    ...(applicant !== undefined && { applicant }),
    source: { passageId: 's1.t1.r1' },
  })
  const figures = [
    figure('requests.carriedForward', 'total'),
    figure('requests.carriedOver', 'total'),
    ...['inForce', 'made', 'repealed'].map((measure) => figure(`rules.${measure}`)),
  ]
  const acrossYears = checkAcrossYears([
    { reportYear: 2022, figures },
    { reportYear: 2023, figures },
  ])
  const formulas = [
    ...equations.map(({ formula }) => formula),
    ...acrossYears.map(({ formula }) => formula),
    ...figureKeys.map(({ label }) => `${label}：正文 = 表格（统计口径可能不同）`),
    '收到申请 = 按时答复 + 延期答复',
    '正文：共50230条 = 11324 + 7435 + 31471',
  ]

  it.each([...new Set(formulas)])('says %s in English', (formula) => {
    expect(formulaText(english, formula)).not.toMatch(/[\p{Script=Han}（）：]/u)
  })

  it('keeps numbers, years and signs', () => {
    expect(
      formulaText(english, '现行有效（2023年） = 现行有效（2022年） + 制发 - 废止（规章）'),
    ).toBe('in force (2023) = in force (2022) + made - repealed (rules)')
    expect(formulaText(english, '正文：共50230条 = 11324 + 7435 + 31471')).toBe(
      'text: 50230 = 11324 + 7435 + 31471',
    )
    expect(
      formulaText(traditional, '本年新收 + 上年结转 = 办理结果总计 + 结转下年度（自然人）'),
    ).toBe('本年新收 + 上年結轉 = 辦理結果總計 + 結轉下年度（自然人）')
  })
})
