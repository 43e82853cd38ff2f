/** Old Word documents keep automatic numbers (一、, (一)) outside their text: says so where the headings look it. */
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
  const message =
    '没有一个标题带编号:Word 自动生成的编号(一、(一))不在 .doc 文件的文字中,章节可能没有分全。请在 Word 中另存为 .docx 再读。'
  return [{ code: 'numbers_lost', message }]
}
