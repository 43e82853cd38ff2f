/** How applications came out: shares of each year, and the numbers below. */
import type { VNode } from 'preact'
import { outcomeGroups, type OutcomeShare, type OutcomeYear } from './figures-choice.ts'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { Legend, StackPlot } from '../plot/plot.tsx'
import { FigureTable } from '../page/table-frame.tsx'

function ShareCell({
  context: { t },
  share,
}: {
  context: PageContext
  share: OutcomeShare
}): VNode {
  const text = share.sum === null ? t('reading.blank') : formatNumber(share.sum)
  return (
    <span class={share.sum === null ? 'figure-blank' : undefined}>
      {share.href === undefined ? text : <a href={share.href}>{text}</a>}
    </span>
  )
}

export function FiguresOutcomes({
  context,
  outcomes,
  files,
}: {
  context: PageContext
  outcomes: readonly OutcomeYear[]
  /** The way to its table as a file. */
  files: VNode
}): VNode | null {
  const { t } = context
  if (outcomes.length === 0) return null
  const title = t('plot.outcomes')
  const names = outcomeGroups.map((group) => t(`outcome.${group}`))
  const plot = (
    <StackPlot
      title={title}
      years={outcomes.map(({ year, shares }) => ({
        year,
        parts: outcomeGroups.map((group) => ({
          label: t(`outcome.${group}`),
          value: shares[group]?.sum ?? null,
          href: shares[group]?.href,
        })),
      }))}
    />
  )
  return (
    <section>
      <h2>{title}</h2>
      <PlotFrame
        {...{ context, title, plot }}
        name="outcomes"
        legend={<Legend names={names} label={title} />}
      />
      <FigureTable label={t('plot.outcomesTable')} head={[t('filter.year'), ...names]}>
        {outcomes.map(({ year, shares }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {outcomeGroups.map((group) => {
              const share = shares[group]
              return (
                <td key={group} class="number">
                  {share !== undefined && <ShareCell context={context} share={share} />}
                </td>
              )
            })}
          </tr>
        ))}
      </FigureTable>
      {files}
    </section>
  )
}
