/** The facets of an answer, each a way to narrow it. */
import type { VNode } from 'preact'
import { facetRows, isChoice, isOfParts, type FilterName, type ValueRow } from '../../facets.ts'
import type { FacetBucket, SearchFacets } from '../../search/index.ts'
import type { SearchState } from '../page/address.ts'
import { BodyFacet } from './body-facet.tsx'
import { FacetList, plainEntries } from './facet-list.tsx'
import type { PageContext } from '../page/page-context.ts'
import { PlaceFacet } from './place-facet.tsx'
import { YearFacet } from './year-facet.tsx'

interface FacetsProps {
  context: PageContext
  state: SearchState
  facets: SearchFacets
}

export function Facets({ context, state, facets }: FacetsProps): VNode {
  const { t } = context
  const named =
    (kind: FilterName) =>
    ({ value, label }: FacetBucket): string =>
      t.maybe(`${kind}.${String(value)}`, label ?? String(value))
  const listOf = (row: ValueRow): VNode => (
    <FacetList
      key={row.name}
      context={context}
      heading={t.maybe(`filter.${row.name}`, row.aliases[0])}
      entries={plainEntries(state, row.name, facets[row.facet], named(row.name))}
    />
  )
  return (
    <>
      <YearFacet context={context} state={state} buckets={facets.reportYear} />
      <FacetList
        context={context}
        heading={t('filter.section')}
        entries={plainEntries(state, 'section', facets.section, named('section'))}
      />
      {facetRows.filter(isOfParts).map(listOf)}
      <PlaceFacet context={context} state={state} facets={facets} />
      {facetRows.filter(isChoice).map(listOf)}
      <BodyFacet context={context} state={state} buckets={facets.body} />
    </>
  )
}
