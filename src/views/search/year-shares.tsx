/** How large a share of each year's reports matches: bars, and the same numbers as a table. */
import type { VNode } from 'preact'
import type { SearchResponse } from '../../search/index.ts'
import { searchAddress, type SearchState } from '../page/address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'

interface YearSharesProps {
  context: PageContext
  state: SearchState
  response: SearchResponse
}

const width = 640
const height = 180
const frame = { left: 44, right: 8, top: 12, bottom: 24 }
/** Years written under the bars without touching each other. */
const mostLabels = 14

const percentOf = (matches: number, reports: number): number => (100 * matches) / reports

/** One digit after the point where it says something. */
const formatPercent = (percent: number): string =>
  `${percent > 0 && percent < 10 ? percent.toFixed(1) : String(Math.round(percent))}%`

/** The axis ends at a round number not far above the largest share. */
function axisEnd(largest: number): number {
  return [1, 2, 4, 10, 20, 40, 60, 80].find((end) => end >= largest) ?? 100
}

export function YearShares({ context, state, response }: YearSharesProps): VNode | null {
  const { t, root } = context
  const { byYear, total } = response
  if (state.q.trim() === '' || total === 0 || byYear.length < 2) return null
  const first = byYear[0]!.year
  const last = byYear.at(-1)!.year
  const end = axisEnd(
    Math.max(...byYear.map(({ matches, reports }) => percentOf(matches, reports))),
  )
  const step = (width - frame.left - frame.right) / (last - first + 1)
  const down = height - frame.top - frame.bottom
  const x = (year: number): number => frame.left + (year - first) * step
  const y = (percent: number): number => frame.top + (1 - percent / end) * down
  const every = Math.ceil((last - first + 1) / mostLabels)
  const onlyYear = (year: number): string =>
    searchAddress({ ...state, year: [String(year)], offset: '0' }, root)
  const rows = byYear.map(({ year, reports, matches }) => {
    const percent = percentOf(matches, reports)
    const said = t('shares.year', {
      year: String(year),
      percent: formatPercent(percent),
      matches,
      reports,
    })
    return { year, reports, matches, percent, said }
  })
  return (
    <details class="shares">
      <summary>{t('shares.title')}</summary>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('shares.title')}>
        {[0, end / 2, end].map((percent) => (
          <g key={percent}>
            <line x1={frame.left} x2={width - frame.right} y1={y(percent)} y2={y(percent)} />
            <text x={frame.left - 6} y={y(percent) + 4} text-anchor="end">
              {percent}%
            </text>
          </g>
        ))}
        {rows.map(({ year, percent, said }) => (
          <g key={year}>
            <rect
              x={x(year) + step * 0.15}
              width={step * 0.7}
              y={y(percent)}
              height={Math.max(0, y(0) - y(percent))}
            >
              <title>{said}</title>
            </rect>
            {(year - first) % every === 0 && (
              <text x={x(year) + step / 2} y={height - 6} text-anchor="middle">
                {year}
              </text>
            )}
          </g>
        ))}
      </svg>
      <p class="quiet">{t('shares.note')}</p>
      <details>
        <summary>{t('shares.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('filter.year')}</th>
              <th scope="col">{t('shares.matches')}</th>
              <th scope="col">{t('shares.reports')}</th>
              <th scope="col">{t('shares.share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ year, matches, reports, percent }) => (
              <tr key={year}>
                <th scope="row">
                  <a href={onlyYear(year)} data-search="">
                    {year}
                  </a>
                </th>
                <td class="number">{formatNumber(matches)}</td>
                <td class="number">{formatNumber(reports)}</td>
                <td class="number">{formatPercent(percent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </details>
  )
}
