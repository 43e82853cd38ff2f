/**
 * Plots as plain SVG, drawn by the server: they weigh nothing in the browser, need no script and no inline style, and
 * their points are links. Each kind of plot has its file in plot/.
 */
import type { VNode } from 'preact'
import { mostSeries } from './scale.ts'

export { BarPlot } from './bars.tsx'
export { ClassPlot } from './classes.tsx'
export { LinePlot } from './lines.tsx'
export { SparkLine } from './spark-line.tsx'
export type { PlotBand, PlotPoint, PlotSeries } from './marks.tsx'
export { RankPlot } from './ranks.tsx'
export { mostSeries, rangeOf } from './scale.ts'
export { SmallPlot } from './small.tsx'
export { StackPlot, type StackYear } from './stack.tsx'

/** Names of the series with their colours, and what marks stand for that are no plain number. */
export function Legend({
  names,
  marks = [],
  label,
}: {
  names: readonly string[]
  marks?: readonly { kind: 'blank' | 'inferred' | 'band' | 'fails'; name: string }[]
  label: string
}): VNode {
  return (
    <ul class="legend" aria-label={label}>
      {names.slice(0, mostSeries).map((name, i) => (
        <li key={name} class={`series-${i + 1}`}>
          <span class="swatch" aria-hidden="true" /> <bdi>{name}</bdi>
        </li>
      ))}
      {marks.map(({ kind, name }) => (
        <li key={kind}>
          <span class={`swatch swatch-${kind}`} aria-hidden="true" /> {name}
        </li>
      ))}
    </ul>
  )
}
