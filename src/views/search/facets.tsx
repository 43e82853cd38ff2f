/** The facets of an answer, each a way to narrow it. */
import type { VNode } from 'preact'
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
    (kind: 'section' | 'level') =>
    ({ value, label }: FacetBucket): string =>
      t.maybe(`${kind}.${String(value)}`, label ?? String(value))
  return (
    <>
      <YearFacet context={context} state={state} buckets={facets.reportYear} />
      <FacetList
        context={context}
        heading={t('facets.section')}
        entries={plainEntries(state, 'section', facets.section, named('section'))}
      />
      <PlaceFacet context={context} state={state} facets={facets} />
      <FacetList
        context={context}
        heading={t('facets.level')}
        entries={plainEntries(state, 'level', facets.administrativeLevel, named('level'))}
      />
      <BodyFacet context={context} state={state} buckets={facets.body} />
    </>
  )
}
