/** How reports state figures in sentences: patterns over normalized text, each with the reason for its limits. */

/** Whole number directly before its unit: "余件", "万件" and the like are roundings and never match. */
const n = '(?<![\\d.])(?<!约|近|逾|超|超过|将近|不足)(?<n>\\d{1,3}(?:,\\d{3})+|\\d+)'
const piece = '(?:件|份|宗|起|例|次|封)'

/** A figure stated as a number. */
export interface NumberPattern {
  key: string
  pattern: RegExp
  /** Words of which one stands in whatever the pattern matches: without any, it is not tried. */
  needs: readonly string[]
  /** What must not stand in the matched words: they would make it another figure. */
  without?: RegExp
  /** The sentence must speak of disclosure applications (words or section). */
  onRequests?: boolean
  /** A part, not the whole: not read after 其中. */
  wholeOnly?: boolean
}

const channels = /当面|传真|信函|网络|网上|互联网|邮件|邮寄|书面|纸质|现场/
const otherMatters = /复议|诉讼|投诉|举报|信访|审批|许可|补正|延期|低保|救助|登记/

export const numberPatterns: readonly NumberPattern[] = [
  {
    key: 'proactiveDisclosure.total',
    needs: ['主动公开'],
    pattern: new RegExp(
      `主动公开[^。;,\\d]{0,25}信息(?:数|数量|总数|总量)?[^。;,\\d]{0,6}${n}(?:条|件)`,
      'g',
    ),
    // A single subject's items are a part of the whole.
    without: /其中|类信息|领域|规范性文件/,
    wholeOnly: true,
  },
  ...(
    [
      ['website', '网站'],
      ['weibo', '微博'],
      ['wechat', '微信'],
      ['gazette', '公报'],
      ['other', '其[他它](?:方式|渠道|形式)'],
    ] as const
  ).map(([channel, words]): NumberPattern => ({
    key: `proactiveDisclosure.byChannel.${channel}`,
    needs: ['公开', '发布'],
    pattern: new RegExp(
      `${words}(?:平台)?(?:主动|共|累计)?(?:公开|发布)(?:各类)?(?:政府|政务)?信息(?:总?数|数量)?${n}条`,
      'g',
    ),
  })),
  {
    key: 'requests.received',
    needs: ['申请'],
    pattern: new RegExp(
      `(?:收到|受理|接收|接到)[^。;,\\d]{0,30}申请(?:书|表)?(?:总?数|数量|总量)?[^。;,\\d]{0,4}${n}${piece}`,
      'g',
    ),
    without: new RegExp(`${channels.source}|${otherMatters.source}`),
    onRequests: true,
    wholeOnly: true,
  },
  {
    key: 'requests.received',
    needs: ['申请'],
    pattern: new RegExp(
      `(?:收到|受理|接收|接到)[^。;,\\d]{0,12}${n}${piece}[^。;,\\d]{0,20}申请(?!人|复议|行政复议)`,
      'g',
    ),
    without: new RegExp(`${channels.source}|${otherMatters.source}`),
    onRequests: true,
    wholeOnly: true,
  },
  ...(
    [
      ['inPerson', '(?:当面|现场)'],
      ['fax', '传真'],
      ['online', '(?:网络|网上|互联网|在线|网站|电子邮件)'],
      ['letter', '(?:信函|邮寄|信件)'],
    ] as const
  ).map(([channel, words]): NumberPattern => ({
    key: `requests.received.${channel}`,
    needs: ['申请'],
    // "市本级网上申请10件" counts one office of the many that the sentence is about.
    pattern: new RegExp(
      `(?<!本级)${words}(?:方式)?(?:提交|提出|递交)?(?:的)?申请(?:总?数|数量)?(?:共|为)?${n}${piece}`,
      'g',
    ),
    onRequests: true,
  })),
  {
    key: 'requests.concluded.onTime',
    needs: ['按时', '按期', '如期'],
    pattern: new RegExp(
      `(?:按时|按期|如期)(?:答复|办结|办理|回复)(?:的|了|申请)?(?:总?数|数量)?${n}${piece}`,
      'g',
    ),
    onRequests: true,
  },
  {
    key: 'requests.concluded.extended',
    needs: ['延'],
    pattern: new RegExp(
      `(?:延期|延长期限|延长答复期限)(?:后)?(?:答复|办结|办理|回复)(?:的|了|申请)?(?:总?数|数量)?${n}${piece}`,
      'g',
    ),
    onRequests: true,
  },
  {
    key: 'requests.concluded',
    needs: ['办结', '答复'],
    pattern: new RegExp(
      `(?<!按时|按期|如期|延期|延长|期限|后|已)(?:办结|答复)(?:了)?(?:申请)?(?:总?数|数量)?${n}件`,
      'g',
    ),
    without: /复议|诉讼|建议|提案/,
    onRequests: true,
  },
  {
    key: 'requests.carriedOver',
    needs: ['结转'],
    pattern: new RegExp(`上(?:一)?年度?结转(?:的)?(?:政府信息公开)?(?:申请)?${n}${piece}`, 'g'),
    onRequests: true,
  },
  {
    key: 'requests.carriedForward',
    needs: ['结转', '顺延'],
    pattern: new RegExp(`${n}${piece}(?:申请)?(?:结转|顺延)(?:至|到)?(?:下|次|20)`, 'g'),
    onRequests: true,
  },
  {
    key: 'fees.collectedWanYuan',
    needs: ['收取', '收缴', '信息处理费'],
    pattern: new RegExp(
      `(?:收取|收缴|信息处理费)[^。;\\d]{0,20}(?:费用?|金额)[^。;\\d]{0,6}(?<n>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<unit>万元|元)`,
      'g',
    ),
    without: /行政事业性|减免/,
    onRequests: true,
  },
  {
    key: 'staff.fullTime',
    needs: ['专职', '全职'],
    pattern: new RegExp(`(?:专职|全职)(?:工作)?人员(?:总?数)?(?:为|共)?${n}[人名]`, 'g'),
  },
  {
    key: 'staff.partTime',
    needs: ['兼职'],
    pattern: new RegExp(`兼职(?:工作)?人员(?:总?数)?(?:为|共)?${n}[人名]`, 'g'),
  },
  {
    key: 'budget.amountWanYuan',
    needs: ['费用', '经费'],
    // What is collected from applicants is no budget.
    pattern:
      /(?<!(?:收取|收缴)[^。;,]{0,12})信息公开(?:工作)?(?:的)?(?:专项)?(?:费用|经费)(?:支出)?(?:为|共计?)?(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<unit>万元|元)/g,
  },
]

/** Results of reviews and lawsuits: the group is the last one named before the number. */
export const reviewNumbers: readonly { result: string; pattern: RegExp }[] = [
  {
    result: 'total',
    pattern: new RegExp(
      `(?:行政)?(?:复议|诉讼)(?:申请|案件|案|数量?|总数)?(?:共|总?计|为|有)?(?:收到|受理|发生)?${n}(?:件|起|宗|例)`,
      'g',
    ),
  },
  { result: 'upheld', pattern: new RegExp(`(?:结果维持|被?维持)(?:的)?${n}(?:件|起|宗|例)`, 'g') },
  {
    result: 'corrected',
    pattern: new RegExp(
      `(?:结果纠正|被?(?:依法)?纠正|被?(?:依法)?纠错)(?:的)?${n}(?:件|起|宗|例)`,
      'g',
    ),
  },
  { result: 'other', pattern: new RegExp(`其[他它](?:结果|情形)(?:的)?${n}(?:件|起|宗|例)`, 'g') },
  { result: 'pending', pattern: new RegExp(`(?:尚未审结|未审结)(?:的)?${n}(?:件|起|宗|例)`, 'g') },
]

/** Words that say whether a review or a lawsuit is meant. */
export const reviewGroupWords: readonly { prefix: string; pattern: RegExp }[] = [
  { prefix: 'reviews', pattern: /复议/g },
  { prefix: 'litigation', pattern: /诉讼/g },
]

const none =
  '(?:未|没有|没|无)(?:曾|有)?(?:再)?(?:收到|接到|受理|接收|发生|出现|产生|引发|提起|被|收)'

/** A stated 0. "未收到" is a number as much as 28 is. */
export const zeroPatterns: readonly {
  key: string
  pattern: RegExp
  /** As for numbers. */
  needs: readonly string[]
  onRequests?: boolean
}[] = [
  {
    key: 'staff.fullTime',
    needs: ['专职', '全职'],
    pattern:
      /(?:没有|未设|无)(?:从事)?(?:政府)?(?:信息公开)?(?:工作)?(?:的)?(?:专职|全职)(?:工作)?人员/,
  },
  {
    key: 'requests.received',
    needs: ['申请'],
    // Not "未收到政府信息公开申请行政复议", and not one channel alone.
    pattern: new RegExp(
      `${none}(?:(?!${channels.source}|收费)[^。;,\\d]){0,40}?申请(?!(?:的)?(?:行政)?(?:复议|诉讼)|人|提起)(?![^。;,]{0,8}(?:复议|诉讼))`,
    ),
    onRequests: true,
  },
  {
    key: 'fees.collectedWanYuan',
    needs: ['信息处理费', '费用'],
    pattern:
      /(?:未|没有|无)(?:有)?(?:产生|发生|涉及)?(?:收取|收缴)[^。;,\d]{0,20}(?:信息处理费|费用)|信息处理费(?:用)?(?:金额)?为(?:零|0(?![\d.]))/,
  },
]

/** Reviews and lawsuits that did not happen, named in one breath: "未接到…行政复议、诉讼和申诉". */
export const noneBefore = new RegExp(
  `(?:${none}|(?<![有所])无(?!法|需|正当))(?<span>[^。;,\\d]{0,60})`,
  'g',
)

/** The same said after the names: "行政复议、行政诉讼申请数量均为零". */
export const noneAfter = /(?<span>[^。;\d]*)(?:均|都|皆)?为(?:零|0(?![\d.]))(?:件|起)?/g

/** What a span of "none" may name. Words after it that speak of results, not of cases, take it back. */
export const noneWords: readonly { key: string; pattern: RegExp }[] = [
  { key: 'reviews.total', pattern: /复议(?!后)(?!.{0,8}(?:纠|撤销|败诉|违法))/ },
  { key: 'litigation.total', pattern: /诉讼(?!.{0,8}(?:纠|撤销|败诉|违法))/ },
  { key: 'appeals.total', pattern: /申诉/ },
]

/** A sentence about disclosure applications, whatever its section. */
export const aboutRequests = /信息公开|依申请|公开申请|申请公开/
