/** What was published, decided, charged, bought and answered: names of figures in the languages of the interface. */
import type { MessageRow } from '../message.ts'

export const publicationNames = {
  'proactiveDisclosure.total': [
    '主动公开政府信息数',
    '主動公開政府信息數',
    'Items of information published',
  ],
  'proactiveDisclosure.normativeDocuments': [
    '主动公开规范性文件数',
    '主動公開規範性文件數',
    'Normative documents published',
  ],
  'proactiveDisclosure.byChannel.gazette': [
    '政府公报公开信息数',
    '政府公報公開信息數',
    'Published in the government gazette',
  ],
  'proactiveDisclosure.byChannel.website': [
    '政府网站公开信息数',
    '政府網站公開信息數',
    'Published on government websites',
  ],
  'proactiveDisclosure.byChannel.weibo': [
    '政务微博公开信息数',
    '政務微博公開信息數',
    'Published on Weibo',
  ],
  'proactiveDisclosure.byChannel.wechat': [
    '政务微信公开信息数',
    '政務微信公開信息數',
    'Published on WeChat',
  ],
  'proactiveDisclosure.byChannel.other': [
    '其他方式公开信息数',
    '其他方式公開信息數',
    'Published in other ways',
  ],
  'rules.made': ['规章本年制发数量', '規章本年制發數量', 'Rules made this year'],
  'rules.disclosed': [
    '规章本年新公开数量',
    '規章本年新公開數量',
    'Rules newly published this year',
  ],
  'rules.total': ['规章对外公开总数数量', '規章對外公開總數數量', 'Rules published in all'],
  'rules.repealed': ['规章本年废止数量', '規章本年廢止數量', 'Rules repealed this year'],
  'rules.inForce': ['规章现行有效数量', '規章現行有效數量', 'Rules in force'],
  'normativeDocuments.made': [
    '规范性文件本年制发数量',
    '規範性文件本年制發數量',
    'Normative documents made this year',
  ],
  'normativeDocuments.disclosed': [
    '规范性文件本年新公开数量',
    '規範性文件本年新公開數量',
    'Normative documents newly published this year',
  ],
  'normativeDocuments.total': [
    '规范性文件对外公开总数数量',
    '規範性文件對外公開總數數量',
    'Normative documents published in all',
  ],
  'normativeDocuments.repealed': [
    '规范性文件本年废止数量',
    '規範性文件本年廢止數量',
    'Normative documents repealed this year',
  ],
  'normativeDocuments.inForce': [
    '规范性文件现行有效数量',
    '規範性文件現行有效數量',
    'Normative documents in force',
  ],
  'licensing.previousYearItems': [
    '行政许可上一年项目数量',
    '行政許可上一年項目數量',
    'Licensing: items of the year before',
  ],
  'licensing.change': [
    '行政许可本年增/减',
    '行政許可本年增/減',
    'Licensing: change in items this year',
  ],
  'licensing.decisions': ['行政许可处理决定数量', '行政許可處理決定數量', 'Licensing: decisions'],
  'otherServices.previousYearItems': [
    '其他对外管理服务事项上一年项目数量',
    '其他對外管理服務事項上一年項目數量',
    'Other public services: items of the year before',
  ],
  'otherServices.change': [
    '其他对外管理服务事项本年增/减',
    '其他對外管理服務事項本年增/減',
    'Other public services: change in items this year',
  ],
  'otherServices.decisions': [
    '其他对外管理服务事项处理决定数量',
    '其他對外管理服務事項處理決定數量',
    'Other public services: decisions',
  ],
  'penalties.previousYearItems': [
    '行政处罚上一年项目数量',
    '行政處罰上一年項目數量',
    'Penalties: items of the year before',
  ],
  'penalties.change': [
    '行政处罚本年增/减',
    '行政處罰本年增/減',
    'Penalties: change in items this year',
  ],
  'penalties.decisions': ['行政处罚处理决定数量', '行政處罰處理決定數量', 'Penalties: decisions'],
  'coerciveMeasures.previousYearItems': [
    '行政强制上一年项目数量',
    '行政強制上一年項目數量',
    'Coercive measures: items of the year before',
  ],
  'coerciveMeasures.change': [
    '行政强制本年增/减',
    '行政強制本年增/減',
    'Coercive measures: change in items this year',
  ],
  'coerciveMeasures.decisions': [
    '行政强制处理决定数量',
    '行政強制處理決定數量',
    'Coercive measures: decisions',
  ],
  'administrativeFees.previousYearItems': [
    '行政事业性收费上一年项目数量',
    '行政事業性收費上一年項目數量',
    'Administrative fees: items of the year before',
  ],
  'administrativeFees.change': [
    '行政事业性收费本年增/减',
    '行政事業性收費本年增/減',
    'Administrative fees: change in items this year',
  ],
  'administrativeFees.amountWanYuan': [
    '行政事业性收费金额',
    '行政事業性收費金額',
    'Administrative fees: amount',
  ],
  'procurement.projects': [
    '政府集中采购项目数量',
    '政府集中採購項目數量',
    'Centralized procurement: projects',
  ],
  'procurement.amountWanYuan': [
    '政府集中采购总金额',
    '政府集中採購總金額',
    'Centralized procurement: total amount',
  ],
  'responses.total': [
    '回应公众关注热点或重大舆情数',
    '回應公眾關注熱點或重大輿情數',
    'Responses to public concerns',
  ],
  'responses.pressConferences': [
    '参加或举办新闻发布会次数',
    '參加或舉辦新聞發布會次數',
    'Press conferences attended or held',
  ],
  'responses.pressConferencesByHead': [
    '主要负责同志参加新闻发布会次数',
    '主要負責同志參加新聞發布會次數',
    'Press conferences attended by the head',
  ],
  'responses.interviews': ['在线访谈数', '在線訪談數', 'Online interviews'],
  'responses.interviewsByHead': [
    '主要负责同志参加在线访谈次数',
    '主要負責同志參加在線訪談次數',
    'Online interviews given by the head',
  ],
  'responses.policyInterpretations': [
    '政策解读稿件发布数',
    '政策解讀稿件發布數',
    'Policy interpretations published',
  ],
  'responses.socialMedia': [
    '微博微信回应事件数',
    '微博微信回應事件數',
    'Responses on Weibo and WeChat',
  ],
  'responses.other': ['其他方式回应事件数', '其他方式回應事件數', 'Responses in other ways'],
} as const satisfies Record<string, MessageRow>
