/** Body by body: a small plot each over the same years, on one scale or each on its own. */
import type { VNode } from 'preact'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { Legend, rangeOf, SmallPlot, type PlotPoint, type PlotSeries } from '../plot/plot.tsx'
import {
  BodiesPager,
  FileLinks,
  LeftOut,
  measureTitle,
  type MeasuredProps,
} from './figures-bodies.tsx'
import { percentOf, type MeasuredView } from './figures-choice.ts'
import { figureAddress, sourceSaid } from './figures-series.ts'
import { measureName, shownNumber } from './measures.ts'

/** What a body has of a measure, year by year; a year without a report or without the measure has no point. */
function pointsOf(
  { context, view: { measured, sourceOf } }: Pick<MeasuredProps, 'context' | 'view'>,
  body: MeasuredView['shown'][number],
  measure: number,
): PlotPoint[] {
  const { t } = context
  const { kind } = measured.measures[measure]!
  const years = [...body.years].sort(([a], [b]) => a - b)
  return years.flatMap(([year, { report }]) => {
    const shown = shownNumber(t, measured, measure, report)
    if (shown === null) return []
    const value = measured.columns[measure]!.values[report]!
    const source = sourceOf(measure, report)
    const label = [
      `${body.reportingBody ?? body.newest.title ?? t('hit.untitled')} ${year} ${shown.text}`,
      measureName(t, measured.measures[measure]!),
      ...(shown.help === null ? [] : [shown.help]),
      ...(shown.isInferred ? [t('reading.inferred')] : []),
      ...(shown.fails ? [t('checks.valueFails')] : []),
      ...(source === null ? [] : [sourceSaid(t, source)]),
    ].join(' · ')
    const point = {
      year,
      value: Number.isNaN(value) ? null : kind === 'ratio' ? percentOf(value) : value,
      label,
      inferred: shown.isInferred,
      fails: shown.fails,
    }
    return [
      source === null
        ? point
        : { ...point, href: figureAddress(context, { ...measured.reports[report]!, source }) },
    ]
  })
}

export function FiguresMultiples(props: MeasuredProps): VNode {
  const { context, lang, choice, view } = props
  const { t } = context
  const { measures } = view.measured
  const { years } = view.bodies
  // What is counted in one unit shares its axis.
  const units = [...new Set(measures.map(({ kind, unit }) => (kind === 'ratio' ? '%' : unit)))]
  return (
    <section>
      {units.map((unit) => {
        const own = measures.flatMap((measure, place) =>
          (measure.kind === 'ratio' ? '%' : measure.unit) === unit ? [place] : [],
        )
        const title = own
          .map((place) => measureTitle(context, measures[place]!))
          .join(t('plot.and'))
        const panels = view.shown.flatMap((body) => {
          const series = own.map((measure): PlotSeries => ({
            name: measureName(t, measures[measure]!),
            points: pointsOf(props, body, measure),
          }))
          const name = body.reportingBody ?? body.newest.title ?? t('hit.untitled')
          return series.some(({ points }) => points.length > 0) ? [{ name, series, body }] : []
        })
        const points = panels.flatMap(({ series }) => series.flatMap((each) => each.points))
        const common = rangeOf(points.flatMap(({ value }) => value ?? []))
        const marks = [
          ...(points.some(({ value }) => value === null)
            ? [
                {
                  kind: 'blank',
                  name: t(unit === '%' ? 'bench.noRatio' : 'reading.blank'),
                } as const,
              ]
            : []),
          ...(points.some(({ inferred }) => inferred === true)
            ? [{ kind: 'inferred', name: t('reading.inferred') } as const]
            : []),
          ...(points.some(({ fails }) => fails === true)
            ? [{ kind: 'fails', name: t('checks.valueFails') } as const]
            : []),
        ]
        return (
          <PlotFrame
            key={unit}
            context={context}
            name={`bodies-${own.map((place) => measures[place]!.name).join('+')}`}
            title={title}
            isCaptioned
            plot={
              <div class="multiples">
                {panels.map(({ name, series, body }) => (
                  <SmallPlot
                    key={body.newest.reportId}
                    title={name}
                    series={series}
                    years={years}
                    unit={unit === '%' ? unit : ''}
                    range={
                      choice.scale === 'same'
                        ? common
                        : rangeOf(
                            series.flatMap((each) => each.points.flatMap((p) => p.value ?? [])),
                          )
                    }
                  />
                ))}
              </div>
            }
            legend={
              <Legend
                names={own.map((place) => measureTitle(context, measures[place]!))}
                marks={marks}
                label={title}
              />
            }
          />
        )
      })}
      <p class="quiet">{t(`bench.scaleSaid.${choice.scale}`)}</p>
      <BodiesPager {...props} />
      <LeftOut context={context} view={view} />
      <FileLinks {...{ context, lang, choice }} file="reports" />
    </section>
  )
}
