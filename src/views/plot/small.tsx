/** Lines over years in little room: one of many plots that are looked at together. */
import type { VNode } from 'preact'
import { formatNumber } from '../../language/index.ts'
import { Dot, stretches } from './lines.tsx'
import type { PlotSeries } from './marks.tsx'
import { cutText } from './ranks.tsx'
import { mostSeries, scaleOf } from './scale.ts'

const size = { width: 240, height: 150, frame: { left: 44, right: 12, top: 26, bottom: 22 } }
/** Half characters of the name that fit. */
const mostUnits = 34

export function SmallPlot({
  title,
  series,
  years,
  unit = '',
  range: { least, most },
}: {
  title: string
  series: readonly PlotSeries[]
  /** Years of all plots beside it, so that each stands under the same. */
  years: readonly number[]
  /** Written behind the numbers of the axis. */
  unit?: string
  range: { least: number; most: number }
}): VNode {
  const scale = scaleOf(years, least, most, size)
  const ends = [...new Set([Math.min(...years), Math.max(...years)])]
  return (
    <svg
      class="plot small-plot"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="group"
      aria-label={title}
    >
      <g aria-hidden="true">
        <text class="panel-title" x="4" y="15">
          {cutText(title, mostUnits)}
        </text>
        {[...new Set([least, 0, most])].map((value) => (
          <g key={value}>
            <line
              class="axis"
              x1={size.frame.left}
              x2={size.width - size.frame.right}
              y1={scale.y(value)}
              y2={scale.y(value)}
            />
            <text x={size.frame.left - 5} y={scale.y(value) + 4} text-anchor="end">
              {formatNumber(value)}
              {unit}
            </text>
          </g>
        ))}
        {ends.map((year, i) => (
          <text
            key={year}
            x={scale.x(year)}
            y={size.height - 6}
            text-anchor={ends.length === 1 ? 'middle' : i === 0 ? 'start' : 'end'}
          >
            {year}
          </text>
        ))}
      </g>
      {series.slice(0, mostSeries).map(({ name, points }, i) => (
        <g key={name} class={`series-${i + 1}`}>
          {stretches(points).map((run) => (
            <polyline
              key={run[0]?.year}
              class="line"
              points={run
                .map(({ year, value }) => `${scale.x(year)},${scale.y(value ?? 0)}`)
                .join(' ')}
            />
          ))}
          {points.map((point) => (
            <Dot key={point.year} point={point} scale={scale} radius={3.5} />
          ))}
        </g>
      ))}
    </svg>
  )
}
