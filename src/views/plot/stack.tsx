/** Parts of a whole for each year, stacked to 100 %. */
import type { VNode } from 'preact'
import { formatNumber } from '../../language/index.ts'
import { Axes } from './axes.tsx'
import { PointLink } from './marks.tsx'
import { bandScaleOf, height, width } from './scale.ts'

export interface StackPart {
  label: string
  /** null where no report gives a number. */
  value: number | null
  /** The cell it was read from, where it is one. */
  href?: string | undefined
}

export interface StackYear {
  year: number
  parts: readonly StackPart[]
}

const widestBar = 48

function Column({
  year: { year, parts },
  x,
  y,
  bar,
}: {
  year: StackYear
  x: number
  y: (percent: number) => number
  bar: number
}): VNode {
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0)
  let below = 0
  return (
    <>
      {parts.map(({ label, value, href }, i) => {
        if (value === null || value <= 0) return null
        const from = (100 * below) / sum
        below += value
        const to = (100 * below) / sum
        const text = `${year} ${label} ${formatNumber(value)} (${Math.round(to - from)}%)`
        return (
          <PointLink
            key={label}
            point={{ year, value, label: text, ...(href !== undefined && { href }) }}
          >
            <rect
              class={`series-${i + 1}`}
              x={x - bar / 2}
              y={y(to)}
              width={bar}
              height={y(from) - y(to)}
            >
              <title>{text}</title>
            </rect>
          </PointLink>
        )
      })}
    </>
  )
}

export function StackPlot({
  title,
  years,
}: {
  title: string
  years: readonly StackYear[]
}): VNode | null {
  const known = years.filter(({ parts }) => parts.some(({ value }) => (value ?? 0) > 0))
  if (known.length === 0) return null
  const all = known.map(({ year }) => year)
  const { scale, band } = bandScaleOf(all, 0, 100)
  return (
    <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Axes years={all} scale={scale} least={0} most={100} unit="%" />
      {known.map((year) => (
        <Column
          key={year.year}
          year={year}
          x={scale.x(year.year)}
          y={scale.y}
          bar={Math.min(widestBar, band * 0.7)}
        />
      ))}
    </svg>
  )
}
