/** Arbitrary text for property tests: all of Unicode, and thick with what reports and PDF fonts do to it. */
import fc from 'fast-check'
import { runs } from '../support/long.ts'

const picks = [
  '依申请公开延期答复',
  '依申請公開資訊複覆麼薴苧著瞭',
  'PPP ppp ＰＰＰ Ａｂ１２3.5,50,230',
  '〔〕[]（）()【】“”‘’"\'—-·•~',
  '⺠⻅⻥⻔⻓⻬⻛⼀⼆⾏⼈',
  '㈠①⑴㎡㎯㍻ﬃﷺ½Ⅳ',
  'éÅñİıßſΣς',
  'ｶﾞｷﾞ゙゚がか',
  '\u0301\u0327\u0308\u20dd\u3099\uFE0F',
  ' \t\n\r\u00a0\u3000\u2003\u0085\u2028',
  '\u0000\u0001\u001f\u007f\u200b\u200d\u2060\ufeff\u00ad\u202e',
  '¨¯´˘\u037a\u1fbd',
  '𠮷𠀀𝐀𝟘😀',
  '각\u1100\u1161\u11a8',
  '\u0958\u0915\u093c\u0e33\u0eb3',
].flatMap((each) => Array.from(each))

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))
const loneSurrogate = fc
  .integer({ min: 0xd800, max: 0xdfff })
  .map((unit) => String.fromCharCode(unit))
const anyCodePoint = fc.string({ unit: 'binary', minLength: 1, maxLength: 2 })

/** Strings of any characters, half of them from the troublesome ones; lone surrogates included. */
export const anyText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...picks), weight: 6 },
      { arbitrary: anyUnit, weight: 2 },
      { arbitrary: anyCodePoint, weight: 2 },
      { arbitrary: loneSurrogate, weight: 1 },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''))

/** The same runs every time. */
export const fixedRuns = { seed: 20170, numRuns: runs(2_000) } as const
