/** What a plot is made of: series of points, each with the address of the cell it was read from. */
import type { ComponentChildren, VNode } from 'preact'

export interface PlotPoint {
  year: number
  /** null for a blank: no height is made up for it. */
  value: number | null
  /** Where the value stands; a point without it is no link. */
  href?: string
  /** Read out and shown on pointing. */
  label: string
  inferred?: boolean
  /** Part of a sum that does not come out. */
  fails?: boolean
}

export interface PlotSeries {
  name: string
  points: readonly PlotPoint[]
  /** Points of many bodies, which no line joins. */
  isScattered?: boolean
  /** The range around the points in which half of all numbers lie. */
  band?: PlotBand
}

export interface PlotBand {
  name: string
  years: readonly { year: number; low: number; high: number }[]
}

/** A mark that leads to the cell of its point. */
export function PointLink({
  point: { href, label },
  isStop = true,
  children,
}: {
  point: PlotPoint
  /** Whether the tab key stops at it; not where marks stand by the hundred and a table below has the same links. */
  isStop?: boolean
  children: ComponentChildren
}): VNode {
  // What is said on pointing is said to who has no pointer, too.
  if (href === undefined)
    return isStop ? (
      <g tabIndex={0} role="img" aria-label={label}>
        {children}
      </g>
    ) : (
      <>{children}</>
    )
  return (
    <a href={href} aria-label={label} {...(!isStop && { tabIndex: -1 })}>
      {children}
    </a>
  )
}

/** A blank cell: an open square on the zero line, where no number is. */
export function BlankMark({ point, x, y }: { point: PlotPoint; x: number; y: number }): VNode {
  return (
    <PointLink point={point}>
      <rect class="blank-mark" x={x - 4} y={y - 4} width="8" height="8">
        <title>{point.label}</title>
      </rect>
    </PointLink>
  )
}
