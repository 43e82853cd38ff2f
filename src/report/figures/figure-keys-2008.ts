/** Figure keys of the free form before 2019: one row of the statistics table each. */
import { eras, row, type FigureKey } from './figure-key.ts'

const { old, all } = eras

/** What was published, and by which channel. */
export const publicationKeys: readonly FigureKey[] = [
  row(
    'proactiveDisclosure.total',
    '主动公开政府信息数',
    '条',
    old,
    '本年主动公开的政府信息总数,不同渠道的同一信息计一条',
  ),
  row(
    'proactiveDisclosure.normativeDocuments',
    '主动公开规范性文件数',
    '条',
    old,
    '本年主动公开的规范性文件数',
  ),
  row(
    'proactiveDisclosure.byChannel.gazette',
    '政府公报公开信息数',
    '条',
    old,
    '通过政府公报公开的信息数',
  ),
  row(
    'proactiveDisclosure.byChannel.website',
    '政府网站公开信息数',
    '条',
    old,
    '通过政府网站公开的信息数',
  ),
  row(
    'proactiveDisclosure.byChannel.weibo',
    '政务微博公开信息数',
    '条',
    old,
    '通过政务微博公开的信息数',
  ),
  row(
    'proactiveDisclosure.byChannel.wechat',
    '政务微信公开信息数',
    '条',
    old,
    '通过政务微信公开的信息数',
  ),
  row(
    'proactiveDisclosure.byChannel.other',
    '其他方式公开信息数',
    '条',
    old,
    '通过其他方式公开的信息数',
  ),
]

/** Answers to what the public asked or heard. */
export const responseKeys: readonly FigureKey[] = [
  row(
    'responses.total',
    '回应公众关注热点或重大舆情数',
    '次',
    old,
    '回应次数,不同方式回应同一热点计一次',
  ),
  row(
    'responses.pressConferences',
    '参加或举办新闻发布会次数',
    '次',
    old,
    '参加或举办新闻发布会的次数',
  ),
  row(
    'responses.pressConferencesByHead',
    '主要负责同志参加新闻发布会次数',
    '次',
    old,
    '其中主要负责同志参加的次数',
  ),
  row('responses.interviews', '在线访谈数', '次', old, '政府网站在线访谈的次数'),
  row(
    'responses.interviewsByHead',
    '主要负责同志参加在线访谈次数',
    '次',
    old,
    '其中主要负责同志参加的次数',
  ),
  row('responses.policyInterpretations', '政策解读稿件发布数', '篇', old, '发布的政策解读稿件数'),
  row('responses.socialMedia', '微博微信回应事件数', '次', old, '通过微博微信回应的事件数'),
  row('responses.other', '其他方式回应事件数', '次', old, '通过其他方式回应的事件数'),
]

/** Applications by way of arrival, by time and by answer. */
export const applicationKeys: readonly FigureKey[] = [
  row('requests.received.inPerson', '当面申请数', '件', old, '收到的申请中当面提出的件数'),
  row('requests.received.fax', '传真申请数', '件', old, '收到的申请中以传真提出的件数'),
  row(
    'requests.received.online',
    '网络申请数',
    '件',
    old,
    '收到的申请中经网络(含电子邮件)提出的件数',
  ),
  row('requests.received.letter', '信函申请数', '件', old, '收到的申请中以信函提出的件数'),
  row('requests.concluded', '申请办结数', '件', old, '本年办结的申请件数'),
  row('requests.concluded.onTime', '按时办结数', '件', old, '办结的申请中按时办结的件数', [
    'requests.onTime',
  ]),
  row('requests.concluded.extended', '延期办结数', '件', old, '办结的申请中延期办结的件数', [
    'requests.extended',
  ]),
  row('requests.alreadyPublic', '属于已主动公开范围数', '件', old, '答复为已主动公开的件数'),
  row('requests.refused', '不同意公开答复数', '件', old, '答复不同意公开的件数'),
  row(
    'requests.refused.commercialSecret',
    '涉及商业秘密',
    '件',
    old,
    '不同意公开中涉及商业秘密的件数',
  ),
  row('requests.refused.privacy', '涉及个人隐私', '件', old, '不同意公开中涉及个人隐私的件数'),
  row(
    'requests.refused.notGovernmentInformation',
    '不是应公开的政府信息',
    '件',
    old,
    '不同意公开中不是《条例》所指政府信息的件数',
  ),
  row(
    'requests.otherAuthority',
    '不属于本行政机关公开数',
    '件',
    old,
    '答复为不属于本行政机关公开的件数',
  ),
  row('requests.notExisting', '申请信息不存在数', '件', old, '答复为申请信息不存在的件数'),
  row('requests.needsCorrection', '告知作出更改补充数', '件', old, '告知申请人更改、补充的件数'),
  row(
    'requests.otherChannel',
    '告知通过其他途径办理数',
    '件',
    old,
    '告知申请人通过其他途径办理的件数',
  ),
]

/** Complaints, fees, staff and work. */
export const institutionKeys: readonly FigureKey[] = [
  row('complaints.total', '举报投诉数量', '件', old, '因政府信息公开的举报投诉件数'),
  row('appeals.total', '行政申诉数量', '件', old, '因政府信息公开的行政申诉件数'),
  row(
    'fees.collectedWanYuan',
    '依申请公开收取的费用',
    '万元',
    all,
    '检索、复制、邮寄等费用,2021 年起为信息处理费',
  ),
  row('offices.total', '专门机构数', '个', old, '政府信息公开工作专门机构数'),
  row('readingPoints.total', '查阅点数', '个', old, '设置的政府信息公开查阅点数'),
  row('staff.total', '工作人员数', '人', old, '从事政府信息公开工作的人员数'),
  row('staff.fullTime', '专职人员数', '人', old, '其中专职人员数'),
  row('staff.partTime', '兼职人员数', '人', old, '其中兼职人员数'),
  row('budget.amountWanYuan', '专项经费', '万元', old, '政府信息公开专项经费'),
  row('meetings.total', '会议数', '次', old, '召开政府信息公开工作会议或专题会议的次数'),
  row('training.sessions', '培训班数', '次', old, '举办各类培训班的次数'),
  row('training.people', '接受培训人数', '人次', old, '接受培训的人次'),
]
