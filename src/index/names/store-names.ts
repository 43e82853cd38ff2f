/** The names as a MiniSearch: its fields, how it is built, and how it is stored as JSON and loaded. */
import MiniSearch, { type Options } from 'minisearch'
import type { CollectedName } from './collect-names.ts'
import { pairsToIndex } from './likeness.ts'
import type { NamedThing } from './names.ts'
import type { SoundOf } from './pinyin.ts'

/** A document of the names index. Fields of several values are parted by `between`. */
interface NameDocument extends NamedThing {
  id: number
  names: string
  /** Pairs of characters of the names: `pairsToIndex`. */
  pairs: string
  /** Full pinyin of each name, and its first letters. */
  pinyin: string
  initials: string
  english: string
}

/** What a hit carries besides its score: its thing, and the names it was found by. */
export interface StoredName extends NamedThing {
  names: string
}

const between = '\t'

/** The names of a stored thing, its own first. */
export function namesOfStored({ names }: Pick<StoredName, 'names'>): string[] {
  return names.split(between)
}

/**
 * A term as it stands in the index: each Han character as three of 64 signs. MiniSearch's tree goes through the first signs of
 * its terms one by one, and thousands of characters begin one. What begins a term also begins its spelling.
 */
function spell(term: string): string {
  let spelled = ''
  for (let i = 0; i < term.length; i++) spelled += spellingOf(term.charCodeAt(i))
  return spelled
}

/** Spellings by UTF-16 unit. They are kept: names use a few thousand characters, again and again. */
const spellings = new Array<string | undefined>(0x10000)

function spellingOf(unit: number): string {
  return (spellings[unit] ??=
    unit < 0x80
      ? String.fromCharCode(unit)
      : sign(unit >> 12) + sign((unit >> 6) & 63) + sign(unit & 63))
}

/** Signs beyond ASCII, so that no spelling is also that of Latin letters. */
function sign(value: number): string {
  return String.fromCharCode(0x100 + value)
}

const options: Options<NameDocument> = {
  fields: ['names', 'pairs', 'pinyin', 'initials', 'english'],
  storeFields: ['kind', 'text', 'ids', 'reports', 'years', 'names'],
  tokenize: (text) => text.split(between),
  processTerm: (term) => (term === '' ? null : spell(term)),
  searchOptions: { tokenize: (text) => [text] },
}

/** Characters of a word whose end is found by its sound too. */
const longWord = 5

/** Kinds that are found by their beginning and by what they hold alone: titles are long, numbers are not spoken. */
const withoutSound = new Set(['title', 'documentNumber'])

/** English names and each of their words. */
function englishWordsOf(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, ...name.split(' ')])
}

/** Builds the index of names and gives it as one line of JSON. */
export function buildNames(names: readonly CollectedName[], soundOf: SoundOf): string {
  const index = new MiniSearch<NameDocument>(options)
  index.addAll(names.map((name, id) => documentOf(name, id, soundOf)))
  return JSON.stringify(index)
}

/** Values of a field, each once. */
const joined = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : [...new Set(values)].join(between)

function documentOf(name: CollectedName, id: number, soundOf: SoundOf): NameDocument {
  const { kind, text, ids, reports, years, names, english, words } = name
  const sounds = withoutSound.has(kind) ? [] : names.map((each) => soundOf(each, words))
  // The end of a long word is typed alone as well: 信息公开 of 政府信息公开.
  const isLong = words?.length === 1 && words[0]!.length >= longWord
  if (isLong) sounds.push(soundOf(words[0]!.slice(2)))
  return {
    id,
    kind,
    text,
    ids,
    reports,
    years,
    names: names.join(between),
    pairs: pairsToIndex(kind, names).join(between),
    pinyin: joined(sounds.map(({ full }) => full)),
    initials: joined(sounds.map(({ initials }) => initials)),
    english: joined(englishWordsOf(english)),
  }
}

/** The index of names from its JSON. */
export function loadNames(json: string): MiniSearch<NameDocument> {
  return MiniSearch.loadJSON(json, options)
}

export type LoadedNames = MiniSearch<NameDocument>
