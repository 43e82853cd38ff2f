/** How people who ask for a figure call it, beside its label: words of everyday, and of reports' prose. */
import { figureKeys } from './figure-keys.ts'

/** One way to name a figure. */
export interface FigureWording {
  /**
   * The figures that it names: those of later forms under other keys come after. A report's figure is that of the first key
   * that it states.
   */
  keys: readonly string[]
  /** Matched against a normalized query without white space. */
  pattern: RegExp
  /** The words name a topic as well: they name the figure only where a number, a most or a least is asked for. */
  isTopic: boolean
}

/** What is applied for, as it stands before 申请. */
const subject = '(?:本年|当年)?(?:的)?(?:政府信息公开|信息公开|政府信息|依申请公开|依|公开)?(?:的)?'
const amount = '(?:总数量|总件数|总数|总量|数量|件数|条数|次数|数|量)'
const received = '(?:新收到?|收到|受理|接到|接收)(?:了|的)*'
const cases = '(?:案件|案)?'

/** Words that name one figure whatever stands around them, then words that are a topic too. `~` stands for an amount. */
const rows: readonly (readonly [
  keys: string | readonly string[],
  named: string | null,
  topic?: string,
])[] = [
  [
    'requests.received',
    `${received}${subject}申请(?:公开)?~?|${received}依申请公开~?|${subject}申请(?:的)?~|依申请公开(?:的)?~`,
    `${subject}申请|依申请公开`,
  ],
  ['requests.received.inPerson', '当面(?:提出|提交)?(?:的)?申请~?'],
  ['requests.received.fax', '传真(?:提出|提交)?(?:的)?申请~?'],
  ['requests.received.online', '(?:网络|网上|互联网|在线)(?:提出|提交)?(?:的)?申请~?'],
  ['requests.received.letter', '(?:信函|书面信函|邮寄|来信)(?:提出|提交)?(?:的)?申请~?'],
  ['requests.carriedOver', '上(?:一)?年度?结转(?:的)?(?:申请)?~?'],
  ['requests.carriedForward', '结转(?:至|到)?下(?:一)?年度?(?:继续办理)?(?:的)?(?:申请)?~?'],
  [
    ['requests.concluded', 'requests.outcomes.total'],
    `(?:申请)?办结(?:的|了)*${subject}(?:申请)?~|办结(?:的|了)*${subject}申请`,
    '办结(?:的|了)*',
  ],
  [
    'requests.outcomes.total',
    `(?:申请|办理结果|处理结果)?答复(?:的|了)*${subject}(?:申请)?~|(?:办理|处理)结果[总合]计|答复(?:的|了)*${subject}申请`,
    '答复(?:的|了)*',
  ],
  [
    'requests.concluded.onTime',
    `(?:按时|按期)(?:办结|答复)(?:的|了)*${subject}(?:申请)?~`,
    `(?:按时|按期)(?:办结|答复)(?:的|了)*${subject}(?:申请)?`,
  ],
  [
    'requests.concluded.extended',
    `(?:延期|延长|顺延)(?:办结|答复|办理)(?:的|了)*${subject}(?:申请)?~`,
    `(?:延期|延长期限|顺延)(?:办结|答复|办理)?(?:的|了)*${subject}(?:申请)?`,
  ],
  [
    'requests.granted',
    '(?:同意|予以)公开(?:的)?(?:申请|答复)?~',
    '(?:同意|予以)公开(?:答复)?(?:的|了)*(?:申请)?',
  ],
  [
    'requests.partlyGranted',
    '(?:同意)?部分公开(?:的)?(?:申请|答复)?~',
    '(?:同意|予以)?部分公开(?:答复)?(?:的|了)*(?:申请)?',
  ],
  [
    'requests.refused',
    '不(?:同意|予)公开(?:的)?(?:申请|答复)?~',
    '(?:不(?:同意|予)公开|拒绝(?:公开)?)(?:答复)?(?:的|了)*(?:申请)?',
  ],
  ['requests.alreadyPublic', null, '(?:属于)?已(?:经)?主动公开(?:范围)?(?:的)?(?:申请)?~?'],
  [
    'requests.notExisting',
    '(?:申请|政府)?信息不存在(?:的)?~',
    '(?:申请|政府)?信息不存在(?:的)?(?:申请)?',
  ],
  [
    'requests.unavailable.notHeld',
    null,
    '(?:本机关)?不掌握(?:相关)?(?:政府)?(?:信息)?(?:的)?(?:申请)?~?',
  ],
  ['requests.notProcessed.repeated', null, '重复申请(?:的)?~?'],
  ['reviews.total', `行政复议${cases}~`, `(?:被)?(?:申请|提起)?(?:的)?(?:行政)?复议${cases}`],
  [
    'reviews.corrected',
    null,
    `(?:行政)?复议${cases}(?:被)?(?:结果)?(?:纠正|纠错)(?:的)?${cases}~?`,
  ],
  ['reviews.upheld', null, `(?:行政)?复议${cases}(?:被)?(?:结果)?维持(?:的)?${cases}~?`],
  [
    'litigation.total',
    `行政诉讼${cases}~`,
    `(?:被)?(?:提起)?(?:的)?(?:行政诉讼|诉讼|行政应诉|起诉|应诉)${cases}`,
  ],
  [
    'litigation.corrected',
    null,
    `(?:行政)?诉讼${cases}(?:被)?(?:结果)?(?:纠正|纠错)(?:的)?${cases}~?`,
  ],
  ['litigation.upheld', null, `(?:行政)?诉讼${cases}(?:被)?(?:结果)?维持(?:的)?${cases}~?`],
  ['complaints.total', '(?:举报投诉|投诉举报)~', '举报投诉|投诉举报'],
  [
    'proactiveDisclosure.total',
    '主动公开(?:的|了)*(?:政府)?信息(?:的)?~',
    '主动公开(?:的|了)*(?:政府)?(?:信息)?',
  ],
  ['proactiveDisclosure.byChannel.website', '(?:政府|门户)?网站公开(?:的|了)*(?:政府)?信息~?'],
  ['proactiveDisclosure.byChannel.weibo', '(?:政务)?微博公开(?:的|了)*(?:政府)?信息~?'],
  ['proactiveDisclosure.byChannel.wechat', '(?:政务)?微信公开(?:的|了)*(?:政府)?信息~?'],
  ['proactiveDisclosure.byChannel.gazette', '(?:政府)?公报公开(?:的|了)*(?:政府)?信息~?'],
  [
    'normativeDocuments.made',
    '(?:新)?(?:制发|制定|制作|制订)(?:的|了)*(?:行政)?规范性文件~?|(?:行政)?规范性文件(?:新)?(?:制发|制定|制作|制订)(?:的|了)*~?',
  ],
  [
    'responses.pressConferences',
    '新闻发布会(?:的)?~',
    '(?:参加|举办|召开|参加或举办)?(?:的|了)*新闻发布会',
  ],
  [
    'responses.policyInterpretations',
    '政策解读(?:稿件|材料)(?:发布)?~',
    '(?:发布)?(?:的|了)*政策解读(?:稿件|材料)?',
  ],
  ['training.sessions', '培训班~', '(?:举办)?(?:的|了)*(?:各类)?培训班'],
  ['training.people', '(?:接受)?培训(?:的)?人[数次]', '(?:接受)?培训的?人员?'],
  ['staff.fullTime', '专职(?:工作)?人员~?'],
  ['staff.partTime', '兼职(?:工作)?人员~?'],
  ['readingPoints.total', '查阅点~', '查阅点'],
  ['licensing.decisions', '行政许可(?:处理)?决定~?', '行政许可'],
  ['penalties.decisions', '行政处罚(?:处理)?决定~?', '行政处罚'],
  ['coerciveMeasures.decisions', '行政强制(?:处理)?决定~?', '行政强制'],
]

const patternOf = (source: string): RegExp => new RegExp(source.replaceAll('~', amount), 'u')

/** A label as it is, and without the amount it ends in. A short label is a topic too. */
function wordingOfLabel(key: string, label: string): FigureWording {
  // Labels are asked for as they are normalized: without quotation marks and the like.
  const bare = label.replace(/[^\p{L}\p{N}]/gu, '')
  const stem = bare.replace(new RegExp(`${amount}$`, 'u'), '')
  const isTopic = stem === bare
  return {
    keys: [key],
    pattern: new RegExp(isTopic ? bare : `${stem}(?:的)?${amount}`, 'u'),
    isTopic,
  }
}

/** Every wording; of those that match, the one that takes up most of the text is meant. */
export const figureWordings: readonly FigureWording[] = [
  ...rows.flatMap(([key, named, topic]): FigureWording[] => {
    const keys = typeof key === 'string' ? [key] : key
    return [
      ...(named === null ? [] : [{ keys, pattern: patternOf(named), isTopic: false }]),
      ...(topic === undefined ? [] : [{ keys, pattern: patternOf(topic), isTopic: true }]),
    ]
  }),
  // 其他 names nothing by itself.
  ...figureKeys
    .filter(({ label }) => label.length > 2)
    .map(({ key, label }) => wordingOfLabel(key, label)),
]
