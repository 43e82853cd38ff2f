/** Places as a tree to go down: a province, its cities, their counties. A place chosen takes the one above it away. */
import type { VNode } from 'preact'
import type { FacetBucket, SearchFacets } from '../../search/index.ts'
import type { SearchState } from '../page/address.ts'
import { FacetBucketItem } from './facet-bucket.tsx'
import { FacetList, type FacetEntry } from './facet-list.tsx'
import type { PageContext } from '../page/page-context.ts'

/** A place with those above it, as the region filter takes it: 江苏省泰州市高港区. */
function fullName({ above = [], value }: FacetBucket): string {
  return [...above, value].join('')
}

/** What may stand after a short name: 江苏 for 江苏省, 内蒙古 for 内蒙古自治区. */
const nameEnding = /^(?:[省市县区盟旗]|地区|.*自治[区州县旗]|特别行政区)?$/u

/** Whether an entry of the region filter names this place, in full or in short. */
function answersTo(bucket: FacetBucket, entry: string): boolean {
  const name = String(bucket.value)
  if (entry === fullName(bucket)) return true
  return entry.length >= 2 && name.startsWith(entry) && nameEnding.test(name.slice(entry.length))
}

const isInside = (bucket: FacetBucket, outer: FacetBucket): boolean =>
  fullName(bucket).startsWith(fullName(outer)) && bucket !== outer

interface Tree {
  state: SearchState
  places: readonly FacetBucket[]
}

/** The places whose choice shows in the address, those inside them not counted. */
function isChosen({ state }: Tree, bucket: FacetBucket): boolean {
  return state.region.some((entry) => answersTo(bucket, entry))
}

/** Chosen, or holding a place that is. */
function isOpen(tree: Tree, bucket: FacetBucket): boolean {
  return (
    isChosen(tree, bucket) ||
    tree.places.some((place) => isInside(place, bucket) && isChosen(tree, place))
  )
}

/** The state with a place switched: chosen, it stands for those above and inside it; left, the place above is chosen again. */
function switchPlace(tree: Tree, bucket: FacetBucket): SearchState {
  const { state, places } = tree
  const outer = places.filter((place) => isInside(bucket, place))
  const kept = state.region.filter(
    (entry) =>
      !places.some(
        (place) =>
          answersTo(place, entry) &&
          (place === bucket || isInside(place, bucket) || isInside(bucket, place)),
      ),
  )
  const up = outer.at(-1)
  const next = isChosen(tree, bucket)
    ? up === undefined ||
      kept.some((entry) => places.some((p) => isInside(p, up) && answersTo(p, entry)))
      ? kept
      : [...kept, fullName(up)]
    : [...kept, fullName(bucket)]
  return { ...state, region: next, offset: '0' }
}

export function PlaceFacet({
  context,
  state,
  facets,
}: {
  context: PageContext
  state: SearchState
  facets: SearchFacets
}): VNode | null {
  const { province, city, county } = facets
  const tree: Tree = { state, places: [...province, ...city, ...county] }
  /** A county without a city stands right below its province. */
  const below = (outer: FacetBucket): FacetBucket[] => [
    ...city.filter((place) => isInside(place, outer)),
    ...county.filter(
      (place) =>
        isInside(place, outer) && (place.above ?? []).length === (outer.above ?? []).length + 1,
    ),
  ]
  const draw = (buckets: readonly FacetBucket[], depth: number): VNode => {
    const largest = Math.max(...buckets.map(({ count }) => count))
    return (
      <ul class="facet-inside">
        {buckets.map((bucket) => (
          <FacetBucketItem
            key={fullName(bucket)}
            context={context}
            label={String(bucket.value)}
            count={bucket.count}
            largest={largest}
            isChosen={isChosen(tree, bucket)}
            next={switchPlace(tree, bucket)}
          >
            {inside(bucket, depth + 1)}
          </FacetBucketItem>
        ))}
      </ul>
    )
  }
  const inside = (outer: FacetBucket, depth: number): VNode | undefined => {
    const places = depth < 3 && isOpen(tree, outer) ? below(outer) : []
    return places.length === 0 ? undefined : draw(places, depth)
  }
  const entries = province
    .map((bucket): FacetEntry => ({
      key: fullName(bucket),
      label: String(bucket.value),
      count: bucket.count,
      isChosen: isChosen(tree, bucket),
      next: switchPlace(tree, bucket),
      inside: inside(bucket, 1),
    }))
    // Where one has gone down stays in sight.
    .sort((a, b) => Number(b.inside !== undefined) - Number(a.inside !== undefined))
  return <FacetList context={context} heading={context.t('filter.region')} entries={entries} />
}
