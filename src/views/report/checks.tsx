/** The arithmetic of a report: what fails with formula and cells, what cannot be told, what passes. */
import type { VNode } from 'preact'
import type { Check, Figure } from '../../report/index.ts'
import { figureLabel, formatNumber, formulaText } from '../../language/index.ts'
import { FigureValue } from '../figures/figure-value.tsx'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { checkAnchor, splitFigureName } from './report-figures.ts'

type Outcome = Check['outcome']

/** What a list of checks needs to name and link the cells. */
export interface CheckCells {
  /** The figure of a name, with the address of its cell. */
  find: (name: string) => { figure: Figure; href: string } | undefined
  /** Label of a key that the report has no figure for. */
  labelOf: (key: string) => string
  /** Address of the report of another year, for the cells of checks across years. */
  otherYear?: (year: string) => string | undefined
}

interface ChecksProps extends CheckCells {
  context: PageContext
  checks: readonly Check[]
  /** What the anchors of its items begin with, where a page has two lists. */
  anchor?: string
}

const marks: Record<Outcome, string> = { fail: '✗', notAssessable: '?', pass: '✓' }

/** `自然人 · 本年新收…`: what a cell is, from its figure or from the table of keys. */
export function cellLabel(
  t: Translator,
  name: string,
  { find, labelOf }: CheckCells,
): { label: string; applicant: string | null; year: string | null } {
  const { key, applicant, year } = splitFigureName(name)
  const label = figureLabel(t, key, find(name)?.figure.label ?? labelOf(key))
  return {
    label,
    applicant: applicant === null ? null : t.maybe(`applicant.${applicant}`, applicant),
    year,
  }
}

function Cell({
  context: { t },
  name,
  ...cells
}: CheckCells & { context: PageContext; name: string }): VNode {
  const found = cells.find(name)
  const { label, applicant, year } = cellLabel(t, name, cells)
  const elsewhere = year === null ? undefined : cells.otherYear?.(year)
  return (
    <li>
      <span class="check-cell-name">
        <bdi>{label}</bdi>
        {applicant !== null && ` · ${applicant}`}
        {year !== null && ` · ${year}`}
      </span>{' '}
      {found !== undefined ? (
        <FigureValue t={t} figure={found.figure} href={found.href} />
      ) : elsewhere !== undefined ? (
        <a href={elsewhere}>{t('checks.otherYear')}</a>
      ) : (
        <span class="figure-blank">{t('checks.missing')}</span>
      )}
    </li>
  )
}

function CheckItem({
  check,
  id,
  ...props
}: CheckCells & { context: PageContext; check: Check; id: string }): VNode {
  const { t } = props.context
  const { formula, outcome, left, right, difference } = check
  const sides = left !== null && right !== null
  return (
    <li class={`check check-${outcome}`} id={id}>
      <p class="check-formula">
        <span class="check-mark" aria-hidden="true">
          {marks[outcome]}
        </span>{' '}
        <bdi>{formulaText(t, formula)}</bdi>
      </p>
      {sides && (
        <p class="check-sides">
          {formatNumber(left)} {difference === 0 ? '=' : '≠'} {formatNumber(right)}
          {difference !== null && difference !== 0 && (
            <> · {t('checks.difference', { difference: formatNumber(difference) })}</>
          )}
        </p>
      )}
      {outcome !== 'pass' && (
        <ul class="check-cells" aria-label={t('checks.cells')}>
          {check.cells.map((name) => (
            <Cell key={name} {...props} name={name} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** Failures stand open; what cannot be told and what passes are folded. */
export function CheckList(props: ChecksProps): VNode {
  const { context, checks, anchor } = props
  const idOf = (number: number): string =>
    anchor === undefined ? checkAnchor(number) : `${anchor}-${number}`
  const { t } = context
  if (checks.length === 0) return <p class="quiet">{t('checks.none')}</p>
  const items = (outcome: Outcome) =>
    checks.flatMap((check, number) =>
      check.outcome === outcome
        ? [<CheckItem key={number} {...props} check={check} id={idOf(number)} />]
        : [],
    )
  const failed = items('fail')
  return (
    <>
      {failed.length > 0 && (
        <>
          <p class="check-count check-fail">
            <span class="check-mark" aria-hidden="true">
              {marks.fail}
            </span>{' '}
            {t('checks.fail', { count: failed.length })}
          </p>
          <ul class="checks">{failed}</ul>
          <p class="quiet">{t('checks.note')}</p>
        </>
      )}
      {(['notAssessable', 'pass'] as const).map((outcome) => {
        const folded = items(outcome)
        return folded.length === 0 ? null : (
          <details key={outcome} class="checks-fold">
            <summary class={`check-${outcome}`}>
              <span class="check-mark" aria-hidden="true">
                {marks[outcome]}
              </span>{' '}
              {t(`checks.${outcome}`, { count: folded.length })}
            </summary>
            <ul class="checks">{folded}</ul>
          </details>
        )
      })}
    </>
  )
}
