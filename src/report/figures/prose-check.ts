/** What table and sentences of one report both give: the same key on both sides. */
import type { Check, Figure } from '../types.ts'
import { makeCheck, nameOf } from './make-check.ts'
import type { ProseReading } from './prose.ts'

/**
 * Compares each figure of the sentences with the table's. They fail where both speak of the same body; where a sentence
 * speaks of an office, a part or a level alone, or where sentences disagree, the two may count different things:
 * `notAssessable`.
 */
export function compareWithProse(figures: readonly Figure[], prose: ProseReading): Check[] {
  const fromTables = figures.filter(
    ({ reading, value, applicant }) =>
      reading !== 'prose' && value !== null && (applicant === undefined || applicant === 'total'),
  )
  const byKey = new Map<string, Figure>()
  for (const figure of fromTables) if (!byKey.has(figure.key)) byKey.set(figure.key, figure)
  const compared = new Set<string>()
  return [...prose.figures, ...prose.narrower].flatMap((stated): Check[] => {
    const table = byKey.get(stated.key)
    if (table === undefined || table.value === null || compared.has(stated.key)) return []
    compared.add(stated.key)
    const isSaid = stated.candidates?.some(({ value }) => value === table.value) ?? false
    const said = isSaid ? table.value : (stated.value ?? stated.candidates?.[0]?.value ?? null)
    const formula = `${stated.label}：正文 = 表格`
    const check = makeCheck(formula, said, table.value, [stated.key, nameOf(table)])
    const mayDiffer = stated.value === null || prose.narrower.includes(stated)
    if (check.outcome !== 'fail' || !mayDiffer) return [check]
    return [{ ...check, formula: `${formula}（统计口径可能不同）`, outcome: 'notAssessable' }]
  })
}
