/** Facets: for every value its count, a bar of its share, and a link that switches it. */
import type { VNode } from 'preact'
import type { FacetBucket, SearchFacets } from '../search/index.ts'
import { searchAddress, toggleFilter, type FilterName, type SearchState } from './address.ts'
import { formatNumber } from './language.ts'
import type { PageContext } from './page-context.ts'
import { HiddenFields } from './search-form.tsx'

interface FacetsProps {
  context: PageContext
  state: SearchState
  facets: SearchFacets
}

interface FacetProps {
  context: PageContext
  state: SearchState
  filter: FilterName
  heading: string
  buckets: readonly FacetBucket[]
  /** What people read for a bucket. */
  label: (bucket: FacetBucket) => string
}

/** Values shown before the rest is folded away. */
const shownBuckets = 8

const barWidth = 100

/** A bar drawn with attributes alone: the page allows no inline style. */
function Bar({ share }: { share: number }): VNode {
  return (
    <svg class="bar" viewBox={`0 0 ${barWidth} 1`} preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(1, Math.round(share * barWidth))} height="1" />
    </svg>
  )
}

function Bucket({
  context,
  state,
  filter,
  bucket,
  label,
  largest,
}: Omit<FacetProps, 'heading' | 'buckets'> & { bucket: FacetBucket; largest: number }): VNode {
  const value = String(bucket.value)
  const selected = state[filter].includes(value)
  return (
    <li>
      <a
        class="bucket"
        href={searchAddress(toggleFilter(state, filter, value), context.root)}
        aria-current={selected ? 'true' : undefined}
        data-search=""
      >
        <span class="bucket-label">{label(bucket)}</span>{' '}
        <span class="bucket-count">{formatNumber(bucket.count)}</span>
        <Bar share={largest === 0 ? 0 : bucket.count / largest} />
      </a>
    </li>
  )
}

function Facet(props: FacetProps): VNode | null {
  const { context, state, filter, heading, buckets } = props
  if (buckets.length === 0) return null
  const largest = Math.max(...buckets.map((bucket) => bucket.count))
  const rows = buckets.map((bucket) => (
    <Bucket key={bucket.value} {...props} bucket={bucket} largest={largest} />
  ))
  const folded = rows.slice(shownBuckets)
  const foldedSelected = buckets
    .slice(shownBuckets)
    .some((bucket) => state[filter].includes(String(bucket.value)))
  return (
    <section class="facet">
      <h3>{heading}</h3>
      <ul>{rows.slice(0, shownBuckets)}</ul>
      {folded.length > 0 && (
        <details open={foldedSelected}>
          <summary>{context.t('facets.more', { count: folded.length })}</summary>
          <ul>{folded}</ul>
        </details>
      )}
      {filter === 'year' && buckets.length > 2 && (
        <YearRange context={context} state={state} buckets={buckets} />
      )}
    </section>
  )
}

/** Two fields for a span of years; a form of its own, so that it works without script. */
function YearRange({
  context,
  state,
  buckets,
}: {
  context: PageContext
  state: SearchState
  buckets: readonly FacetBucket[]
}): VNode {
  const { t, root } = context
  const years = buckets.map((bucket) => Number(bucket.value))
  const only = state.year.length === 1 ? (state.year[0] ?? '') : ''
  const [from = '', to = ''] = only.split('..')
  const field = (name: 'from' | 'to', value: string, fallback: number): VNode => (
    <input
      name={name}
      type="text"
      inputMode="numeric"
      pattern="[0-9]{4}"
      maxLength={4}
      value={value}
      placeholder={String(fallback)}
      aria-label={t(`range.${name}`)}
    />
  )
  return (
    <form class="year-range" method="get" action={root} data-search="">
      <HiddenFields state={state} leaveOut={['year', 'offset']} />
      {field('from', from, Math.min(...years))}
      <span aria-hidden="true">{t('range.dash')}</span>
      {field('to', only.includes('..') ? to : from, Math.max(...years))}
      <button type="submit">{t('range.apply')}</button>
    </form>
  )
}

export function Facets({ context, state, facets }: FacetsProps): VNode {
  const { t } = context
  const common = { context, state }
  const years = [...facets.reportYear].sort((a, b) => Number(b.value) - Number(a.value))
  const plain = (bucket: FacetBucket): string => bucket.label ?? String(bucket.value)
  return (
    <>
      <Facet {...common} filter="year" heading={t('facets.year')} buckets={years} label={plain} />
      <Facet
        {...common}
        filter="section"
        heading={t('facets.section')}
        buckets={facets.section}
        label={(bucket) => t.maybe(`section.${String(bucket.value)}`, plain(bucket))}
      />
      <Facet
        {...common}
        filter="region"
        heading={t('facets.province')}
        buckets={facets.province}
        label={plain}
      />
      <Facet
        {...common}
        filter="level"
        heading={t('facets.level')}
        buckets={facets.administrativeLevel}
        label={(bucket) => t.maybe(`level.${String(bucket.value)}`, plain(bucket))}
      />
    </>
  )
}
