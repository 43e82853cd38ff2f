/** Words copied from a page that sets its characters apart: 依 申 请 公 开 is one word. */
import { quote, type Token } from './source.ts'
import type { NoteList } from './notes.ts'

/** What a copied page may set apart: one Han character, or one digit. */
export const oneCharacter = /^[\p{Script=Han}\p{Nd}]$/u
const han = /^\p{Script=Han}$/u

type Character = Token & { type: 'clause'; node: { type: 'word' } }

function isCharacter(token: Token | undefined): token is Character {
  return (
    token?.type === 'clause' && token.node.type === 'word' && oneCharacter.test(token.node.text)
  )
}

/** Whether characters next to each other make a word: two of Han, or more with a digit among them. */
function isWord(run: readonly Character[]): boolean {
  const count = run.filter(({ node }) => han.test(node.text)).length
  return count > 1 || (count === 1 && run.length > 2)
}

/**
 * Makes one word of the single characters that stand side by side, and notes it with the query that keeps them apart. A query
 * with operators or brackets says itself what belongs together.
 */
export function joinSpaced(tokens: Token[], text: string, notes: NoteList): Token[] {
  if (tokens.some(({ type }) => type !== 'clause')) return tokens
  const joined: Token[] = []
  for (let i = 0; i < tokens.length;) {
    const run: Character[] = []
    for (let token = tokens[i]; isCharacter(token); token = tokens[i + run.length]) run.push(token)
    if (!isWord(run)) {
      joined.push(...tokens.slice(i, i + Math.max(1, run.length)))
      i += Math.max(1, run.length)
      continue
    }
    const start = run[0]!.start
    const { end } = run.at(-1)!
    const word = run.map(({ node }) => node.text).join('')
    joined.push({ type: 'clause', node: { type: 'word', text: word, start, end }, start, end })
    const apart = run.map(({ node }) => quote(node.text)).join(' ')
    notes.add('spaced_word', { start, end }, text.slice(0, start) + apart + text.slice(end))
    i += run.length
  }
  return joined
}
