/** One figure as people read it: a number, or why there is none, and how it was read. */
import type { ComponentChild, VNode } from 'preact'
import type { Figure } from '../../report/index.ts'
import { formatNumber } from '../../language/index.ts'
import type { Translator } from '../page/language.ts'

interface FigureValueProps {
  t: Translator
  figure: Pick<Figure, 'value' | 'raw' | 'reading' | 'state' | 'candidates'>
  /** Address of the cell or sentence; without it the value is no link. */
  href?: string | undefined
  /** Whether a sum of the report that it is part of does not come out. */
  fails?: boolean
}

/** The readings that a reader must know of beside the value; a plain cell needs no word. */
const noted = { inferred: 'reading.inferredHelp', unreadable: 'reading.unreadableHelp' } as const

/** `345`, `空白（/）`, `无法辨认`, `说法不一（28、30）`: a blank is never a 0. */
export function valueText(
  t: Translator,
  { value, raw, reading, state, candidates = [] }: FigureValueProps['figure'],
): string {
  if (value !== null) return formatNumber(value)
  if (state === 'disputed') {
    const values = new Set(candidates.flatMap((each) => each.value ?? []))
    return `${t('reading.disputed')}（${[...values].map(formatNumber).join('、')}）`
  }
  const why = t(reading === 'unreadable' ? 'reading.unreadable' : 'reading.blank')
  const printed = raw.trim()
  return printed === '' ? why : `${why}（${printed}）`
}

export function FigureValue({ t, figure, href, fails = false }: FigureValueProps): VNode {
  const { value, reading } = figure
  const text = valueText(t, figure)
  const content: ComponentChild = href === undefined ? text : <a href={href}>{text}</a>
  const help =
    reading === 'inferred' || reading === 'unreadable'
      ? t(noted[reading])
      : value === null
        ? t(figure.state === 'disputed' ? 'reading.disputedHelp' : 'reading.blankHelp')
        : undefined
  return (
    <span class={value === null ? 'figure-value figure-blank' : 'figure-value'} title={help}>
      <bdi>{content}</bdi>
      {fails && (
        <span
          class="value-fails"
          role="img"
          aria-label={t('checks.valueFails')}
          title={t('checks.valueFails')}
        >
          ✗
        </span>
      )}
      {reading === 'inferred' && <span class="reading-note">{t('reading.inferred')}</span>}
    </span>
  )
}
