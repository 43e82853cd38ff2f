/** The table of the years to 2018: 统计指标 | 单位 | 统计数. */
import { sum, type Facts } from './facts.ts'
import { createRandom } from './random.ts'
import type { FigureValue, TextBuilder } from './text-builder.ts'

/** Values of the 2008 table that the prose repeats. */
export interface Counts2008 {
  received: Record<'inPerson' | 'fax' | 'online' | 'letter', number>
  onTime: number
  extended: number
  receivedTotal: number
  reviews: [number, number, number]
  litigation: [number, number, number]
}

/** Splits the year's applications by way of arrival and by time of answer. */
export function to2008Counts(facts: Facts): Counts2008 {
  const total = facts.applications.total.concluded
  const inPerson = Math.floor(total * 0.2)
  const fax = Math.floor(total * 0.03)
  const letter = Math.floor(total * 0.3)
  const extended = Math.floor(total * 0.08)
  const [upheld, corrected, other] = facts.reviews
  const [won, lost, otherwise] = facts.direct
  return {
    received: { inPerson, fax, letter, online: total - inPerson - fax - letter },
    onTime: total - extended,
    extended,
    receivedTotal: total,
    reviews: [upheld, corrected, other],
    litigation: [won, lost, otherwise],
  }
}

interface Row {
  label: string
  unit: string
  figure?: FigureValue
}

const head = (label: string): Row => ({ label, unit: '—' })
const row = (label: string, unit: string, key: string, value: number | null): Row => ({
  label,
  unit,
  figure: { key, value },
})

function rowsOf(facts: Facts, counts: Counts2008): Row[] {
  const { published } = facts
  const random = createRandom(facts.cellSeed)
  const { outcomes } = facts.applications.total
  const refused = [
    outcomes['refused.stateSecret'],
    outcomes['refused.thirdPartyRights'],
    outcomes['refused.internalAffairs'],
    outcomes['refused.safetyAndStability'],
    outcomes['refused.processInformation'] + outcomes['refused.administrativeInquiry'],
    outcomes['refused.otherLaw'] + outcomes['refused.enforcementFiles'],
  ] as const
  const notExisting = outcomes['unavailable.needsCreation'] + outcomes['unavailable.stillUnclear']
  const partly = outcomes.partlyGranted
  const notHeld = outcomes['unavailable.notHeld']
  const elsewhere = outcomes['notProcessed.complaint'] + outcomes['notProcessed.confirmation']
  const alreadyPublic = outcomes['notProcessed.repeated'] + outcomes['notProcessed.publication']
  const needsCorrection = outcomes['notProcessed.excessive']
  const granted =
    counts.receivedTotal -
    sum(refused) -
    notExisting -
    partly -
    notHeld -
    elsewhere -
    alreadyPublic -
    needsCorrection
  const normative = random.integer(0, Math.min(60, published.total))
  const fullTime = random.integer(0, 30)
  const partTime = random.integer(1, 200)
  return [
    head('一、主动公开情况'),
    row(
      '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）',
      '条',
      'proactiveDisclosure.total',
      published.total,
    ),
    row('其中：主动公开规范性文件数', '条', 'proactiveDisclosure.normativeDocuments', normative),
    row('制发规范性文件总数', '件', 'normativeDocuments.made', normative),
    head('（二）通过不同渠道和方式公开政府信息的情况'),
    row(
      '1.政府公报公开政府信息数',
      '条',
      'proactiveDisclosure.byChannel.gazette',
      random.integer(0, 300),
    ),
    row(
      '2.政府网站公开政府信息数',
      '条',
      'proactiveDisclosure.byChannel.website',
      published.total - random.integer(0, 40),
    ),
    row(
      '3.政务微博公开政府信息数',
      '条',
      'proactiveDisclosure.byChannel.weibo',
      random.integer(0, 3000),
    ),
    row(
      '4.政务微信公开政府信息数',
      '条',
      'proactiveDisclosure.byChannel.wechat',
      random.integer(0, 3000),
    ),
    row(
      '5.其他方式公开政府信息数',
      '条',
      'proactiveDisclosure.byChannel.other',
      random.integer(0, 900),
    ),
    head('二、回应解读情况'),
    row(
      '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）',
      '次',
      'responses.total',
      random.integer(0, 80),
    ),
    row(
      '（二）政策解读稿件发布数',
      '篇',
      'responses.policyInterpretations',
      random.integer(0, 200),
    ),
    head('三、依申请公开情况'),
    row('（一）收到申请数', '件', 'requests.received', counts.receivedTotal),
    row('1.当面申请数', '件', 'requests.received.inPerson', counts.received.inPerson),
    row('2.传真申请数', '件', 'requests.received.fax', counts.received.fax),
    row('3.网络申请数', '件', 'requests.received.online', counts.received.online),
    row('4.信函申请数', '件', 'requests.received.letter', counts.received.letter),
    row('（二）申请办结数', '件', 'requests.concluded', counts.onTime + counts.extended),
    row('1.按时办结数', '件', 'requests.concluded.onTime', counts.onTime),
    row('2.延期办结数', '件', 'requests.concluded.extended', counts.extended),
    row('（三）申请答复数', '件', '_answered', counts.receivedTotal),
    row('1.属于已主动公开范围数', '件', 'requests.alreadyPublic', alreadyPublic),
    row('2.同意公开答复数', '件', 'requests.granted', granted),
    row('3.同意部分公开答复数', '件', 'requests.partlyGranted', partly),
    row('4.不同意公开答复数', '件', 'requests.refused', sum(refused)),
    row('其中：涉及国家秘密', '件', 'requests.refused.stateSecret', refused[0]),
    row('涉及商业秘密', '件', 'requests.refused.commercialSecret', refused[1]),
    row('涉及个人隐私', '件', 'requests.refused.privacy', refused[2]),
    row(
      '危及国家安全、公共安全、经济安全和社会稳定',
      '件',
      'requests.refused.safetyAndStability',
      refused[3],
    ),
    row('不是《条例》所指政府信息', '件', 'requests.refused.notGovernmentInformation', refused[4]),
    row('法律法规规定的其他情形', '件', 'requests.refused.otherLaw', refused[5]),
    row('5.不属于本行政机关公开数', '件', 'requests.otherAuthority', notHeld),
    row('6.申请信息不存在数', '件', 'requests.notExisting', notExisting),
    row('7.告知作出更改补充数', '件', 'requests.needsCorrection', needsCorrection),
    row('8.告知通过其他途径办理数', '件', 'requests.otherChannel', elsewhere),
    row('四、行政复议数量', '件', 'reviews.total', sum(counts.reviews)),
    row('（一）维持具体行政行为数', '件', 'reviews.upheld', counts.reviews[0]),
    row('（二）被依法纠错数', '件', 'reviews.corrected', counts.reviews[1]),
    row('（三）其他情形数', '件', 'reviews.other', counts.reviews[2]),
    row('五、行政诉讼数量', '件', 'litigation.total', sum(counts.litigation)),
    row(
      '（一）维持具体行政行为或者驳回原告诉讼请求数',
      '件',
      'litigation.upheld',
      counts.litigation[0],
    ),
    row('（二）被依法纠错数', '件', 'litigation.corrected', counts.litigation[1]),
    row('（三）其他情形数', '件', 'litigation.other', counts.litigation[2]),
    row('六、举报投诉数量', '件', 'complaints.total', random.integer(0, 6)),
    row(
      '七、依申请公开信息收取的费用',
      '万元',
      'fees.collectedWanYuan',
      random.chance(0.8) ? 0 : random.integer(1, 90) / 100,
    ),
    head('八、机构建设和保障经费情况'),
    row('（一）政府信息公开工作专门机构数', '个', 'offices.total', random.integer(0, 20)),
    row(
      '（二）设置政府信息公开查阅点数',
      '个',
      'readingPoints.total',
      random.chance(0.3) ? null : random.integer(1, 90),
    ),
    row('（三）从事政府信息公开工作人员数', '人', 'staff.total', fullTime + partTime),
    row('1.专职人员数（不包括政府公报及政府网站工作人员数）', '人', 'staff.fullTime', fullTime),
    row('2.兼职人员数', '人', 'staff.partTime', partTime),
    row(
      '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
      '万元',
      'budget.amountWanYuan',
      random.chance(0.3) ? null : random.integer(0, 4000) / 10,
    ),
    head('九、政府信息公开会议和培训情况'),
    row('（一）召开政府信息公开工作会议或专题会议数', '次', 'meetings.total', facts.meetings),
    row('（二）举办各类培训班数', '次', 'training.sessions', facts.trainingSessions),
    row('（三）接受培训人员数', '人次', 'training.people', facts.trainingPeople),
  ]
}

/** The whole table; with a first column of row numbers where `numbered`. */
export function write2008Table(
  builder: TextBuilder,
  facts: Facts,
  counts: Counts2008,
  numbered: boolean,
): void {
  const lead = (text: string): string[] => (numbered ? [text] : [])
  const width = numbered ? 4 : 3
  builder.row([...lead('序号'), '统计指标', '单位', '统计数'], width)
  rowsOf(facts, counts).forEach(({ label, unit, figure }, i) => {
    builder.row([...lead(String(i + 1)), label, unit, figure ?? ''], width)
  })
}
