/** Chapter titles and form rows of the statutory report, in normalized wording. Data only. */

/**
 * Titles of chapters as the forms of 2008, 2019 and 2021 print them. They are recognized without a number, and where text is
 * glued to them (`一、总体情况2021年`), because no other reading of such a line makes sense.
 */
export const chapterTitles: readonly string[] = [
  '总体情况',
  '概述',
  '主动公开政府信息情况',
  '主动公开政府信息的情况',
  '主动公开情况',
  '收到和处理政府信息公开申请情况',
  '收到和处理政府信息公开申请的情况',
  '依申请公开政府信息情况',
  '依申请公开情况',
  '政府信息公开行政复议、行政诉讼情况',
  '政府信息公开行政复议和行政诉讼情况',
  '因政府信息公开申请行政复议、提起行政诉讼的情况',
  '因政府信息公开申请行政复议、提起行政诉讼情况',
  '存在的主要问题及改进情况',
  '政府信息公开工作存在的主要问题及改进情况',
  '存在的主要问题和改进措施',
  '其他需要报告的事项',
]

/** Row labels of the applications table and of the 2008 statistics: numbered like chapters, they open no section. */
export const formRows: readonly string[] = [
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '本年度办理结果',
  '结转下年度继续办理',
  '予以公开',
  '部分公开',
  '不予公开',
  '无法提供',
  '不予处理',
  '其他处理',
  '总计',
  '属于国家秘密',
  '其他法律行政法规禁止公开',
  '危及“三安全一稳定”',
  '保护第三方合法权益',
  '属于三类内部事务信息',
  '属于四类过程性信息',
  '属于行政执法案卷',
  '属于行政查询事项',
  '本机关不掌握相关政府信息',
  '没有现成信息需要另行制作',
  '补正后申请内容仍不明确',
  '信访举报投诉类申请',
  '重复申请',
  '要求提供公开出版物',
  '无正当理由大量反复申请',
  '要求行政机关确认或重新出具已获取信息',
  '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
]
