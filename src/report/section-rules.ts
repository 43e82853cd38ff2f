/** Which wording belongs to which section label. Data only; the first row that matches wins. */
import type { SectionKey } from './section-labels.ts'

export interface SectionRule {
  section: SectionKey
  /** Normalized wordings (Simplified, no spaces), any of which is enough. */
  words: readonly string[]
  /**
   * A weak wording names a topic that any part may touch: it counts only where the text around has no label closer than
   * 总体情况. A strong one names the part itself.
   */
  strength: 'strong' | 'weak'
  /** The wording counts only where nothing else is said: 三、收费 is the part on fees, 行政收费目录公开 is not. */
  isWhole?: boolean
  reason?: string
}

/** Labels that all text below keeps: a remedy about 依申请公开 is still part of 问题与改进, an attached table of 统计表. */
export const keptBelow: readonly SectionKey[] = ['problemsAndImprovements', 'statistics']

/** What a paragraph without a mark may be within a section, told by its first sentence: 其他事项 states the fees since 2021. */
export const sentenceLabels: Partial<Record<SectionKey, readonly SectionKey[]>> = {
  otherMatters: ['fees'],
}

/** Labels below which a weak wording is close enough. */
export const generalSections: readonly SectionKey[] = ['overview', 'preamble']

export const sectionRules: readonly SectionRule[] = [
  {
    section: 'statistics',
    strength: 'strong',
    words: ['统计表', '评分表', '附表', '情况表', '数据表'],
    reason: 'an attached table is named by its form, whatever it counts',
  },
  {
    section: 'reviewAndLitigation',
    strength: 'strong',
    words: [
      '行政复议',
      '行政诉讼',
      '复议、诉讼',
      '复议和诉讼',
      '复议诉讼',
      '申诉',
      '举报投诉',
      '投诉举报',
      '提起诉讼',
    ],
    reason: 'before 依申请公开: 因政府信息公开申请行政复议 is about the review',
  },
  {
    section: 'problemsAndImprovements',
    strength: 'strong',
    words: [
      '存在的问题',
      '存在问题',
      '主要问题',
      '存在的主要',
      '存在不足',
      '存在的不足',
      '问题及',
      '问题和',
      '问题与',
      '改进措施',
      '改进情况',
      '改进意见',
      '改进工作',
      '整改措施',
      '下一步',
      '下步',
      '工作打算',
      '今后打算',
      '今后工作',
      '努力方向',
      '工作思路',
      '工作计划',
    ],
  },
  {
    section: 'fees',
    strength: 'strong',
    words: [
      '收费及减免',
      '收费和减免',
      '收费、减免',
      '收费与减免',
      '收费情况',
      '费用减免',
      '减免情况',
      '信息处理费',
      '收取费用',
      '收取的费用',
      '公开收费',
    ],
  },
  {
    section: 'otherMatters',
    strength: 'strong',
    words: [
      '其他需要报告',
      '需要报告的事项',
      '需要说明的',
      '其他需要说明',
      '其他事项',
      '其他情况说明',
    ],
  },
  {
    section: 'interpretationAndResponse',
    strength: 'strong',
    words: [
      '解读回应',
      '政策解读',
      '解读政策',
      '回应解读',
      '解读与回应',
      '舆情',
      '回应关切',
      '社会关切',
      '解读和回应',
      '加强解读',
    ],
  },
  {
    section: 'disclosureOnRequest',
    strength: 'strong',
    words: [
      '依申请公开',
      '申请公开',
      '公开申请',
      '申请情况',
      '处理申请',
      '收到申请',
      '申请处理',
      '申请办理',
      '申请的处理',
      '不予公开',
    ],
  },
  {
    section: 'keyAreas',
    strength: 'strong',
    words: ['重点领域', '预决算', '三公经费', '“三公”经费', '公共资源配置', '社会公益事业'],
  },
  {
    section: 'platforms',
    strength: 'strong',
    words: [
      '平台建设',
      '平台载体',
      '载体建设',
      '公开平台',
      '公开载体',
      '云平台',
      '网站建设',
      '政府网站政务公开',
      '门户网站政务公开',
      '新媒体建设',
    ],
  },
  {
    section: 'governmentServices',
    strength: 'strong',
    words: ['政务服务', '放管服', '行政审批', '审批事项'],
    reason: 'before 监督保障 and 总体情况: 政务服务中心建设运行总体情况 is about the centre',
  },
  {
    section: 'informationManagement',
    strength: 'strong',
    words: ['政府信息管理', '信息管理', '规范性文件管理', '保密审查', '公开目录'],
  },
  {
    section: 'oversight',
    strength: 'strong',
    words: [
      '监督保障',
      '组织领导',
      '组织保障',
      '制度建设',
      '机制建设',
      '制度机制',
      '队伍建设',
      '责任追究',
      '教育培训',
      '考核监督',
      '监督考核',
      '人员及',
      '工作人员',
    ],
  },
  {
    section: 'proactiveDisclosure',
    strength: 'strong',
    words: ['主动公开', '公开的主要内容', '公开形式', '公开内容'],
  },
  {
    section: 'overview',
    strength: 'strong',
    words: ['概述', '总体情况', '基本情况', '工作概况', '工作情况', '概况'],
    reason: 'last of the strong rows: it ends many headings that name something closer',
  },
  {
    section: 'interpretationAndResponse',
    strength: 'weak',
    words: ['解读', '回应', '新闻发布', '公众参与', '政民互动', '互动交流'],
  },
  {
    section: 'keyAreas',
    strength: 'weak',
    words: [
      '重大建设项目',
      '重大项目',
      '扶贫',
      '环境保护',
      '食品药品',
      '保障性住房',
      '安居',
      '减税降费',
      '减税',
      '房地产',
      '市场监管',
      '财政资金',
      '社会救助',
      '安全生产',
      '政府和社会资本合作',
      'ppp',
      '公共资源',
      '权力清单',
      '政府权力',
    ],
  },
  {
    section: 'platforms',
    strength: 'weak',
    words: ['网站', '平台', '新媒体', '微信', '微博', '政府公报', '查阅点', '查阅场所'],
  },
  { section: 'governmentServices', strength: 'weak', words: ['办事', '便民', '审批'] },
  {
    section: 'informationManagement',
    strength: 'weak',
    words: ['规范性文件', '公开指南', '信息审核'],
  },
  {
    section: 'oversight',
    strength: 'weak',
    words: [
      '加强领导',
      '制度',
      '健全机制',
      '完善机制',
      '培训',
      '考核',
      '监督',
      '队伍',
      '能力建设',
      '建章立制',
    ],
    reason: '机制 and 保障 alone name no part: 助力建机制、重保障 are slogans',
  },
  { section: 'fees', strength: 'weak', isWhole: true, words: ['收费', '收费标准', '费用'] },
  {
    section: 'reviewAndLitigation',
    strength: 'weak',
    isWhole: true,
    words: ['复议', '诉讼', '举报', '受到举报', '被举报', '行政救济', '权利救济', '救济'],
  },
  {
    section: 'problemsAndImprovements',
    strength: 'weak',
    isWhole: true,
    words: ['不足', '不足之处', '薄弱环节', '问题', '改进', '差距', '不足与打算'],
  },
]

/** What the first rows of a statutory table hold: they name its chapter where no heading does. */
export const tableRules: readonly { section: SectionKey; words: readonly string[] }[] = [
  { section: 'proactiveDisclosure', words: ['第二十条第'] },
  { section: 'disclosureOnRequest', words: ['本列数据的勾稽关系', '申请人情况'] },
  { section: 'reviewAndLitigation', words: ['行政复议', '行政诉讼'] },
]
