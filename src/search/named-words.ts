/**
 * Places and bodies among the words of a query: 江苏 is written in few reports of 江苏's cities, and asks for all of them. Such a word
 * finds reports by what they are too, beside those that hold it; the answer says so, with the way to only one or the other. And what no
 * index knows as a name, and yet reads like one: stretches of a question that few reports hold.
 */
import type {
  EngineRequest,
  MatchNode,
  NamesIndex,
  ResolvedName,
  SearchEngine,
  SearchFilters,
} from '../index/index.ts'
import { noFilters } from '../index/index.ts'
import { hitsPerPage } from '../limits.ts'
import { chineseYear } from '../query/index.ts'
import { placeNameAt } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import { withOtherNames, type ResolvedQuery, type ResolvedTerm, type TypedWord } from './resolve.ts'

/** A word that is the name of a place or of bodies. */
export interface NamedWord extends TypedWord {
  kind: 'place' | 'body'
  /** What goes by this name. */
  names: string[]
  /** Reports of these. */
  reports: number
  filters: Pick<SearchFilters, 'region' | 'body'>
  /**
   * Whether its reports match too, or are offered alone. A part of a longer word (淮安 in 淮安不予公开) is meant so only where no report
   * holds that word; a county without its 县 or 区 may be any word, and its reports say its name anyway.
   */
  isFree: boolean
}

/** Words of a query that are looked up, and stretches of its words: who types more asks for no name. */
const mostLookedUp = 12
const mostStretches = 24

/** Of more bodies than these it is their name that is asked for. */
const mostBodies = 3

/** How names of bodies and places end: what neither begins with a known place nor ends so is not looked up. */
const nameEnd = /(?:[局委办厅部署院会府所站处队]|中心|街道|公司|大学|.[省市县区旗州盟镇乡])$/u

function mayBeName(text: string): boolean {
  return (placeNameAt(text, 0)?.length ?? 0) > 0 || nameEnd.test(text)
}

function toNamedWord(
  word: TypedWord,
  things: readonly ResolvedName[],
): Omit<NamedWord, 'isFree'> | null {
  const places = things.filter(({ kind }) => kind === 'place')
  // What a place is called asks for the place: its government is one of its bodies.
  const named = places.length > 0 ? places : things.filter(({ kind }) => kind === 'body')
  if (named.length === 0) return null
  const ids = named.flatMap((thing) => thing.ids)
  const names = named.map(({ text }) => text)
  const own = normalizeText(word.text)
  const filters =
    places.length > 0
      ? { region: names, body: [] }
      : { region: [], body: ids.length > 0 && ids.length <= mostBodies ? ids : [own] }
  return {
    ...word,
    kind: places.length > 0 ? 'place' : 'body',
    names,
    reports: named.reduce((sum, { reports }) => sum + reports, 0),
    filters,
  }
}

/** Whether a word names counties by less than their name: 高港 for 高港区. */
function isBareCounty({ kind, text, names }: Omit<NamedWord, 'isFree'>): boolean {
  const own = normalizeText(text)
  const isBare = (name: string): boolean =>
    name.length === own.length + 1 && name.startsWith(own) && /[县区旗]$/u.test(name)
  return kind === 'place' && names.every(isBare)
}

/** Clauses that speak of whole reports: those within a sentence or passage say where a word stands. */
function freeNodes(node: MatchNode): MatchNode[] {
  return [
    node,
    ...(node.type === 'and' || node.type === 'or' ? node.clauses.flatMap(freeNodes) : []),
  ]
}

/**
 * The words of a query that are names of what the index has reports of; of a word that is none, the parts that are. 高港延期 is 高港 and 延期,
 * as if a space stood between them, unless a report says it so.
 */
export async function namedWordsOf(
  engine: Pick<SearchEngine, 'names' | 'count'>,
  { words, match }: ResolvedQuery,
): Promise<NamedWord[]> {
  const { names } = engine
  if (names === undefined) return []
  const found: NamedWord[] = []
  const free = new Set(freeNodes(match))
  const known = new Map<string, readonly ResolvedName[]>()
  const isHeld = new Map<string, boolean>()
  for (const word of words) {
    const text = normalizeText(word.text)
    if (!free.has(word.node) || !mayBeName(text)) continue
    const { partOf } = word
    // A part of what is a name itself is no name.
    if (found.some((other) => other.partOf === null && other.text === partOf)) continue
    if (!known.has(text)) {
      if (known.size >= mostLookedUp) continue
      known.set(text, await names.resolve(text, { slips: false }))
    }
    const named = toNamedWord(word, known.get(text)!)
    if (named === null) continue
    if (partOf !== null && !isHeld.has(partOf))
      isHeld.set(partOf, (await engine.count(normalizeText(partOf), 'index')).reports > 0)
    const isFree = !isBareCounty(named) && (partOf === null || isHeld.get(partOf) !== true)
    found.push({ ...named, isFree })
  }
  return found
}

/** Names in one word that are looked for: few are longer, and most words hold none. */
const longestWithin = 24
const mostWithin = 3

const yearBefore = new RegExp(`^(?:\\d{4}|${chineseYear})年?度?`, 'u')

/** Places and bodies of the index that words begin or end with, normalized, the longest there is. */
export async function namesWithin(
  names: NamesIndex | undefined,
  words: readonly string[],
): Promise<string[]> {
  if (names === undefined) return []
  let room = mostStretches
  const isName = async (text: string): Promise<boolean> => {
    if (room-- <= 0) return false
    const things = await names.resolve(text, { slips: false })
    return things.some(({ kind }) => kind === 'place' || kind === 'body')
  }
  const found: string[] = []
  for (const word of words) {
    // What it is said of goes before a name as often as behind it: 2017年高港.
    let rest = normalizeText(word).replace(yearBefore, '')
    for (let i = 0; i < mostWithin && rest.length > 2; i++) {
      const name = await longest(rest, (length) => rest.slice(0, length), isName)
      if (name === null) break
      found.push(name)
      rest = rest.slice(name.length)
    }
    const last = await longest(rest, (length) => rest.slice(-length), isName)
    if (last !== null) found.push(last)
  }
  return found
}

/** The longest part of a word that is a name, shorter than the whole. */
async function longest(
  word: string,
  part: (length: number) => string,
  isName: (text: string) => Promise<boolean>,
): Promise<string | null> {
  for (let length = Math.min(longestWithin, word.length - 1); length > 1; length--) {
    const text = part(length)
    if (han.test(text) && (await isName(text))) return text
  }
  return null
}

const han = /^\p{Script=Han}+$/u

/** The query in which each of some words is also matched by reports that are of what it names. */
export function matchingByName(query: ResolvedQuery, named: readonly NamedWord[]): ResolvedQuery {
  const replace = (node: MatchNode): MatchNode => {
    const word = named.find((each) => each.node === node)
    if (word !== undefined) {
      const filters = withOtherNames({ ...noFilters, ...word.filters })
      return { type: 'or', clauses: [node, { type: 'filter', filters }] }
    }
    return node.type === 'and' || node.type === 'or'
      ? { ...node, clauses: node.clauses.map(replace) }
      : node
  }
  return { ...query, match: replace(query.match) }
}

/** What more reports than these hold is mostly a turn of phrase. */
const fewReports = 3
/** A word that more reports than a page has room for hold is common: what it stands in is no name by itself. */
const rareWord = hitsPerPage.usual
/** A name counts so much more than a word: its pieces stand in other names by coincidence, and count there. */
const weightOfName = 2

const ownText = ({ literals }: ResolvedTerm): string => literals[0]!.text

const isPartOf = (part: ResolvedTerm, whole: ResolvedTerm): boolean =>
  ownText(part).length < ownText(whole).length && ownText(whole).includes(ownText(part))

/**
 * A question with those of its possible names as further terms that few reports hold, and in which no word is common: 谢尔塔拉, and not
 * 项目|建. Of names within one another the longest. Most questions have none, and are asked as they are.
 */
export async function withHeldNames(
  engine: Pick<SearchEngine, 'search'>,
  { query, request }: { query: ResolvedQuery; request: EngineRequest },
): Promise<ResolvedQuery> {
  const { possibleNames } = query
  if (possibleNames.length === 0) return query
  const isPiece = ({ isAid, isGuess }: ResolvedTerm): boolean => isAid || isGuess === true
  const words = query.terms.filter(
    (term) => !isPiece(term) && possibleNames.some((name) => isPartOf(term, name)),
  )
  const clauses = possibleNames.map((_, term): MatchNode => ({ type: 'term', term }))
  const match: MatchNode = { type: 'or', clauses }
  const names = { ...query, terms: [...possibleNames, ...words], texts: [], match }
  const { terms } = await engine.search({ ...request, query: names, offset: 0, limit: 0 })
  const isRare = (term: number, most: number): boolean => terms[term]!.reports <= most
  const held = possibleNames.filter(
    (name, i) =>
      terms[i]!.reports > 0 &&
      isRare(i, fewReports) &&
      words.every((word, j) => !isPartOf(word, name) || isRare(possibleNames.length + j, rareWord)),
  )
  const longest = held.filter((name) => !held.some((other) => isPartOf(name, other)))
  if (longest.length === 0) return query
  // Within 谢尔塔拉, 尔塔 counts for nothing of its own.
  const counting = query.terms.map((term) =>
    isPiece(term) && longest.some((name) => isPartOf(term, name)) ? { ...term, weight: 0 } : term,
  )
  const named = longest.map((name) => ({ ...name, weight: weightOfName }))
  return { ...query, terms: [...counting, ...named] }
}
