/** Up to thirty terms, counted by year or by province: a heat map that is a table. */
import type { VNode } from 'preact'
import { reportParts } from '../../limits.ts'
import { searchAddress, toggleFilter, freshSearch, type SearchState } from '../page/address.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'

export const mostTerms = 30
export const termColumns = ['year', 'province'] as const
export const termMeasures = ['reports', 'share'] as const
export const termParts = ['all', ...reportParts] as const
export type TermParts = (typeof termParts)[number]
export type TermColumns = (typeof termColumns)[number]
export type TermMeasure = (typeof termMeasures)[number]

export interface TermRow {
  term: string
  /** Reports that hold the term, and its places in them. */
  reports: number
  occurrences: number
  /** Reports by column; those without a value, such as a body of no known province, under the empty one. */
  counts: ReadonlyMap<string, number>
}

export interface TermsViewProps {
  context: PageContext
  state: SearchState
  /** What was typed. */
  text: string
  by: TermColumns
  measure: TermMeasure
  /** The part of the text in which terms are counted. */
  part: TermParts
  columns: readonly string[]
  /** Reports in each column, whatever they hold. */
  base: ReadonlyMap<string, number>
  rows: readonly TermRow[]
  /** Terms given, of which the first thirty are counted. */
  given: number
  csvAddress: string
  /** What the form of the panel lets choose: values by parameter, the first of each the usual one. */
  panelChoices: Readonly<Record<string, readonly string[]>>
}

/** Steps of the heat map; 0 is blank. */
const steps = 6

/** A term as a query that is matched to the letter. */
export function quoted(term: string): string {
  return `"${term.replaceAll('"', ' ').trim()}"`
}

function Cell({ row, column, ...props }: TermsViewProps & { row: TermRow; column: string }): VNode {
  const { context, state, by, measure, part, base } = props
  const count = row.counts.get(column) ?? 0
  const whole = base.get(column) ?? 0
  const share = whole === 0 ? 0 : count / whole
  const heat = count === 0 ? 0 : Math.max(1, Math.ceil(share * steps))
  const text = measure === 'share' ? `${Math.round(share * 100)}%` : formatNumber(count)
  const everywhere = freshSearch(quoted(row.term), state.lang)
  const search = toggleFilter(
    part === 'all' ? everywhere : toggleFilter(everywhere, 'part', part),
    by === 'year' ? 'year' : 'region',
    column,
  )
  return (
    <td class={`number heat-${heat}`}>
      {count === 0 ? (
        '0'
      ) : column === '' ? (
        // No filter asks for what has no value.
        text
      ) : (
        <a href={searchAddress(search, context.root)}>{text}</a>
      )}
    </td>
  )
}

function TermsForm({ context, state, text, by, measure, part }: TermsViewProps): VNode {
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
        <textarea name="terms" rows={4} cols={28} maxLength={4000}>
          {text}
        </textarea>
      </label>
      <label>
        {t('terms.by')}
        {options('by', termColumns, by, (value) => t(`terms.by.${value}`))}
      </label>
      <label>
        {t('terms.measure')}
        {options('measure', termMeasures, measure, (value) => t(`terms.measure.${value}`))}
      </label>
      <label>
        {t('filter.part')}
        {options('part', termParts, part, (value) =>
          value === 'all' ? t('terms.part.all') : t.maybe(`part.${value}`, value),
        )}
      </label>
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('terms.count')}</button>
    </form>
  )
}

/** A dictionary of concepts of any size, counted by body and year: a file, since it is more than a page shows. */
function Panel({ context: { t, root }, text, panelChoices }: TermsViewProps): VNode {
  return (
    <section>
      <h2>{t('panel.title')}</h2>
      <p class="quiet">{t('panel.about')}</p>
      <form class="view-form" method="post" action={`${root}api/panel`}>
        <label>
          {t('panel.dictionary')}
          <textarea name="dictionary" rows={6} cols={36} required>
            {`concept,term\n${text
              .split(/\s*\n\s*/)
              .filter((term) => term !== '')
              .map((term) => `${term},${term}`)
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

export function TermsView(props: TermsViewProps): VNode {
  const { context, by, columns, rows, base, given, csvAddress } = props
  const { t } = context
  return (
    <div class="page">
      <h1>{t('terms.title')}</h1>
      <p class="quiet">{t('terms.exact')}</p>
      <TermsForm {...props} />
      {given > mostTerms && <p class="notice">{t('terms.tooMany', { given, most: mostTerms })}</p>}
      {rows.length > 0 && (
        <>
          <div class="table-frame" role="region" aria-label={t('terms.title')} tabIndex={0}>
            <table class="terms-table">
              <thead>
                <tr>
                  <th scope="col">{t('terms.term')}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column === '' ? t(`terms.noValue.${by}`) : column}
                    </th>
                  ))}
                  <th scope="col">{t('terms.all')}</th>
                  <th scope="col">{t('terms.places')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.term}>
                    <th scope="row" lang="zh-Hans">
                      <bdi>{row.term}</bdi>
                    </th>
                    {columns.map((column) => (
                      <Cell key={column} {...props} row={row} column={column} />
                    ))}
                    <td class="number">{formatNumber(row.reports)}</td>
                    <td class="number">{formatNumber(row.occurrences)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('terms.base')}</th>
                  {columns.map((column) => (
                    <td key={column} class="number">
                      {formatNumber(base.get(column) ?? 0)}
                    </td>
                  ))}
                  <td class="number">
                    {formatNumber([...base.values()].reduce((sum, count) => sum + count, 0))}
                  </td>
                  <td />
                </tr>
              </tfoot>
            </table>
          </div>
          <p>
            <a href={csvAddress} download="terms.csv">
              {t('terms.csv')}
            </a>
          </p>
        </>
      )}
      <Panel {...props} />
    </div>
  )
}
