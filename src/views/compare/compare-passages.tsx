/** The passages of two reports beside each other, what changed in them marked. */
import type { ComponentChild, VNode } from 'preact'
import type { ComparedPassage, ComparedText, Comparison, Report } from '../../report/index.ts'
import { reportAddress, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { scriptTag } from '../page/region.ts'

/** The text with what the other side does not have marked as deleted or inserted. */
function ChangedText({ text, as }: { text: ComparedText; as: 'del' | 'ins' }): VNode {
  const Mark = as
  const parts: ComponentChild[] = []
  let position = 0
  for (const [start, end] of text.changes ?? []) {
    if (start > position) parts.push(text.text.slice(position, start))
    parts.push(<Mark>{text.text.slice(start, end)}</Mark>)
    position = end
  }
  parts.push(text.text.slice(position))
  return <>{parts}</>
}

interface RowProps {
  context: PageContext
  state: SearchState
  comparison: Comparison
}

function PassageCell({
  context,
  state,
  report,
  text,
  as,
}: Omit<RowProps, 'comparison'> & {
  report: Report
  text: ComparedText
  as: 'del' | 'ins'
}): VNode {
  const { root } = context
  const address = reportAddress(report.reportId, {
    root,
    q: '',
    lang: state.lang,
    passageId: text.id,
  })
  return (
    <>
      <p lang={scriptTag(report.script)}>
        <ChangedText text={text} as={as} />
      </p>
      <a
        class="compare-open"
        href={address}
        aria-label={context.t('report.permalink')}
        title={context.t('report.permalink')}
      >
        ¶
      </a>
    </>
  )
}

function PassageRow({
  context,
  state,
  comparison,
  passage,
}: RowProps & { passage: ComparedPassage }): VNode {
  const { t } = context
  const { outcome } = passage
  const a = 'a' in passage ? passage.a : null
  const b = 'b' in passage ? passage.b : null
  const cell = (text: ComparedText | null, report: Report, as: 'del' | 'ins'): VNode => (
    <div class={text === null ? 'compare-cell compare-empty' : 'compare-cell'}>
      {text !== null && (
        <PassageCell context={context} state={state} report={report} text={text} as={as} />
      )}
    </div>
  )
  return (
    <li class={`compare-row compare-${outcome}`}>
      <span class="compare-outcome">{t(`compare.${outcome}`)}</span>
      {cell(a, comparison.a, 'del')}
      {cell(b, comparison.b, 'ins')}
    </li>
  )
}

/** Passages that did not change are folded where several follow each other. */
export function ComparePassages(props: RowProps & { passages: readonly ComparedPassage[] }): VNode {
  const { context, passages } = props
  const items: VNode[] = []
  for (let i = 0; i < passages.length;) {
    let end = i
    while (passages[end]?.outcome === 'same') end++
    const run = passages.slice(i, Math.max(end, i + 1))
    const rows = run.map((passage, n) => <PassageRow key={i + n} {...props} passage={passage} />)
    if (end > i) {
      items.push(
        <li key={`fold-${i}`}>
          <details class="compare-fold">
            <summary>{context.t('compare.sameFold', { count: run.length })}</summary>
            <ol>{rows}</ol>
          </details>
        </li>,
      )
    } else items.push(...rows)
    i += run.length
  }
  return <ol class="compare-rows">{items}</ol>
}
