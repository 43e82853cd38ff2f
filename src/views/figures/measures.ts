/** Figures and ratios as people read them: their names, what a ratio is of, and numbers with what must be known beside them. */
import { figureLabel, figureNames, formatNumber } from '../../language/index.ts'
import { measureMarks } from '../../limits.ts'
import type { Measure, Measured } from '../../search/index.ts'
import type { Translator } from '../page/language.ts'
import { percentOf } from './figures-choice.ts'

/** The name of a figure's key. */
export const keyName = (t: Translator, key: string): string =>
  figureLabel(t, key, figureNames[key]?.[0] ?? key)

/** What a figure or ratio is called in the language of the interface. */
export function measureName(
  t: Translator,
  { name, label, kind }: Pick<Measure, 'name' | 'label' | 'kind'>,
): string {
  if (kind === 'figure') return figureLabel(t, name, label)
  const [above, below] = name.split('/')
  return below === undefined
    ? t.maybe(`ratio.${name}`, label)
    : t('bench.ratioOf', { above: keyName(t, above!), below: keyName(t, below) })
}

/** `48`, `25%`: a number of a measure. */
export function measuredText(
  t: Translator,
  { kind }: Pick<Measure, 'kind'>,
  value: number,
): string {
  if (kind === 'figure') return formatNumber(value)
  const [rounded, tenth] = [percentOf(value), 0.1]
  // What is not nothing, or not all, does not read as if it were.
  if (value > 0 && rounded === 0) return `<${t('bench.percent', { value: tenth })}`
  if (value < 1 && rounded === 100) return `>${t('bench.percent', { value: 100 - tenth })}`
  return t('bench.percent', { value: rounded })
}

/** A measured number as it is shown. */
export interface ShownNumber {
  /** The number, or why there is none. */
  text: string
  isNumber: boolean
  /** Said beside it, or where it is pointed at. */
  isInferred: boolean
  fails: boolean
  /** Of a ratio its sides; of no number why. */
  help: string | null
}

/** null where the report has nothing of the measure. */
export function shownNumber(
  t: Translator,
  { measures, columns }: Pick<Measured, 'measures' | 'columns'>,
  measure: number,
  report: number,
): ShownNumber | null {
  const { values, marks, sides } = columns[measure]!
  const value = values[report]!
  const mark = marks[report]!
  const has = (name: keyof typeof measureMarks): boolean => (mark & measureMarks[name]) !== 0
  const fails = has('fails')
  if (!Number.isNaN(value)) {
    const help =
      sides === undefined
        ? null
        : t('bench.ratioOf', {
            above: formatNumber(sides.numerator.values[report]!),
            below: formatNumber(sides.denominator.values[report]!),
          })
    const text = measuredText(t, measures[measure]!, value)
    return { text, isNumber: true, isInferred: has('inferred'), fails, help }
  }
  if (mark === 0) return null
  const without = { isNumber: false, isInferred: false, fails }
  if (has('overZero')) return { ...without, text: '—', help: t('bench.overZero') }
  if (has('disputed'))
    return { ...without, text: t('reading.disputed'), help: t('reading.disputedHelp') }
  if (sides !== undefined) return { ...without, text: '—', help: t('bench.incomplete') }
  return has('unreadable')
    ? { ...without, text: t('reading.unreadable'), help: t('reading.unreadableHelp') }
    : { ...without, text: t('reading.blank'), help: t('reading.blankHelp') }
}
