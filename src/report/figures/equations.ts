/** The equations that statutory tables keep: printed in the form itself, or forced by what the rows mean. */
import {
  applicants,
  applicantKinds,
  applicantLabelOf,
  applicationRows,
} from './application-rows.ts'
import { figureKeyOf } from './figure-keys.ts'

/** One cell of an equation: a key, and the applicant where the table has them. */
export interface Term {
  key: string
  applicant?: string
  /** Left out without harm where the table has no such row (other years' forms). */
  optional?: boolean
}

/** The terms of both sides sum to the same number. */
export interface Equation {
  formula: string
  left: readonly Term[]
  right: readonly Term[]
}

const details = applicationRows.filter((row) => row.part === 'detail' && isOfForms(row.eras))

function isOfForms(eras: readonly string[]): boolean {
  return eras.includes('2021')
}

const flows = applicants.map(({ key: applicant, label }): Equation => ({
  formula: `本年新收 + 上年结转 = 办理结果总计 + 结转下年度（${label}）`,
  left: [
    { key: 'requests.received', applicant },
    { key: 'requests.carriedOver', applicant },
  ],
  right: [
    { key: 'requests.outcomes.total', applicant },
    { key: 'requests.carriedForward', applicant },
  ],
}))

const outcomes = applicants.map(({ key: applicant, label }): Equation => ({
  formula: `办理结果各项之和 = 总计（${label}）`,
  left: details.map(({ key }) => ({
    key,
    applicant,
    ...(isEitherOr(key) ? { optional: true } : {}),
  })),
  right: [{ key: 'requests.outcomes.total', applicant }],
}))

/** 其他处理 is one row or three. */
function isEitherOr(key: string): boolean {
  return key.startsWith('requests.otherOutcome')
}

const acrossRows = applicationRows.map(({ key, label }): Equation => ({
  formula: `${applicantKinds.map(applicantLabelOf).join(' + ')} = 总计（${label}）`,
  left: applicantKinds.map((applicant) => ({ key, applicant })),
  right: [{ key, applicant: 'total' }],
}))

function sumOf(total: string, parts: readonly string[], note = ''): Equation {
  const label = (key: string) => figureKeyOf(key).label
  return {
    formula: `${label(total)} = ${parts.map(label).join(' + ')}${note}`,
    left: [{ key: total }],
    right: parts.map((key) => ({ key })),
  }
}

const reviewResults = ['upheld', 'corrected', 'other', 'pending'] as const
const reviews = (
  [
    ['reviews', '行政复议'],
    ['litigation.direct', '行政诉讼·未经复议直接起诉'],
    ['litigation.afterReview', '行政诉讼·复议后起诉'],
  ] as const
).map(([prefix, name]): Equation => ({
  formula: `结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计（${name}）`,
  // Before 2019 the table has no row for cases that are still open.
  left: reviewResults.map((result) => ({
    key: `${prefix}.${result}`,
    ...(result === 'pending' ? { optional: true } : {}),
  })),
  right: [{ key: `${prefix}.total` }],
}))

const litigation: Equation = {
  formula: '维持 + 纠错 + 其他情形（+ 尚未审结） = 总计（行政诉讼）',
  left: reviewResults.map((result) => ({
    key: `litigation.${result}`,
    ...(result === 'pending' ? { optional: true } : {}),
  })),
  right: [{ key: 'litigation.total' }],
}

/** All equations within one report. */
export const equations: readonly Equation[] = [
  ...flows,
  ...outcomes,
  ...acrossRows,
  ...reviews,
  litigation,
  sumOf('requests.received', [
    'requests.received.inPerson',
    'requests.received.fax',
    'requests.received.online',
    'requests.received.letter',
  ]),
  sumOf('requests.concluded', ['requests.concluded.onTime', 'requests.concluded.extended']),
  sumOf('staff.total', ['staff.fullTime', 'staff.partTime']),
]
