/** Figures over bodies, regions and years: plots, a table by year, a table of every report, and outcomes as shares. */
import type { ComponentChild, VNode } from 'preact'
import type { FiguresResponse } from '../../search/index.ts'
import {
  figuresAddress,
  mostListed,
  mostPoints,
  type ChosenFigures,
  type FiguresViewProps,
  type PlotKind,
} from './figures-choice.ts'
import { FiguresForm } from './figures-form.tsx'
import { FiguresOutcomes } from './figures-outcomes.tsx'
import { figurePlots, type FigurePlot } from './figures-series.ts'
import { FiguresByReport, FiguresByYear } from './figures-tables.tsx'
import { figureLabel, unitLabel } from '../../language/index.ts'
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
      ? [{ kind: 'blank', name: t('reading.blank') } as const]
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
      plot={
        kind === 'bars' ? (
          <BarPlot title={named} series={shown} />
        ) : (
          <LinePlot title={named} series={shown} />
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
  answer: FiguresResponse
}): VNode {
  const name = figureLabel(t, answer.key, answer.label)
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
  context: { t },
  state,
  choice,
  answers,
}: Pick<FiguresViewProps, 'context' | 'state' | 'choice'> & {
  answers: readonly FiguresResponse[]
}): VNode | null {
  const most = Math.max(0, ...answers.map(({ total }) => total))
  const undrawn = answers.some(({ figures, total }) => figures.length < total)
  if (!undrawn && !choice.points) return null
  const address = figuresAddress({ ...choice, points: !choice.points }, state.lang)
  return (
    <p class="quiet">
      {undrawn && t('plot.summarized', { reports: most })}{' '}
      {most > mostPoints.asked ? (
        t('plot.pointsTooMany', { most: mostPoints.asked })
      ) : (
        <a href={address}>{t(choice.points ? 'plot.pointsOff' : 'plot.pointsOn')}</a>
      )}
    </p>
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
          {answers.map((answer) => (
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
            <p class="quiet">{t('plot.nested')}</p>
            <FiguresByReport context={context} answers={answers} failing={figures.failing} />
          </>
        )}
        {answers.some(({ total }) => total > listed) && (
          <p class="quiet">{t('plot.more', { limit: listed })}</p>
        )}
      </section>
      <FiguresOutcomes context={context} outcomes={outcomes} />
    </>
  )
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
      <FiguresForm {...props} />
      {'failure' in outcome ? (
        <p class="notice notice-error" role="alert">
          <bdi>{outcome.failure}</bdi>
        </p>
      ) : (
        <>
          {isCut && <p class="notice">{t('plot.cut', { most: choice.keys.length })}</p>}
          <Chosen {...props} figures={outcome} />
        </>
      )}
    </>,
  )
}
