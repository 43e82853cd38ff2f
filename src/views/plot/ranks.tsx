/** Bars from left to right, one a row, each with its name: what is in the order of a number. */
import type { VNode } from 'preact'
import { formatNumber } from '../../language/index.ts'
import { PointLink } from './marks.tsx'
import { roundUp, width } from './scale.ts'

export interface RankRow {
  name: string
  value: number
  /** The number as it is written. */
  text: string
  /** Read out and shown on pointing. */
  label: string
  href?: string
  inferred?: boolean
  fails?: boolean
}

const rowHeight = 22
const frame = { left: 220, right: 90, top: 8, bottom: 26 }
/** Of a name as much as fits, Chinese characters being twice as wide as letters. */
const mostUnits = 34

/** A text cut to so many half characters. */
export function cutText(text: string, units: number): string {
  let used = 0
  let cut = ''
  for (const character of text) {
    used += character < '\u0300' ? 1 : 2
    if (used > units) return `${cut.trimEnd()}…`
    cut += character
  }
  return cut
}

export function RankPlot({
  title,
  rows,
}: {
  title: string
  rows: readonly RankRow[]
}): VNode | null {
  if (rows.length === 0) return null
  const height = frame.top + rows.length * rowHeight + frame.bottom
  const values = rows.map(({ value }) => value)
  const least = Math.min(0, ...values)
  const from = least < 0 ? -roundUp(-least) : 0
  const to = roundUp(Math.max(...values, 0))
  const across = width - frame.left - frame.right
  const x = (value: number): number => frame.left + ((value - from) / (to - from)) * across
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <line class="axis" x1={x(0)} x2={x(0)} y1={frame.top} y2={height - frame.bottom} />
      {rows.map(({ name, value, text, label, href, inferred = false, fails = false }, i) => {
        const top = frame.top + i * rowHeight
        const point = { year: 0, value, label, ...(href !== undefined && { href }) }
        const left = Math.min(x(0), x(value))
        return (
          <g key={label} class="series-1">
            <text x={frame.left - 8} y={top + 15} text-anchor="end" aria-hidden="true">
              {cutText(name, mostUnits)}
            </text>
            <PointLink point={point}>
              <rect
                class={inferred ? 'plot-bar inferred' : 'plot-bar'}
                x={left}
                y={top + 3}
                // A stated 0 is a number: it is drawn, as thin as can be.
                width={Math.max(1.5, Math.abs(x(value) - x(0)))}
                height={rowHeight - 6}
              >
                <title>{label}</title>
              </rect>
            </PointLink>
            <text
              x={Math.max(x(value), x(0)) + 6}
              y={top + 15}
              class={fails ? 'point-fails' : undefined}
              aria-hidden="true"
            >
              {fails ? `${text} ✗` : text}
            </text>
          </g>
        )
      })}
      <text x={x(0)} y={height - 8} text-anchor="middle" aria-hidden="true">
        {formatNumber(0)}
      </text>
    </svg>
  )
}
