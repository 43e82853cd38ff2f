/** One figure over bodies and years: a plot, a table by year, a table of every report, and outcomes as shares. */
import type { VNode } from 'preact'
import type { FigureKeyCount, FiguresResponse, ReportFigure } from '../search/index.ts'
import type { SearchState } from './address.ts'
import { FigureValue } from './figure-value.tsx'
import { formatNumber } from './language.ts'
import type { PageContext } from './page-context.ts'
import { Legend, LinePlot, mostSeries, StackPlot, type PlotSeries } from './plot.tsx'

/** Outcomes of applications that make up the whole, in the order of the form. */
export const outcomeGroups = [
  'granted',
  'partlyGranted',
  'refused',
  'unavailable',
  'notProcessed',
  'otherOutcome',
] as const
export type OutcomeGroup = (typeof outcomeGroups)[number]

export interface OutcomeYear {
  year: number
  sums: Record<OutcomeGroup, number>
}

/** What the form was filled in with, as text. */
export interface FigureChoice {
  key: string
  applicant: string
  year: string
  region: string
  body: string
}

export interface FiguresViewProps {
  context: PageContext
  state: SearchState
  keys: readonly FigureKeyCount[]
  choice: FigureChoice
  outcome:
    { answer: FiguresResponse; outcomes: readonly OutcomeYear[] } | { failure: string } | null
}

/** An address of the endpoint (`/reports/…#…`) as one relative to the page. */
const hrefOf = (root: string, { url }: ReportFigure): string => root + url.replace(/^\//, '')

const yearOf = (figure: ReportFigure): number => figure.reportYear ?? 0

function FigureForm({ context, state, keys, choice }: FiguresViewProps): VNode {
  const { t } = context
  const applicants = keys.find(({ key }) => key === choice.key)?.applicants ?? []
  return (
    <form class="view-form" method="get">
      <label>
        {t('plot.key')}
        <select name="key" lang="zh-Hans">
          {keys.map(({ key, label, reports }) => (
            <option key={key} value={key} selected={key === choice.key}>
              {`${label}（${reports}）`}
            </option>
          ))}
        </select>
      </label>
      {applicants.length > 1 && (
        <label>
          {t('plot.applicant')}
          <select name="applicant">
            {['', ...applicants.filter((each) => each !== 'total')].map((each) => (
              <option key={each} value={each} selected={each === choice.applicant}>
                {t.maybe(`applicant.${each === '' ? 'total' : each}`, each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {(['year', 'region', 'body'] as const).map((name) => (
        <label key={name}>
          {t(`plot.${name}`)}
          <input name={name} value={choice[name]} maxLength={200} size={14} />
        </label>
      ))}
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('plot.show')}</button>
    </form>
  )
}

/** A plot with the buttons that save it. */
function PlotFrame({
  context,
  name,
  title,
  plot,
  legend,
}: {
  context: PageContext
  name: string
  title: string
  plot: VNode
  legend: VNode
}): VNode {
  const { t } = context
  return (
    <figure class="plot-frame" data-plot={name}>
      <div class="plot-scroll" role="region" aria-label={title} tabIndex={0}>
        {plot}
      </div>
      {legend}
      <div class="plot-tools">
        <button type="button" data-save="svg">
          {t('plot.svg')}
        </button>
        <button type="button" data-save="png">
          {t('plot.png')}
        </button>
      </div>
    </figure>
  )
}

/** One line a body where a reader can tell them apart, else the median of each year. */
function seriesOf(context: PageContext, answer: FiguresResponse): PlotSeries[] {
  const { t, root } = context
  const dated = answer.figures.filter(({ reportYear }) => reportYear !== null)
  const bodies = [...new Set(dated.map(({ bodyId, reportingBody }) => bodyId ?? reportingBody))]
  if (bodies.length <= mostSeries && answer.figures.length === answer.total) {
    return bodies.map((body) => {
      const own = dated.filter((figure) => (figure.bodyId ?? figure.reportingBody) === body)
      const name = own[0]?.reportingBody ?? t('hit.untitled')
      return {
        name,
        points: own.map((figure) => ({
          year: yearOf(figure),
          value: figure.value,
          href: hrefOf(root, figure),
          label: `${name} ${yearOf(figure)} ${formatNumber(figure.value ?? 0)}`,
          inferred: figure.reading === 'inferred',
        })),
      }
    })
  }
  return [
    {
      name: t('plot.median'),
      points: answer.byYear.map(({ year, median, reports }) => ({
        year,
        value: reports === 0 ? null : median,
        label: `${year} ${formatNumber(median)}`,
      })),
    },
  ]
}

function ByYear({ context, answer }: { context: PageContext; answer: FiguresResponse }): VNode {
  const { t } = context
  return (
    <div class="table-frame" role="region" aria-label={t('plot.byYear')} tabIndex={0}>
      <table class="figure-table">
        <caption>{t('plot.byYear')}</caption>
        <thead>
          <tr>
            {(
              ['facets.year', 'plot.sum', 'plot.medianShort', 'plot.reports', 'plot.blank'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...answer.byYear]
            .sort((a, b) => a.year - b.year)
            .map(({ year, sum, median, reports, blank }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td class="number">{reports === 0 ? '' : formatNumber(sum)}</td>
                <td class="number">{reports === 0 ? '' : formatNumber(median)}</td>
                <td class="number">{reports}</td>
                <td class="number">{blank}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

function EveryReport({
  context,
  answer,
}: {
  context: PageContext
  answer: FiguresResponse
}): VNode {
  const { t, root } = context
  return (
    <div class="table-frame" role="region" aria-label={t('plot.table')} tabIndex={0}>
      <table class="figure-table">
        <caption>{t('plot.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('field.reportingBody')}</th>
            <th scope="col">{t('facets.year')}</th>
            <th scope="col">
              {t('figures.value')}
              {answer.unit !== null && <span lang="zh-Hans">（{answer.unit}）</span>}
            </th>
            <th scope="col">{t('figures.from')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.figures.map((figure) => (
            <tr key={figure.reportId}>
              <th scope="row" lang="zh-Hans">
                <bdi>{figure.reportingBody ?? figure.title ?? t('hit.untitled')}</bdi>
              </th>
              <td>{figure.reportYear ?? t('plot.noYear')}</td>
              <td class="number">
                <FigureValue t={t} figure={figure} href={hrefOf(root, figure)} />
              </td>
              <td>{t(`reading.${figure.reading}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcomes({
  context,
  outcomes,
}: {
  context: PageContext
  outcomes: readonly OutcomeYear[]
}): VNode | null {
  const { t } = context
  if (outcomes.length === 0) return null
  const names = outcomeGroups.map((group) => t(`outcome.${group}`))
  return (
    <section>
      <h2>{t('plot.outcomes')}</h2>
      <PlotFrame
        context={context}
        name="outcomes"
        title={t('plot.outcomes')}
        plot={
          <StackPlot
            title={t('plot.outcomes')}
            years={outcomes.map(({ year, sums }) => ({
              year,
              parts: outcomeGroups.map((group) => ({
                label: t(`outcome.${group}`),
                value: sums[group],
              })),
            }))}
          />
        }
        legend={<Legend names={names} label={t('plot.outcomes')} />}
      />
      <div class="table-frame" role="region" aria-label={t('plot.outcomes')} tabIndex={0}>
        <table class="figure-table">
          <thead>
            <tr>
              <th scope="col">{t('facets.year')}</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcomes.map(({ year, sums }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {outcomeGroups.map((group) => (
                  <td key={group} class="number">
                    {formatNumber(sums[group])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function FiguresView(props: FiguresViewProps): VNode {
  const { context, keys, outcome } = props
  const { t } = context
  if (keys.length === 0 || outcome === null)
    return (
      <div class="page">
        <h1>{t('plot.title')}</h1>
        <p>{t('plot.noKeys')}</p>
      </div>
    )
  const form = <FigureForm {...props} />
  if ('failure' in outcome)
    return (
      <div class="page">
        <h1>{t('plot.title')}</h1>
        {form}
        <p class="notice notice-error" role="alert">
          <bdi>{outcome.failure}</bdi>
        </p>
      </div>
    )
  const { answer, outcomes } = outcome
  const series = seriesOf(context, answer)
  return (
    <div class="page">
      <h1>{t('plot.title')}</h1>
      {form}
      <section>
        <h2 lang="zh-Hans">{answer.label}</h2>
        <p class="quiet" lang="zh-Hans">
          {answer.definition}
        </p>
        {answer.total === 0 ? (
          <p>{t('plot.nothing')}</p>
        ) : (
          <>
            <p>{t.rich('plot.counts', { reports: answer.total, blank: answer.blank })}</p>
            <PlotFrame
              context={context}
              name={answer.key}
              title={answer.label}
              plot={<LinePlot title={answer.label} series={series} />}
              legend={<Legend names={series.map(({ name }) => name)} label={t('plot.byBody')} />}
            />
            <ByYear context={context} answer={answer} />
            <EveryReport context={context} answer={answer} />
            {answer.total > answer.figures.length && (
              <p class="quiet">{t('plot.more', { limit: answer.figures.length })}</p>
            )}
          </>
        )}
      </section>
      <Outcomes context={context} outcomes={outcomes} />
    </div>
  )
}
