/**
 * Paragraphs in the usual official wordings of 2019 and later, of many hands: written and judged before the reader was tried on them,
 * without a look at its words.
 */
import { judged, type Judged } from './unseen-wordings.ts'

export const usual: readonly Judged[] = [
  ...judged(
    'requests',
    `
    received 23, over 2 | 2022年，本机关新收政府信息公开申请23件，上年结转2件。
    received 15 | 本年度共收到政府信息公开申请15件，其中自然人14件，法人或其他组织1件。
    received 15, granted 9, partly 3, refused 1 | 共收到政府信息公开申请15件，均已按期答复，其中予以公开9件，部分公开3件，不予公开1件，无法提供2件。
    granted 6, notHeld 3, creation 1, unclear 2 | 办理结果为：予以公开6件，本机关不掌握相关政府信息3件，没有现成信息需要另行制作1件，补正后申请内容仍不明确2件。
    secret 1, internal 2, processInfo 1, enforcement 3 | 不予公开的申请中，属于国家秘密1件，属于三类内部事务信息2件，属于四类过程性信息1件，属于行政执法案卷3件。
    complaint 2, repeated 1, published 1 | 不予处理4件，其中信访举报投诉类申请2件、重复申请1件、要求提供公开出版物1件。
    correctionOverdue 2 | 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请2件。
    forward 3 | 结转下年度继续办理3件。
    over 4, received 31, concluded 33, forward 2 | 上年结转政府信息公开申请4件，本年新收31件，全部办结33件，结转下年2件。
    received 47 | 全年共收到依申请公开47件，同比增长12%，已全部依法依规答复。
    online 20, letter 11, inPerson 3, fax 0 | 通过网络平台收到申请20件、信函申请11件、当面申请3件、传真申请0件。
    received 0, over 0 | 2022年度未收到政府信息公开申请，无上年结转申请。
    concluded 26, onTime 24, extended 2 | 本年度我局共办结政府信息公开申请26件，按时办结24件，延期办结2件。
    received 8 | 2022年我局收到公民、法人和其他组织政府信息公开申请数为8件。
    received 52, online 30, letter 20, inPerson 2 | 全年共收到政府信息公开申请52件（含网上申请30件、信函申请20件、当面申请2件），均按规定程序办理。
    granted 18, partly 5, refused 2 | 作出予以公开答复18件、部分公开答复5件、不予公开答复2件。
    absent 5, elsewhere 4, public 6 | 依法告知申请人信息不存在5件，告知不属于本机关公开范围4件，告知已主动公开及获取途径6件。
    granted 10, partly 2, refused 1 | 从办理结果看，予以公开的10件，占58.8%；部分公开的2件，占11.8%；不予公开的1件，占5.9%；无法提供的4件，占23.5%。
    received 3 ? granted 3, refused 0 | 全局受理依申请公开信息件3件，公开3件，无不予公开的情况。
    received 11 ? concluded 11 | 今年共收到依申请公开申请表11份，已答复11份，答复率100%。
    received 6, concluded 6 ? extended 0 | 2022年共受理申请公开政府信息事项6件，办结6件，无延期答复。
    received 0 | 2022年，我局没有收到公民、法人或其他组织要求公开政府信息的申请。
    received 7, concluded 7 | 本年度收到政府信息公开申请7宗，已办结7宗。
    safety 1, third 2, otherLaw 1 | 不予公开的4件中，危及“三安全一稳定”1件，保护第三方合法权益2件，其他法律行政法规禁止公开1件。
    refused 3 ? third 3 | 不予公开的申请3件，均因涉及第三方合法权益。
    received 36, granted 20, partly 6, refused 4, forward 1 ? concluded 35 | 2022年，我局共收到政府信息公开申请36件，办结35件。其中，予以公开20件，部分公开6件，不予公开4件，无法提供5件；结转下年度办理1件。
    received 64, online 51, letter 10, inPerson 3 | 2022年收到政府信息公开申请64件，从申请方式看，网络申请51件，信函申请10件，当面申请3件。
    received 9, granted 9 | 受理政府信息公开申请9件，均予以公开。
    notHeld 8 | 本机关不掌握相关政府信息8件。
    received 28 ? concluded 28, onTime 28 | 全年收到依申请公开件28件，全部按时办结，无超期件。
    received 13, naturalPerson 11, business 2 | 2022年，全局收到政府信息公开申请13件，其中自然人申请11件，商业企业申请2件。
    naturalPerson 40, business 5, research 1, welfare 0, legal 3, otherApplicant 1 | 本年新收申请中，自然人40件，商业企业5件，科研机构1件，社会公益组织0件，法律服务机构3件，其他1件。
    excessive 1, confirmation 2 | 要求行政机关确认或重新出具已获取信息2件，无正当理由大量反复申请1件。
    otherHandled 3, otherOther 2, feeOverdue 1 | 其他处理3件，其中申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请1件，其他2件。
    outcomes 41, forward 2 | 办理结果总计41件，结转下年度继续办理2件。
    inquiry 2 | 属于行政查询事项不予公开2件。
    over 0, received 17 | 2022年新收申请17件，上年度结转0件，共17件。
    received 5 | 我局在2022年度内收到的政府信息公开申请共计5件，均为自然人提出。
    | 收到12345热线工单420件，办结率100%。
    | 办理人大代表建议12件、政协提案9件，答复内容全部公开。
    | 接待群众来访咨询130人次。
    `,
  ),
  ...judged(
    'disputes',
    `
    reviews 2, reviewsUpheld 1, reviewsPending 1, suits 1 ? suitsUpheld 1 | 2022年，因政府信息公开工作被申请行政复议2件，其中维持1件、尚未审结1件；被提起行政诉讼1件，结果维持。
    reviews 0, suits 0 | 我局2022年未发生因政府信息公开引起的行政复议、行政诉讼案件。
    reviews 3, reviewsUpheld 2, reviewsCorrected 0, reviewsOther 1, reviewsPending 0 | 全年政府信息公开行政复议3件，结果维持2件，结果纠正0件，其他结果1件，尚未审结0件。
    suits 4, direct 3, after 1 | 政府信息公开行政诉讼案件4件，其中未经复议直接起诉3件，复议后起诉1件。
    reviews 0, suits 0 | 本年度政府信息公开行政复议案件0件，行政诉讼案件0件。
    reviews 0, suits 0 | 2022年，没有因政府信息公开申请行政复议、提起行政诉讼的情况。
    reviews 5, reviewsUpheld 4, reviewsCorrected 1 | 因信息公开引发行政复议案件5起，维持4起，撤销1起。
    reviews 1, suits 0 | 2022年度本机关政府信息公开行政复议总数为1件，行政诉讼总数为0件。
    suits 2, suitsUpheld 2 | 共发生涉及政府信息公开的行政诉讼案件2件，法院判决驳回原告诉讼请求2件。
    reviews 0, suits 0 | 全年无政府信息公开类行政复议和行政诉讼。
    reviews 1 ? reviewsUpheld 1 | 因政府信息公开被申请行政复议1件，复议机关维持原行政行为。
    complaints 0 | 收到针对政府信息公开工作的举报投诉0件。
    reviews 6, reviewsUpheld 3, reviewsCorrected 2, reviewsOther 1 | 2022年政府信息公开行政复议案件共6件，其中结果维持3件、结果纠正2件、其他结果1件。
    suits 3, suitsUpheld 2, suitsPending 1 | 被提起政府信息公开行政诉讼3件，其中胜诉2件，尚未审结1件。
    direct 2, directUpheld 2, after 0 ? suits 2, suitsUpheld 2 | 未经复议直接起诉的政府信息公开行政诉讼2件，结果均为维持；复议后起诉0件。
    `,
  ),
  ...judged(
    'publication',
    `
    website 386 | 2022年，全局通过县政府门户网站主动公开政府信息386条。
    total 1024, website 780, wechat 190, weibo 54 | 全年主动公开各类政府信息1024条，其中门户网站公开780条，政务微信公众号发布190条，政务微博发布54条。
    made 3, repealed 1, inForce 12 | 本年度制发行政规范性文件3件，废止1件，现行有效12件。
    made 5 | 2022年共印发规范性文件5件，均在规定时间内公开。
    made 0 | 2022年我局未制发规范性文件。
    inForce 27 | 现行有效规范性文件共计27件，全部在网站公开。
    ? repealed 6 | 清理规范性文件，宣布失效和废止6件。
    total 912 | 主动公开政府信息总数为912条。
    gazette 64 | 通过政府公报公开政府信息64条。
    licences 215, penalties 37, coercion 0 | 作出行政许可决定215件，行政处罚决定37件，行政强制决定0件。
    interpretations 14, conferences 2 | 发布政策解读材料14篇，召开新闻发布会2场。
    penalties 48, licences 1360 | 全年办理行政处罚48件、行政许可1360件。
    made 2, disclosed 2, documentsTotal 19 | 本年新制作规范性文件2件，新公开2件，对外公开总数19件。
    total 2356 | 2022年度主动公开政府信息2356条，同比增加8.3%。
    website 430 ? total 567 | 全年发布政府信息567条，其中通过网站公开430条。
    rulesMade 1, rulesInForce 9 | 全年制发规章1件，现行有效规章9件。
    made 4, repealed 0 | 2022年出台规范性文件4件，无废止规范性文件。
    total 733, wechat 260 | 我局全年累计主动公开政府信息733条，其中通过微信公众号公开260条。
    | 2023年计划制发规范性文件3件。
    | 建立健全政务公开规章制度4件。
    | 全年新公开权力事项22件，对外公开总数310件。
    `,
  ),
  ...judged(
    'other',
    `
    fees 0 | 2022年收取政府信息公开信息处理费0元。
    fees 0 | 本年度未收取信息处理费。
    fees 0.006 | 本年度发出收费通知2件，总金额60元，实际收取信息处理费60元。
    fees 0 | 依申请提供政府信息未收取任何费用。
    fees 0 | 受理政府信息公开申请未收取检索、复制、邮寄等费用。
    fees 0 | 本机关2022年没有产生信息处理费。
    fees 0 | 2022年，按照《政府信息公开信息处理费管理办法》收取信息处理费的情况：0元。
    fees 0 | 2022年度政府信息公开信息处理费收取金额为0。
    `,
  ),
  ...judged(
    'guarantee',
    `
    fullTime 2, partTime 5 | 配备政府信息公开专职人员2名、兼职人员5名。
    meetings 4, sessions 2, people 120 | 召开政务公开工作专题会议4次，举办政务公开业务培训班2期，参训120人次。
    budget 12 | 投入政府信息公开专项经费12万元。
    points 6 | 设立政府信息公开查阅点6处。
    interviews 6 ? responses 23 | 举办在线访谈6期，回应公众关注热点问题23个。
    sessions 3 | 全年组织政务公开培训3次。
    `,
  ),
  ...judged(
    'overview',
    `
    total 812, received 9, concluded 9 ? reviews 0, suits 0 | 2022年，我局主动公开政府信息812条，受理政府信息公开申请9件，办结9件，未发生行政复议、行政诉讼。
    received 20, granted 12, refused 3 ? concluded 20 | 依申请公开方面：2022年收到政府信息公开申请20件，均已办结，其中予以公开12件，不予公开3件。
    reviews 1, suits 0 | 全年因政府信息公开引发的行政复议1件、行政诉讼0件。
    made 6 | 政府信息管理方面：全年制发行政规范性文件6件，全部公开。
    `,
  ),
]
