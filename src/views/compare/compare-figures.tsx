/** Figures of two reports in one table; a blank is a blank, and no difference is made up from it. */
import type { VNode } from 'preact'
import type { ComparedFigure, Figure, ReportMetadata } from '../../report/index.ts'
import { reportAddress, type SearchState } from '../page/address.ts'
import { figureLabel, formatNumber, unitLabel } from '../../language/index.ts'
import { FigureValue } from '../figures/figure-value.tsx'
import type { PageContext } from '../page/page-context.ts'
import { placeOfFigure } from '../report/report-figures.ts'
import { FigureTable } from '../page/table-frame.tsx'

interface CompareFiguresProps {
  context: PageContext
  state: SearchState
  a: ReportMetadata
  b: ReportMetadata
  figures: readonly ComparedFigure[]
}

/** `+12 (+4.5%)`; empty where either side has no number. */
export function changeOf(a: Figure | null, b: Figure | null): string {
  const [from, to] = [a?.value, b?.value]
  if (from === undefined || from === null || to === undefined || to === null) return ''
  const difference = Math.round((to - from) * 1e6) / 1e6
  if (difference === 0) return '0'
  const signed = (value: number): string =>
    `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}`
  if (from === 0) return signed(difference)
  return `${signed(difference)} (${signed(Math.round((1000 * difference) / Math.abs(from)) / 10)}%)`
}

/** Year, or body where the years are the same: what tells the two columns apart. */
function columnName(t: PageContext['t'], own: ReportMetadata, other: ReportMetadata): string {
  if (own.reportYear !== null && own.reportYear !== other.reportYear) return String(own.reportYear)
  return own.reportingBody ?? own.title ?? t('hit.untitled')
}

export function CompareFigures({ context, state, a, b, figures }: CompareFiguresProps): VNode {
  const { t, root } = context
  if (figures.length === 0) return <p class="quiet">{t('compare.noFigures')}</p>
  const value = (figure: Figure | null, report: ReportMetadata): VNode => (
    <td class="number">
      {figure !== null && (
        <FigureValue
          t={t}
          figure={figure}
          href={reportAddress(report.reportId, {
            root,
            q: '',
            lang: state.lang,
            passageId: placeOfFigure(figure.source),
          })}
        />
      )}
    </td>
  )
  return (
    <FigureTable
      label={t('compare.figures')}
      isCaptioned={false}
      head={[t('figures.name'), columnName(t, a, b), columnName(t, b, a), t('compare.change')]}
    >
      {figures.map((row) => {
        const unit = unitLabel(t, row.unit)
        const name = figureLabel(t, row.key, row.label)
        return (
          <tr key={row.key}>
            <th scope="row">{unit === '' ? name : t('plot.withUnit', { name, unit })}</th>
            {value(row.a, a)}
            {value(row.b, b)}
            <td class="number">{changeOf(row.a, row.b)}</td>
          </tr>
        )
      })}
    </FigureTable>
  )
}
