/** Bars over years, those of one year side by side. */
import type { VNode } from 'preact'
import { Axes } from './axes.tsx'
import { BlankMark, PointLink, type PlotSeries } from './marks.tsx'
import { bandScaleOf, height, mostSeries, rangeOf, width } from './scale.ts'

const widestBar = 40

/** A blank has no bar: its place is marked on the zero line. */
export function BarPlot({
  title,
  series,
}: {
  title: string
  series: readonly PlotSeries[]
}): VNode | null {
  const shown = series.slice(0, mostSeries)
  const points = shown.flatMap((each) => each.points)
  if (points.length === 0) return null
  const years = points.map(({ year }) => year)
  const { least, most } = rangeOf(points.flatMap(({ value }) => value ?? []))
  const { scale, band } = bandScaleOf(years, least, most)
  const bar = Math.min(widestBar, (band * 0.8) / shown.length)
  const zero = scale.y(0)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={years} scale={scale} least={least} most={most} />
      {shown.map(({ name, points: own }, i) => (
        <g key={name} class={`series-${i + 1}`}>
          {own.map((point) => {
            const left = scale.x(point.year) + (i - shown.length / 2) * bar
            const key = `${point.year} ${point.href ?? ''}`
            if (point.value === null)
              return <BlankMark key={key} point={point} x={left + bar / 2} y={zero} />
            // A stated 0 is a number: it is drawn, as thin as can be.
            const tall = Math.max(1.5, Math.abs(zero - scale.y(point.value)))
            return (
              <PointLink key={key} point={point}>
                <rect
                  class={point.inferred === true ? 'plot-bar inferred' : 'plot-bar'}
                  x={left + 0.5}
                  y={point.value < 0 ? zero : zero - tall}
                  width={Math.max(1, bar - 1)}
                  height={tall}
                >
                  <title>{point.label}</title>
                </rect>
                {point.fails === true && (
                  <text
                    class="point-fails"
                    x={left + bar / 2}
                    y={zero - tall - 4}
                    text-anchor="middle"
                    aria-hidden="true"
                  >
                    ✗
                  </text>
                )}
              </PointLink>
            )
          })}
        </g>
      ))}
    </svg>
  )
}
