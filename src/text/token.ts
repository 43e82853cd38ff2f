/** One token of the analyzer. */

export type TokenKind = 'han' | 'latin' | 'number' | 'other'

/** An occurrence of a term. Offsets are UTF-16 units into the original text, `end` exclusive. */
export interface Token {
  /** The normalized form, what is compared. */
  term: string
  start: number
  end: number
  /** Place in the sequence of tokens, from 0. */
  position: number
  kind: TokenKind
}
