/** Traditional and Simplified Chinese: telling them apart, and writing a text in Simplified. */
import { Converter } from './opencc.ts'

const convert = Converter({ from: 't', to: 'cn' })

/**
 * Simplified Chinese for reading and for matching wordings, same length in, same length out.
 * By phrase (乾隆 stays, 乾淨 becomes 干净); character by character where a phrase would change the length.
 * Search does not compare this: see fold.ts.
 */
export function toSimplified(text: string): string {
  const simplified = convert(text)
  if (simplified.length === text.length) return simplified
  return [...text]
    .map((character) => {
      const one = convert(character)
      return one.length === character.length ? one : character
    })
    .join('')
}

/** Characters that look alike in both scripts tell nothing; a text with this share of Traditional-only ones is Traditional. */
const traditionalShare = 0.05

/** `Hant` when enough of the Han characters have another Simplified form. */
export function detectScript(text: string): 'Hans' | 'Hant' {
  let han = 0
  let traditional = 0
  const simplified = toSimplified(text)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x3400 || unit > 0x9fff) continue
    han++
    if (simplified.charCodeAt(i) !== unit) traditional++
  }
  return han > 0 && traditional / han >= traditionalShare ? 'Hant' : 'Hans'
}
