/** Applications and how they came out: names of figures in the languages of the interface. */
import type { MessageRow } from '../message.ts'

export const requestNames = {
  'requests.received': [
    '本年新收政府信息公开申请数量',
    '本年新收政府信息公開申請數量',
    'Applications received this year',
  ],
  'requests.carriedOver': [
    '上年结转政府信息公开申请数量',
    '上年結轉政府信息公開申請數量',
    'Applications carried over from last year',
  ],
  'requests.granted': ['予以公开', '予以公開', 'Granted'],
  'requests.partlyGranted': ['部分公开', '部分公開', 'Partly granted'],
  'requests.refused.stateSecret': ['属于国家秘密', '屬於國家秘密', 'Refused: state secret'],
  'requests.refused.otherLaw': [
    '其他法律行政法规禁止公开',
    '其他法律行政法規禁止公開',
    'Refused: forbidden by other law',
  ],
  'requests.refused.safetyAndStability': [
    '危及“三安全一稳定”',
    '危及「三安全一穩定」',
    'Refused: endangers security or stability',
  ],
  'requests.refused.thirdPartyRights': [
    '保护第三方合法权益',
    '保護第三方合法權益',
    'Refused: rights of third parties',
  ],
  'requests.refused.internalAffairs': [
    '属于三类内部事务信息',
    '屬於三類內部事務信息',
    'Refused: internal affairs',
  ],
  'requests.refused.processInformation': [
    '属于四类过程性信息',
    '屬於四類過程性信息',
    'Refused: information of a process under way',
  ],
  'requests.refused.enforcementFiles': [
    '属于行政执法案卷',
    '屬於行政執法案卷',
    'Refused: enforcement files',
  ],
  'requests.refused.administrativeInquiry': [
    '属于行政查询事项',
    '屬於行政查詢事項',
    'Refused: subject to administrative inquiry',
  ],
  'requests.unavailable.notHeld': [
    '本机关不掌握相关政府信息',
    '本機關不掌握相關政府信息',
    'Unavailable: not held by this body',
  ],
  'requests.unavailable.needsCreation': [
    '没有现成信息需要另行制作',
    '沒有現成信息需要另行製作',
    'Unavailable: would have to be created',
  ],
  'requests.unavailable.stillUnclear': [
    '补正后申请内容仍不明确',
    '補正後申請內容仍不明確',
    'Unavailable: still unclear after correction',
  ],
  'requests.notProcessed.complaint': [
    '信访举报投诉类申请',
    '信訪舉報投訴類申請',
    'Not processed: petition, report or complaint',
  ],
  'requests.notProcessed.repeated': ['重复申请', '重複申請', 'Not processed: repeated application'],
  'requests.notProcessed.publication': [
    '要求提供公开出版物',
    '要求提供公開出版物',
    'Not processed: asks for publications',
  ],
  'requests.notProcessed.excessive': [
    '无正当理由大量反复申请',
    '無正當理由大量反覆申請',
    'Not processed: excessive repeated applications',
  ],
  'requests.notProcessed.confirmation': [
    '要求行政机关确认或重新出具已获取信息',
    '要求行政機關確認或重新出具已獲取信息',
    'Not processed: asks to confirm or reissue information already obtained',
  ],
  'requests.otherOutcome.correctionOverdue': [
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '申請人無正當理由逾期不補正、行政機關不再處理其政府信息公開申請',
    'Other outcome: correction overdue without good reason, closed',
  ],
  'requests.otherOutcome.feeOverdue': [
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '申請人逾期未按收費通知要求繳納費用、行政機關不再處理其政府信息公開申請',
    'Other outcome: fee not paid in time, closed',
  ],
  'requests.otherOutcome.other': ['其他', '其他', 'Other outcome: other'],
  'requests.otherOutcome': ['其他处理', '其他處理', 'Other outcome'],
  'requests.outcomes.total': ['办理结果总计', '辦理結果總計', 'Outcomes in all'],
  'requests.carriedForward': [
    '结转下年度继续办理',
    '結轉下年度繼續辦理',
    'Carried forward to next year',
  ],
  'requests.received.inPerson': ['当面申请数', '當面申請數', 'Applications in person'],
  'requests.received.fax': ['传真申请数', '傳真申請數', 'Applications by fax'],
  'requests.received.online': ['网络申请数', '網路申請數', 'Applications online'],
  'requests.received.letter': ['信函申请数', '信函申請數', 'Applications by letter'],
  'requests.concluded': ['申请办结数', '申請辦結數', 'Applications concluded'],
  'requests.concluded.onTime': ['按时办结数', '按時辦結數', 'Concluded on time'],
  'requests.concluded.extended': ['延期办结数', '延期辦結數', 'Concluded after an extension'],
  'requests.alreadyPublic': ['属于已主动公开范围数', '屬於已主動公開範圍數', 'Already public'],
  'requests.refused': ['不同意公开答复数', '不同意公開答覆數', 'Refused'],
  'requests.refused.commercialSecret': [
    '涉及商业秘密',
    '涉及商業秘密',
    'Refused: commercial secret',
  ],
  'requests.refused.privacy': ['涉及个人隐私', '涉及個人隱私', 'Refused: personal privacy'],
  'requests.refused.notGovernmentInformation': [
    '不是应公开的政府信息',
    '不是應公開的政府信息',
    'Refused: not government information to be disclosed',
  ],
  'requests.otherAuthority': [
    '不属于本行政机关公开数',
    '不屬於本行政機關公開數',
    'Not for this body to disclose',
  ],
  'requests.notExisting': ['申请信息不存在数', '申請信息不存在數', 'Information does not exist'],
  'requests.needsCorrection': [
    '告知作出更改补充数',
    '告知作出更改補充數',
    'Told to change or complete the application',
  ],
  'requests.otherChannel': [
    '告知通过其他途径办理数',
    '告知通過其他途徑辦理數',
    'Told to use another channel',
  ],
} as const satisfies Record<string, MessageRow>
