/** A facet's values as a list: the first ones, the rest folded away, and in a long one a box to find a value in it. */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { FacetBucket } from '../../search/index.ts'
import { toggleFilter, type FilterName, type SearchState } from '../page/address.ts'
import { FacetBucketItem } from './facet-bucket.tsx'
import type { PageContext } from '../page/page-context.ts'

/** Values shown before the rest is folded away. */
const shownBuckets = 8
/** From this many values on there is a box to find one. */
const longFrom = 13

/** One value, ready to be drawn. */
export interface FacetEntry {
  key: string
  label: string
  count: number
  isChosen: boolean
  next: SearchState
  inside?: ComponentChildren
}

interface FacetListProps {
  context: PageContext
  heading: string
  entries: readonly FacetEntry[]
  /** Stands below the list. */
  children?: ComponentChildren
}

/** Compared without regard to width and case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

export function FacetList({ context, heading, entries, children }: FacetListProps): VNode | null {
  const { t } = context
  const [wanted, setWanted] = useState('')
  if (entries.length === 0) return null
  const isLong = entries.length >= longFrom
  const looked = isLong ? fold(wanted) : ''
  const largest = Math.max(...entries.map(({ count }) => count))
  const draw = ({ key, inside, ...entry }: FacetEntry): VNode => (
    <FacetBucketItem key={key} context={context} largest={largest} {...entry}>
      {inside}
    </FacetBucketItem>
  )
  const fitting = entries.filter(({ label }) => fold(label).includes(looked))
  const folded = entries.slice(shownBuckets)
  return (
    <section class="facet">
      <h3>{heading}</h3>
      {isLong && (
        <input
          class="facet-find needs-script"
          type="search"
          value={wanted}
          placeholder={t('facets.find', { count: entries.length })}
          aria-label={t('facets.findIn', { name: heading })}
          autocomplete="off"
          onInput={(event) => {
            setWanted(event.currentTarget.value)
          }}
        />
      )}
      {looked === '' ? (
        <>
          <ul>{entries.slice(0, shownBuckets).map(draw)}</ul>
          {folded.length > 0 && (
            <details open={folded.some(({ isChosen }) => isChosen)}>
              <summary>{t('facets.more', { count: folded.length })}</summary>
              <ul>{folded.map(draw)}</ul>
            </details>
          )}
        </>
      ) : (
        <ul class="facet-found">{fitting.map(draw)}</ul>
      )}
      {looked !== '' && fitting.length === 0 && <p class="quiet">{t('facets.none')}</p>}
      {children}
    </section>
  )
}

/** The entries of a facet whose values are switched on and off each by itself. */
export function plainEntries(
  state: SearchState,
  filter: FilterName,
  buckets: readonly FacetBucket[],
  label: (bucket: FacetBucket) => string,
): FacetEntry[] {
  return buckets.map((bucket) => {
    const value = String(bucket.value)
    return {
      key: value,
      label: label(bucket),
      count: bucket.count,
      isChosen: state[filter].includes(value),
      next: toggleFilter(state, filter, value),
    }
  })
}
