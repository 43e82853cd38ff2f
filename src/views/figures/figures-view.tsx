/** Figures over bodies, regions and years: plots, a table by year, a table of every report, and outcomes as shares. */
import type { ComponentChild, VNode } from 'preact'
import type { Measure } from '../../search/index.ts'
import {
  figuresAddress,
  figureViews,
  mostFigures,
  mostListed,
  mostPoints,
  type ChosenAnswer,
  type ChosenFigures,
  type FiguresViewProps,
  type PlotKind,
} from './figures-choice.ts'
import { FileLinks, FiguresBodies, measureTitle, type MeasuredProps } from './figures-bodies.tsx'
import { FiguresDistribution } from './figures-distribution.tsx'
import { FiguresMultiples } from './figures-multiples.tsx'
import { FiguresRanking } from './figures-ranking.tsx'
import { FigureLinks, FiguresForm } from './figures-form.tsx'
import { FiguresOutcomes } from './figures-outcomes.tsx'
import { answerName, figurePlots, type FigurePlot } from './figures-series.ts'
import { keyName } from './measures.ts'
import { FiguresByReport, FiguresByYear } from './figures-tables.tsx'
import { unitLabel } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { BarPlot, Legend, LinePlot } from '../plot/plot.tsx'

function Plot({
  context,
  kind,
  plot: { name, title, unit, series },
}: {
  context: PageContext
  kind: PlotKind
  plot: FigurePlot
}): VNode {
  const { t } = context
  // A bar needs a place of its own: of many reports, the median alone has one.
  const shown = kind === 'bars' ? series.filter(({ isScattered }) => isScattered !== true) : series
  const points = shown.flatMap((each) => each.points)
  const counted = unitLabel(t, unit)
  const named = counted === '' ? title : t('plot.withUnit', { name: title, unit: counted })
  const marks = [
    ...(points.some(({ value }) => value === null)
      ? [{ kind: 'blank', name: t(unit === '%' ? 'bench.noRatio' : 'reading.blank') } as const]
      : []),
    ...(points.some(({ inferred }) => inferred === true)
      ? [{ kind: 'inferred', name: t('reading.inferred') } as const]
      : []),
    ...(points.some(({ fails }) => fails === true)
      ? [{ kind: 'fails', name: t('checks.valueFails') } as const]
      : []),
    ...(kind === 'lines' && shown.some(({ band }) => band !== undefined)
      ? [{ kind: 'band', name: t('plot.quartiles') } as const]
      : []),
  ]
  return (
    <PlotFrame
      context={context}
      name={name}
      title={named}
      isCaptioned
      plot={
        kind === 'bars' ? (
          <BarPlot title={named} series={shown} />
        ) : (
          <LinePlot title={named} series={shown} isLabelled />
        )
      }
      legend={
        <Legend names={shown.map((each) => each.name)} marks={marks} label={t('plot.byBody')} />
      }
    />
  )
}

/** What a figure counts, as the table of keys says it, and how many reports have it. */
function AboutFigure({
  context: { t },
  answer,
}: {
  context: PageContext
  answer: ChosenAnswer
}): VNode {
  const name = answerName(t, answer)
  return (
    <li>
      <strong>{name}</strong>
      {name !== answer.label && (
        <>
          {' · '}
          <span lang="zh-Hans">{answer.label}</span>
        </>
      )}{' '}
      <span class="quiet" lang="zh-Hans">
        {answer.definition}
      </span>
      <br />
      {answer.total === 0
        ? t('plot.nothing')
        : t.rich('plot.counts', { reports: answer.total, blank: answer.blank })}
    </li>
  )
}

/** Where reports are too many to be drawn a point each: how many there are, and the way to see them all. */
function PointsNote({
  context: { t, edition },
  state,
  choice,
  answers,
}: Pick<FiguresViewProps, 'context' | 'state' | 'choice'> & {
  answers: readonly ChosenAnswer[]
}): VNode | null {
  const most = Math.max(0, ...answers.map(({ total }) => total))
  const undrawn = answers.some(({ figures, total }) => figures.length < total)
  if (!undrawn && !choice.points) return null
  const address = figuresAddress({ ...choice, points: !choice.points }, state.lang)
  return (
    <p class="quiet">
      {undrawn && t('plot.summarized', { reports: most })}{' '}
      {most > mostPoints.asked && t('plot.pointsTooMany', { most: mostPoints.asked })}
      {most <= mostPoints.asked && edition === undefined && (
        <a href={address}>{t(choice.points ? 'plot.pointsOff' : 'plot.pointsOn')}</a>
      )}
    </p>
  )
}

/** What a ratio is of: the figures of either side by name and key. */
function AboutRatio({ context, measure }: { context: PageContext; measure: Measure }): VNode {
  const { t } = context
  const side = (ways: Measure['numerator']): VNode[] =>
    ways.map((keys, way) => (
      <span key={way}>
        {way > 0 && t('bench.or')}
        {keys.map((key, i) => (
          <span key={key}>
            {i > 0 && t('bench.plus')}
            {keyName(t, key)} <code>{key}</code>
          </span>
        ))}
      </span>
    ))
  return (
    <li>
      <strong>{measureTitle(context, measure)}</strong>
      <dl class="ratio-sides">
        <dt>{t('bench.numerator')}</dt>
        <dd>{side(measure.numerator)}</dd>
        <dt>{t('bench.denominator')}</dt>
        <dd>{side(measure.denominator)}</dd>
      </dl>
    </li>
  )
}

function AboutRatios({
  context,
  measures,
}: {
  context: PageContext
  measures: readonly Measure[]
}): VNode | null {
  const ratios = measures.filter(({ kind }) => kind === 'ratio')
  if (ratios.length === 0) return null
  return (
    <>
      <ul class="about-figures">
        {ratios.map((measure) => (
          <AboutRatio key={measure.name} context={context} measure={measure} />
        ))}
      </ul>
      <p class="quiet">{context.t('bench.ratioRule')}</p>
    </>
  )
}

/** The views, as links that keep what is chosen. */
function Views({
  context: { t },
  state,
  choice,
}: Pick<FiguresViewProps, 'context' | 'state' | 'choice'>): VNode {
  return (
    <nav class="view-tabs" aria-label={t('bench.views')}>
      <ul>
        {figureViews.map((view) => (
          <li key={view}>
            <a
              href={figuresAddress({ ...choice, view, offset: 0 }, state.lang)}
              aria-current={view === choice.view ? 'page' : undefined}
            >
              {t(`bench.view.${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Chosen({
  context,
  state,
  choice,
  figures,
}: Pick<FiguresViewProps, 'context' | 'state' | 'choice'> & { figures: ChosenFigures }): VNode {
  const { t } = context
  const { answers, outcomes } = figures
  const kind = choice.plot
  const listed = Math.min(mostListed, Math.max(...answers.map((answer) => answer.figures.length)))
  return (
    <>
      <section>
        <ul class="about-figures">
          {answers
            .filter(({ isRatio }) => isRatio !== true)
            .map((answer) => (
              <AboutFigure key={answer.key} context={context} answer={answer} />
            ))}
        </ul>
        {figurePlots(context, figures).map((plot) => (
          <Plot key={plot.name} context={context} kind={kind} plot={plot} />
        ))}
        <PointsNote {...{ context, state, choice, answers }} />
        {listed > 0 && (
          <>
            <FiguresByYear context={context} answers={answers} />
            <FileLinks context={context} lang={state.lang} choice={choice} file="years" />
            <p class="quiet">{t('plot.nested')}</p>
            <FiguresByReport
              {...{ context, answers }}
              lang={state.lang}
              failing={figures.failing}
            />
            <FileLinks context={context} lang={state.lang} choice={choice} file="reports" />
          </>
        )}
        {answers.some(({ total }) => total > listed) && (
          <p class="quiet">{t('plot.more', { limit: listed })}</p>
        )}
      </section>
      <FiguresOutcomes
        context={context}
        outcomes={outcomes}
        files={<FileLinks context={context} lang={state.lang} choice={choice} file="outcomes" />}
      />
    </>
  )
}

function Measured(props: MeasuredProps): VNode {
  switch (props.choice.view) {
    case 'ranking':
      return <FiguresRanking {...props} />
    case 'distribution':
      return <FiguresDistribution {...props} />
    case 'multiples':
      return <FiguresMultiples {...props} />
    default:
      return <FiguresBodies {...props} />
  }
}

export function FiguresView(props: FiguresViewProps): VNode {
  const { context, keys, choice, isCut, outcome } = props
  const { t } = context
  const page = (content: ComponentChild): VNode => (
    <div class="page">
      <h1>{t('plot.title')}</h1>
      {content}
    </div>
  )
  if (keys.length === 0 || outcome === null) return page(<p>{t('plot.noKeys')}</p>)
  return page(
    <>
      {context.edition === undefined ? (
        <>
          <FiguresForm {...props} />
          <Views {...props} />
        </>
      ) : (
        <FigureLinks {...props} />
      )}
      {'failure' in outcome ? (
        <p class="notice notice-error" role="alert">
          <bdi>{outcome.failure}</bdi>
        </p>
      ) : (
        <>
          {isCut && <p class="notice">{t('plot.cut', { most: mostFigures })}</p>}
          <AboutRatios context={context} measures={outcome.measures} />
          {'lines' in outcome ? (
            <Chosen {...props} figures={outcome.lines} />
          ) : outcome.bodies.bodies.bodies.length === 0 ? (
            <p>{t('bench.nothing')}</p>
          ) : (
            <Measured {...{ context, choice }} lang={props.state.lang} view={outcome.bodies} />
          )}
        </>
      )}
    </>,
  )
}
