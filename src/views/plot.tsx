/** Plots as plain SVG, drawn by the server: they weigh nothing, need no script, and their points are links. */
import type { VNode } from 'preact'
import { formatNumber } from './language.ts'

export interface PlotPoint {
  year: number
  /** null for a blank: the line breaks there. */
  value: number | null
  /** Where the value stands; a point without it is no link. */
  href?: string
  /** Read out and shown on pointing. */
  label: string
  inferred?: boolean
}

export interface PlotSeries {
  name: string
  points: readonly PlotPoint[]
}

const width = 720
const height = 280
const frame = { left: 64, right: 16, top: 16, bottom: 32 }

/** Series are told apart by this many colours; callers draw no more. */
export const mostSeries = 6

/** The number at or above a value whose quarters are round too: the axis has four steps. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((each) => each * power >= value) ?? 10
  return step * power
}

interface Scale {
  x: (year: number) => number
  y: (value: number) => number
}

function scaleOf(years: readonly number[], least: number, most: number): Scale {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const across = width - frame.left - frame.right
  const down = height - frame.top - frame.bottom
  return {
    x: (year) =>
      frame.left + (first === last ? across / 2 : ((year - first) / (last - first)) * across),
    y: (value) => frame.top + (1 - (value - least) / (most - least)) * down,
  }
}

function Axes({
  years,
  scale,
  least,
  most,
  unit = '',
}: {
  years: readonly number[]
  scale: Scale
  least: number
  most: number
  unit?: string
}): VNode {
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => least + share * (most - least))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const every = Math.ceil((last - first + 1) / 12)
  const labelled: number[] = []
  for (let year = first; year <= last; year += every) labelled.push(year)
  return (
    <g aria-hidden="true">
      {lines.map((value) => (
        <g key={value}>
          <line
            class="axis"
            x1={frame.left}
            x2={width - frame.right}
            y1={scale.y(value)}
            y2={scale.y(value)}
          />
          <text x={frame.left - 8} y={scale.y(value) + 4} text-anchor="end">
            {formatNumber(Math.round(value * 100) / 100)}
            {unit}
          </text>
        </g>
      ))}
      {labelled.map((year) => (
        <text key={year} x={scale.x(year)} y={height - 10} text-anchor="middle">
          {year}
        </text>
      ))}
    </g>
  )
}

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

function Dot({ point, scale }: { point: PlotPoint; scale: Scale }): VNode | null {
  if (point.value === null) return null
  const dot: VNode = (
    <circle
      class={point.inferred === true ? 'dot inferred' : 'dot'}
      cx={scale.x(point.year)}
      cy={scale.y(point.value)}
      r="5"
    >
      <title>{point.label}</title>
    </circle>
  )
  if (point.href === undefined) return dot
  return (
    <a href={point.href} aria-label={point.label}>
      {dot}
    </a>
  )
}

/** Lines over years; a blank breaks the line and is no point. */
export function LinePlot({
  title,
  series,
}: {
  title: string
  series: readonly PlotSeries[]
}): VNode | null {
  const points = series.flatMap((each) => each.points)
  const values = points.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return null
  const years = points.map(({ year }) => year)
  const most = roundUp(Math.max(...values, 0))
  const lowest = Math.min(...values, 0)
  const least = lowest < 0 ? -roundUp(-lowest) : 0
  const scale = scaleOf(years, least, most)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={years} scale={scale} least={least} most={most} />
      {series.slice(0, mostSeries).map(({ name, points: own }, i) => (
        <g key={name} class={`series-${i + 1}`}>
          {stretches(own).map((run) => (
            <polyline
              key={run[0]?.year}
              class="line"
              points={run
                .map(({ year, value }) => `${scale.x(year)},${scale.y(value ?? 0)}`)
                .join(' ')}
            />
          ))}
          {own.map((point) => (
            <Dot key={`${point.year} ${point.href ?? ''}`} point={point} scale={scale} />
          ))}
        </g>
      ))}
    </svg>
  )
}

/** Parts of a whole for each year, stacked to 100 %. */
export function StackPlot({
  title,
  years,
}: {
  title: string
  years: readonly { year: number; parts: readonly { label: string; value: number }[] }[]
}): VNode | null {
  const known = years.filter(({ parts }) => parts.some(({ value }) => value > 0))
  if (known.length === 0) return null
  const all = known.map(({ year }) => year)
  // Half a year of room at each end, so that the first and last bars stand inside the frame.
  const [first, last] = [Math.min(...all), Math.max(...all)]
  const scale = scaleOf([first - 0.5, last + 0.5], 0, 100)
  const bar = Math.min(48, ((width - frame.left - frame.right) / (last - first + 1)) * 0.7)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Axes years={all} scale={scale} least={0} most={100} unit="%" />
      {known.map(({ year, parts }) => {
        const sum = parts.reduce((total, { value }) => total + value, 0)
        let below = 0
        return parts.map(({ label, value }, i) => {
          const from = (100 * below) / sum
          below += value
          const to = (100 * below) / sum
          return value === 0 ? null : (
            <rect
              key={`${year} ${label}`}
              class={`series-${i + 1}`}
              x={scale.x(year) - bar / 2}
              y={scale.y(to)}
              width={bar}
              height={scale.y(from) - scale.y(to)}
            >
              <title>{`${year} ${label} ${formatNumber(value)} (${Math.round(to - from)}%)`}</title>
            </rect>
          )
        })
      })}
    </svg>
  )
}

/** Names of the series with their colours. */
export function Legend({ names, label }: { names: readonly string[]; label: string }): VNode {
  return (
    <ul class="legend" aria-label={label}>
      {names.slice(0, mostSeries).map((name, i) => (
        <li key={name}>
          <span class={`swatch series-${i + 1}`} aria-hidden="true" /> <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}
