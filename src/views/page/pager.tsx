/** Sort order and paging, as links. */
import type { VNode } from 'preact'
import type { SearchResponse } from '../../search/index.ts'
import { deepestHit, sortOrders } from '../../limits.ts'
import { searchAddress, type SearchState } from './address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from './page-context.ts'

interface PagerProps {
  context: PageContext
  state: SearchState
  response: SearchResponse
}

export function SortLinks({ context, state }: Omit<PagerProps, 'response'>): VNode {
  const { t, root } = context
  return (
    <nav class="sort" aria-label={t('sort.label')}>
      <ul>
        {sortOrders.map((sort) => (
          <li key={sort}>
            <a
              href={searchAddress({ ...state, sort, offset: '0' }, root)}
              aria-current={state.sort === sort ? 'true' : undefined}
              data-search=""
            >
              {t(`sort.${sort}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Pages named around the present one, beside the first and the last. */
const pagesAround = 2

/** Numbers of the pages to name, null for a gap. */
function pagesToName(current: number, last: number): (number | null)[] {
  const named = new Set([1, last])
  for (let page = current - pagesAround; page <= current + pagesAround; page++)
    if (page >= 1 && page <= last) named.add(page)
  return [...named]
    .sort((a, b) => a - b)
    .flatMap((page, i, all) => (i > 0 && page - all[i - 1]! > 1 ? [null, page] : [page]))
}

export function Pager({ context, state, response }: PagerProps): VNode | null {
  const { t, root } = context
  const { offset, limit, hits, partialTotal } = response
  const total = response.total + partialTotal
  if (hits.length === 0 || (offset === 0 && total <= hits.length)) return null
  const at = (start: number): string => searchAddress({ ...state, offset: String(start) }, root)
  const nextStart = offset + limit
  const hasNext = nextStart < total
  const reachable = nextStart + limit <= deepestHit
  const current = Math.floor(offset / limit) + 1
  const last = Math.ceil(Math.min(total, deepestHit) / limit)
  return (
    <nav class="pager" aria-label={t('results.pages')}>
      {offset > 0 && (
        <a rel="prev" href={at(Math.max(0, offset - limit))} data-search="scroll">
          ← {t('results.previous')}
        </a>
      )}
      <ol class="pages">
        {pagesToName(current, last).map((page, i) => (
          <li key={page ?? `gap ${i}`}>
            {page === null ? (
              '…'
            ) : (
              <a
                href={at((page - 1) * limit)}
                aria-label={t('results.page', { page })}
                aria-current={page === current ? 'page' : undefined}
                data-search="scroll"
              >
                {formatNumber(page)}
              </a>
            )}
          </li>
        ))}
      </ol>
      <span class="pager-range">
        {t(partialTotal === 0 ? 'results.range' : 'results.rangeWithPartly', {
          from: offset + 1,
          to: offset + hits.length,
          total: response.total,
          partly: partialTotal,
        })}
      </span>
      {hasNext && reachable && (
        <a rel="next" href={at(nextStart)} data-search="scroll">
          {t('results.next')} →
        </a>
      )}
      {hasNext && !reachable && <span>{t('results.beyond')}</span>}
    </nav>
  )
}
