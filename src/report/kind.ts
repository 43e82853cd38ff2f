/** What kind of document a text is: an annual report, or one of its near kin that turn up in the same folders. */
import { toSimplified } from '../text/index.ts'
import type { Origin, ReportKind } from './types.ts'

interface KindRow {
  kind: ReportKind
  /** Its wording counts behind this alone. */
  after?: string
  wording: RegExp
  confidence: number
}

/** Wordings of titles, tried in order. Spaces are taken out before. */
const titleWordings: readonly KindRow[] = [
  {
    kind: 'notice',
    wording: /的(?:通知|公告|通告|通报|函|批复|意见)(?:[((].{1,10}[))])?$/,
    confidence: 0.95,
  },
  { kind: 'annualReport', wording: /信息公开.{0,12}(?:年报|年度报告|报告)/, confidence: 0.95 },
  { kind: 'annualReport', wording: /政务公开.{0,6}年度报告/, confidence: 0.9 },
  {
    kind: 'workSummary',
    wording: /(?:政务|信息)公开.{0,12}(?:总结|汇报|情况报告|工作情况|工作报告)/,
    confidence: 0.95,
  },
  { kind: 'governmentWorkReport', wording: /政府工作报告/, confidence: 0.95 },
]

/** Wordings of a text without a telling title, tried in order on its beginning and then on the whole. */
const openingWordings: readonly KindRow[] = [
  {
    kind: 'workSummary',
    wording: /(?:政务|信息)公开.{0,200}(?:总结情况报告|工作总结|情况总结|总结如下|自查报告)/s,
    confidence: 0.8,
  },
  {
    kind: 'annualReport',
    wording: /信息公开(?:工作)?(?:年度|情况).{0,10}报告|公布.{0,20}信息公开.{0,6}年度?报告/,
    confidence: 0.8,
  },
  {
    kind: 'governmentWorkReport',
    wording: /代表.{0,8}政府.{0,10}(?:作|做)(?:政府)?工作报告/,
    confidence: 0.85,
  },
]
const contentWordings: readonly KindRow[] = [
  {
    kind: 'annualReport',
    wording: /本年制发件数|本年新制作数量|收到和处理政府信息公开申请情况/,
    confidence: 0.85,
  },
  {
    kind: 'annualReport',
    after: '依申请公开',
    wording: /信息公开.{0,20}(?:行政复议|诉讼)/,
    confidence: 0.5,
  },
]

/** How much of a text is its beginning, in characters. */
const openingLength = 1000

/** The kind of a document and why. `text` is the whole text, one block a line. */
export function findKind(title: string | null, text: string): { kind: ReportKind; origin: Origin } {
  const bareTitle = toSimplified(title ?? '').replace(/\s+/g, '')
  const byTitle = firstWording('title', bareTitle, titleWordings)
  if (byTitle !== null) return byTitle
  const bare = toSimplified(text).replace(/[^\S\n]+/g, '')
  return (
    firstWording('first sentence', bare.slice(0, openingLength), openingWordings) ??
    firstWording('content', bare, contentWordings) ?? {
      kind: 'other',
      origin: { from: 'content', confidence: 0.3 },
    }
  )
}

function firstWording(
  from: string,
  text: string,
  rows: readonly KindRow[],
): { kind: ReportKind; origin: Origin } | null {
  for (const { kind, after, wording, confidence } of rows) {
    const start = after === undefined ? 0 : text.indexOf(after)
    const found = start < 0 ? null : wording.exec(text.slice(start))
    if (found !== null) return { kind, origin: { from, confidence, evidence: found[0].slice(-40) } }
  }
  return null
}
