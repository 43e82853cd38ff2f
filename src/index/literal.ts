/** Places of a literal in one short text: what highlights and conditions within a passage are made of. */

/** A normalized string to find. */
export interface Literal {
  text: string
  /** 1 for the user's own words, less for a synonym. */
  weight: number
  /** A place of `text` counts only where this regular expression matches from it on; the match is then the place. */
  pattern?: string
}

/** A stretch of a normalized text, `end` exclusive. */
export interface Place {
  start: number
  end: number
}

/** Longest writing of a pattern's match, characters. */
export const maxPatternLength = 80

/** How far before its place a pattern may look, characters. */
export const maxLookbehind = 8

/** Every place of a literal in a normalized text, ascending; overlapping places count each. */
export function placesOfLiteral(text: string, { text: literal, pattern }: Literal): Place[] {
  const places: Place[] = []
  if (literal === '') return places
  const expression = pattern === undefined ? null : new RegExp(pattern, 'uy')
  for (let start = text.indexOf(literal); start >= 0; start = text.indexOf(literal, start + 1)) {
    const length = expression === null ? literal.length : matchLength(text, start, expression)
    if (length > 0) places.push({ start, end: start + length })
  }
  return places
}

/** Length of what a sticky expression matches from `start` on, 0 for no match. */
export function matchLength(text: string, start: number, expression: RegExp): number {
  expression.lastIndex = start
  return expression.exec(text)?.[0].length ?? 0
}

/**
 * Places of one term's literals that count: of places of different literals that overlap, that of the earlier literal
 * alone (依申请公开 holds 申请公开: one place). Overlapping places of one literal count each. Ascending by start.
 *
 * @param byLiteral places of each literal, ascending, in the order of the term's literals
 */
export function withoutOverlaps<P extends Place>(byLiteral: readonly (readonly P[])[]): P[] {
  let counted: P[] = []
  for (const places of byLiteral) {
    const apart = places.filter(
      (place) => !counted.some(({ start, end }) => start < place.end && end > place.start),
    )
    counted = [...counted, ...apart]
  }
  return counted.sort((a, b) => a.start - b.start || a.end - b.end)
}
