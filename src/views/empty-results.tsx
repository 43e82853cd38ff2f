/** No report matches: which word is missing, what is here at all, and what to try next. */
import type { VNode } from 'preact'
import type { SearchResponse } from '../search/index.ts'
import {
  freshSearch,
  hasFilters,
  searchAddress,
  withoutFilters,
  type SearchState,
} from './address.ts'
import type { PageContext } from './page-context.ts'
import { formatYears } from './region.ts'
import type { SiteSummary } from './search-view.tsx'

interface EmptyResultsProps {
  context: PageContext
  state: SearchState
  site: SiteSummary
  response: SearchResponse
}

const quotes = /["“”„«»「」『』＂]/g

/** Searches with a better chance, each a link. */
function suggestions({
  context,
  state,
  response,
}: EmptyResultsProps): { label: string; href: string }[] {
  const { t, root } = context
  const list: { label: string; href: string }[] = []
  if (hasFilters(state)) {
    list.push({ label: t('empty.unfilter'), href: searchAddress(withoutFilters(state), root) })
  }
  const unquoted = state.q.replace(quotes, ' ').trim().replace(/\s+/g, ' ')
  if (unquoted !== '' && unquoted !== state.q.trim() && state.q.search(quotes) >= 0) {
    const href = searchAddress({ ...state, q: unquoted, offset: '0' }, root)
    list.push({ label: t('empty.unquote', { q: unquoted }), href })
  }
  const words = response.query.terms.map((term) => term.text)
  for (const term of words.length > 1 ? words.slice(0, 5) : []) {
    const href = searchAddress({ ...state, q: term, offset: '0' }, root)
    list.push({ label: t('empty.single', { term }), href })
  }
  const everything = { ...freshSearch('', state.lang), sort: 'year-desc' }
  list.push({ label: t('empty.all'), href: searchAddress(everything, root) })
  return list
}

export function EmptyResults(props: EmptyResultsProps): VNode {
  const { context, state, site, response } = props
  const { t, root } = context
  if (response.total > 0) {
    return (
      <section class="empty">
        <p>{t('results.pastEnd', { total: response.total })}</p>
        <p>
          <a href={searchAddress({ ...state, offset: '0' }, root)} data-search="">
            {t('results.first')}
          </a>
        </p>
      </section>
    )
  }
  return (
    <section class="empty">
      <h3>{t('empty.title')}</h3>
      <p>{t('empty.corpus', { reports: site.reports, years: formatYears(site.years) })}</p>
      <p>{t('empty.try')}</p>
      <ul>
        {suggestions(props).map(({ label, href }) => (
          <li key={href}>
            <a href={href} data-search="">
              <bdi>{label}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
