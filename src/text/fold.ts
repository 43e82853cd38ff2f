/**
 * Folding: what one character is compared as. Steps are pure and look at one character alone, so that a piece of a text
 * always folds as it does inside the text: this is what makes search equal to substring search.
 */
import { convertToSimplified } from './opencc.ts'
import { punctuationFamilies, radicals, variants } from './fold-tables.ts'

/** A step maps one character to its folded form; '' removes it. */
export interface FoldStep {
  name: string
  fold: (character: string) => string
}

function pairsToMap(pairs: string): Map<string, string> {
  const characters = [...pairs]
  const map = new Map<string, string>()
  for (let i = 0; i + 1 < characters.length; i += 2) map.set(characters[i]!, characters[i + 1]!)
  return map
}

function familiesToMap(families: readonly string[]): Map<string, string> {
  const map = new Map<string, string>()
  for (const family of families) {
    const [first, ...rest] = [...family]
    for (const other of rest) map.set(other, first!)
  }
  return map
}

/** Blocks of characters that have a Traditional and a Simplified form. */
const twoForms = /^[\u3400-\u9FFF\uF900-\uFAFF]$/u

const radicalMap = pairsToMap(radicals)
const variantMap = pairsToMap(variants)
const punctuationMap = familiesToMap(punctuationFamilies)

const hasSpace = /\s/u
const invisible = /^[\p{Cc}\p{Cf}]$/u
/** U+FEFF counts as white space for \s, but is a byte order mark that joins what it stands between. */
const space = /^[^\S\uFEFF]$/u

/** Syllables stay whole: their parts are no marks that a writer adds or leaves out. */
const hangulSyllable = /^[\uAC00-\uD7A3]$/u

/**
 * The compatibility form of one character, taken apart: a letter with an accent and the same letter followed by a combining
 * accent are then one, without any look at the neighbours that composing (NFKC) would need. Forms that give a space and a
 * mark (¨, ¯) stay: the space would be taken for white space.
 */
function compatibility(character: string): string {
  if (hangulSyllable.test(character)) return character
  const folded = character.normalize('NFKD')
  return hasSpace.test(folded) && !space.test(character) ? character : folded
}

/**
 * The steps, in order. Each one's invariant: pure, and a fold of a fold changes nothing once all steps have run.
 * The names go into the analyzer's fingerprint.
 */
export const foldSteps: readonly FoldStep[] = [
  { name: 'invisible', fold: (c) => (invisible.test(c) && !space.test(c) ? '' : c) },
  { name: 'compatibility', fold: compatibility },
  { name: 'radicals', fold: (c) => radicalMap.get(c) ?? c },
  { name: 'case', fold: (c) => c.toLowerCase() },
  { name: 'simplified', fold: (c) => (twoForms.test(c) ? convertToSimplified(c) : c) },
  { name: 'variants', fold: (c) => variantMap.get(c) ?? c },
  { name: 'punctuation', fold: (c) => punctuationMap.get(c) ?? c },
  { name: 'white space', fold: (c) => (space.test(c) ? ' ' : c) },
]

/** Runs the steps over one character until nothing changes: a form may need an earlier step again (薴 -> 苧 -> 苎). */
export function foldCharacter(character: string): string {
  let folded = character
  for (;;) {
    let next = folded
    for (const step of foldSteps)
      next = next.length === 1 ? step.fold(next) : [...next].map(step.fold).join('')
    if (next === folded) return folded
    folded = next
  }
}
