/** What a plain scan of every text says about the words of a query: that the index misses nothing, or openly that it does. */
import type { VNode } from 'preact'
import type { VerifyResult } from '../../search/index.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'

/** The answers of GET /api/verify, one for each word asked about. */
export type Exactness = readonly VerifyResult[]

function Check({ context, check }: { context: PageContext; check: VerifyResult }): VNode {
  const { t } = context
  const { occurrences, passages, reports } = check.index
  const counts = t('exact.counts', { occurrences, passages, reports })
  return (
    <li>
      <bdi>
        {check.agrees
          ? t('exact.same', { word: check.query, counts })
          : t('exact.differs', {
              word: check.query,
              counts,
              scan: t('exact.counts', check.scan),
            })}
      </bdi>
    </li>
  )
}

/** In full, and in a word where it stands beside the export on a phone. */
function AgreesWords({ t }: Pick<PageContext, 't'>): VNode {
  return (
    <>
      <span class="wide-only">{t('exact.agrees')}</span>
      <span class="narrow-only">{t('exact.checked')}</span>
    </>
  )
}

export function ExactnessBadge({
  context,
  exactness,
  isExpected,
}: {
  context: PageContext
  exactness: Exactness
  /** Whether there are words to check, so that an answer may come. */
  isExpected: boolean
}): VNode | null {
  const { t } = context
  if (exactness.length === 0)
    // Its room is kept, so that an answer that comes late moves nothing; nothing is claimed before it is there.
    return isExpected ? (
      <details class="exactness exactness-place" aria-hidden="true">
        <summary tabIndex={-1}>
          <span>✓</span> <AgreesWords t={t} />
        </summary>
      </details>
    ) : null
  const agrees = exactness.every((check) => check.agrees)
  const slowest = Math.max(...exactness.map(({ tookMs }) => Math.round(tookMs)))
  return (
    <details class={agrees ? 'exactness' : 'exactness exactness-differs'} open={!agrees}>
      <summary>
        <span aria-hidden="true">{agrees ? '✓' : '≠'}</span>{' '}
        {agrees ? <AgreesWords t={t} /> : t('exact.disagrees')}
      </summary>
      <div>
        <ul>
          {exactness.map((check) => (
            <Check key={check.query} context={context} check={check} />
          ))}
        </ul>
        <p class="quiet">{t('exact.how', { ms: formatNumber(slowest) })}</p>
      </div>
    </details>
  )
}
