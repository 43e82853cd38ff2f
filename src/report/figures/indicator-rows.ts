/** Rows of the statistics table before 2019 (统计指标 | 单位 | 统计数), national form and provincial variants. */
import { labelWithoutNotes, remembering } from './labels.ts'

/** Parts of the table: some row labels repeat in several and mean another figure in each. */
export type IndicatorPart =
  'disclosure' | 'responses' | 'requests' | 'reviews' | 'litigation' | 'appeals' | 'organization'

/** A row that opens a part. `pattern` is matched against a squeezed label without its notes. */
export const indicatorParts: readonly { part: IndicatorPart; pattern: RegExp }[] = [
  { part: 'disclosure', pattern: /^主动公开(?:政府信息)?(?:工作)?情况/ },
  { part: 'responses', pattern: /回应解读(?:工作)?情况|解读回应情况/ },
  { part: 'requests', pattern: /^依申请公开(?:政府信息)?(?:工作)?情况/ },
  { part: 'reviews', pattern: /^行政复议(?:数量?|情况|总数|件数)/ },
  { part: 'litigation', pattern: /^行政诉讼(?:数量?|情况|总数|件数)/ },
  { part: 'appeals', pattern: /^(?:行政申诉|举报投诉)(?:数量?|情况|总数|件数)/ },
  {
    part: 'organization',
    pattern: /^(?:机构建设|政府信息公开会议|政务公开会议|依申请公开信息收取)/,
  },
]

/** A row. With `part`, it is meant only inside that part. */
export interface IndicatorRow {
  key: string
  label: string
  pattern: RegExp
  part?: IndicatorPart
}

/** The first match wins, so the narrower words stand first. */
export const indicatorRows: readonly IndicatorRow[] = [
  {
    key: 'normativeDocuments.made',
    label: '制发规范性文件总数',
    pattern: /^制[发定作]规范性文件/,
  },
  {
    key: 'proactiveDisclosure.normativeDocuments',
    label: '主动公开规范性文件数',
    pattern: /^(?:主动公开)?规范性文件(?:公开)?(?:总)?数/,
  },
  {
    key: 'proactiveDisclosure.total',
    label: '主动公开政府信息数',
    pattern: /^主动公开(?:政府)?(?:信息|文件)(?:总数|数|条数)/,
  },
  {
    key: 'proactiveDisclosure.byChannel.gazette',
    label: '政府公报公开政府信息数',
    pattern: /公报公开/,
  },
  {
    key: 'proactiveDisclosure.byChannel.website',
    label: '政府网站公开政府信息数',
    pattern: /(?:网站|网)公开/,
  },
  {
    key: 'proactiveDisclosure.byChannel.weibo',
    label: '政务微博公开政府信息数',
    pattern: /微博公开/,
  },
  {
    key: 'proactiveDisclosure.byChannel.wechat',
    label: '政务微信公开政府信息数',
    pattern: /微信公开/,
  },
  {
    key: 'proactiveDisclosure.byChannel.other',
    label: '其他方式公开政府信息数',
    pattern: /^其[他它](?:方式|渠道|形式)公开/,
  },
  { key: 'responses.total', label: '回应公众关注热点或重大舆情数', pattern: /^回应公众关注/ },
  {
    key: 'responses.pressConferencesByHead',
    label: '主要负责同志参加新闻发布会次数',
    pattern: /主要负责.*新闻发布会/,
  },
  {
    key: 'responses.pressConferences',
    label: '参加或举办新闻发布会次数',
    pattern: /新闻发布会(?:总)?次数/,
  },
  {
    key: 'responses.interviewsByHead',
    label: '主要负责同志参加在线访谈次数',
    pattern: /主要负责.*在线访谈/,
  },
  { key: 'responses.interviews', label: '政府网站在线访谈次数', pattern: /在线访谈/ },
  { key: 'responses.policyInterpretations', label: '政策解读稿件发布数', pattern: /政策解读稿件/ },
  { key: 'responses.socialMedia', label: '微博微信回应事件数', pattern: /微[博信].*回应/ },
  { key: 'responses.other', label: '其他方式回应事件数', pattern: /^其[他它]方式回应/ },
  { key: 'requests.received.inPerson', label: '当面申请数', pattern: /^当面(?:提出)?申请/ },
  { key: 'requests.received.fax', label: '传真申请数', pattern: /^传真(?:提出)?申请/ },
  {
    key: 'requests.received.online',
    label: '网络申请数',
    pattern: /^(?:网络|网上|互联网)(?:提出)?申请/,
  },
  {
    key: 'requests.received.letter',
    label: '信函申请数',
    pattern: /^(?:信函|书面信函|邮寄)(?:提出)?申请/,
  },
  {
    key: 'requests.received',
    label: '收到申请数',
    pattern:
      /^(?:本年度?)?收到(?:的)?(?:政府信息公开)?(?:依申请公开)?(?:政府信息)?申请(?:总?数|数量)|^受理(?:依申请公开|政府信息公开|公开)?(?:政府)?(?:信息)?(?:申请)?(?:总数|数量?|件数)|^申请总数/,
  },
  { key: 'requests.concluded.onTime', label: '按时办结数', pattern: /^按时(?:办结|答复)/ },
  { key: 'requests.concluded.extended', label: '延期办结数', pattern: /^延期(?:办结|答复)/ },
  { key: 'requests.concluded', label: '申请办结数', pattern: /^(?:申请)?办结(?:申请)?(?:总)?数/ },
  {
    key: 'requests.alreadyPublic',
    label: '属于已主动公开范围数',
    pattern: /已(?:经)?主动公开(?:范围)?/,
  },
  { key: 'requests.partlyGranted', label: '同意部分公开答复数', pattern: /^同意部分公开/ },
  { key: 'requests.granted', label: '同意公开答复数', pattern: /^同意公开/ },
  { key: 'requests.refused', label: '不同意公开答复数', pattern: /^(?:不(?:同意|予)|否决)公开/ },
  { key: 'requests.refused.stateSecret', label: '涉及国家秘密', pattern: /国家秘密/ },
  { key: 'requests.refused.commercialSecret', label: '涉及商业秘密', pattern: /商业秘密/ },
  { key: 'requests.refused.privacy', label: '涉及个人隐私', pattern: /个人隐私/ },
  {
    key: 'requests.refused.safetyAndStability',
    label: '危及国家安全、公共安全、经济安全和社会稳定',
    pattern: /危及国家安全|社会稳定/,
  },
  {
    key: 'requests.refused.notGovernmentInformation',
    label: '不是《条例》所指政府信息',
    pattern: /^(?:不是|不属于|非).*(?:条例.*政府信息|所指.*信息)/,
  },
  {
    key: 'requests.refused.otherLaw',
    label: '法律法规规定的其他情形',
    pattern: /法律法规规定的其[他它]/,
  },
  {
    key: 'requests.otherAuthority',
    label: '不属于本行政机关公开数',
    pattern: /不属于本(?:行政)?机关/,
  },
  { key: 'requests.notExisting', label: '申请信息不存在数', pattern: /信息不存在/ },
  { key: 'requests.needsCorrection', label: '告知作出更改补充数', pattern: /更改[、]?补充|补正/ },
  { key: 'requests.otherChannel', label: '告知通过其他途径办理数', pattern: /其[他它]途径/ },
  {
    key: 'requests.outcomes.total',
    label: '申请答复数',
    pattern: /^(?:申请答复|答复申请|对申请的答复)(?:总)?数/,
  },
  { key: 'reviews.total', label: '行政复议数量', pattern: /^行政复议(?:总数|数量?|件数)/ },
  { key: 'litigation.total', label: '行政诉讼数量', pattern: /^行政诉讼(?:总数|数量?|件数)/ },
  { key: 'appeals.total', label: '行政申诉数量', pattern: /^行政申诉(?:总数|数量?|件数)/ },
  {
    key: 'complaints.total',
    label: '举报投诉数量',
    pattern: /^(?:举报投诉|投诉举报)(?:总数|数量?|件数)/,
  },
  ...(['reviews', 'litigation'] as const).flatMap((part): IndicatorRow[] => [
    { key: `${part}.upheld`, label: '维持具体行政行为数', pattern: /^维持/, part },
    { key: `${part}.corrected`, label: '被依法纠错数', pattern: /纠错|纠正/, part },
    { key: `${part}.other`, label: '其他情形数', pattern: /^其[他它]情[形况]/, part },
  ]),
  { key: 'fees.collectedWanYuan', label: '依申请公开信息收取的费用', pattern: /收取(?:的)?费用/ },
  { key: 'offices.total', label: '专门机构数', pattern: /专门机构数/ },
  { key: 'readingPoints.total', label: '查阅点数', pattern: /查阅点/ },
  { key: 'staff.fullTime', label: '专职人员数', pattern: /^专职(?:工作)?人员/ },
  { key: 'staff.partTime', label: '兼职人员数', pattern: /^兼职(?:工作)?人员/ },
  { key: 'staff.total', label: '从事政府信息公开工作人员数', pattern: /^从事.*人员(?:总)?数/ },
  { key: 'budget.amountWanYuan', label: '政府信息公开专项经费', pattern: /专项经费/ },
  {
    key: 'meetings.total',
    label: '召开政府信息公开工作会议或专题会议数',
    pattern: /(?:工作|专题)会议/,
  },
  { key: 'training.sessions', label: '举办各类培训班数', pattern: /举办.*培训/ },
  { key: 'training.people', label: '接受培训人员数', pattern: /接受培训/ },
]

/** A header cell over the figures of the report's own year; 历年累计 is the other column of provincial variants. */
export const valueHeader =
  /^(?:统计数[据量值]?|数量|数值|数据|(?:本|当|全)?年度?(?:合计|数|统计数)?|(?:19|20)\d\d年度?(?:统计数|数)?)$/
export const cumulativeHeader = /累计/
export const indicatorHeader = /^(?:统计)?指标(?:名称)?$|^统计项目$/
export const unitHeader = /^(?:计量)?单位$/

/** What stands in a unit column. */
export const units = /^(?:条|件|次|个|处|人|人次|万元|元|篇|份|期|场|场次|项|是否|期次)$/

/** A cell with more characters is no label, and is not searched for the words of one. */
export const longestIndicator = 500

/** True for the label of a row of the table, or of one that opens a part of it. */
export const isIndicatorLabel = remembering((text) => {
  const label = labelWithoutNotes(text)
  return (
    label.length <= longestIndicator &&
    (indicatorRows.some(({ pattern }) => pattern.test(label)) ||
      indicatorParts.some(({ pattern }) => pattern.test(label)))
  )
})
