/** Completions of a query being typed: words, bodies, places, titles, document numbers; bodies and places by pinyin initials too. */
import { setImmediate } from 'node:timers/promises'
import type { SearchEngine } from '../index/index.ts'
import { placeNameAt } from '../report/index.ts'
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
  /** What it can be found by, normalized: its text, and other names of the place it begins with. */
  names: readonly string[]
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

function namesOf(kind: SuggestionKind, text: string): string[] {
  const own = normalizeText(text)
  const place = kind === 'place' || kind === 'body' ? placeNameAt(text, 0) : null
  if (place === null) return [own]
  return [own, ...place.others.map((name) => normalizeText(name + text.slice(place.length)))]
}

/** Distinct texts with how many times each was given, most first. */
function countTexts(kind: SuggestionKind, texts: Iterable<string | null>): Entry[] {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts]
    .map(([text, count]) => ({ kind, text, names: namesOf(kind, text), count }))
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
      names: [text],
      count: occurrences,
    })),
  }
}

/** The entries that begin with a text, then those that hold it; each in the order of the list. */
function matching(entries: readonly Entry[], text: string, limit: number): Entry[] {
  const beginning: Entry[] = []
  const holding: Entry[] = []
  for (const entry of entries) {
    if (entry.names.some((name) => name.startsWith(text))) beginning.push(entry)
    else if (holding.length < limit && entry.names[0]!.includes(text)) holding.push(entry)
    if (beginning.length === limit) break
  }
  return [...beginning, ...holding].slice(0, limit)
}

interface Initials {
  entry: Entry
  /** First letters of the pinyin of each name: tzs for 泰州市. */
  letters: string[]
}

/** Names looked up between two turns of other requests. */
const namesAtOnce = 4

/** A name's place and the rest are looked up apart: most bodies share both with others. */
async function initialsOf(entries: readonly Entry[]): Promise<Initials[]> {
  const { pinyin } = await import('pinyin-pro')
  const known = new Map<string, string>()
  const lettersOf = (text: string): string => {
    let letters = known.get(text)
    if (letters === undefined) {
      letters = pinyin(text, {
        pattern: 'first',
        toneType: 'none',
        type: 'array',
        nonZh: 'removed',
      }).join('')
      known.set(text, letters)
    }
    return letters
  }
  const initials: Initials[] = []
  for (const [i, entry] of entries.entries()) {
    if (i % namesAtOnce === 0) await setImmediate()
    const letters = entry.names.map((name) => {
      const length = placeNameAt(name, 0)?.length ?? 0
      return lettersOf(name.slice(0, length)) + lettersOf(name.slice(length))
    })
    initials.push({ entry, letters })
  }
  return initials
}

/** Shares of each kind in a list of ten; what one kind leaves the next ones take. */
const mostOfKind = { term: 5, body: 4, place: 2, title: 3, documentNumber: 3 }

/** Makes the completer over an engine's index. Its lists are made when first asked for. */
export function createSuggester(engine: SearchEngine): Suggester {
  let lists: Lists | undefined
  let initials: Promise<Initials[]> | undefined

  const byInitials = async (letters: string): Promise<Entry[]> => {
    const found = await initials!
    return found
      .filter((each) => each.letters.some((name) => name.startsWith(letters)))
      .map(({ entry }) => entry)
  }

  const suggest = async (q: string, limit: number): Promise<Suggestion[]> => {
    const [, before = '', last = ''] = /^([^]*?)([^\s]*)$/u.exec(q) ?? []
    const word = normalizeText(last.replace(/^["“”]+/u, ''))
    if (word === '') return []
    lists ??= listsOf(engine)
    // Begun with the first question, so that it is done when letters are typed.
    initials ??= initialsOf([...lists.places, ...lists.bodies])
    const terms = engine
      .complete(word, mostOfKind.term + 1)
      .filter(({ text }) => text !== word)
      .map(({ text, reports }): Entry => ({ kind: 'term', text, names: [text], count: reports }))
    const entries = [
      ...terms.slice(0, mostOfKind.term),
      ...matching(lists.places, word, mostOfKind.place),
      ...matching(lists.bodies, word, mostOfKind.body),
      ...(/^[a-z]{2,}$/.test(word) ? (await byInitials(word)).slice(0, limit) : []),
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
  return { suggest }
}
