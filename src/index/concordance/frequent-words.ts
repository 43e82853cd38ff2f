/** The words that stand most often in the texts, told from a sample of passages: a word is what lies between two borders. */
import type { Concordance } from './concordance.ts'
import { textBetween } from './concordance.ts'

/** Passages looked at, spread over the whole corpus: enough to tell what is frequent. */
const sampledPassages = 4_000

/** One character stands in nearly every passage, and says little. */
const hanWord = /^\p{Script=Han}{2,}$/u

/** Up to `limit` words of two Han characters or more, most frequent first. */
export function frequentWords(concordance: Concordance, limit: number): string[] {
  const { passageStarts, borders } = concordance
  const passages = passageStarts.length - 1
  const step = Math.max(1, Math.floor(passages / sampledPassages))
  const counts = new Map<string, number>()
  for (let passage = 0; passage < passages; passage += step) {
    const first = passageStarts[passage]!
    const end = passageStarts[passage + 1]!
    const text = textBetween(concordance, first, end)
    let begin = 0
    for (let at = 1; at < text.length; at++) {
      const position = first + at
      if (((borders[position >>> 3]! >>> (position & 7)) & 1) === 0) continue
      const word = text.slice(begin, at)
      if (hanWord.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
      begin = at
    }
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word)
}
