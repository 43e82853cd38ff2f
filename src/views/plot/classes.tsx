/** Bars of one width beside each other, each of a class of numbers: how numbers are spread. */
import type { VNode } from 'preact'
import { Axes } from './axes.tsx'
import { PointLink } from './marks.tsx'
import { height, rangeOf, scaleOf, width, frame } from './scale.ts'

export interface ClassBar {
  /** Written below. */
  name: string
  count: number
  /** Read out and shown on pointing. */
  label: string
  href?: string
}

/** The axis has four steps, and half a body is none. */
const fewest = 4
const widestBar = 48
/** Names below at most; of more, every second, third, … is. */
const mostNames = 12

export function ClassPlot({
  title,
  bars,
}: {
  title: string
  bars: readonly ClassBar[]
}): VNode | null {
  if (bars.length === 0) return null
  const { least, most } = rangeOf([fewest, ...bars.map(({ count }) => count)])
  const scale = scaleOf([0, 1], least, most)
  const band = (width - frame.left - frame.right) / bars.length
  const bar = Math.min(widestBar, band * 0.85)
  const every = Math.ceil(bars.length / mostNames)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={[]} scale={scale} least={least} most={most} />
      {bars.map(({ name, count, label, href }, i) => {
        const middle = frame.left + (i + 0.5) * band
        const top = scale.y(count)
        return (
          <g key={name} class="series-1">
            {count > 0 && (
              <PointLink
                point={{ year: 0, value: count, label, ...(href !== undefined && { href }) }}
              >
                <rect
                  class="plot-bar"
                  x={middle - bar / 2}
                  y={Math.min(top, scale.y(0) - 1.5)}
                  width={bar}
                  height={Math.max(1.5, scale.y(0) - top)}
                >
                  <title>{label}</title>
                </rect>
              </PointLink>
            )}
            {i % every === 0 && (
              <text x={middle} y={height - 10} text-anchor="middle" aria-hidden="true">
                {name}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
