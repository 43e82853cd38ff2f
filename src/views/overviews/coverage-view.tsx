/** Bodies by years: which reports are here, which are missing, and how their arithmetic came out. */
import type { VNode } from 'preact'
import type { BodyCoverage } from '../../search/index.ts'
import { reportAddress, toQueryString, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'

export const coverageKinds = ['all', 'missing', 'failed', 'unchecked'] as const
export type CoverageKind = (typeof coverageKinds)[number]

type Cell = BodyCoverage['reports'][number]
export type CellState = 'ok' | 'failed' | 'unsure' | 'unchecked' | 'missing'

export interface CoverageViewProps {
  context: PageContext
  state: SearchState
  /** The bodies of this page, with every year between the first and the last column. */
  bodies: readonly BodyCoverage[]
  years: readonly number[]
  /** Reports in each year, over all bodies that pass. */
  totals: ReadonlyMap<number, number>
  counts: { bodies: number; reports: number }
  name: string
  only: CoverageKind
  page: number
  pages: number
}

const signs: Record<CellState, string> = {
  ok: '✓',
  failed: '✗',
  unsure: '?',
  unchecked: '•',
  missing: '缺',
}

/** How the report of a cell came out; failures go before what cannot be told. */
export function stateOf({ checks }: Cell): CellState {
  if (checks.fail > 0) return 'failed'
  if (checks.pass > 0) return 'ok'
  return checks.notAssessable > 0 ? 'unsure' : 'unchecked'
}

/** Years between a body's first and last report that no report is there for. */
export function missingYears({ years }: BodyCoverage): number[] {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const missing: number[] = []
  for (let year = first; year <= last; year++) if (!years.includes(year)) missing.push(year)
  return missing
}

function YearCell({
  context,
  state,
  body,
  year,
}: Pick<CoverageViewProps, 'context' | 'state'> & { body: BodyCoverage; year: number }): VNode {
  const { t, root } = context
  const report = body.reports.find(({ reportYear }) => reportYear === year)
  if (report === undefined) {
    const isMissing = missingYears(body).includes(year)
    return (
      <td class={isMissing ? 'cover cover-missing' : 'cover'}>
        {isMissing && (
          <span title={t('coverage.missing', { year: String(year) })}>{signs.missing}</span>
        )}
      </td>
    )
  }
  const cell = stateOf(report)
  const label =
    cell === 'missing'
      ? ''
      : t(`coverage.${cell}`, { year: String(year), count: report.checks.fail })
  return (
    <td class={`cover cover-${cell}`}>
      <a
        href={reportAddress(report.reportId, { root, q: '', lang: state.lang })}
        aria-label={label}
        title={label}
      >
        {signs[cell]}
        {cell === 'failed' && report.checks.fail}
      </a>
    </td>
  )
}

function CoverageForm({ context, state, name, only }: CoverageViewProps): VNode {
  const { t } = context
  return (
    <form class="view-form" method="get">
      <label>
        {t('coverage.name')}
        <input type="search" name="name" value={name} maxLength={100} />
      </label>
      <label>
        {t('coverage.only')}
        <select name="only">
          {coverageKinds.map((kind) => (
            <option key={kind} value={kind} selected={kind === only}>
              {t(`coverage.only.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('coverage.apply')}</button>
    </form>
  )
}

function Pages({ context, state, name, only, page, pages }: CoverageViewProps): VNode | null {
  const { t } = context
  if (pages < 2) return null
  const at = (number: number): string =>
    `?${toQueryString([
      ...(name === '' ? [] : ([['name', name]] as const)),
      ['only', only],
      ['page', String(number)],
      ...(state.lang === null ? [] : ([['lang', state.lang]] as const)),
    ])}`
  return (
    <nav class="pager" aria-label={t('results.pages')}>
      {page > 1 && <a href={at(page - 1)}>← {t('results.previous')}</a>}
      <span>
        {page} / {pages}
      </span>
      {page < pages && <a href={at(page + 1)}>{t('results.next')} →</a>}
    </nav>
  )
}

export function CoverageView(props: CoverageViewProps): VNode {
  const { context, state, bodies, years, totals, counts } = props
  const { t } = context
  return (
    <div class="page">
      <h1>{t('coverage.title')}</h1>
      <p>{t.rich('coverage.intro', counts)}</p>
      <CoverageForm {...props} />
      <ul class="legend" aria-label={t('coverage.legend')}>
        {(['ok', 'failed', 'unsure', 'unchecked', 'missing'] as const).map((cell) => (
          <li key={cell}>
            <span class={`cover-sign cover-${cell}`} aria-hidden="true">
              {signs[cell]}
            </span>{' '}
            {t(`coverage.legend.${cell}`)}
          </li>
        ))}
      </ul>
      {bodies.length === 0 ? (
        <p class="quiet">{t('coverage.none')}</p>
      ) : (
        <div class="table-frame" role="region" aria-label={t('coverage.title')} tabIndex={0}>
          <table class="coverage-table">
            <thead>
              <tr>
                <th scope="col">{t('coverage.body')}</th>
                {years.map((year) => (
                  <th key={year} scope="col">
                    {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bodies.map((body) => (
                <tr key={body.bodyId}>
                  <th scope="row" lang="zh-Hans">
                    <bdi>{body.reportingBody}</bdi>
                  </th>
                  {years.map((year) => (
                    <YearCell key={year} {...{ context, state, body, year }} />
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('coverage.total')}</th>
                {years.map((year) => (
                  <td key={year} class="number">
                    {totals.get(year) ?? 0}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <Pages {...props} />
    </div>
  )
}
