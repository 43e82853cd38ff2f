import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberVariants, toPlainNumber } from '../../src/query/index.ts'

describe('numberVariants', () => {
  const all50230 = ['50230', '50,230', '50，230', '5.023万']

  it.each(['50230', '50,230', '50，230', '５０２３０', '5.023万', '5.0230萬'])(
    'gives every writing of %s',
    (text) => {
      expect(numberVariants(text)).toEqual(all50230)
    },
  )

  it.each([
    ['0', ['0']],
    ['28', ['28']],
    ['2017', ['2017', '2,017', '2，017']],
    ['1234.5', ['1234.5', '1,234.5', '1，234.5']],
    ['0.5万', ['5000', '5,000', '5，000']],
    ['12345.67', ['12345.67', '12,345.67', '12，345.67']],
    ['20000', ['20000', '20,000', '20，000', '2万']],
    [
      '1.2亿',
      ['120000000', '120,000,000', '120，000，000', '12000万', '12,000万', '12，000万', '1.2亿'],
    ],
    [
      '123456789',
      [
        '123456789',
        '123,456,789',
        '123，456，789',
        '12345.6789万',
        '12,345.6789万',
        '12，345.6789万',
      ],
    ],
  ])('writes %s with commas and in 万 and 亿 where that is exact', (text, want) => {
    expect(numberVariants(text)).toEqual(want)
  })

  it.each([
    '',
    '014420882',
    '1,23',
    '12-5',
    '5件',
    '1.2.3',
    '.5',
    '5.',
    '-3',
    '1'.repeat(21),
    '9'.repeat(18) + '亿',
  ])('takes %j for no number', (text) => {
    expect(numberVariants(text)).toEqual([])
  })

  it('gives forms that all mean the same number', () => {
    const decimals = fc.tuple(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(decimals, ([whole, hundredths]) => {
        const text =
          hundredths === 0 ? String(whole) : `${whole}.${String(hundredths).padStart(2, '0')}`
        const forms = numberVariants(text)
        expect(new Set(forms).size).toBe(forms.length)
        expect(new Set(forms.map(toPlainNumber))).toEqual(new Set([forms[0]]))
        expect(Number(forms[0])).toBe(Number(text))
        for (const form of forms) expect(numberVariants(form)).toEqual(forms)
      }),
      { seed: 4 },
    )
  })
})
