/** No report matches: which word is missing, what is here at all, and what to try next. */
import type { VNode } from 'preact'
import type { SearchResponse } from '../../search/index.ts'
import {
  freshSearch,
  hasFilters,
  searchAddress,
  withoutFilters,
  type SearchState,
} from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatYears } from '../page/region.ts'
import type { SiteSummary } from '../page/site-summary.ts'

interface EmptyResultsProps {
  context: PageContext
  state: SearchState
  site: SiteSummary
  response: SearchResponse
}

const quotes = /["“”„«»「」『』＂]/g

/** Searches with a better chance, each a link. */
function suggestions({ context, state }: EmptyResultsProps): { label: string; href: string }[] {
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
  const everything = { ...freshSearch('', state.lang), sort: 'year-desc' }
  list.push({ label: t('empty.all'), href: searchAddress(everything, root) })
  return list
}

/** How many reports hold each word: which one is missing, and which are there but not together. */
function Words({ context, state, response }: EmptyResultsProps): VNode | null {
  const { t, root } = context
  const words = response.query.terms.filter(({ reports }) => reports !== null)
  if (words.length === 0) return null
  const isMissing = words.some(({ reports }) => reports === 0)
  // Said as the search says it: of all reports, or of those that meet the conditions.
  const missing = response.warnings.filter(({ code }) => code === 'term_missing')
  const missingSaid = (text: string): string => {
    const said = missing.find(({ sentence }) => sentence.values['term'] === text)
    return said === undefined ? t('empty.wordMissing', { term: text }) : t.say(said.sentence)
  }
  return (
    <>
      <p>{t(isMissing ? 'empty.words' : 'empty.apart')}</p>
      <ul class="empty-words">
        {words.map(({ text, reports }) => (
          <li key={text}>
            {reports === 0 ? (
              <bdi class="word-missing">{missingSaid(text)}</bdi>
            ) : (
              <a href={searchAddress({ ...state, q: text, offset: '0' }, root)} data-search="">
                <bdi>{t('empty.wordReports', { term: text, reports: reports ?? 0 })}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
      {hasFilters(state) && <p class="quiet">{t('empty.wordsFiltered')}</p>}
    </>
  )
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
  const isNoneToSearch = response.warnings.some(({ code }) => code === 'none_to_search')
  return (
    <section class="empty">
      <h3>{t('empty.title')}</h3>
      <Words {...props} />
      <p>{t('empty.corpus', { reports: site.reports, years: formatYears(site.years) })}</p>
      <p>{t('empty.try')}</p>
      <ul>
        {response.query.terms.length > 0 && (
          <li key="other">{t(isNoneToSearch ? 'empty.conditions' : 'empty.other')}</li>
        )}
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
