/** What the 2019 and 2021 forms share: the applications table and the table of reviews and lawsuits. */
import { applicants } from './body.ts'
import { sum, type Applications, type Facts, type OutcomeKey, type ReviewResults } from './facts.ts'
import type { FigureValue, Piece, TextBuilder } from './text-builder.ts'

/** A row of 本年度办理结果; `lead` is the merged cell that stands before the first row of its group. */
export interface OutcomeRow {
  lead?: string
  label: string
  key: string
  /** Outcomes counted in this row. */
  outcomes: readonly OutcomeKey[]
}

const single = (label: string, key: OutcomeKey, lead?: string): OutcomeRow => ({
  ...(lead === undefined ? {} : { lead }),
  label,
  key: `requests.${key}`,
  outcomes: [key],
})

const sharedRows: readonly OutcomeRow[] = [
  single('（一）予以公开', 'granted', '三、本年度办理结果'),
  single('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 'partlyGranted'),
  single('1.属于国家秘密', 'refused.stateSecret', '（三）不予公开'),
  single('2.其他法律行政法规禁止公开', 'refused.otherLaw'),
  single('3.危及“三安全一稳定”', 'refused.safetyAndStability'),
  single('4.保护第三方合法权益', 'refused.thirdPartyRights'),
  single('5.属于三类内部事务信息', 'refused.internalAffairs'),
  single('6.属于四类过程性信息', 'refused.processInformation'),
  single('7.属于行政执法案卷', 'refused.enforcementFiles'),
  single('8.属于行政查询事项', 'refused.administrativeInquiry'),
  single('1.本机关不掌握相关政府信息', 'unavailable.notHeld', '（四）无法提供'),
  single('2.没有现成信息需要另行制作', 'unavailable.needsCreation'),
  single('3.补正后申请内容仍不明确', 'unavailable.stillUnclear'),
  single('1.信访举报投诉类申请', 'notProcessed.complaint', '（五）不予处理'),
  single('2.重复申请', 'notProcessed.repeated'),
  single('3.要求提供公开出版物', 'notProcessed.publication'),
  single('4.无正当理由大量反复申请', 'notProcessed.excessive'),
  single('5.要求行政机关确认或重新出具已获取信息', 'notProcessed.confirmation'),
]

const otherOutcomes = [
  'otherOutcome.correctionOverdue',
  'otherOutcome.feeOverdue',
  'otherOutcome.other',
] as const

/** The rows of 办理结果 by era: (六)其他处理 is one row in 2019 and three in 2021. */
export const outcomeRows: Record<'2019' | '2021', readonly OutcomeRow[]> = {
  '2019': [
    ...sharedRows,
    { label: '（六）其他处理', key: 'requests.otherOutcome', outcomes: otherOutcomes },
  ],
  '2021': [
    ...sharedRows,
    single(
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      'otherOutcome.correctionOverdue',
      '（六）其他处理',
    ),
    single(
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      'otherOutcome.feeOverdue',
    ),
    single('3.其他', 'otherOutcome.other'),
  ],
}

const applicationsWidth = 10

/** The table of chapter three. */
export function writeApplicationsTable(
  builder: TextBuilder,
  facts: Facts,
  era: '2019' | '2021',
): void {
  const row = (labels: string[], key: string, count: (of: Applications) => number): void => {
    const cells = [...applicants, 'total' as const].map((applicant): FigureValue => ({
      key,
      applicant,
      value: count(facts.applications[applicant]),
    }))
    builder.row([...labels, ...cells], applicationsWidth)
  }
  const note = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
  builder.row([note, '申请人情况'], applicationsWidth)
  builder.row(['自然人', '法人或其他组织', '总计'], applicationsWidth)
  const kinds = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']
  builder.row(kinds, applicationsWidth)
  row(['一、本年新收政府信息公开申请数量'], 'requests.received', (of) => of.received)
  row(['二、上年结转政府信息公开申请数量'], 'requests.carriedOver', (of) => of.carriedOver)
  for (const { lead, label, key, outcomes } of outcomeRows[era]) {
    const labels = lead === undefined ? [label] : [lead, label]
    row(labels, key, (of) => sum(outcomes.map((outcome) => of.outcomes[outcome])))
  }
  row(['（七）总计'], 'requests.outcomes.total', (of) => of.concluded)
  row(['四、结转下年度继续办理'], 'requests.carriedForward', (of) => of.carriedForward)
}

/** Keys of the cells of one group of reviews or lawsuits, in the order of the form. */
export const reviewCells = ['upheld', 'corrected', 'other', 'pending'] as const

/** The table of chapter four. */
export function writeReviewsTable(builder: TextBuilder, facts: Facts): void {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  const cells = (group: string, counts: ReviewResults): Piece[] => [
    ...reviewCells.map((cell, i) => ({ key: `${group}.${cell}`, value: counts[i]! })),
    { key: `${group}.total`, value: sum(counts) },
  ]
  builder.row(['行政复议', '行政诉讼'], 15)
  builder.row([...results, '未经复议直接起诉', '复议后起诉'], 15)
  builder.row([...results, ...results], 15)
  const groups = [
    ...cells('reviews', facts.reviews),
    ...cells('litigation.direct', facts.direct),
    ...cells('litigation.afterReview', facts.afterReview),
  ]
  builder.row(groups, groups.length - 1)
}
