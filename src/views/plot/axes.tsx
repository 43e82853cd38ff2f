/** The lines and numbers behind a plot. */
import type { VNode } from 'preact'
import { formatNumber } from '../../language/index.ts'
import { height, usualArea, width, type Area, type Scale } from './scale.ts'

/** Years named below the frame at most; of more, every second, third, … is. */
const mostLabels = 12

export function Axes({
  years,
  scale,
  least,
  most,
  unit = '',
  area: { frame } = usualArea,
}: {
  years: readonly number[]
  scale: Scale
  least: number
  most: number
  unit?: string
  area?: Area
}): VNode {
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => least + share * (most - least))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const every = Math.ceil((last - first + 1) / mostLabels)
  const labelled: number[] = []
  // Without years both ends are infinite, and there is nothing to label.
  for (let year = first; Number.isFinite(year) && year <= last; year += every) labelled.push(year)
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
