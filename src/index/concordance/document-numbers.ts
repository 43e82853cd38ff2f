/** The document numbers that the texts mention: 国办发[2016]80号, with how often. */
import { passageOf, type Concordance } from './concordance.ts'
import { occurrencesOf, unitsOfLiteral } from './occurrences.ts'

export interface MentionedNumber {
  /** In normalized form. */
  text: string
  occurrences: number
}

/** Longest issuing code, characters. */
const longestCode = 12
/** After the code: brackets with the year, serial, 号. */
const yearAndSerial = /^\[(?:19|20)\d\d\]第?\d{1,6}号/
/** The code stands after something that is not part of a word, so that 根据国办发 is not taken for one. */
const code = /(?:^|[^\p{Script=Han}\p{L}\p{N}])(\p{Script=Han}{2,12})$/u

/** Every document number of the corpus, commonest first. */
export function mentionedNumbers(concordance: Concordance): MentionedNumber[] {
  const { text, passageStarts } = concordance
  const counts = new Map<string, number>()
  for (const opening of ['[19', '[20']) {
    for (const position of occurrencesOf(concordance, unitsOfLiteral(opening))) {
      const passage = passageOf(concordance, position)
      const from = Math.max(passageStarts[passage]!, position - longestCode - 1)
      const to = Math.min(passageStarts[passage + 1]! - 1, position + 14)
      const rest = yearAndSerial.exec(String.fromCharCode(...text.subarray(position, to)))?.[0]
      if (rest === undefined) continue
      const before = code.exec(String.fromCharCode(...text.subarray(from, position)))?.[1]
      if (before === undefined) continue
      counts.set(before + rest, (counts.get(before + rest) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([number, occurrences]) => ({ text: number, occurrences }))
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
}
