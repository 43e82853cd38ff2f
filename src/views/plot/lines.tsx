/** Lines over years. */
import type { VNode } from 'preact'
import { Axes } from './axes.tsx'
import { BlankMark, PointLink, type PlotPoint, type PlotSeries } from './marks.tsx'
import { height, mostSeries, rangeOf, scaleOf, width, type Scale } from './scale.ts'

/** Stretches of points that follow each other without a blank or a missing year. */
function stretches(points: readonly PlotPoint[]): PlotPoint[][] {
  const runs: PlotPoint[][] = []
  let before: PlotPoint | undefined
  for (const point of [...points].sort((a, b) => a.year - b.year)) {
    const follows = before !== undefined && before.value !== null && before.year === point.year - 1
    if (point.value !== null) {
      if (follows) runs.at(-1)?.push(point)
      else runs.push([point])
    }
    before = point
  }
  return runs
}

function Dot({
  point,
  scale,
  isScattered,
}: {
  point: PlotPoint
  scale: Scale
  isScattered: boolean
}): VNode {
  if (point.value === null)
    return <BlankMark point={point} x={scale.x(point.year)} y={scale.y(0)} />
  return (
    <PointLink point={point} isStop={!isScattered}>
      <circle
        class={point.inferred === true ? 'dot inferred' : 'dot'}
        cx={scale.x(point.year)}
        cy={scale.y(point.value)}
        r={isScattered ? 3.5 : 5}
      >
        <title>{point.label}</title>
      </circle>
    </PointLink>
  )
}

/** Lines over years; a blank breaks the line and is marked on the zero line. */
export function LinePlot({
  title,
  series,
}: {
  title: string
  series: readonly PlotSeries[]
}): VNode | null {
  const points = series.flatMap((each) => each.points)
  if (points.length === 0) return null
  const years = points.map(({ year }) => year)
  const { least, most } = rangeOf(points.flatMap(({ value }) => value ?? []))
  const scale = scaleOf(years, least, most)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={years} scale={scale} least={least} most={most} />
      {series.slice(0, mostSeries).map(({ name, points: own, isScattered = false }, i) => (
        <g key={name} class={`series-${i + 1}`}>
          {!isScattered &&
            stretches(own).map((run) => (
              <polyline
                key={run[0]?.year}
                class="line"
                points={run
                  .map(({ year, value }) => `${scale.x(year)},${scale.y(value ?? 0)}`)
                  .join(' ')}
              />
            ))}
          {own.map((point) => (
            <Dot key={`${point.year} ${point.href ?? ''}`} {...{ point, scale, isScattered }} />
          ))}
        </g>
      ))}
    </svg>
  )
}
