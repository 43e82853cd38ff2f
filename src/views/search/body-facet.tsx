/** Bodies: those of most reports, and a field for any other by a part of its name. */
import type { VNode } from 'preact'
import { longestName, mostBodies } from '../../limits.ts'
import type { FacetBucket } from '../../search/index.ts'
import type { SearchState } from '../page/address.ts'
import { FacetList, plainEntries } from './facet-list.tsx'
import type { PageContext } from '../page/page-context.ts'
import { HiddenFields } from '../page/search-form.tsx'

export function BodyFacet({
  context,
  state,
  buckets,
}: {
  context: PageContext
  state: SearchState
  buckets: readonly FacetBucket[]
}): VNode {
  const { t, root } = context
  const entries = plainEntries(state, 'body', buckets, ({ label, value }) => label ?? String(value))
  return (
    <FacetList context={context} heading={t('filter.body')} entries={entries}>
      {buckets.length >= mostBodies && (
        <form class="body-name" method="get" action={root} data-search="">
          <HiddenFields state={state} leaveOut={['offset']} />
          <label>
            <span class="quiet">{t('facets.bodyName', { count: buckets.length })}</span>
            <input type="text" name="body" maxLength={longestName.body} autocomplete="off" />
          </label>
          <button type="submit">{t('range.apply')}</button>
        </form>
      )}
    </FacetList>
  )
}
