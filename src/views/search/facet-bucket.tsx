/** One value of a facet: its name, its count with a bar of its share, and a link that switches it. */
import type { ComponentChildren, VNode } from 'preact'
import { searchAddress, type SearchState } from '../page/address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'

const barWidth = 100

/** A bar drawn with attributes alone: the page allows no inline style. */
function Bar({ share }: { share: number }): VNode {
  return (
    <svg class="bar" viewBox={`0 0 ${barWidth} 1`} preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(1, Math.round(share * barWidth))} height="1" />
    </svg>
  )
}

interface FacetBucketProps {
  context: PageContext
  label: string
  count: number
  /** The largest count beside it. */
  largest: number
  isChosen: boolean
  /** The state that a click leads to. */
  next: SearchState
  /** What stands below it: the places inside. */
  children?: ComponentChildren
}

export function FacetBucketItem(props: FacetBucketProps): VNode {
  const { context, label, count, largest, isChosen, next, children } = props
  return (
    <li>
      <a
        class="bucket"
        href={searchAddress(next, context.root)}
        aria-current={isChosen ? 'true' : undefined}
        data-search=""
      >
        <bdi class="bucket-label">{label}</bdi>{' '}
        <span class="bucket-count">{formatNumber(count)}</span>
        <Bar share={largest === 0 ? 0 : count / largest} />
      </a>
      {children}
    </li>
  )
}
