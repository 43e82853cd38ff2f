/** Completions of a query being typed: words, bodies, places, titles, document numbers; bodies and places by pinyin initials too. */
import { pinyin } from 'pinyin-pro'
import type { SearchEngine } from '../index/index.ts'
import { normalizeText } from '../text/index.ts'

export type SuggestionKind = 'term' | 'body' | 'place' | 'title' | 'documentNumber'

export interface Suggestion {
  kind: SuggestionKind
  /** What is shown. */
  text: string
  /** The query that takes it up, words typed before it kept. */
  query: string
  /** Reports: of the body or place, with the title, that name the word; for a document number the places that mention it. */
  count: number
}

export interface Suggester {
  suggest: (q: string, limit: number) => Promise<Suggestion[]>
}

interface Entry {
  kind: SuggestionKind
  text: string
  normalized: string
  count: number
}

/** The clause of a query that an entry becomes. */
const clauseOf: Record<SuggestionKind, (text: string) => string> = {
  term: (text) => text,
  body: (text) => `body:${quoted(text)}`,
  place: (text) => `region:${quoted(text)}`,
  title: (text) => `"${text.replace(/["＂\\]/g, '\\$&')}"`,
  documentNumber: (text) => `number:${text.replace('[', '〔').replace(']', '〕')}`,
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : `"${text.replace(/["＂\\]/g, '\\$&')}"`
}

/** Distinct texts with how many times each was given, most first. */
function countTexts(kind: SuggestionKind, texts: Iterable<string | null>): Entry[] {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts]
    .map(([text, count]) => ({ kind, text, normalized: normalizeText(text), count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
}

interface Lists {
  bodies: Entry[]
  places: Entry[]
  titles: Entry[]
  numbers: Entry[]
}

function listsOf(engine: SearchEngine): Lists {
  const metadata = engine.metadata()
  const regions = metadata.map(({ region }) => region)
  return {
    bodies: countTexts(
      'body',
      metadata.map(({ reportingBody }) => reportingBody),
    ),
    places: countTexts(
      'place',
      regions.flatMap(({ province, city, county }) => [...new Set([province, city, county])]),
    ),
    titles: countTexts(
      'title',
      metadata.map(({ title }) => title),
    ),
    numbers: engine.documentNumbers().map(({ text, occurrences }) => ({
      kind: 'documentNumber',
      text: text.replace('[', '〔').replace(']', '〕'),
      normalized: text,
      count: occurrences,
    })),
  }
}

/** The entries that begin with a text, then those that hold it; each in the order of the list. */
function matching(entries: readonly Entry[], text: string, limit: number): Entry[] {
  const beginning: Entry[] = []
  const holding: Entry[] = []
  for (const entry of entries) {
    const at = entry.normalized.indexOf(text)
    if (at === 0) beginning.push(entry)
    else if (at > 0 && holding.length < limit) holding.push(entry)
    if (beginning.length === limit) break
  }
  return [...beginning, ...holding].slice(0, limit)
}

/** First letters of the pinyin of a name: tzs for 泰州市. */
function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(
    '',
  )
}

/** Shares of each kind in a list of ten; what one kind leaves the next ones take. */
const mostOfKind = { term: 5, body: 4, place: 2, title: 3, documentNumber: 3 }

/** Makes the completer over an engine's index. Its lists are made when first asked for. */
export function createSuggester(engine: SearchEngine): Suggester {
  let lists: Lists | undefined
  let initials: { entry: Entry; letters: string }[] | undefined

  const byInitials = ({ bodies, places }: Lists, letters: string): Entry[] => {
    initials ??= [...places, ...bodies].map((entry) => ({ entry, letters: initialsOf(entry.text) }))
    return initials.filter((each) => each.letters.startsWith(letters)).map(({ entry }) => entry)
  }

  const suggest = (q: string, limit: number): Suggestion[] => {
    const [, before = '', last = ''] = /^([^]*?)([^\s]*)$/u.exec(q) ?? []
    const word = normalizeText(last.replace(/^["“”]+/u, ''))
    if (word === '') return []
    lists ??= listsOf(engine)
    const terms = engine
      .complete(word, mostOfKind.term + 1)
      .filter(({ text }) => text !== word)
      .map(({ text, reports }): Entry => ({ kind: 'term', text, normalized: text, count: reports }))
    const entries = [
      ...terms.slice(0, mostOfKind.term),
      ...matching(lists.places, word, mostOfKind.place),
      ...matching(lists.bodies, word, mostOfKind.body),
      ...(/^[a-z]{2,}$/.test(word) ? byInitials(lists, word).slice(0, limit) : []),
      ...matching(lists.numbers, word, mostOfKind.documentNumber),
      ...(word.length > 1 ? matching(lists.titles, word, mostOfKind.title) : []),
    ]
    return entries.slice(0, limit).map(({ kind, text, count }) => ({
      kind,
      text,
      query: before + clauseOf[kind](text),
      count,
    }))
  }
  return { suggest: (q, limit) => Promise.resolve(suggest(q, limit)) }
}
