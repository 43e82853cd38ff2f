/** Occurrences of a literal in one short text: what highlights and conditions within a passage are made of. */

/** A normalized string to find. */
export interface Literal {
  text: string
  /** 1 for the user's own words, less for a synonym. */
  weight: number
  /** An occurrence of `text` counts only where this regular expression matches from it on; the match is then the occurrence. */
  pattern?: string
  /**
   * Set where the pattern asks for a whole number, so that the pattern need not be tried everywhere. Where neither character beside an
   * occurrence of `text` is one of these, the pattern matches exactly `text`; where a digit goes on with a digit, it does not match.
   */
  triedBeside?: string
  /**
   * Set for a short word: an occurrence that runs across the words of a text (行政 in 实行|政府) is one as any other, and counts; but
   * it is not marked as what was meant, nor is it what a passage is chosen for.
   */
  isWord?: true
}

/** A stretch of a normalized text, `end` exclusive. */
export interface Occurrence {
  start: number
  end: number
}

/** Longest writing of a pattern's match, characters. */
export const maxPatternLength = 80

/** How far before its occurrence a pattern may look, characters. */
export const maxLookbehind = 8

/** Every occurrence of a literal in a normalized text, ascending; overlapping occurrences count each. */
export function occurrencesInText(text: string, { text: literal, pattern }: Literal): Occurrence[] {
  const occurrences: Occurrence[] = []
  if (literal === '') return occurrences
  const expression = pattern === undefined ? null : new RegExp(pattern, 'uy')
  for (let start = text.indexOf(literal); start >= 0; start = text.indexOf(literal, start + 1)) {
    const length = expression === null ? literal.length : matchLength(text, start, expression)
    if (length > 0) occurrences.push({ start, end: start + length })
  }
  return occurrences
}

/** Whether a term stands in a report's names. */
export function standsInAny(names: readonly string[], literals: readonly Literal[]): boolean {
  return literals.some((literal) =>
    names.some((name) => occurrencesInText(name, literal).length > 0),
  )
}

/**
 * Whether an occurrence runs across words: a word begins inside it, and not both of its ends are ends of words.
 *
 * @param isBorder whether a word begins at an offset
 */
export function runsAcrossWords(
  start: number,
  end: number,
  isBorder: (at: number) => boolean,
): boolean {
  if (isBorder(start) && isBorder(end)) return false
  for (let at = start + 1; at < end; at++) if (isBorder(at)) return true
  return false
}

/** Length of what a sticky expression matches from `start` on, 0 for no match. */
export function matchLength(text: string, start: number, expression: RegExp): number {
  expression.lastIndex = start
  return expression.exec(text)?.[0].length ?? 0
}

/** Different strings in the order in which they go before each other where their occurrences overlap: the longest first. */
export function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/**
 * Occurrences of one term's literals that count: of occurrences of different literals that overlap, that of the earlier literal
 * alone (依申请公开 holds 申请公开: one occurrence). Overlapping occurrences of one literal count each. Ascending by start.
 *
 * @param byLiteral occurrences of each literal, ascending, in the order of the term's literals
 */
export function withoutOverlaps<P extends Occurrence>(byLiteral: readonly (readonly P[])[]): P[] {
  let counted: P[] = []
  for (const occurrences of byLiteral) {
    const apart = occurrences.filter(
      (occurrence) =>
        !counted.some(({ start, end }) => start < occurrence.end && end > occurrence.start),
    )
    counted = [...counted, ...apart]
  }
  return counted.sort((a, b) => a.start - b.start || a.end - b.end)
}
