/** Old Word documents keep automatic numbers (一、, (一)) outside their text: says so where the headings look it. */
import { remark, sentence } from '../sentence.ts'
import type { DocumentWarning } from '../ingest/index.ts'
import { parseLineNumber } from './headings.ts'
import type { OutlineNode, ReportKind } from './types.ts'
import { walkOutline } from './walk-outline.ts'

/** A report with so many paragraphs has chapters. */
const manyPassages = 8
/** So many chapters without a number are no accident. */
const fewHeadings = 2

const kindsWithChapters: ReadonlySet<ReportKind> = new Set(['annualReport', 'workSummary'])

/** The warning for a .doc file without a single numbered heading, if it should have some. */
export function findLostNumbers(
  format: string,
  report: { kind: ReportKind; outline: readonly OutlineNode[] },
): DocumentWarning[] {
  if (format !== 'doc' || !kindsWithChapters.has(report.kind)) return []
  const nodes = [...walkOutline(report.outline)]
  const headings = nodes.flatMap((node) => node.heading ?? [])
  const passages = nodes.reduce((sum, node) => sum + node.passages.length, 0)
  const isNumbered = headings.some((heading) => parseLineNumber(heading) !== undefined)
  if (isNumbered || (headings.length < fewHeadings && passages < manyPassages)) return []
  return [remark('numbers_lost', sentence('report.numbersLost'))]
}
