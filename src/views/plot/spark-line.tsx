/** A line as small as a word, beside the numbers that it is drawn of: it says nothing that these do not, so it is not read out. */
import type { VNode } from 'preact'
import { stretches } from './lines.tsx'
import type { PlotPoint } from './marks.tsx'
import { rangeOf } from './scale.ts'

const width = 120
const height = 28
const margin = 4

/** Null where fewer than two numbers are there to be joined. */
export function SparkLine({
  points,
  years,
}: {
  points: readonly Pick<PlotPoint, 'year' | 'value'>[]
  /** First and last year of the axis: lines in one column have the same. */
  years: readonly [first: number, last: number]
}): VNode | null {
  const values = points.flatMap(({ value }) => value ?? [])
  if (values.length < 2) return null
  const [first, last] = years
  const { least, most } = rangeOf(values)
  const x = (year: number): number =>
    margin + ((year - first) / Math.max(1, last - first)) * (width - 2 * margin)
  const y = (value: number): number =>
    margin + (1 - (value - least) / (most - least)) * (height - 2 * margin)
  const place = (number: number): string => String(Math.round(number * 10) / 10)
  return (
    <svg class="spark series-1" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {stretches(points).map((run) => (
        <polyline
          key={run[0]?.year}
          class="line"
          points={run
            .map(({ year, value }) => `${place(x(year))},${place(y(value ?? 0))}`)
            .join(' ')}
        />
      ))}
      {points.map(({ year, value }, i) =>
        value === null ? null : (
          <circle key={i} class="dot" cx={place(x(year))} cy={place(y(value))} r="2" />
        ),
      )}
    </svg>
  )
}
