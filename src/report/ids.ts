/** Identity of a report: a digest of what it says, not of where it lies or how it is laid out. */
import { createHash } from 'node:crypto'

/** Hexadecimal digits of a report id: 48 bits, so that two of a million reports share one with odds below 1 in 500. */
const idLength = 12

/** The report id of normalized content. White space and table rules are layout and do not count. */
export function reportIdOf(normalizedContent: string): string {
  const content = normalizedContent.replace(/[\s|]+/g, '')
  return createHash('sha256').update(content).digest('hex').slice(0, idLength)
}
