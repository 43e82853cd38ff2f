/** Bodies by years: which reports are here, which are missing, and how their arithmetic came out. */
import type { VNode } from 'preact'
import type { BodyCoverage } from '../../search/index.ts'
import { bodyAddress, reportAddress, toQueryString, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'

export const coverageKinds = ['all', 'missing', 'failed', 'unchecked'] as const
export type CoverageKind = (typeof coverageKinds)[number]

type Cell = BodyCoverage['reports'][number]
export type CellState = 'ok' | 'failed' | 'unsure' | 'unchecked'

export interface CoverageViewProps {
  context: PageContext
  state: SearchState
  /** The bodies of this page, with every year between the first and the last column. */
  bodies: readonly BodyCoverage[]
  years: readonly number[]
  /** Reports whose body is not known; none where the table is narrowed to bodies. */
  withoutBody: readonly Cell[]
  /** Reports in each year, and without one (`null`), over all that pass: the columns add up to `counts.reports`. */
  totals: ReadonlyMap<number | null, number>
  counts: { bodies: number; reports: number }
  name: string
  only: CoverageKind
  page: number
  pages: number
}

const signs: Record<CellState | 'missing', string> = {
  ok: '✓',
  failed: '✗',
  unsure: '?',
  unchecked: '•',
  missing: '—',
}

/** How the report of a cell came out; failures go before what cannot be told. */
export function stateOf({ checks }: Cell): CellState {
  if (checks.fail > 0) return 'failed'
  if (checks.pass > 0) return 'ok'
  return checks.notAssessable > 0 ? 'unsure' : 'unchecked'
}

/** Years between a body's first and last report that no report is there for. */
export function missingYears({ years }: Pick<BodyCoverage, 'years'>): number[] {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const missing: number[] = []
  for (let year = first; year <= last; year++) if (!years.includes(year)) missing.push(year)
  return missing
}

/** Columns, sums and counts of a table over some bodies and the reports of no known body. */
export function coverageTable(
  bodies: readonly BodyCoverage[],
  withoutBody: readonly Cell[],
): Pick<CoverageViewProps, 'years' | 'totals' | 'counts' | 'withoutBody'> {
  const reports = [...bodies.flatMap((body) => body.reports), ...withoutBody]
  const reported = reports.flatMap(({ reportYear }) => reportYear ?? [])
  const first = Math.min(...reported)
  // Years without any report are columns too: what is missing must have a place to be missing from.
  const years = Array.from(
    { length: reported.length === 0 ? 0 : Math.max(...reported) - first + 1 },
    (_, i) => first + i,
  )
  const totals = new Map<number | null, number>()
  for (const { reportYear } of reports) totals.set(reportYear, (totals.get(reportYear) ?? 0) + 1)
  return { years, totals, withoutBody, counts: { bodies: bodies.length, reports: reports.length } }
}

/** One report of a cell; the year is none for those that do not say theirs. */
function ReportSign({
  context,
  state,
  report,
}: Pick<CoverageViewProps, 'context' | 'state'> & { report: Cell }): VNode {
  const { t, root } = context
  const cell = stateOf(report)
  const { reportYear, checks } = report
  const year = reportYear === null ? t('plot.noYear') : String(reportYear)
  const label = t(`coverage.${cell}`, { year, count: checks.fail })
  return (
    <a
      class={`cover-${cell}`}
      href={reportAddress(report.reportId, { root, q: '', lang: state.lang })}
      aria-label={label}
      title={label}
    >
      {signs[cell]}
      {cell === 'failed' && checks.fail}
    </a>
  )
}

/** Reports shown in one cell; of more, the number alone. */
const mostInCell = 4

function YearCell({
  context,
  state,
  reports,
  isMissing,
  year,
}: Pick<CoverageViewProps, 'context' | 'state'> & {
  reports: readonly Cell[]
  isMissing: boolean
  year: number | null
}): VNode {
  const { t } = context
  if (reports.length === 0)
    return (
      <td class={isMissing ? 'cover cover-missing' : 'cover'}>
        {isMissing && (
          <span title={t('coverage.missing', { year: String(year) })}>{signs.missing}</span>
        )}
      </td>
    )
  if (reports.length > mostInCell) return <td class="cover number">{reports.length}</td>
  const [first] = reports
  return (
    <td class={reports.length === 1 && first ? `cover cover-${stateOf(first)}` : 'cover'}>
      {reports.map((report) => (
        <ReportSign key={report.reportId} {...{ context, state, report }} />
      ))}
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
  const { context, state, bodies, withoutBody, years, totals, counts, page, pages } = props
  const columns: readonly (number | null)[] = totals.has(null) ? [...years, null] : years
  const ofYear = (reports: readonly Cell[], year: number | null): Cell[] =>
    reports.filter(({ reportYear }) => reportYear === year)
  const { t } = context
  return (
    <div class="page">
      <h1>{t('coverage.title')}</h1>
      <p>{t.rich('coverage.intro', counts)}</p>
      {context.edition === undefined && <CoverageForm {...props} />}
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
      {counts.reports === 0 ? (
        <p class="quiet">{t('coverage.none')}</p>
      ) : (
        <div class="table-frame" role="region" aria-label={t('coverage.title')} tabIndex={0}>
          <table class="coverage-table">
            <thead>
              <tr>
                <th scope="col">{t('coverage.body')}</th>
                {columns.map((year) => (
                  <th key={year} scope="col">
                    {year ?? t('plot.noYear')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bodies.map((body) => (
                <tr key={body.bodyId}>
                  <th scope="row" lang="zh-Hans">
                    <a href={bodyAddress(body.bodyId, context, state.lang)}>
                      <bdi>{body.reportingBody || body.bodyId}</bdi>
                    </a>
                  </th>
                  {columns.map((year) => (
                    <YearCell
                      key={year}
                      {...{ context, state, year }}
                      reports={ofYear(body.reports, year)}
                      isMissing={year !== null && missingYears(body).includes(year)}
                    />
                  ))}
                </tr>
              ))}
              {withoutBody.length > 0 && page === pages && (
                <tr>
                  <th scope="row">{t('coverage.noBody')}</th>
                  {columns.map((year) => (
                    <YearCell
                      key={year}
                      {...{ context, state, year }}
                      reports={ofYear(withoutBody, year)}
                      isMissing={false}
                    />
                  ))}
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('coverage.total')}</th>
                {columns.map((year) => (
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
