/**
 * Paragraphs by another author than the reader's table of words: written without a look at it, and judged by hand. `states` is what a
 * careful reader takes from the paragraph, `may` what he would let pass; any other figure is a wrong one.
 */

/** Chapters that the paragraphs stand in. */
export const chapters = {
  overview: '一、总体情况',
  publication: '二、主动公开政府信息情况',
  requests: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况',
  guarantee: '五、监督保障情况',
  other: '六、其他需要报告的事项',
} as const

export interface Judged {
  chapter: keyof typeof chapters
  text: string
  states: Readonly<Record<string, number>>
  may: Readonly<Record<string, number>>
}

const short: Readonly<Record<string, string>> = {
  total: 'proactiveDisclosure.total',
  website: 'proactiveDisclosure.byChannel.website',
  weibo: 'proactiveDisclosure.byChannel.weibo',
  wechat: 'proactiveDisclosure.byChannel.wechat',
  gazette: 'proactiveDisclosure.byChannel.gazette',
  otherChannel: 'proactiveDisclosure.byChannel.other',
  documents: 'proactiveDisclosure.normativeDocuments',
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
  secret: 'requests.refused.stateSecret',
  commercial: 'requests.refused.commercialSecret',
  privacy: 'requests.refused.privacy',
  otherLaw: 'requests.refused.otherLaw',
  safety: 'requests.refused.safetyAndStability',
  third: 'requests.refused.thirdPartyRights',
  inquiry: 'requests.refused.administrativeInquiry',
  internal: 'requests.refused.internalAffairs',
  public: 'requests.alreadyPublic',
  absent: 'requests.notExisting',
  notHeld: 'requests.unavailable.notHeld',
  creation: 'requests.unavailable.needsCreation',
  unclear: 'requests.unavailable.stillUnclear',
  elsewhere: 'requests.otherAuthority',
  complaint: 'requests.notProcessed.complaint',
  processInfo: 'requests.refused.processInformation',
  enforcement: 'requests.refused.enforcementFiles',
  repeated: 'requests.notProcessed.repeated',
  excessive: 'requests.notProcessed.excessive',
  published: 'requests.notProcessed.publication',
  correction: 'requests.needsCorrection',
  confirmation: 'requests.notProcessed.confirmation',
  correctionOverdue: 'requests.otherOutcome.correctionOverdue',
  feeOverdue: 'requests.otherOutcome.feeOverdue',
  otherOther: 'requests.otherOutcome.other',
  otherHandled: 'requests.otherOutcome',
  outcomes: 'requests.outcomes.total',
  naturalPerson: 'requests.received/naturalPerson',
  business: 'requests.received/business',
  research: 'requests.received/researchInstitution',
  welfare: 'requests.received/publicWelfare',
  legal: 'requests.received/legalService',
  otherApplicant: 'requests.received/other',
  reviews: 'reviews.total',
  reviewsUpheld: 'reviews.upheld',
  reviewsCorrected: 'reviews.corrected',
  reviewsOther: 'reviews.other',
  reviewsPending: 'reviews.pending',
  suits: 'litigation.total',
  suitsUpheld: 'litigation.upheld',
  suitsPending: 'litigation.pending',
  direct: 'litigation.direct.total',
  directUpheld: 'litigation.direct.upheld',
  after: 'litigation.afterReview.total',
  appeals: 'appeals.total',
  complaints: 'complaints.total',
  fullTime: 'staff.fullTime',
  partTime: 'staff.partTime',
  staff: 'staff.total',
  fees: 'fees.collectedWanYuan',
  budget: 'budget.amountWanYuan',
  meetings: 'meetings.total',
  sessions: 'training.sessions',
  people: 'training.people',
  points: 'readingPoints.total',
  interpretations: 'responses.policyInterpretations',
  conferences: 'responses.pressConferences',
  conferencesByHead: 'responses.pressConferencesByHead',
  interviews: 'responses.interviews',
  interviewsByHead: 'responses.interviewsByHead',
  responses: 'responses.total',
  made: 'normativeDocuments.made',
  disclosed: 'normativeDocuments.disclosed',
  repealed: 'normativeDocuments.repealed',
  inForce: 'normativeDocuments.inForce',
  documentsTotal: 'normativeDocuments.total',
  rulesMade: 'rules.made',
  rulesInForce: 'rules.inForce',
  licences: 'licensing.decisions',
  penalties: 'penalties.decisions',
  coercion: 'coerciveMeasures.decisions',
}

/** `received 17, onTime 17`; behind `?` what may be taken too. */
function valuesOf(written: string): Record<string, number> {
  return Object.fromEntries(
    written
      .split(',')
      .filter((each) => each.trim() !== '')
      .map((each) => {
        const [name = '', value] = each.trim().split(' ')
        const key = short[name]
        if (key === undefined) throw new Error(`No figure is called ${name}.`)
        return [key, Number(value)]
      }),
  )
}

/** A line a paragraph: what it states, `|`, the paragraph. */
export function judged(chapter: Judged['chapter'], lines: string): Judged[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [values = '', text = ''] = line.split('|')
      const [states = '', may = ''] = values.split('?')
      return { chapter, text: text.trim(), states: valuesOf(states), may: valuesOf(may) }
    })
}

export const unseen: readonly Judged[] = [
  ...judged(
    'requests',
    `
    received 17 ? onTime 17, concluded 17 | 年内，我局受理群众提出的信息公开申请书面件17份，均在法定期限内书面作答。
    received 9 | 2022年新收依申请公开件9宗，比上年少3宗。
    online 21, letter 8, inPerson 2 ? received 31 | 从申请渠道看，网上提交21件、邮寄寄送8件、窗口当面递交2件，合计31件。
    over 2, received 14, concluded 15, forward 1 | 上年度遗留2件，本年度新增14件，全部办结15件，尚有1件转入2023年继续办理。
    received 25 ? concluded 22 | 收到申请共计25件次，其中撤回3件，实际答复22件。
    granted 12, partly 4, refused 1, notHeld 3, complaint 2 ? concluded 22 | 在已答复的22件申请中，予以公开12件，部分公开4件，不予公开1件，本机关不掌握相关信息3件，信访类不予处理2件。
    received 0 | 全年没有接到任何单位或者个人提出的政府信息公开申请。
    received 0 | 本年度，我局未发生依申请公开事项。
    received 56 | 截至12月31日，依申请公开系统登记申请56条，办结率100%。
    ? received 13, concluded 13 | 今年以来累计办理依申请公开件13件，办结13件，其中超期0件。
    received 103 | 共收悉公民、法人和其他组织的政府信息公开申请103份（其中公民98份、法人5份）。
    received 61 | 与2021年的88件相比，2022年申请量为61件，下降30.7%。
    received 34 | 政府信息公开申请总量由上年的19件升至34件。
    | 指导乡镇（街道）办理依申请公开46件。
    | 会同县司法局审核各部门依申请公开答复书38份。
    received 6 | 全县各部门共收到申请210件，我局收到6件。
    received 12 | 共收到政府信息公开申请十二件，已全部按期答复。
    received 1 | 受理依申请公开1起，系某企业申请公开水资源论证报告，已依法答复。
    | 收到要求公开征地补偿信息的申请11件，占全部申请的55%。
    ? received 20 | 全部20件申请中，涉及征地拆迁的11件，涉及水利工程的5件，其他4件。
    correction 5 ? correctionOverdue 2 | 因申请内容不明确，告知申请人补正5件；逾期不补正视为撤回2件。
    ? extended 3 | 延长答复期限3件，均已告知申请人。
    received 0 | 收到依申请公开0件。
    received 0 | 依申请公开：0件。
    | 依申请公开工作平稳有序，无积压件。
    received 0 | 2022年度我局政府信息公开申请件数为零。
    received 17 ? onTime 16, extended 1 | 除1件因征求第三方意见延期外，其余16件均按时办结，全年共受理申请17件。
    letter 3 ? inPerson 0, fax 0 | 通过“申请表在线填报”栏目收到申请7件，电子邮箱收到4件，邮政信函收到3件，没有当面和传真申请。
    ? over 3 | 上一年度结转的3件申请已全部办结。
    online 6 | 网上申请渠道运行正常，收到并答复网上申请6件。
    concluded 35, granted 18, public 9, absent 5, elsewhere 3 | 答复申请人35件，其中同意公开18件、告知主动公开途径9件、信息不存在5件、非本机关职责3件。
    granted 19, partly 6, refused 7 | 其中，予以公开的19件，占59.4%；部分公开6件，占18.8%；不予公开7件，占21.8%。
    secret 1, commercial 2, privacy 3, internal 1 ? refused 7 | 不予公开的7件中，涉及国家秘密1件、涉及商业秘密2件、涉及个人隐私3件、属于内部事务信息1件。
    repeated 2 | 重复申请2件，不再重复处理。
    excessive 1, published 1 | 无正当理由大量反复申请1件，要求提供公开出版物1件。
    creation 4 | 没有现成信息、需要另行制作的4件。
    unclear 2 | 补正后申请内容仍不明确的2件。
    received 12 | 全年共收到申请12件，较上年度增加4件，同比上升50%。
    received 158 | 本年度政府信息公开申请量居全市各县首位，达158件。
    | 申请人以自然人为主，共41件，占87%。
    | 办件平均用时8.5个工作日，最短1天。
    | 依申请公开办理情况被评为优秀案例2件。
    | 法律顾问协助审查答复文书27件次。
    | 开展答复规范性评查，抽查答复书30份，发现问题4个。
    ? received 8 | 我局机关收到申请8件，下属单位收到申请3件。
    ? received 40 | 县本级收到申请40件，乡镇（街道）收到申请62件。
    ? received 3 | 收到市政府转办的申请3件。
    concluded 32, onTime 31, extended 1 | 依法答复申请32件，其中按期答复31件，经批准延期答复1件。
    ? forward 2 | 另有2件申请正在办理中。
    received 16 | 全年受理政府信息公開申請十六宗，皆依期辦結。
    received 2014 | 共收到政府信息公开申请2,014件。
    received 2022 | 2022年共收到政府信息公开申请2022件。
    received 0 | 2021年收到申请5件，2022年未收到申请。
    received 0 | 截至目前，尚无公民、法人或者其他组织向我局申请获取政府信息。
    received 44 | 全年政府信息公开申请44件，均已办结。
    received 5 ? granted 5 | 共有5人次向我局提出政府信息公开申请，全部予以公开。
    | 收到网友留言咨询依申请公开流程的来信14件。
    received 29, over 1, forward 0 ? concluded 30 | 新收申请29件，上年结转1件，办结30件，无结转下年度件。
    received 7 | 信息公开申请受理数：7件。
    received 72 | 2022年，我局收到的政府信息公开申请数量为72件，2021年为65件。
    | 办理市长信箱来信36件，其中要求公开信息的2件。
    `,
  ),
  ...judged(
    'disputes',
    `
    reviews 2, suits 1 ? reviewsUpheld 2, suitsUpheld 1 | 因信息公开引发行政复议2件，复议机关均予以维持；引发行政诉讼1件，法院驳回原告诉讼请求。
    reviews 0, suits 0 | 全年未因政府信息公开被申请行政复议或被提起行政诉讼。
    reviews 0, suits 0, appeals 0 | 本机关没有发生因政府信息公开工作引起的复议、诉讼和申诉案件。
    reviews 3 ? reviewsCorrected 1, reviewsUpheld 2, reviewsOther 2 | 政府信息公开类行政复议案件3宗，撤销1宗，驳回2宗。
    | 全县共办理行政复议案件87件，行政应诉案件52件。
    | 我局作为被告的行政诉讼案件9件，均与信息公开无关。
    reviews 1, suits 0 ? reviewsUpheld 1 | 政府信息公开行政复议1件（结果维持），行政诉讼0件。
    complaints 1 | 收到涉及政府信息公开的投诉举报1件，已办结。
    suits 4 | 因政府信息公开提起行政诉讼的有4件，其中一审3件、二审1件。
    ? reviews 2, suits 1 | 当事人对政府信息公开答复不服，向市政府申请行政复议的2件，向人民法院起诉的1件。
    ? reviews 0, suits 0 | 政府信息公开行政复议、行政诉讼均为零。
    | 今年政府信息公开行政复议案件较去年减少2件。
    reviews 5 | 2022年，以我局为被申请人的政府信息公开行政复议案件共5件。
    reviews 0 ? suits 0 | 无政府信息公开行政复议情况。
    | 上年未审结的政府信息公开诉讼2件，本年均已审结。
    `,
  ),
  ...judged(
    'publication',
    `
    website 1286, wechat 412, weibo 96 | 全年在县政府门户网站发布信息1,286条，“青岫水务”微信公众号推送412篇，微博发布96条。
    total 2309 ? website 1800 | 各类渠道合计公开信息2309条次，其中网站1800条次、新媒体509条次。
    total 3014 | 主动公开信息数量达到3014条，同比增长12%。
    | 公开财政预决算、“三公”经费信息24条。
    | 更新发布机构职能、领导信息36条。
    ? total 675 | 本年度共计主动公开各类政府信息675余条。
    interpretations 18 | 发布政策解读材料18篇，其中图解11篇、视频3个、文字4篇。
    conferences 6 ? conferencesByHead 2 | 召开新闻发布会6场，主要负责人出席2场。
    interviews 4 ? interviewsByHead 1 | 组织在线访谈4期，局长参与1期。
    responses 29 | 回应社会关切问题29个。
    gazette 42 | 县政府公报刊发文件42件。
    website 2031 | 网站年访问量达126万人次，发布信息2,031条。
    made 5, repealed 2, inForce 31 | 共制发行政规范性文件5件，废止2件，现行有效31件。
    made 3 ? disclosed 3, documents 3 | 新出台规范性文件3件，均已公开。
    ? repealed 11, inForce 41 | 清理规范性文件58件，保留41件，修改6件，废止11件。
    made 0 | 本年度未制定规范性文件。
    licences 214, penalties 19, coercion 0 | 作出行政许可决定214件、行政处罚决定19件、行政强制决定0件，全部在7个工作日内公示。
    | “双公示”归集行政许可信息1875条、行政处罚信息203条。
    | 办理人大代表建议23件、政协提案17件，全部公开答复。
    | 受理12345热线诉求1567件，办结率99%。
    points 5 | 在政务公开专区提供查阅服务320人次，共设政府信息查阅点5处。
    points 3 | 设立政府信息公开查阅场所3个，接待查阅群众86人。
    ? total 12000 | 全年共主动公开政府信息1.2万条。
    | 累计公开政府信息2万余条。
    total 8012 | 五年来累计公开政府信息5.6万条，今年公开政府信息8,012条。
    website 3512, wechat 1047 ? total 4559 | 政府网站累计发布3,512条信息，微信平台发布信息1,047条，合计4,559条。
    otherChannel 63 | 通过广播电视、报刊等其他途径公开信息63条。
    total 990 | 2022年，我局依法主动向社会公开政府信息990条，较2021年（870条）增加120条。
    | 转载上级重要政策信息340条，审核各单位报送信息2600条。
    | 其中，重点领域信息公开212条，占31%。
    total 456 | 按照“以公开为常态、不公开为例外”的要求，年度主动公开信息总数为456条。
    weibo 31 | 官方微博全年发文31条，粉丝2.3万人。
    wechat 208 | 微信公众号共推送图文208条，阅读量15万次。
    | 印发《青岫县政务公开工作要点》，细化任务26项。
    interpretations 9 | 针对9份重要文件，配套解读9篇。
    `,
  ),
  ...judged(
    'guarantee',
    `
    sessions 3, people 210 | 举办政务公开业务培训班3期，参训210人次。
    meetings 4 | 先后召开政务公开专题会议4次。
    fullTime 2, partTime 5 | 政务公开工作配备专职人员2名、兼职人员5名。
    staff 7, fullTime 2, partTime 5 | 从事政府信息公开工作的人员共有7人（专职2人、兼职5人）。
    budget 15 | 落实政务公开工作经费15万元。
    ? sessions 2, people 45 | 组织参加省市政务公开培训2次，培训45人。
    sessions 1 ? people 130 | 举办政务公开培训1场，覆盖干部130余人。
    ? staff 61 | 全县33个部门全部配备了信息员，共有信息员61人。
    | 计划2023年组织政务公开培训3次。
    | 接受群众咨询1320人次，其中电话咨询980人次、现场咨询340人次。
    | 开展政务公开第三方评估，发现并整改问题57个。
    sessions 2 | 年内组织全系统政府信息公开业务培训2场次。
    | 政务公开在全县绩效考核中占4分，我局得3.8分，列第5位。
    `,
  ),
  ...judged(
    'other',
    `
    fees 0 | 全年没有收取任何信息处理费。
    fees 0 | 收取信息处理费0元。
    fees 0.126 | 收取信息处理费共计1260元。
    fees 0 | 依申请提供政府信息未收取检索、复制、邮寄等费用。
    | 减免政府信息公开费用0元。
    fees 0 | 本年度我局发出收费通知0件，收取信息处理费总金额为0元。
    fees 0 | 2022年度本机关依申请提供政府信息未收取信息处理费。
    `,
  ),
]

/** A second set, written after the words were widened for the first, and never used to widen them. */
export const held: readonly Judged[] = [
  ...judged(
    'requests',
    `
    received 26 | 2022年，本局依申请公开受理26件，全部依法依规办理。
    received 3 ? concluded 3, granted 3 | 全年仅收到3件政府信息公开申请，均已按要求公开。
    received 18 ? online 12, letter 6 | 本年度政府信息公开申请共18件，网络平台12件，信函6件。
    received 0 | 我单位全年未接到政府信息公开申请。
    received 31, concluded 30, forward 1 | 收到政府信息公开申请31件，办结30件，结转下年度继续办理1件。
    granted 14, refused 2, absent 6 | 答复情况为：予以公开14件，不予公开2件，政府信息不存在6件。
    | 为乡镇解答依申请公开业务问题52人次。
    | 组织全县依申请公开卷宗评查1次，抽查卷宗60份。
    received 88 | 政府信息公开申请受理总数为88件，同比减少12件。
    received 9 ? concluded 9 | 今年，共收到信息公开申请表9份，回复9份。
    | 上年度共收到申请21件。
    inPerson 4, online 15 | 其中，当面申请4件，网上申请15件。
    elsewhere 8, complaint 3 | 不属于本机关公开范围的8件，信访举报投诉类申请3件。
    received 47 | 全年登记并受理公众提出的政府信息公开申请47件。
    | 帮助申请人补充材料，接待来访咨询23人次。
    received 0 | 报告期内无政府信息公开申请。
    refused 3, processInfo 2, enforcement 1 | 不予公开3件，其中属于过程性信息2件、属于行政执法案卷1件。
    received 65 ? concluded 65, onTime 65 | 截至2022年12月31日，我局共收到依申请公开件65件，均按期答复。
    repeated 1 | 重复申请1件。
    received 10 | 全年受理申请公开政府信息事项10项。
    `,
  ),
  ...judged(
    'disputes',
    `
    reviews 1, suits 2 | 全年发生政府信息公开行政复议案件1件、行政诉讼案件2件。
    reviews 0, suits 0 | 没有因政府信息公开申请行政复议、提起行政诉讼的情况。
    | 参与办理复议案件12件，为各单位提供法律意见30份。
    suits 1 ? suitsUpheld 1 | 涉及政府信息公开的行政诉讼1件，法院判决维持。
    reviews 4, reviewsUpheld 3, reviewsCorrected 1 | 因政府信息公开被申请行政复议4件，其中维持3件，纠正1件。
    `,
  ),
  ...judged(
    'publication',
    `
    total 1530 | 2022年度，我局主动公开政府信息1530条。
    website 860, wechat 375 | 通过县政府门户网站公开政府信息860条，通过政务微信公众号发布信息375条。
    | 公开扶贫领域信息45条、环境保护信息38条。
    interpretations 12 | 全年发布政策解读12篇。
    conferences 3 | 全年举行新闻发布会3场。
    made 4, inForce 27 | 制定行政规范性文件4件，现行有效27件。
    repealed 6 | 全年废止行政规范性文件6件。
    licences 98 | 全年作出行政许可决定98件。
    | 公开行政许可决定信息98条、行政处罚决定信息12条。
    total 702 | 全年累计主动公开各类政府信息702条。
    | 政务微博粉丝数达3.1万，阅读量210万次。
    interviews 5 | 开展在线访谈5次。
    responses 17 | 全年回应公众关注热点17次。
    | 全县34家单位公开部门预算，公开率100%。
    `,
  ),
  ...judged(
    'guarantee',
    `
    meetings 2 | 全年召开政务公开工作会议2次，研究部署重点任务。
    sessions 4, people 320 | 全年共举办政府信息公开培训班4期，培训320人次。
    fullTime 1, partTime 3 | 明确专职工作人员1名、兼职工作人员3名。
    | 召开党组会议12次，研究政务公开议题3个。
    | 参加市级政务公开培训的干部6人。
    budget 8 | 安排政务公开专项经费8万元。
    | 全年举办普法培训班6期，参训400人次。
    `,
  ),
  ...judged(
    'other',
    `
    fees 0 | 本年度未向申请人收取信息处理费。
    fees 0.03 | 全年收取信息处理费300元。
    `,
  ),
]
