/** Makes the brackets of a token list balanced and no deeper than the limit, so that parsing needs no recovery. */
import type { NoteList } from './notes.ts'
import type { Token } from './source.ts'

/** Deeper brackets carry no meaning that a person could follow, and depth costs stack everywhere after. */
const maximumDepth = 20

/** Every `open` gets its `close`: one without is closed at the end of the text, by a token without length. */
export function balanceGroups(tokens: Token[], textLength: number, notes: NoteList): Token[] {
  const balanced: Token[] = []
  const open: { token: Token; kept: boolean }[] = []
  let tooDeep: Token | null = null
  for (const token of tokens) {
    if (token.type === 'open') {
      const kept = open.length < maximumDepth
      open.push({ token, kept })
      if (kept) balanced.push(token)
      else tooDeep ??= token
    } else if (token.type === 'close') {
      const group = open.pop()
      if (group?.kept === true) balanced.push(token)
      else if (group === undefined) notes.add('stray_close', token)
    } else {
      balanced.push(token)
    }
  }
  if (tooDeep) notes.add('too_deep', tooDeep)
  for (const group of open) {
    notes.add('unclosed_group', group.token)
    if (group.kept) balanced.push({ type: 'close', start: textLength, end: textLength })
  }
  return balanced
}
