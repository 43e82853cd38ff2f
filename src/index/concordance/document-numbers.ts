/** The document numbers that the texts mention: 国办发[2016]80号, with how often. */
import { separator } from '../analyze-report.ts'
import type { Corpus } from './concordance.ts'

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
export function mentionedNumbers({ text }: Corpus): MentionedNumber[] {
  const counts = new Map<string, number>()
  const opening = '['.charCodeAt(0)
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
    const rest = yearAndSerial.exec(String.fromCharCode(...text.subarray(at, at + 14)))?.[0]
    if (rest === undefined) continue
    const from = Math.max(0, at - longestCode - 1, text.lastIndexOf(separator, at) + 1)
    const before = code.exec(String.fromCharCode(...text.subarray(from, at)))?.[1]
    if (before === undefined) continue
    counts.set(before + rest, (counts.get(before + rest) ?? 0) + 1)
  }
  return [...counts]
    .map(([number, occurrences]) => ({ text: number, occurrences }))
    .sort((a, b) => b.occurrences - a.occurrences || (a.text < b.text ? -1 : 1))
}
