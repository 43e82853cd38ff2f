/** Why a report matches and scores as it does, or why it does not match: the engine's numbers, named and reasoned. */
import { AppError } from '../errors.ts'
import { facetRows, isOfReports } from '../facets.ts'
import { remark, sentence, wordsOr } from '../sentence.ts'
import {
  noFilters,
  positiveTerms,
  type EngineExplanation,
  type MatchNode,
  type SearchEngine,
  type SearchFilters,
} from '../index/index.ts'
import { searchOrPartly, type Asked, type PlanSearch } from './ask.ts'
import type { Explanation } from './contract/index.ts'

export interface ExplainParameters {
  q: string
  reportId: string
  /** None when absent. */
  filters?: SearchFilters
  synonyms?: boolean
}

const isExcludedFilter = (node: MatchNode): boolean =>
  node.type === 'not' && node.clause.type === 'filter'

function reasonsOf(
  { query }: Asked,
  match: MatchNode,
  explanation: EngineExplanation,
): Explanation['reasons'] {
  const reasons: Explanation['reasons'] = facetRows
    .filter(isOfReports)
    .filter(({ name }) => !explanation.passes[name])
    .map(({ name, aliases: [label] }) => {
      const field = wordsOr(`filter.${name}`, label)
      return remark('filter_excludes', sentence('reason.filter', { field }))
    })
  const clauses = match.type === 'and' ? match.clauses : [match]
  clauses.forEach((clause, i) => {
    if (explanation.clauses[i] === true) return
    const named = positiveTerms(clause)
    const isFilter = clause.type === 'filter' || isExcludedFilter(clause)
    if (isFilter) {
      reasons.push(remark('filter_excludes', sentence('reason.written_filter')))
      return
    }
    if (clause.type === 'not') {
      const words = positiveTerms(clause.clause).map((term) => query.terms[term]!.text)
      const said = sentence('reason.term_excluded', { words: words.join('、') })
      reasons.push(remark('term_excluded', said))
      return
    }
    const absent = named.filter((term) => explanation.terms[term]!.occurrences === 0)
    for (const term of absent) {
      const { text } = query.terms[term]!
      const { elsewhere } = explanation.terms[term]!
      reasons.push(
        elsewhere > 0
          ? remark(
              'term_elsewhere',
              sentence('reason.term_elsewhere', { term: text, occurrences: elsewhere }),
            )
          : remark('term_missing', sentence('reason.term_missing', { term: text })),
      )
    }
    if (absent.length === 0) {
      reasons.push(remark('condition_unmet', sentence('reason.condition_unmet')))
    }
  })
  return reasons
}

/**
 * Explains one report for one query.
 *
 * @throws AppError `not_found` for an unknown report.
 */
export async function explainReport(
  engine: SearchEngine,
  plan: PlanSearch,
  { q, reportId, filters = noFilters, synonyms = true }: ExplainParameters,
): Promise<Explanation> {
  const parameters = { q, filters, synonyms, sort: 'relevance', limit: 0, offset: 0 } as const
  const planned = plan(parameters, 0)
  const asked = await searchOrPartly(engine, planned)
  const { query, rest } = asked
  let { request, match } = asked
  let explanation = await engine.explain(request, reportId)
  if (explanation?.matches === false && rest !== null) {
    const among = await engine.explain(rest.request, reportId)
    // What is among those behind the full ones is explained as it stands there; what is nowhere, by what the whole query misses.
    if (among?.matches === true) {
      ;[explanation, request, match] = [among, rest.request, 'partial']
    }
  }
  if (explanation === null) {
    throw new AppError('not_found', sentence('report.unknown', { id: reportId }), {
      details: [{ parameter: 'reportId', value: reportId }],
    })
  }
  return {
    query: q,
    reportId,
    title: explanation.metadata.title,
    match,
    matches: explanation.matches,
    score: explanation.score,
    reasons: explanation.matches ? [] : reasonsOf(asked, request.query.match, explanation),
    terms: query.terms.map(({ text, literals }, i) => ({
      text,
      literals: literals.map((literal) => literal.text),
      ...explanation.terms[i]!,
    })),
    closeness: explanation.closeness,
    year: explanation.year,
    characters: explanation.characters,
    filters: { applied: query.filters, passes: explanation.passes },
  }
}
