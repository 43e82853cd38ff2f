/** Which of the three forms a report is written in: told by its content, guessed from its year only where nothing tells. */
import { toSimplified } from '../text/index.ts'
import type { Era, Origin } from './types.ts'

interface EraMark {
  era: Era
  mark: RegExp
  confidence: number
}

/** Marks in the order they are tried: the newer forms first, since a new report can quote old words but not the reverse. */
const eraMarks: readonly EraMark[] = [
  { era: '2021', mark: /本年制发件数|本年处理决定数量|现行有效件数/, confidence: 0.98 },
  { era: '2019', mark: /本年新制作数量|本年新公开数量|上一年项目数量/, confidence: 0.98 },
  { era: '2019', mark: /第二十条第[((]九[))]项/, confidence: 0.9 },
  { era: '2008', mark: /统计指标/, confidence: 0.95 },
  { era: '2008', mark: /计量单位/, confidence: 0.8 },
  { era: '2008', mark: /(?:^|\n)一、概述/, confidence: 0.8 },
]

/** First report years written in the forms of 2019 and 2021. */
const formOfYear = (year: number): Era => (year >= 2021 ? '2021' : year >= 2019 ? '2019' : '2008')

/**
 * The era of a report and why.
 *
 * @param text The whole text, one block a line.
 * @param reportYear Used only where the content has no mark; the guess is then marked by `from: 'report year'`.
 */
export function findEra(text: string, reportYear: number | null): { era: Era; origin: Origin } {
  const bare = toSimplified(text).replace(/[^\S\n]+/g, '')
  for (const { era, mark, confidence } of eraMarks) {
    const found = mark.exec(bare)
    if (found !== null)
      return { era, origin: { from: 'content', confidence, evidence: found[0].trim() } }
  }
  if (reportYear === null) return { era: 'unknown', origin: { from: 'content', confidence: 0 } }
  return {
    era: formOfYear(reportYear),
    origin: { from: 'report year', confidence: 0.5, evidence: String(reportYear) },
  }
}
