/** Weighs the equations over a report's figures. A failed check is shown, never repaired. */
import type { Check, Figure, OutlineNode } from '../types.ts'
import { equations } from './equations.ts'
import { makeCheck, nameOf, tidy } from './make-check.ts'
import { compareWithProse } from './prose-check.ts'
import { readProse } from './prose.ts'
import { proseSums } from './prose-sums.ts'

/** A cell of an equation by its name; the names are made once, not for each report. */
interface NamedTerm {
  name: string
  isOptional: boolean
}

const namedEquations = equations.map(({ formula, left, right }) => {
  const [leftTerms, rightTerms] = [left, right].map((terms) =>
    terms.map((term): NamedTerm => ({ name: nameOf(term), isOptional: term.optional === true })),
  ) as [NamedTerm[], NamedTerm[]]
  return { formula, left: leftTerms, right: rightTerms }
})

/**
 * Checks the arithmetic of one report: every equation whose cells the report has, every sum that a sentence states, and
 * the figures that table and prose both give (prose-check.ts). `notAssessable` where a cell is blank or unreadable, or the
 * two may count different things.
 *
 * @param outline the report's text, for what its sentences state
 */
export function checkFigures(
  figures: readonly Figure[],
  outline: readonly OutlineNode[] = [],
): Check[] {
  const byName = new Map(figures.map((figure) => [nameOf(figure), figure]))
  const prose = readProse(outline)
  return [
    ...namedEquations.flatMap((equation) => weigh(equation, byName)),
    ...proseSums(outline, prose.figures),
    ...answersInProse(byName),
    ...compareWithProse(figures, prose),
  ]
}

/** One side of an equation in one report. */
interface Side {
  /** The terms that count: optional ones only where the report has them. */
  names: string[]
  known: Figure[]
  /** Null where a term is blank or missing. */
  sum: number | null
}

function weigh(
  equation: (typeof namedEquations)[number],
  byName: ReadonlyMap<string, Figure>,
): Check[] {
  // Without a single cell of one side, the report has no such table: there is nothing to check.
  const left = sideOf(equation.left, byName)
  if (left.known.length === 0) return []
  const right = sideOf(equation.right, byName)
  if (right.known.length === 0) return []
  const names = [...left.names, ...right.names]
  const known = [...left.known, ...right.known]
  if (known.every((figure) => figure.value === null)) return []
  // A sentence that leaves a part out states its own sum (prose-sums.ts).
  if (known.length < names.length && known.every((figure) => figure.reading === 'prose')) return []
  return [makeCheck(equation.formula, left.sum, right.sum, names)]
}

function sideOf(terms: readonly NamedTerm[], byName: ReadonlyMap<string, Figure>): Side {
  const side: Side = { names: [], known: [], sum: null }
  let total = 0
  let isWhole = true
  for (const { name, isOptional } of terms) {
    const figure = byName.get(name)
    if (figure === undefined && isOptional) continue
    side.names.push(name)
    if (figure !== undefined) side.known.push(figure)
    const value = figure?.value ?? null
    if (value === null) isWhole = false
    else total += value
  }
  if (isWhole) side.sum = tidy(total)
  return side
}

/**
 * Sentences give the applications received and how many were answered in time or late, but seldom how many were concluded.
 * Applications carried over or forward may make the difference: it is no failure.
 */
function answersInProse(byName: ReadonlyMap<string, Figure>): Check[] {
  const [received, onTime, extended] = [
    'requests.received',
    'requests.concluded.onTime',
    'requests.concluded.extended',
  ].map((key) => byName.get(key))
  if (
    byName.has('requests.concluded') ||
    received === undefined ||
    onTime === undefined ||
    extended === undefined
  )
    return []
  if (received.value === null || onTime.value === null || extended.value === null) return []
  const cells = [received, onTime, extended].map(nameOf)
  const check = makeCheck(
    '收到申请 = 按时答复 + 延期答复',
    received.value,
    onTime.value + extended.value,
    cells,
  )
  return [check.outcome === 'pass' ? check : { ...check, outcome: 'notAssessable' }]
}
