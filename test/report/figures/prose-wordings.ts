/**
 * Sentences as offices write them in their annual reports, with the figures they state: written from reports as they are, not
 * from the reader's table of words. `<key>` stands for a figure, `<#>` for a number that is none of the report's figures;
 * `{…}` for names and times.
 */

/** Short names of keys in the sentences. */
export const shortKeys: Record<string, string> = {
  total: 'proactiveDisclosure.total',
  website: 'proactiveDisclosure.byChannel.website',
  weibo: 'proactiveDisclosure.byChannel.weibo',
  wechat: 'proactiveDisclosure.byChannel.wechat',
  gazette: 'proactiveDisclosure.byChannel.gazette',
  otherChannel: 'proactiveDisclosure.byChannel.other',
  received: 'requests.received',
  inPerson: 'requests.received.inPerson',
  fax: 'requests.received.fax',
  online: 'requests.received.online',
  letter: 'requests.received.letter',
  concluded: 'requests.concluded',
  onTime: 'requests.concluded.onTime',
  extended: 'requests.concluded.extended',
  over: 'requests.carriedOver',
  forward: 'requests.carriedForward',
  granted: 'requests.granted',
  partly: 'requests.partlyGranted',
  refused: 'requests.refused',
  public: 'requests.alreadyPublic',
  absent: 'requests.notExisting',
  elsewhere: 'requests.otherAuthority',
  reviews: 'reviews.total',
  reviewsUpheld: 'reviews.upheld',
  reviewsCorrected: 'reviews.corrected',
  suits: 'litigation.total',
  suitsUpheld: 'litigation.upheld',
  appeals: 'appeals.total',
  complaints: 'complaints.total',
  fullTime: 'staff.fullTime',
  partTime: 'staff.partTime',
  fees: 'fees.collectedWanYuan',
}

/** One sentence or a few. `zero` names the keys of which it says that there was none. */
export interface Wording {
  text: string
  zero?: readonly string[]
}

const plain = (lines: string): Wording[] =>
  lines
    .trim()
    .split('\n')
    .map((text) => ({ text: text.trim() }))

const none = (zero: readonly string[], lines: string): Wording[] =>
  plain(lines).map(({ text }) => ({ text, zero }))

/** What stands in the chapter on proactive disclosure. */
export const publication: readonly Wording[] = [
  ...plain(`
{y}年，{all}主动公开政府信息<total>条。
{y}年度{we}主动公开政府信息<total>条，比上年增加<#>条。
全年{we}共主动公开各类政府信息<total>条，公开及时率100%。
本年度，{we}累计主动公开政府信息<total>条。
{we}{y}年共主动公开政府信息<total>条，其中全文电子化率达100%。
截至{y}年12月31日，{we}全年主动公开政府信息<total>条。
{y}年，{all}各级各部门共主动公开政府信息<total>条，其中县直单位公开<#>条，乡镇公开<#>条。
{y}年{we}通过政府网站、微信公众号等多种渠道主动公开政府信息<total>条。
全年主动公开政府信息<total>条，其中政府网站公开<website>条，政务微博公开<weibo>条，政务微信公开<wechat>条。
{y}年1月1日至12月31日，{we}主动公开政府信息<total>条，去年同期为<#>条。
{y}年，{we}主动公开政府信息<total>条。其中，机构职能类信息<#>条，占<#>%；规划计划类信息<#>条；业务动态类信息<#>条。
{we}今年新增主动公开政府信息<total>条（其中规范性文件类<#>条）。
主动公开政府信息总数：<total>条。
{y}年度，{all}主动公开政府信息数量为<total>条，同比增长<#>%。
本年度共向社会主动公开政府信息<total>条，依申请公开信息目录<#>条。
报告期内，{we}依法主动公开政府信息<total>条，与{last}年的<#>条相比有所增加。
{we}形成政府信息<#>条，其中主动公开政府信息<total>条，依申请公开类<#>条，不予公开类<#>条。
{y}年，{all}主动公开政府信息<total>条，其中各乡镇主动公开政府信息<#>条，各部门主动公开政府信息<#>条。
今年以来，{all}主动公开信息<total>条，涉及财政信息<#>条、环保信息<#>条。
自{y}年1月1日起至12月31日止，本机关主动公开政府信息<total>条。
`),
  ...plain(`
通过政府门户网站公开政府信息<website>条，通过政务微博公开信息<weibo>条，通过微信公众号发布信息<wechat>条。
在{county}政府门户网站发布信息<website>条，点击量<#>万次。
政府公报公开政府信息数<gazette>条，政府网站公开政府信息数<website>条，其他方式公开政府信息数<otherChannel>条。
按公开渠道分，门户网站公开<website>条，微信公众平台公开<wechat>条，政务微博公开<weibo>条。
其中，通过{county}政府网站公开信息<website>条，通过“云上{county}”微信公众号公开信息<wechat>条。
{y}年，{county}政府网站共发布政府信息<website>条，政务微信发布信息<wechat>条。
全年通过局门户网站公开政府信息<website>条；通过政务微信推送信息<wechat>条。
网站公开信息<website>条，微博发布信息<weibo>条，阅读量<#>次。
通过官方网站主动公开信息<website>条，微信公众号主动公开信息<wechat>条。
`),
]

/** What stands in the chapter on applications. */
export const requests: readonly Wording[] = [
  ...plain(`
{y}年，{all}共收到政府信息公开申请<received>件，同比增长<#>%，其中当面申请<inPerson>件，信函申请<letter>件，网络申请<online>件。
本年度{we}收到政府信息公开申请<received>件，均在规定时限内答复。
{we}共受理依申请公开<received>件，已全部办结。
全年共接收政府信息公开申请<received>件，较上年减少<#>件，按时答复率100%。
{y}年度，{we}共收到依申请公开政府信息申请<received>件，其中通过网络提交<online>件，通过信函方式提交<letter>件。
{we}{y}年新收政府信息公开申请<received>件，上年结转<over>件，办结<concluded>件，结转下年度<forward>件。
{y}年收到申请<received>件，其中：当面申请<inPerson>件、传真申请<fax>件、网上申请<online>件、信函申请<letter>件。
{all}行政机关共收到公众政府信息公开申请<received>件。从申请方式看，当面申请<inPerson>件，占<#>%；信函申请<letter>件，占<#>%；网络申请<online>件，占<#>%。
共受理政府信息公开申请<received>宗，按时办结<onTime>宗，延期办结<extended>宗。
{y}年，{we}收到<received>件政府信息公开申请，全部按期答复。
本机关全年收到公民、法人和其他组织提出的政府信息公开申请<received>件。
{we}收到依申请公开申请<received>件，答复<concluded>件，其中予以公开<granted>件、部分公开<partly>件、不予公开<refused>件。
在{y}年收到的申请中，同意公开<granted>件，同意部分公开<partly>件，不同意公开<refused>件，申请信息不存在<absent>件，不属于本机关公开<elsewhere>件。
全年收到申请<received>件，主要涉及土地征收<#>件、房屋拆迁<#>件；按时办结<onTime>件，延期办结<extended>件。
{we}共收到政府信息公开申请<received>件（其中当面申请<inPerson>件、信函申请<letter>件、网络申请<online>件），{last}年为<#>件。
已答复的申请中，属于已主动公开范围<public>件，同意公开<granted>件，信息不存在<absent>件。
当面申请<inPerson>件，网络申请<online>件，信函申请<letter>件。
当面、信函、网络申请分别为<inPerson>件、<letter>件和<online>件。
收到政府信息公开申请<received>件，去年同期<#>件。
{y}年{we}受理并答复政府信息公开申请<received/concluded>件。
全年办结政府信息公开申请<concluded>件，其中予以公开<granted>件，不予公开<refused>件。
{last}年{we}收到政府信息公开申请<#>件，{y}年收到政府信息公开申请<received>件。
{we}登记受理政府信息公开申请<received>件，其中在法定期限内答复<onTime>件，延期答复<extended>件。
{y}年收到政府信息公开申请{n:received}件，均为网络申请。
上年度结转申请<over>件，本年度新收申请<received>件，结转下年度继续办理<forward>件。
{y}年，共收到政府信息公开申请<received>件，其中{town}<#>件、市场监管局<#>件。
`),
  ...none(
    ['received'],
    `
{y}年，{we}未收到政府信息公开申请。
本年度{we}没有收到依申请公开政府信息的申请。
{we}全年未接到公民、法人或其他组织要求公开政府信息的申请。
{y}年度，本机关未受理政府信息公开申请。
{we}收到政府信息公开申请0件。
{y}年，{we}依申请公开申请量为零。
报告期内{we}未收到任何形式的政府信息公开申请。
{y}年{we}无依申请公开事项。
`,
  ),
]

/** What stands in the chapter on reviews and lawsuits. */
export const reviews: readonly Wording[] = [
  ...plain(`
{y}年，因政府信息公开申请行政复议<reviews>件，其中维持<reviewsUpheld>件，纠正<reviewsCorrected>件；提起行政诉讼<suits>件。
{all}因政府信息公开引起的行政复议<reviews>件、行政诉讼<suits>件。
{we}被申请行政复议<reviews>件，被提起行政诉讼<suits>件。
{y}年，收到政府信息公开行政复议申请<reviews>件，结果维持<reviewsUpheld>件；政府信息公开行政诉讼<suits>件，结果维持<suitsUpheld>件。
涉及政府信息公开的行政复议案件<reviews>件，行政诉讼案件<suits>件。
针对{we}政府信息公开的行政复议和行政诉讼分别为<reviews>件和<suits>件。
本年度发生因政府信息公开提起的行政复议<reviews>起，行政诉讼<suits>起。
`),
  ...none(
    ['reviews', 'suits'],
    `
{y}年，{we}未发生因政府信息公开申请行政复议、提起行政诉讼的情况。
本年度{we}没有因政府信息公开引起的行政复议和行政诉讼案件。
{y}年未收到因政府信息公开申请引起的行政复议申请和行政诉讼。
{we}无因政府信息公开被申请行政复议、提起行政诉讼情况。
涉及政府信息公开的行政复议、行政诉讼均为0件。
政府信息公开行政复议0件，行政诉讼0件。
`,
  ),
  ...none(
    ['reviews', 'suits', 'appeals'],
    `
{y}年，{we}未发生针对政府信息公开的行政复议、行政诉讼和申诉。
没有公民因政府信息公开提出行政复议、行政诉讼或申诉。
`,
  ),
  ...none(['complaints'], '{y}年，{we}未收到有关政府信息公开的举报投诉。'),
]

export const fees: readonly Wording[] = [
  ...none(
    ['fees'],
    `
{y}年，{we}未收取信息处理费。
本年度{we}依申请提供政府信息未收取任何费用。
{we}没有收取政府信息公开费用。
{y}年{we}收取信息处理费0元。
本年度未产生信息处理费。
`,
  ),
  ...plain(`
{y}年，{we}收取信息处理费<fees>元。
{we}依申请公开共收取检索、复制、邮寄等费用<fees>元。
`),
]

export const staff: readonly Wording[] = plain(`
{we}从事政府信息公开工作的专职人员<fullTime>人，兼职人员<partTime>人。
{we}配备政府信息公开专职人员<fullTime>名、兼职人员<partTime>名。
现有政府信息公开工作人员，其中专职<fullTime>人，兼职<partTime>人。
`)

/** Sentences of an overview whose numbers are no figure of the report. */
export const decoys: readonly string[] = `
在公共资源交易方面，累计公开土地出让信息<#>条、产权交易信息<#>条。
财政领域主动公开预算信息<#>条，环保领域主动公开信息<#>条。
全年审结行政复议案件<#>件，出庭应诉行政诉讼案件<#>件。
受理群众来信来访<#>件，已答复<#>件。
办理人大代表建议<#>件、政协提案<#>件，全部办结。
12345热线受理诉求<#>件，办结<#>件。
{last}年共收到政府信息公开申请<#>件，主动公开政府信息<#>条。
{next}年力争主动公开政府信息<#>条以上。
自《条例》施行以来，累计主动公开政府信息<#>条，受理申请<#>件。
截至目前，历年累计主动公开政府信息<#>条。
{y}年上半年，主动公开政府信息<#>条。
{y}年1月至6月，收到政府信息公开申请<#>件。
其中，{town}主动公开政府信息<#>条，收到申请<#>件。
{town}受理政府信息公开申请<#>件。
主动公开政府信息<#>余条，收到咨询近<#>件。
受理行政许可申请<#>件，办结<#>件。
组织收看政策解读节目<#>期，列席新闻发布会<#>场。
办理行政审批事项<#>件，按时办结率100%。
网站访问量<#>人次，微信公众号粉丝<#>人。
各乡镇主动公开政府信息<#>条。
每月平均主动公开政府信息<#>条。
推进信用信息公开。公开行政处罚信息<#>条。
向上级网站报送信息<#>条，被采用<#>条。
解答咨询<#>人次，回复留言<#>条。
开展培训，参训人员<#>人。
受理举报投诉<#>件，办结<#>件。
应当在收到申请之日起<#>个工作日内答复。
县直单位收到政府信息公开申请<#>件。
调解纠纷<#>件，办理行政诉讼<#>件。
收取行政事业性收费<#>万元。
公开采购信息<#>条，公开招标信息<#>条。
`
  .trim()
  .split('\n')

/** A small generator of numbers (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const year = 2016
const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九']

const speakers = [
  { body: '青岫县人民政府', all: '全县', we: '我县', county: '青岫县' },
  { body: '青岫县水务局', all: '全局', we: '我局', county: '青岫县' },
  { body: '云汀市人民政府', all: '全市', we: '本市', county: '云汀市' },
  { body: '青岫县溪棠镇人民政府', all: '全镇', we: '我镇', county: '青岫县' },
]

/** A report and the figures it states in sentences. */
export interface Composed {
  text: string
  truth: Map<string, number>
  /** The wording that states a key. */
  wordings: Map<string, string>
}

/** One report: a sentence or none for each chapter, decoys before and between. */
export function compose(seed: number): Composed {
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const speaker = pick(speakers)
  const truth = new Map<string, number>()
  const wordings = new Map<string, string>()
  const write = ({ text, zero = [] }: Wording): string => {
    const state = (key: string, value: number): void => {
      truth.set(shortKeys[key]!, value)
      wordings.set(shortKeys[key]!, text)
    }
    for (const key of zero) state(key, 0)
    return text
      .replaceAll('{y}', String(year))
      .replaceAll('{last}', String(year - 1))
      .replaceAll('{next}', String(year + 1))
      .replaceAll('{all}', speaker.all)
      .replaceAll('{we}', speaker.we)
      .replaceAll('{county}', speaker.county)
      .replaceAll('{town}', '白苇乡')
      .replaceAll(/\{n:(\w+)\}/g, (_, key: string) => {
        const value = 1 + Math.floor(random() * 9)
        state(key, value)
        return numerals[value]!
      })
      .replaceAll(/<([\w/#]+)>/g, (_, keys: string) => {
        const value = 2 + Math.floor(random() * (keys === 'total' ? 60_000 : 900))
        if (keys !== '#') {
          for (const key of keys.split('/')) state(key, key === 'fees' ? value / 10_000 : value)
        }
        return value >= 10_000 && random() < 0.2 ? value.toLocaleString('en-US') : String(value)
      })
  }
  const some = (list: readonly Wording[]): string =>
    random() < 0.85 ? write(pick(list)) : '相关工作平稳有序。'
  const decoy = (): string => write({ text: pick(decoys) })
  const lines = [
    `${speaker.body}${year}年政府信息公开工作年度报告`,
    '一、概述',
    `${year}年，按照条例要求稳步推进各项公开工作。${decoy()}`,
    decoy(),
    some(staff),
    '二、主动公开政府信息情况',
    `坚持以公开为常态。${some(publication)}`,
    decoy(),
    '三、依申请公开政府信息情况',
    some(requests),
    '四、政府信息公开收费及减免情况',
    some(fees),
    '五、因政府信息公开申请行政复议、提起行政诉讼的情况',
    some(reviews),
    '六、存在的主要问题及改进措施',
    `人手不足。${decoy()}`,
  ]
  return { text: lines.join('\n'), truth, wordings }
}
