/** Completions of a query being typed, from the index of names. */
import type { NamedThing, SearchEngine } from '../index/index.ts'
import { longestName } from '../limits.ts'
import { normalizeText } from '../text/index.ts'
import type { Suggestion, SuggestionKind } from './contract/index.ts'

export interface Suggester {
  suggest: (q: string, limit: number) => Promise<Suggestion[]>
}

/** The clause of a query that a name becomes. */
const clauseOf: Record<SuggestionKind, (thing: NamedThing) => string> = {
  term: ({ text }) => text,
  section: ({ text }) => `section:${quoted(text)}`,
  body: ({ text }) => `body:${quoted(text)}`,
  place: ({ text }) => `region:${quoted(text)}`,
  title: ({ text }) => phrase(text),
  documentNumber: ({ text }) => `number:${text}`,
  // Reports that give a number for it.
  figure: ({ ids }) => `figure:${ids[0]!}>=0`,
}

function phrase(text: string): string {
  return `"${text.replace(/["＂\\]/g, '\\$&')}"`
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : phrase(text)
}

/** Makes the completer over an engine's names. */
export function createSuggester({ names }: SearchEngine): Suggester {
  return {
    suggest: async (q, limit) => {
      const [, before = '', last = ''] = /^([^]*?)([^\s]*)$/u.exec(q) ?? []
      const word = normalizeText(last.replace(/^["“”]+/u, ''))
      // What is longer than any name is not the beginning of one.
      if (word === '' || word.length > longestName.body || names === undefined) return []
      const things = await names.suggest(word, limit)
      return things.map((thing) => ({
        kind: thing.kind,
        text: thing.text,
        query: before + clauseOf[thing.kind](thing),
        count: thing.reports,
      }))
    },
  }
}
