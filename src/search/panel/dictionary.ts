/** A dictionary of concepts, each of several terms: from the CSV that someone wrote to what an engine counts. */
import { AppError } from '../../errors.ts'
import { longestFirst, noFilters, type EngineConcept, type EngineQuery } from '../../index/index.ts'
import { longestQuery } from '../../limits.ts'
import { parseQuery } from '../../query/index.ts'
import { sentence } from '../../sentence.ts'
import { normalizeText } from '../../text/index.ts'
import type { PlanSearch } from '../ask.ts'
import { readSmallTable } from '../batch.ts'

export interface Concept {
  name: string
  terms: string[]
}

/** What the two columns may be headed by. */
const conceptHeads = ['concept', 'category', '概念', '类别', '類別', '主题', '主題']
const termHeads = ['term', 'word', '词', '詞', '词语', '詞語', '关键词', '關鍵詞']

const refuse = (said: ReturnType<typeof sentence>, value: string): AppError =>
  new AppError('invalid_parameter', said, { details: [{ parameter: 'dictionary', value }] })

/**
 * The concepts of a CSV with the columns `concept` and `term`, in the order in which they first stand; without a head, those are
 * its first two. A file of one column has one term a line, each a concept of its own.
 *
 * @throws AppError `invalid_parameter` where it holds no term, or one that is too long.
 */
export function readDictionary(text: string): Concept[] {
  const rows = readSmallTable(text)
  const head = (rows[0] ?? []).map((each) => each.toLowerCase())
  const ofTerm = head.findIndex((each) => termHeads.includes(each))
  const ofConcept = head.findIndex((each) => conceptHeads.includes(each))
  const hasHead = ofTerm >= 0
  const isList = hasHead ? ofConcept < 0 : rows.every((row) => row.length === 1)
  const termColumn = hasHead ? ofTerm : isList ? 0 : 1
  const conceptColumn = isList ? termColumn : hasHead ? ofConcept : 0
  const concepts = new Map<string, Set<string>>()
  for (const row of hasHead ? rows.slice(1) : rows) {
    const term = (row[termColumn] ?? '').trim()
    if (normalizeText(term) === '') continue
    if (Array.from(term).length > longestQuery)
      throw refuse(
        sentence('batch.tooLong', { most: longestQuery, query: `${term.slice(0, 30)}…` }),
        `${term.slice(0, 100)}…`,
      )
    const name = row[conceptColumn]?.trim() ?? ''
    const terms = concepts.get(name === '' ? term : name) ?? new Set()
    concepts.set(name === '' ? term : name, terms.add(term))
  }
  if (concepts.size === 0) throw refuse(sentence('panel.empty'), '')
  return [...concepts].map(([name, terms]) => ({ name, terms: [...terms] }))
}

/** A term that is looked for as it stands: a word or a phrase without any operator, or what is no query that holds together. */
function literalOf(term: string): string | null {
  const { tree, filters, notes } = parseQuery(term)
  if (filters.length > 0) throw refuse(sentence('panel.field', { term }), term)
  if (notes.length > 0 || tree.type === 'word') return normalizeText(term)
  return tree.type === 'phrase' ? normalizeText(tree.text) : null
}

/**
 * A concept as an engine counts it: terms without operators as strings, the others as queries.
 *
 * @throws AppError `invalid_parameter` for a term with a field (`year:`): the whole panel is narrowed, not a term.
 */
export function toEngineConcept({ terms }: Concept, plan: PlanSearch): EngineConcept {
  const literals: string[] = []
  const queries: EngineQuery[] = []
  for (const term of terms) {
    const literal = literalOf(term)
    if (literal !== null) {
      if (literal !== '') literals.push(literal)
      continue
    }
    const parameters = { q: term, filters: noFilters, synonyms: false, limit: 0, offset: 0 }
    const { query } = plan({ ...parameters, sort: 'relevance' }, 0).request
    queries.push({ terms: query.terms, texts: [], match: query.match })
  }
  return { literals: longestFirst(literals), queries }
}
