/** Traditional and Simplified Chinese: telling them apart, and writing a text in Simplified. */
import { radicals } from './fold-tables.ts'
import { convertToSimplified, dictionaryEntries } from './opencc.ts'

/** What a UTF-16 unit is to the conversion. No entry of the dictionary reaches over an `unlisted` unit. */
const unlisted = 0
const listed = 1
/** Conversion may change a text that holds it: changed itself, or part of every phrase that is (覆 of 回覆). */
const telling = 2
const conversionOf = new Uint8Array(65536)

const changes = dictionaryEntries.filter(({ written, converted }) => written !== converted)
const changedCharacters = new Set(changes.map(({ written }) => written).filter(isCharacter))
for (const { written } of dictionaryEntries)
  for (let i = 0; i < written.length; i++) conversionOf[written.charCodeAt(i)] = listed
for (const character of changedCharacters) conversionOf[character.charCodeAt(0)] = telling
for (const character of fewestIn(
  changes
    .map(({ written }) => [...written])
    .filter((phrase) => !phrase.some((each) => changedCharacters.has(each))),
))
  conversionOf[character.charCodeAt(0)] = telling
// The first half of a character beyond the BMP does not tell which one it is.
for (let unit = 0xd800; unit <= 0xdbff; unit++) conversionOf[unit] = telling
for (let unit = 0xdc00; unit <= 0xdfff; unit++) conversionOf[unit] = listed

/** Radicals that PDF fonts put into running text, with the whole characters they stand for: ⺠ is 民, ⼀ is 一. */
const wholeCharacters = new Map<string, string>()
for (const [radical = '', whole = ''] of radicals.match(/../gsu)?.map((pair) => [...pair]) ?? [])
  if (whole.length === 1) wholeCharacters.set(radical, whole)
for (let unit = 0x2f00; unit <= 0x2fd5; unit++) {
  const radical = String.fromCharCode(unit)
  wholeCharacters.set(radical, radical.normalize('NFKC'))
}
for (const radical of wholeCharacters.keys()) conversionOf[radical.charCodeAt(0)] = telling

/** Few characters of which every phrase has one: the one that most phrases share, then that of most of the others. */
function fewestIn(phrases: readonly string[][]): string[] {
  const counts = new Map<string, number>()
  for (const phrase of phrases)
    for (const each of new Set(phrase)) counts.set(each, (counts.get(each) ?? 0) + 1)
  const first = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  if (first === undefined) return []
  return [first, ...fewestIn(phrases.filter((phrase) => !phrase.includes(first)))]
}

function isCharacter(text: string): boolean {
  return [...text].length === 1
}

/**
 * Simplified Chinese for reading and for matching wordings, same length in, same length out; radicals become characters.
 * By phrase (乾隆 stays, 乾淨 becomes 干净); character by character where a phrase would change the length.
 * Search does not compare this: see fold.ts.
 */
export function toSimplified(text: string): string {
  // Most reports are in Simplified: only the runs around a telling character go through the dictionary.
  let simplified = ''
  let done = 0
  for (let i = 0; i < text.length; i++) {
    if (conversionOf[text.charCodeAt(i)] !== telling) continue
    let start = i
    while (start > done && conversionOf[text.charCodeAt(start - 1)] !== unlisted) start--
    let end = i + 1
    while (end < text.length && conversionOf[text.charCodeAt(end)] !== unlisted) end++
    simplified += text.slice(done, start) + convertRun(text.slice(start, end))
    done = end
    i = end
  }
  return done === 0 ? text : simplified + text.slice(done)
}

const anyRadical = /[\u2e80-\u2fdf]/g

function convertRun(printed: string): string {
  const run = printed.replace(anyRadical, (radical) => wholeCharacters.get(radical) ?? radical)
  const simplified = convertToSimplified(run)
  if (simplified.length === run.length) return simplified
  return [...run]
    .map((character) => {
      const one = convertToSimplified(character)
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
  if (simplified === text) return 'Hans'
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x3400 || unit > 0x9fff) continue
    han++
    if (simplified.charCodeAt(i) !== unit) traditional++
  }
  return han > 0 && traditional / han >= traditionalShare ? 'Hant' : 'Hans'
}
