/** A dictionary of concepts, each of several terms: from the CSV that someone wrote to what an engine counts. */
import { AppError } from '../../errors.ts'
import type { EngineQuery, EngineTerm, MatchNode } from '../../index/index.ts'
import { noFilters } from '../../index/index.ts'
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

/** The same tree over terms that stand `by` places further on. */
function shifted(node: MatchNode, by: number): MatchNode {
  switch (node.type) {
    case 'term':
      return { ...node, term: node.term + by }
    case 'near':
      return { ...node, terms: node.terms.map((term) => term + by) }
    case 'and':
    case 'or':
      return { ...node, clauses: node.clauses.map((clause) => shifted(clause, by)) }
    case 'not':
    case 'scope':
      return { ...node, clause: shifted(node.clause, by) }
    default:
      return node
  }
}

/**
 * A concept as one question to an engine. Its plain terms are one term of many literals, the longest first: where two of them overlap,
 * the longer one's occurrence counts, and no place counts twice. Terms with operators stand beside it.
 *
 * @throws AppError `invalid_parameter` for a term with a field (`year:`): the whole panel is narrowed, not a term.
 */
export function queryOfConcept({ terms }: Concept, plan: PlanSearch): EngineQuery {
  const literals = new Set<string>()
  const engineTerms: EngineTerm[] = []
  const clauses: MatchNode[] = []
  for (const term of terms) {
    const literal = literalOf(term)
    if (literal !== null) {
      if (literal !== '') literals.add(literal)
      continue
    }
    const parameters = { q: term, filters: noFilters, synonyms: false, limit: 0, offset: 0 }
    const { query } = plan({ ...parameters, sort: 'relevance' }, 0).request
    clauses.push(shifted(query.match, engineTerms.length))
    engineTerms.push(...query.terms)
  }
  if (literals.size > 0) {
    const longestFirst = [...literals].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    clauses.unshift({ type: 'term', term: engineTerms.length })
    engineTerms.push({ literals: longestFirst.map((text) => ({ text, weight: 1 })) })
  }
  const match: MatchNode = clauses.length === 1 ? clauses[0]! : { type: 'or', clauses }
  return { terms: engineTerms, texts: [], match }
}
