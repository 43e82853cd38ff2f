/** How alike two names are: by their pairs of characters, and by the slips between them. */
import type { NameKind } from './names.ts'

/** The pairs of characters of a text; a single character is its own pair. */
export function pairsOf(text: string): string[] {
  const characters = Array.from(text)
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]!}${character}`))]
}

/** Whether a pair of a normalized text is more than digits, brackets and the like. */
function hasLetter(pair: string): boolean {
  const beforeLetters = 0x60
  return pair.charCodeAt(0) > beforeLetters || pair.charCodeAt(1) > beforeLetters
}

/** What nearly every title ends with: its pairs tell no title from another. */
const pairsOfEveryTitle: ReadonlySet<string> = new Set(pairsOf('年政府信息公开工作年度报告'))

/**
 * The pairs that names of one kind are found by: half of all that they have. Pairs of digits and brackets stand in every document
 * number, those of the words that titles share in every title.
 */
export function pairsToIndex(kind: NameKind, names: readonly string[]): string[] {
  const pairs = new Set<string>()
  for (const name of names)
    for (const pair of pairsOf(name))
      if (hasLetter(pair) && !(kind === 'title' && pairsOfEveryTitle.has(pair))) pairs.add(pair)
  return [...pairs]
}

/** Of the pairs of a text those that every name which holds it is found by: of a title, not the pairs that all titles share. */
export function pairsToHold(text: string): string[] {
  const pairs = pairsOf(text).filter(hasLetter)
  const telling = pairs.filter((pair) => !pairsOfEveryTitle.has(pair))
  return telling.length > 0 ? telling : pairs
}

/** How much of their character pairs two names share, 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((pair) => b.includes(pair)).length
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length)
}

/** Slips from one text to another: characters wrong, missing, too many, or two neighbours swapped. */
export function slipsBetween(a: string, b: string): number {
  const before = Array.from(a)
  const after = Array.from(b)
  let last: number[] = []
  let row = Array.from({ length: after.length + 1 }, (_, i) => i)
  for (let i = 1; i <= before.length; i++) {
    const next = [i]
    for (let j = 1; j <= after.length; j++) {
      const isSame = before[i - 1] === after[j - 1]
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1))
      const isSwapped =
        i > 1 && j > 1 && before[i - 1] === after[j - 2] && before[i - 2] === after[j - 1]
      if (isSwapped) least = Math.min(least, last[j - 2]! + 1)
      next.push(least)
    }
    last = row
    row = next
  }
  return row[after.length]!
}
