/** The front: what is here, what to ask, and ways in for those who would rather browse. */
import type { VNode } from 'preact'
import type { FacetBucket, SearchResponse } from '../../search/index.ts'
import {
  freshSearch,
  reportAddress,
  searchAddress,
  toggleFilter,
  type FilterName,
  type SearchState,
} from '../page/address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion, formatYears, scriptTag } from '../page/region.ts'
import type { SiteSummary } from '../page/site-summary.ts'

interface FrontProps {
  context: PageContext
  state: SearchState
  site: SiteSummary
  /** The answer to the empty query: all reports, newest first. */
  response: SearchResponse
}

/** Queries that show what can be asked. */
export const exampleQueries = [
  'PPP项目',
  '依申请公开 延期',
  '“放管服”',
  '行政复议 year:2017',
  '政务公开 微博 OR 微信',
  '存在的问题 人员不足',
] as const

const newestShown = 6

function Browse({
  context,
  state,
  filter,
  heading,
  buckets,
  label,
}: Omit<FrontProps, 'site' | 'response'> & {
  filter: FilterName
  heading: string
  buckets: readonly FacetBucket[]
  label: (bucket: FacetBucket) => string
}): VNode | null {
  if (buckets.length === 0) return null
  return (
    <section class="browse">
      <h2>{heading}</h2>
      <ul class="tags">
        {buckets.map((bucket) => (
          <li key={bucket.value}>
            <a
              href={searchAddress(toggleFilter(state, filter, String(bucket.value)), context.root)}
              data-search=""
            >
              {label(bucket)} <span class="quiet">{formatNumber(bucket.count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Front({ context, state, site, response }: FrontProps): VNode {
  const { t, root } = context
  const { facets, hits } = response
  const plain = (bucket: FacetBucket): string => bucket.label ?? String(bucket.value)
  const years = [...facets.reportYear].sort((a, b) => Number(b.value) - Number(a.value))
  return (
    <div class="front">
      <p class="corpus">
        {t.rich('front.corpus', {
          reports: site.reports,
          bodies: site.bodies,
          years: formatYears(site.years),
        })}
      </p>
      <section class="examples">
        <h2>{t('front.examples')}</h2>
        <ul class="tags" lang="zh-Hans">
          {exampleQueries.map((q) => (
            <li key={q}>
              <a href={searchAddress(freshSearch(q, state.lang), root)} data-search="">
                {q}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <div class="front-columns">
        <section class="newest">
          <h2>{t('front.newest')}</h2>
          <ul>
            {hits.slice(0, newestShown).map((hit) => (
              <li key={hit.reportId}>
                <a
                  href={reportAddress(hit.reportId, { root, q: '', lang: state.lang })}
                  lang={scriptTag(hit.script)}
                >
                  <bdi>{hit.title ?? t('hit.untitled')}</bdi>
                </a>
                <span class="quiet">{formatRegion(hit.region)}</span>
              </li>
            ))}
          </ul>
          <p>
            <a
              href={searchAddress({ ...freshSearch('', state.lang), sort: 'year-desc' }, root)}
              data-search=""
            >
              {t('front.all')} →
            </a>
          </p>
        </section>
        <div>
          <Browse
            {...{ context, state }}
            filter="year"
            heading={t('front.years')}
            buckets={years}
            label={plain}
          />
          <Browse
            {...{ context, state }}
            filter="section"
            heading={t('front.sections')}
            buckets={facets.section}
            label={(bucket) => t.maybe(`section.${String(bucket.value)}`, plain(bucket))}
          />
          <Browse
            {...{ context, state }}
            filter="region"
            heading={t('front.provinces')}
            buckets={facets.province}
            label={plain}
          />
        </div>
      </div>
    </div>
  )
}
