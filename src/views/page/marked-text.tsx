/** Text with its marked places. Texts of reports reach the page here, always as text. */
import type { ComponentChild, VNode } from 'preact'

/** [start, end) in UTF-16 units of the text; `across` where a word stands there across the words of the text alone. */
export type TextRange = readonly [start: number, end: number, how?: 'across']

/** What is marked of a text, and what is marked as standing across its words, as one list. */
export function rangesOf(
  marks: readonly TextRange[],
  across: readonly TextRange[],
): readonly TextRange[] {
  return across.length === 0
    ? marks
    : [...marks, ...across.map(([start, end]): TextRange => [start, end, 'across'])]
}

interface MarkedTextProps {
  text: string
  ranges: readonly TextRange[]
}

/** Ranges out of order, overlapping or beyond the text are cut to what can be shown. */
export function MarkedText({ text, ranges }: MarkedTextProps): VNode {
  const parts: ComponentChild[] = []
  let position = 0
  for (const [from, to, how] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(from, position)
    const end = Math.min(to, text.length)
    if (start >= end) continue
    if (start > position) parts.push(text.slice(position, start))
    parts.push(<mark class={how}>{text.slice(start, end)}</mark>)
    position = end
  }
  if (position < text.length) parts.push(text.slice(position))
  return <>{parts}</>
}
