/** Every match of a pattern, at the price of a search: `matchAll` makes a new pattern for each call. */

const noMatches: readonly RegExpExecArray[] = []

/**
 * What `[...text.matchAll(pattern)]` gives. Most texts have no match, and many patterns are asked of each.
 *
 * @param pattern With the flag `g`.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return noMatches
  const matches: RegExpExecArray[] = []
  while (match !== null) {
    matches.push(match)
    if (match[0] === '') {
      const isWide = pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff
      pattern.lastIndex += isWide ? 2 : 1
    }
    match = pattern.exec(text)
  }
  return matches
}
