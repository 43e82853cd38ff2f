/** Rows and columns of the applications table (2019 and 2021 forms), by the words that tell them apart. */
import { normalizeText } from '../../text/index.ts'
import type { Era } from '../types.ts'

/** What a row's part in the table's arithmetic is. */
type Part = 'in' | 'detail' | 'parent' | 'sum' | 'out'

/** A row of the applications table. `pattern` is matched against a squeezed label (see labels.ts). */
export interface ApplicationRow {
  key: string
  /** Label as the form prints it, without its number. */
  label: string
  pattern: RegExp
  /** How the row is found in running text, where its pattern needs a label's edges. */
  inText?: RegExp
  part: Part
  eras: readonly Era[]
}

const forms: readonly Era[] = ['2019', '2021']
const all: readonly Era[] = ['2008', '2019', '2021']
const form2021: readonly Era[] = ['2021']

/**
 * In the order of the form. Patterns hold only words that stand in no other row, so that a clipped or re-numbered label
 * still finds its row; the first match wins.
 */
export const applicationRows: readonly ApplicationRow[] = [
  {
    key: 'requests.received',
    label: '本年新收政府信息公开申请数量',
    pattern: /新收/,
    part: 'in',
    eras: all,
  },
  {
    key: 'requests.carriedOver',
    label: '上年结转政府信息公开申请数量',
    pattern: /上(?:一)?年度?结转/,
    part: 'in',
    eras: forms,
  },
  {
    key: 'requests.granted',
    label: '予以公开',
    pattern: /(?<!不)予以公开/,
    part: 'detail',
    eras: all,
  },
  {
    key: 'requests.partlyGranted',
    label: '部分公开',
    pattern: /部分公开|区分处理/,
    part: 'detail',
    eras: all,
  },
  {
    key: 'requests.refused.stateSecret',
    label: '属于国家秘密',
    pattern: /国家秘密/,
    part: 'detail',
    eras: all,
  },
  {
    key: 'requests.refused.otherLaw',
    label: '其他法律行政法规禁止公开',
    pattern: /其他法律|法律行政法规|行政法规禁止/,
    part: 'detail',
    eras: all,
  },
  {
    key: 'requests.refused.safetyAndStability',
    label: '危及“三安全一稳定”',
    pattern: /三安全|一稳定/,
    part: 'detail',
    eras: all,
  },
  {
    key: 'requests.refused.thirdPartyRights',
    label: '保护第三方合法权益',
    pattern: /第三方/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.refused.internalAffairs',
    label: '属于三类内部事务信息',
    pattern: /内部事务|三类内部/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.refused.processInformation',
    label: '属于四类过程性信息',
    pattern: /过程性|四类过程/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.refused.enforcementFiles',
    label: '属于行政执法案卷',
    pattern: /执法案卷/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.refused.administrativeInquiry',
    label: '属于行政查询事项',
    pattern: /行政查询|查询事项/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.unavailable.notHeld',
    label: '本机关不掌握相关政府信息',
    pattern: /不掌握/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.unavailable.needsCreation',
    label: '没有现成信息需要另行制作',
    pattern: /另行制作|现成信息/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.unavailable.stillUnclear',
    label: '补正后申请内容仍不明确',
    pattern: /补正后|仍不明确/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.notProcessed.complaint',
    label: '信访举报投诉类申请',
    pattern: /信访|举报投诉类/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.notProcessed.repeated',
    label: '重复申请',
    pattern: /(?<!大量)重复申请/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.notProcessed.publication',
    label: '要求提供公开出版物',
    pattern: /出版物/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.notProcessed.excessive',
    label: '无正当理由大量反复申请',
    pattern: /大量[反重]复/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.notProcessed.confirmation',
    label: '要求行政机关确认或重新出具已获取信息',
    pattern: /重新出|行政机关确认|已获取信息/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.otherOutcome.correctionOverdue',
    label: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    pattern: /逾期不补正/,
    part: 'detail',
    eras: form2021,
  },
  {
    key: 'requests.otherOutcome.feeOverdue',
    label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    pattern: /收费通知|缴纳费用|逾期未/,
    part: 'detail',
    eras: form2021,
  },
  {
    key: 'requests.otherOutcome.other',
    label: '其他',
    pattern: /^其[他它](?:情形)?$/,
    inText: /3[.、,]\s*其[他它](?=\s*[\d/-])/,
    part: 'detail',
    eras: form2021,
  },
  // One row in the 2019 form; a heading over three in the 2021 form, though some bodies go on printing one row.
  {
    key: 'requests.otherOutcome',
    label: '其他处理',
    pattern: /^其[他它]处理/,
    inText: /其[他它]处理(?=\s*\d(?![.、]))/,
    part: 'detail',
    eras: forms,
  },
  {
    key: 'requests.outcomes.total',
    label: '办理结果总计',
    pattern: /^(?:办理结果)?[总合]计$/,
    inText: /[总合]计(?=\s*[\d/-])/,
    part: 'sum',
    eras: all,
  },
  {
    key: 'requests.carriedForward',
    label: '结转下年度继续办理',
    pattern: /结转下|下年度继续/,
    part: 'out',
    eras: forms,
  },
]

/** Headings that group rows of the form and carry no numbers of their own. */
export const applicationHeadings = /^(?:本年度?办理结果|不予公开|无法提供|不予处理)$/

/** Rows that every complete table has, apart from 其他处理 with its two forms. */
export const completeTableKeys: readonly string[] = applicationRows
  .map((row) => row.key)
  .filter((key) => !key.startsWith('requests.otherOutcome'))

/** An applicant column. `pattern` is matched against a squeezed header cell. */
export interface Applicant {
  key: string
  label: string
  pattern: RegExp
}

/** In the order of the form. */
export const applicants: readonly Applicant[] = [
  { key: 'naturalPerson', label: '自然人', pattern: /^自然人$/ },
  { key: 'business', label: '商业企业', pattern: /^商业企/ },
  { key: 'researchInstitution', label: '科研机构', pattern: /^科研机/ },
  { key: 'publicWelfare', label: '社会公益组织', pattern: /公益组织|社会公益/ },
  { key: 'legalService', label: '法律服务机构', pattern: /法律服务/ },
  { key: 'other', label: '其他', pattern: /^其[他它]$/ },
  { key: 'total', label: '总计', pattern: /^[总合]计$/ },
]

/** The six kinds of applicant that sum to `total`. */
export const applicantKinds: readonly string[] = applicants
  .map((entry) => entry.key)
  .filter((key) => key !== 'total')

/** Label of an applicant column. */
export function applicantLabelOf(key: string): string {
  return applicants.find((entry) => entry.key === key)?.label ?? key
}

/** The kind of applicant that a key or a label means. */
export function findApplicant(name: string): string | undefined {
  const wanted = normalizeText(name)
  return applicants.find(
    ({ key, label }) => normalizeText(key) === wanted || normalizeText(label) === wanted,
  )?.key
}
