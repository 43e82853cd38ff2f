/**
 * Places and bodies among the words of a query: 江苏 is written in few reports of 江苏's cities, and asks for all of them. Such a word
 * finds reports by what they are too, beside those that hold it; the answer says so, with the way to only one or the other.
 */
import type { MatchNode, NamesIndex, ResolvedName, SearchFilters } from '../index/index.ts'
import { noFilters } from '../index/index.ts'
import { placeNameAt } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import { withOtherNames, type ResolvedQuery, type TypedWord } from './resolve.ts'

/** A word that is the name of a place or of bodies. */
export interface NamedWord extends TypedWord {
  kind: 'place' | 'body'
  /** What goes by this name. */
  names: string[]
  /** Reports of these. */
  reports: number
  filters: Pick<SearchFilters, 'region' | 'body'>
}

/** Of more bodies than these it is their name that is asked for. */
const mostBodies = 3

/** How names of bodies end: what neither begins with a place nor ends so is not looked up. */
const bodyEnd = /(?:[局委办厅部署院会府所站处队]|中心|街道|公司|大学)$/u

function mayBeName(text: string): boolean {
  return (placeNameAt(text, 0)?.length ?? 0) > 0 || bodyEnd.test(text)
}

function toNamedWord(word: TypedWord, things: readonly ResolvedName[]): NamedWord | null {
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

/** Clauses that speak of whole reports: those within a sentence or passage say where a word stands. */
function freeNodes(node: MatchNode): MatchNode[] {
  return [
    node,
    ...(node.type === 'and' || node.type === 'or' ? node.clauses.flatMap(freeNodes) : []),
  ]
}

/** The words of a query that are names of what the index has reports of. */
export async function namedWordsOf(
  names: NamesIndex | undefined,
  { words, match }: ResolvedQuery,
): Promise<NamedWord[]> {
  if (names === undefined) return []
  const found: NamedWord[] = []
  const free = new Set(freeNodes(match))
  for (const word of words) {
    const text = normalizeText(word.text)
    if (!free.has(word.node) || !mayBeName(text)) continue
    const named = toNamedWord(word, await names.resolve(text, { slips: false }))
    if (named !== null) found.push(named)
  }
  return found
}

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
