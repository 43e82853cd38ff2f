/** Up to two hundred terms, alone or in groups, counted by year, province or level: a heat map that is a table, and lines over years. */
import type { VNode } from 'preact'
import { facetRows, hasValues, type FilterName } from '../../facets.ts'
import { mostTerms, termColumns, type TermColumns } from '../../limits.ts'
import type { TermsResponse } from '../../search/index.ts'
import { filterNames, hasFilters, searchAddress, type SearchState } from '../page/address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { Legend, LinePlot, mostSeries, type PlotSeries } from '../plot/plot.tsx'

export const termMeasures = ['reports', 'share', 'occurrences', 'perReport', 'per10000'] as const
export type TermMeasure = (typeof termMeasures)[number]

type TermRow = TermsResponse['terms'][number]
type TermColumn = TermsResponse['columns'][number]

export interface TermsViewProps {
  context: PageContext
  /** With the filters of the page. */
  state: SearchState
  /** The keys of the sections to choose from. */
  sections: readonly string[]
  /** What was typed. */
  text: string
  measure: TermMeasure
  counted: TermsResponse
  /** Terms given, of which the first two hundred are counted. */
  given: number
  csvAddress: string
  /** What the form of the panel lets choose: values by parameter, the first of each the usual one. */
  panelChoices: Readonly<Record<string, readonly string[]>>
}

/** Characters that fit into an address, nine bytes each. */
const longestText = 1500

/** Steps of the heat map; 0 is blank. */
const steps = 6

/** A group of terms as a query that is matched to the letter. */
function queryOf({ together }: TermRow): string {
  return together.map((term) => `"${term.replaceAll('"', ' ').trim()}"`).join(' OR ')
}

/** A measure in a column; null where nothing is counted in. */
export function measureOf(
  measure: TermMeasure,
  { reports, occurrences, per10000 }: Pick<TermRow, 'reports' | 'occurrences' | 'per10000'>,
  whole: { reports: number },
): number | null {
  if (measure === 'reports') return reports
  if (measure === 'occurrences') return occurrences
  if (measure === 'per10000') return per10000
  if (whole.reports === 0) return null
  return measure === 'share' ? reports / whole.reports : occurrences / whole.reports
}

const shown = (measure: TermMeasure, value: number | null): string => {
  if (value === null) return '–'
  if (measure === 'share') return `${String(Math.round(value * 100))}%`
  return measure === 'reports' || measure === 'occurrences' ? formatNumber(value) : value.toFixed(2)
}

/** What people read above a column. */
export function columnName(
  { t }: Pick<PageContext, 't'>,
  by: TermColumns,
  { value }: Pick<TermColumn, 'value'>,
): string {
  if (value === null) return t(`terms.noValue.${by}`)
  return by === 'level' ? t.maybe(`level.${value}`, String(value)) : String(value)
}

/** The search whose reports a cell counts. */
function searchOf(
  { state, counted: { by } }: Pick<TermsViewProps, 'state' | 'counted'>,
  row: TermRow,
  { value }: TermColumn,
): SearchState {
  const search = { ...state, q: queryOf(row), sort: 'relevance', offset: '0' }
  if (value === null) return search
  // A year or level of a column is one of those asked for; a province may be wider than the places asked for.
  if (by !== 'province') return { ...search, [by]: [String(value)] }
  if (state.region.length === 0) return { ...search, region: [String(value)] }
  const q = row.together.length > 1 ? `(${search.q})` : search.q
  return { ...search, q: `${q} region:"${String(value)}"` }
}

function Cell({
  row,
  place,
  heatest,
  ...props
}: TermsViewProps & { row: TermRow; place: number; heatest: number }): VNode {
  const { context, measure, counted } = props
  const column = counted.columns[place]!
  const count = row.counts[place]!
  const value = measureOf(measure, count, column)
  // Reports are coloured by their share of the column, what stands in them by the most of any cell.
  const warmth =
    measure === 'reports' || measure === 'share'
      ? count.reports / Math.max(1, column.reports)
      : (value ?? 0) / heatest
  const heat = count.reports === 0 ? 0 : Math.min(steps, Math.max(1, Math.ceil(warmth * steps)))
  const text = shown(measure, value)
  // No filter asks for what has no value.
  const isLink = count.reports > 0 && column.value !== null
  return (
    <td class={`number heat-${heat}`}>
      {isLink ? (
        <a href={searchAddress(searchOf(props, row, column), context.root)}>{text}</a>
      ) : (
        text
      )}
    </td>
  )
}

/** One value after the other: a box for each of a few, a field for what people type. */
function FilterField({
  context: { t },
  state,
  sections,
  name,
}: Pick<TermsViewProps, 'context' | 'state' | 'sections'> & { name: FilterName }): VNode {
  const row = facetRows.find((each) => each.name === name)!
  const values: readonly string[] = hasValues(row)
    ? row.values
    : row.kind === 'sections'
      ? sections
      : []
  const label = t.maybe(`filter.${name}`, row.aliases[0])
  if (values.length === 0)
    return (
      <label>
        {label}
        <input name={name} value={state[name].join(',')} maxLength={200} size={16} />
      </label>
    )
  return (
    <fieldset>
      <legend>{label}</legend>
      {values.map((value) => (
        <label key={value} class="choice">
          <input type="checkbox" name={name} value={value} checked={state[name].includes(value)} />
          {t.maybe(`${name}.${value}`, value)}
        </label>
      ))}
    </fieldset>
  )
}

function TermsForm(props: TermsViewProps): VNode {
  const { context, state, sections, text, measure, counted } = props
  const { t } = context
  const options = <T extends string>(
    name: string,
    values: readonly T[],
    chosen: T,
    label: (value: T) => string,
  ): VNode => (
    <select name={name}>
      {values.map((value) => (
        <option key={value} value={value} selected={value === chosen}>
          {label(value)}
        </option>
      ))}
    </select>
  )
  return (
    <form class="view-form" method="get">
      <label>
        {t('terms.list', { most: mostTerms })}
        <textarea
          name="terms"
          rows={6}
          cols={28}
          maxLength={longestText}
          aria-describedby="terms-group"
        >
          {text}
        </textarea>
      </label>
      <label>
        {t('terms.by')}
        {options('by', termColumns, counted.by, (value) => t(`terms.by.${value}`))}
      </label>
      <label>
        {t('terms.measure')}
        {options('measure', termMeasures, measure, (value) => t(`terms.measure.${value}`))}
      </label>
      <details class="key-chooser" open={hasFilters(state)}>
        <summary>{t('terms.narrow')}</summary>
        <div class="key-groups">
          {filterNames.map((name) => (
            <FilterField key={name} {...{ context, state, sections, name }} />
          ))}
        </div>
      </details>
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('terms.count')}</button>
    </form>
  )
}

/** The first rows as lines over the years, in the measure of the table. */
function Lines(props: TermsViewProps): VNode | null {
  const { context, measure, counted } = props
  const { t } = context
  const years = counted.columns.flatMap((column, place) =>
    counted.by === 'year' && typeof column.value === 'number'
      ? [{ year: column.value, column, place }]
      : [],
  )
  if (years.length < 2) return null
  const rows = counted.terms.slice(0, mostSeries)
  const series = rows.map((row): PlotSeries => ({
    name: row.term,
    points: years.map(({ year, column, place }) => {
      const value = measureOf(measure, row.counts[place]!, column)
      const inPercent = measure === 'share' && value !== null ? value * 100 : value
      return {
        year,
        value: inPercent,
        label: t('terms.point', {
          term: row.term,
          year: String(year),
          value: shown(measure, value),
        }),
        ...(row.counts[place]!.reports > 0 && {
          href: searchAddress(searchOf(props, row, column), context.root),
        }),
      }
    }),
  }))
  const measured = t(`terms.measure.${measure}`)
  const title = t('plot.withUnit', {
    name: t('terms.lines'),
    unit: measure === 'share' ? `${measured} %` : measured,
  })
  const plot = LinePlot({ title, series })
  if (plot === null) return null
  return (
    <section>
      <h2>
        {counted.terms.length > mostSeries
          ? t('terms.linesOf', { most: mostSeries })
          : t('terms.lines')}
      </h2>
      <PlotFrame
        context={context}
        name="terms"
        title={title}
        plot={plot}
        legend={<Legend names={series.map(({ name }) => name)} label={t('terms.term')} />}
      />
    </section>
  )
}

/** A dictionary of concepts of any size, counted by body and year: a file, since it is more than a page shows. */
function Panel({ context: { t, root }, counted: { terms }, panelChoices }: TermsViewProps): VNode {
  return (
    <section>
      <h2>{t('panel.title')}</h2>
      <p class="quiet">{t('panel.about')}</p>
      <form class="view-form" method="post" action={`${root}api/panel`}>
        <label>
          {t('panel.dictionary')}
          <textarea name="dictionary" rows={6} cols={36} required>
            {`concept,term\n${terms
              .flatMap(({ term, together }) => together.map((each) => `${term},${each}`))
              .join('\n')}`}
          </textarea>
        </label>
        {Object.entries(panelChoices).map(([name, values]) => (
          <label key={name}>
            {t.maybe(`panel.${name}`, name)}
            <select name={name}>
              {values.map((value) => (
                <option key={value} value={value}>
                  {t.maybe(`panel.${name}.${value}`, value.toUpperCase())}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">{t('panel.start')}</button>
      </form>
    </section>
  )
}

function Matrix(props: TermsViewProps): VNode {
  const { context, measure, counted, csvAddress } = props
  const { t } = context
  const { columns, terms, by } = counted
  const heatest = Math.max(
    Number.MIN_VALUE,
    ...terms.flatMap((row) =>
      columns.map((column, place) => measureOf(measure, row.counts[place]!, column) ?? 0),
    ),
  )
  return (
    <>
      <div class="table-frame" role="region" aria-label={t('terms.title')} tabIndex={0}>
        <table class="terms-table">
          <caption class="quiet">{t(`terms.measure.${measure}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('terms.term')}</th>
              {columns.map((column) => (
                <th key={column.value} scope="col">
                  {columnName(context, by, column)}
                </th>
              ))}
              <th scope="col">{t('terms.all')}</th>
              <th scope="col">{t('terms.places')}</th>
              <th scope="col">{t('terms.measure.per10000')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((row) => (
              <tr key={row.term}>
                <th scope="row" lang="zh-Hans">
                  <bdi>{row.term}</bdi>
                </th>
                {columns.map((column, place) => (
                  <Cell key={column.value} {...props} {...{ row, place, heatest }} />
                ))}
                <td class="number">{formatNumber(row.reports)}</td>
                <td class="number">{formatNumber(row.occurrences)}</td>
                <td class="number">{shown('per10000', row.per10000)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {(['reports', 'characters'] as const).map((of) => (
              <tr key={of}>
                <th scope="row">{t(of === 'reports' ? 'terms.base' : 'terms.characters')}</th>
                {columns.map((column) => (
                  <td key={column.value} class="number">
                    {formatNumber(column[of])}
                  </td>
                ))}
                <td class="number">{formatNumber(counted[of])}</td>
                <td />
                <td />
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      <p>
        <a href={csvAddress} download="terms.csv">
          {t('terms.csv')}
        </a>
      </p>
    </>
  )
}

export function TermsView(props: TermsViewProps): VNode {
  const { context, state, counted, given } = props
  const { t } = context
  return (
    <div class="page">
      <h1>{t('terms.title')}</h1>
      <p class="quiet">{t('terms.exact')}</p>
      <p class="quiet" id="terms-group">
        {t('terms.group')}
      </p>
      <TermsForm {...props} />
      {hasFilters(state) && <p class="quiet">{t('terms.narrowed')}</p>}
      {given > mostTerms && <p class="notice">{t('terms.tooMany', { given, most: mostTerms })}</p>}
      {counted.reports === 0 && <p class="notice">{t('terms.noReports')}</p>}
      {counted.terms.length > 0 && counted.reports > 0 && (
        <div class="terms-result">
          <Matrix {...props} />
          <Lines {...props} />
        </div>
      )}
      <Panel {...props} />
    </div>
  )
}
