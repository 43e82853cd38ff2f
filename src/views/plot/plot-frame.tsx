/** A plot with its legend and the buttons that save it. */
import type { VNode } from 'preact'
import type { PageContext } from '../page/page-context.ts'

export function PlotFrame({
  context: { t },
  name,
  title,
  isCaptioned = false,
  plot,
  legend,
}: {
  context: PageContext
  /** Name of the saved file, without its ending. */
  name: string
  title: string
  /** Whether the title is written above: where no heading says it. */
  isCaptioned?: boolean
  plot: VNode
  legend: VNode
}): VNode {
  return (
    <figure class="plot-frame" data-plot={name} data-title={title}>
      {isCaptioned && <figcaption>{title}</figcaption>}
      <div class="plot-scroll" role="region" aria-label={title} tabIndex={0}>
        {plot}
      </div>
      {legend}
      <div class="plot-tools">
        {(['svg', 'png'] as const).map((format) => (
          <button key={format} type="button" data-save={format}>
            {t(`plot.${format}`)}
          </button>
        ))}
      </div>
    </figure>
  )
}
