/** Terms, or groups of terms counted together, by a property of reports: what `/terms` and `/api/terms` show. */
import { mostTerms, type TermColumns } from '../../limits.ts'
import type { SearchEngine, SearchFilters } from '../../index/index.ts'
import { normalizeText } from '../../text/index.ts'
import type { TermsResponse } from '../contract/index.ts'
import { countConcepts } from './count.ts'
import type { Concept } from './dictionary.ts'
import { layOut, rate } from './panel.ts'

export interface TermsParameters {
  groups: readonly Concept[]
  by: TermColumns
  filters: SearchFilters
}

/** A string as it is looked for: to the letter, without quotation marks, which people put around it. */
const bare = (term: string): string => term.replaceAll(/["“”]/g, ' ').trim()

/** What was given to be counted, so many strings of it at most, and how many strings were given. */
export interface GivenTerms {
  groups: Concept[]
  given: number
}

/** Groups of terms as people write them: terms of one group with `|` between them. The same one twice is one. */
export function readTermGroups(items: readonly string[]): GivenTerms {
  const byName = new Map<string, Concept>()
  for (const item of items) {
    const terms = [...new Set(item.split(/[|｜]/).map(bare))].filter(
      (term) => normalizeText(term) !== '',
    )
    const name = terms.join('|')
    if (terms.length > 0) byName.set(name, { name, terms })
  }
  const groups: Concept[] = []
  let given = 0
  for (const group of byName.values()) {
    given += group.terms.length
    if (given <= mostTerms) groups.push(group)
  }
  return { groups, given }
}

/** Counts each group in the reports of each column, and in all of them: the places where any of its terms stand, none of them twice. */
export async function countTerms(
  engine: SearchEngine,
  { groups, by, filters }: TermsParameters,
  signal?: AbortSignal,
): Promise<TermsResponse> {
  const startedAt = performance.now()
  const laidOut = await layOut(engine, { filters, by: [by] })
  const columns = laidOut.groups
  const characters = columns.reduce((sum, column) => sum + column.characters, 0)
  const reports = columns.reduce((sum, column) => sum + column.reports, 0)
  const concepts = groups.map(({ terms }) => ({ literals: terms.map(normalizeText), queries: [] }))
  const request = {
    within: filters,
    groups: { of: laidOut.groupOf, count: columns.length },
    characters: laidOut.charactersOf,
  }
  const terms: TermsResponse['terms'] = []
  for await (const { counts } of countConcepts(engine, concepts, request, signal))
    for (const counted of counts) {
      const sum = (of: 'reports' | 'occurrences' | 'passages'): number =>
        counted[of].reduce((all, each) => all + each, 0)
      const group = groups[terms.length]!
      const occurrences = sum('occurrences')
      terms.push({
        term: group.name,
        together: group.terms,
        reports: sum('reports'),
        occurrences,
        passages: sum('passages'),
        per10000: rate(occurrences, characters),
        counts: columns.map((column, i) => ({
          reports: counted.reports[i]!,
          occurrences: counted.occurrences[i]!,
          passages: counted.passages[i]!,
          per10000: rate(counted.occurrences[i]!, column.characters),
        })),
      })
    }
  return {
    by,
    filters,
    reports,
    characters,
    columns: columns.map(({ values, ...column }) => ({
      value: (values[0] ?? null) as string | number | null,
      reports: column.reports,
      characters: column.characters,
    })),
    terms,
    tookMs: Math.round((performance.now() - startedAt) * 100) / 100,
  }
}
