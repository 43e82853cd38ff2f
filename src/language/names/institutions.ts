/** Reviews, lawsuits, and the means a body has: names of figures in the languages of the interface. */
import type { MessageRow } from '../message.ts'

export const institutionNames = {
  'reviews.upheld': ['行政复议结果维持', '行政復議結果維持', 'Administrative review: upheld'],
  'reviews.corrected': ['行政复议结果纠正', '行政復議結果糾正', 'Administrative review: corrected'],
  'reviews.other': ['行政复议其他结果', '行政復議其他結果', 'Administrative review: other result'],
  'reviews.pending': ['行政复议尚未审结', '行政復議尚未審結', 'Administrative review: pending'],
  'reviews.total': ['行政复议总计', '行政復議總計', 'Administrative review: total'],
  'litigation.direct.upheld': [
    '未经复议直接起诉结果维持',
    '未經復議直接起訴結果維持',
    'Lawsuits without review: upheld',
  ],
  'litigation.direct.corrected': [
    '未经复议直接起诉结果纠正',
    '未經復議直接起訴結果糾正',
    'Lawsuits without review: corrected',
  ],
  'litigation.direct.other': [
    '未经复议直接起诉其他结果',
    '未經復議直接起訴其他結果',
    'Lawsuits without review: other result',
  ],
  'litigation.direct.pending': [
    '未经复议直接起诉尚未审结',
    '未經復議直接起訴尚未審結',
    'Lawsuits without review: pending',
  ],
  'litigation.direct.total': [
    '未经复议直接起诉总计',
    '未經復議直接起訴總計',
    'Lawsuits without review: total',
  ],
  'litigation.afterReview.upheld': [
    '复议后起诉结果维持',
    '復議後起訴結果維持',
    'Lawsuits after review: upheld',
  ],
  'litigation.afterReview.corrected': [
    '复议后起诉结果纠正',
    '復議後起訴結果糾正',
    'Lawsuits after review: corrected',
  ],
  'litigation.afterReview.other': [
    '复议后起诉其他结果',
    '復議後起訴其他結果',
    'Lawsuits after review: other result',
  ],
  'litigation.afterReview.pending': [
    '复议后起诉尚未审结',
    '復議後起訴尚未審結',
    'Lawsuits after review: pending',
  ],
  'litigation.afterReview.total': [
    '复议后起诉总计',
    '復議後起訴總計',
    'Lawsuits after review: total',
  ],
  'litigation.upheld': ['行政诉讼结果维持', '行政訴訟結果維持', 'Lawsuits: upheld'],
  'litigation.corrected': ['行政诉讼结果纠正', '行政訴訟結果糾正', 'Lawsuits: corrected'],
  'litigation.other': ['行政诉讼其他结果', '行政訴訟其他結果', 'Lawsuits: other result'],
  'litigation.pending': ['行政诉讼尚未审结', '行政訴訟尚未審結', 'Lawsuits: pending'],
  'litigation.total': ['行政诉讼总计', '行政訴訟總計', 'Lawsuits: total'],
  'complaints.total': ['举报投诉数量', '舉報投訴數量', 'Reports and complaints'],
  'appeals.total': ['行政申诉数量', '行政申訴數量', 'Administrative appeals'],
  'fees.collectedWanYuan': [
    '依申请公开收取的费用',
    '依申請公開收取的費用',
    'Fees collected for applications',
  ],
  'offices.total': ['专门机构数', '專門機構數', 'Offices for disclosure'],
  'readingPoints.total': ['查阅点数', '查閱點數', 'Public reading points'],
  'staff.total': ['工作人员数', '工作人員數', 'Staff'],
  'staff.fullTime': ['专职人员数', '專職人員數', 'Full-time staff'],
  'staff.partTime': ['兼职人员数', '兼職人員數', 'Part-time staff'],
  'budget.amountWanYuan': ['专项经费', '專項經費', 'Earmarked budget'],
  'meetings.total': ['会议数', '會議數', 'Meetings'],
  'training.sessions': ['培训班数', '培訓班數', 'Training courses'],
  'training.people': ['接受培训人数', '接受培訓人數', 'People trained'],
} as const satisfies Record<string, MessageRow>
