/** The one section taxonomy over three eras: API key, label, and what belongs there. */

export const sectionLabels = [
  { key: 'preamble', label: '前言', scope: 'text before the first heading' },
  {
    key: 'overview',
    label: '总体情况',
    scope: '概述, 总体情况, and what has no closer label below it',
  },
  {
    key: 'proactiveDisclosure',
    label: '主动公开',
    scope: 'what was published, by which channel, how much',
  },
  {
    key: 'disclosureOnRequest',
    label: '依申请公开',
    scope: 'applications received and handled, refusals',
  },
  {
    key: 'keyAreas',
    label: '重点领域公开',
    scope: '预决算, 三公经费, 重大项目, PPP, 扶贫, 环保, 食品药品, 公共资源配置',
  },
  {
    key: 'interpretationAndResponse',
    label: '解读回应',
    scope: '政策解读, 舆情回应, 新闻发布, 公众参与',
  },
  { key: 'governmentServices', label: '政务服务', scope: '放管服, 行政审批, 办事' },
  { key: 'informationManagement', label: '政府信息管理', scope: '规范性文件管理, 目录, 保密审查' },
  { key: 'platforms', label: '平台建设', scope: '网站, 新媒体, 公报, 查阅点' },
  { key: 'oversight', label: '监督保障', scope: '组织领导, 制度, 队伍, 培训, 考核, 责任追究' },
  { key: 'reviewAndLitigation', label: '复议诉讼', scope: '行政复议, 行政诉讼, 申诉, 举报投诉' },
  { key: 'fees', label: '收费情况', scope: '收费及减免, 信息处理费' },
  { key: 'problemsAndImprovements', label: '问题与改进', scope: '存在的问题, 改进措施, 下一步' },
  { key: 'otherMatters', label: '其他事项', scope: '其他需要报告的事项' },
  { key: 'statistics', label: '统计表', scope: '附表, 统计表, 评分表' },
] as const

export type SectionKey = (typeof sectionLabels)[number]['key']

/** Section keys in taxonomy order; a section's place here is its id in the index. */
export const sectionKeys: readonly SectionKey[] = sectionLabels.map((row) => row.key)

/** The Chinese label people see for a key. */
export function sectionLabelOf(key: SectionKey): string {
  return labels.get(key)!
}

const labels = new Map(sectionLabels.map(({ key, label }) => [key, label]))

/** The key for a key or a Chinese label (also Traditional input once normalized), or undefined. */
export function toSectionKey(text: string): SectionKey | undefined {
  return sectionLabels.find((row) => row.key === text || row.label === text)?.key
}
