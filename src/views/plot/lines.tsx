/** Lines over years. */
import type { VNode } from 'preact'
import { Axes } from './axes.tsx'
import { BlankMark, PointLink, type PlotBand, type PlotPoint, type PlotSeries } from './marks.tsx'
import { cutText } from './ranks.tsx'
import {
  height,
  labelledArea,
  mostSeries,
  rangeOf,
  scaleOf,
  usualArea,
  width,
  type Scale,
} from './scale.ts'

/** The range between two numbers of each year: a surface over years that follow each other, a stroke for one alone. */
function Band({ band: { name, years }, scale }: { band: PlotBand; scale: Scale }): VNode {
  const runs: (typeof years)[number][][] = []
  for (const each of [...years].sort((a, b) => a.year - b.year)) {
    if (runs.at(-1)?.at(-1)?.year === each.year - 1) runs.at(-1)?.push(each)
    else runs.push([each])
  }
  const place = (year: number, value: number): string => `${scale.x(year)},${scale.y(value)}`
  return (
    <g class="band">
      <title>{name}</title>
      {runs.map((run) => {
        const [first] = run
        return run.length === 1 && first !== undefined ? (
          <line
            key={first.year}
            x1={scale.x(first.year)}
            x2={scale.x(first.year)}
            y1={scale.y(first.low)}
            y2={scale.y(first.high)}
          />
        ) : (
          <polygon
            key={first?.year}
            points={[
              ...run.map(({ year, high }) => place(year, high)),
              ...run.toReversed().map(({ year, low }) => place(year, low)),
            ].join(' ')}
          />
        )
      })}
    </g>
  )
}

/** Stretches of points that follow each other without a blank or a missing year. */
export function stretches<Point extends Pick<PlotPoint, 'year' | 'value'>>(
  points: readonly Point[],
): Point[][] {
  const runs: Point[][] = []
  let before: Point | undefined
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

/** A number's mark. */
export function Dot({
  point,
  scale,
  isScattered = false,
  radius = isScattered ? 3 : 5,
}: {
  point: PlotPoint
  scale: Scale
  isScattered?: boolean
  radius?: number
}): VNode {
  if (point.value === null)
    return <BlankMark point={point} x={scale.x(point.year)} y={scale.y(0)} />
  return (
    <PointLink point={point} isStop={!isScattered}>
      <circle
        class={`dot${point.inferred === true ? ' inferred' : ''}${isScattered ? ' scattered' : ''}`}
        cx={scale.x(point.year)}
        cy={scale.y(point.value)}
        r={radius}
      >
        <title>{point.label}</title>
      </circle>
      {point.fails === true && (
        <text
          class="point-fails"
          x={scale.x(point.year)}
          y={scale.y(point.value) - 9}
          text-anchor="middle"
          aria-hidden="true"
        >
          ✗
        </text>
      )}
    </PointLink>
  )
}

/** Points by the hundred go behind the lines that sum them up; colours stay those of the series' own order. */
function inDrawingOrder(series: readonly PlotSeries[]): (PlotSeries & { place: number })[] {
  return series
    .slice(0, mostSeries)
    .map((each, place) => ({ ...each, place }))
    .sort((a, b) => Number(b.isScattered ?? false) - Number(a.isScattered ?? false))
}

/** Half characters of a name that fit beside the end of its line, and the least room between two names. */
const mostUnits = 22
const leastGap = 14

/** The names of lines at their ends, moved apart where they would meet. */
function EndLabels({ series, scale }: { series: readonly PlotSeries[]; scale: Scale }): VNode {
  const ends = inDrawingOrder(series).flatMap(({ name, points, isScattered, place }) => {
    const last = points
      .filter(({ value }) => value !== null)
      .reduce<PlotPoint | undefined>(
        (a, b) => (a !== undefined && a.year > b.year ? a : b),
        undefined,
      )
    if (isScattered === true || last === undefined) return []
    return [{ name, place, x: scale.x(last.year) + 10, y: scale.y(last.value ?? 0) + 4 }]
  })
  ends.sort((a, b) => a.y - b.y)
  let below = -Infinity
  for (const end of ends) below = end.y = Math.max(end.y, below + leastGap)
  // What was pushed below the frame goes up again.
  let above = height - 20
  for (const end of ends.toReversed()) above = (end.y = Math.min(end.y, above)) - leastGap
  return (
    <g aria-hidden="true">
      {ends.map(({ name, place, x, y }) => (
        <text key={name} class={`series-${place + 1} end-label`} x={x} y={y}>
          {cutText(name, mostUnits)}
        </text>
      ))}
    </g>
  )
}

/** Lines over years; a blank breaks the line and is marked on the zero line. */
export function LinePlot({
  title,
  series,
  isLabelled = false,
}: {
  title: string
  series: readonly PlotSeries[]
  /** Whether lines are named at their ends. */
  isLabelled?: boolean
}): VNode | null {
  const points = series.flatMap((each) => each.points)
  if (points.length === 0) return null
  const years = points.map(({ year }) => year)
  const bands = series.flatMap(
    ({ band }) => band?.years.flatMap(({ low, high }) => [low, high]) ?? [],
  )
  const { least, most } = rangeOf([...points.flatMap(({ value }) => value ?? []), ...bands])
  const area = isLabelled ? labelledArea : usualArea
  const scale = scaleOf(years, least, most, area)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={years} scale={scale} least={least} most={most} area={area} />
      {inDrawingOrder(series).map(({ name, points: own, isScattered = false, band, place: i }) => (
        <g key={name} class={`series-${i + 1}`}>
          {band !== undefined && <Band band={band} scale={scale} />}
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
      {isLabelled && <EndLabels series={series} scale={scale} />}
    </svg>
  )
}
