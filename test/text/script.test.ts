import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertToSimplified, dictionaryEntries } from '../../src/text/opencc.ts'
import { detectScript, toSimplified } from '../../src/text/script.ts'

describe('toSimplified', () => {
  it.each([
    ['乾隆年間的乾淨水源', '乾隆年间的干净水源'],
    ['回覆與覆蓋,沈陽市沈浸', '回复与覆盖,沈阳市沉浸'],
    ['政府信息公开覆盖沈阳', '政府信息公开覆盖沈阳'],
    ['', ''],
  ])('writes %s as %s', (written, simplified) => {
    expect(toSimplified(written)).toBe(simplified)
  })

  it('gives what the dictionary gives for each of its entries, wherever it stands', () => {
    for (const { written } of dictionaryEntries) {
      const text = `公开${written}沈阳,1${written}`
      const whole = convertToSimplified(text)
      if (whole.length === text.length) expect(toSimplified(text)).toBe(whole)
    }
  })

  it('reads radicals as the characters they stand for', () => {
    expect(toSimplified('⻘岫县⼈⺠政府')).toBe('青岫县人民政府')
    expect(toSimplified('⾒⾨⻅⻔')).toBe('见门见门')
  })

  it('keeps the length of any text, and gives what the dictionary gives', () => {
    const words = dictionaryEntries
      .filter(({ written, converted }, i) => i % 97 === 0 && written.length === converted.length)
      .map(({ written }) => written)
      .concat('，', ' ', '覆', '盖', '\ud840', '𠀀', '政府', 'a')
    const texts = fc.oneof(
      fc.string({
        // No radicals: those the dictionary does not know.
        unit: fc
          .integer({ min: 0, max: 0x32ff })
          .map((code) =>
            String.fromCharCode(code >= 0x2e80 && code <= 0x2fdf ? code + 0x200 : code),
          ),
      }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const simplified = toSimplified(text)
        expect(simplified).toHaveLength(text.length)
        const whole = convertToSimplified(text)
        if (whole.length === text.length) expect(simplified).toBe(whole)
      }),
    )
  })
})

describe('detectScript', () => {
  it('takes a text in either script for what it is', () => {
    expect(detectScript('收到政府信息公开申请')).toBe('Hans')
    expect(detectScript('收到政府資訊公開申請')).toBe('Hant')
    expect(detectScript('1234')).toBe('Hans')
  })
})
