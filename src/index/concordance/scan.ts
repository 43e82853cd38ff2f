/** Plain substring search over every text: slow, simple, and what the index is held against. */
import { passageText, type Concordance } from './concordance.ts'

/**
 * Counts the occurrences of a literal by reading the whole corpus passage by passage; uses no pair index.
 *
 * @param read told of every passage how many characters it has; it may end the count by throwing
 */
export function scanCounts(
  concordance: Concordance,
  literal: string,
  read: (characters: number) => void = () => undefined,
): { occurrences: number; passages: number; reports: number } {
  const { passageReports } = concordance
  const counts = { occurrences: 0, passages: 0, reports: 0 }
  if (literal === '') return counts
  let lastReport = -1
  passageReports.forEach((report, passage) => {
    const text = passageText(concordance, passage)
    read(text.length)
    let occurrences = 0
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) occurrences++
    if (occurrences === 0) return
    counts.occurrences += occurrences
    counts.passages++
    if (report !== lastReport) counts.reports++
    lastReport = report
  })
  return counts
}
