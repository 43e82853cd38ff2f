/**
 * Everyday words, and what reports say in their place. These are no equals as synonyms are: a report that says 不予公开 need not
 * say that anything was 拒绝. So they are explanations: never part of what a word finds in full, named as such, and weighed low. synonyms-lookup.ts applies the table.
 */

export interface LayWords {
  /** As people say it. A single character counts only where it is the whole word. */
  lay: readonly string[]
  /** As reports say it. */
  formal: readonly string[]
  reason: string
}

export const layWords: readonly LayWords[] = [
  // applying for information
  {
    lay: ['拒绝', '被拒', '不给', '不让看', '不让查', '不公布', '不提供'],
    formal: ['不予公开', '不予处理', '无法提供'],
    reason: '条例第三十六条的答复种类',
  },
  { lay: ['给了', '同意公开', '全部公开'], formal: ['予以公开'], reason: '答复种类' },
  { lay: ['公开一部分', '只给一部分'], formal: ['部分公开'], reason: '答复种类' },
  {
    lay: ['不掌握', '没有这个信息', '没有相关信息', '查无', '查不到', '找不到'],
    formal: ['信息不存在', '本机关不掌握相关政府信息', '没有现成信息'],
    reason: '“无法提供”之下的几类答复',
  },
  {
    lay: ['顺延', '推迟', '拖延', '延后', '延长时间'],
    formal: ['延期答复', '延期', '延长答复期限'],
    reason: '条例第三十三条：延长答复期限',
  },
  {
    lay: ['多久', '多长时间', '几天', '时限', '什么时候答复'],
    formal: ['期限', '工作日'],
    reason: '条例所称答复期限，以工作日计',
  },
  { lay: ['超时', '超期', '过期'], formal: ['逾期', '超过期限'], reason: '未在期限内答复或补正' },
  {
    lay: ['补材料', '补充材料', '材料不全', '说不清'],
    formal: ['补正', '申请内容不明确'],
    reason: '条例第三十条：一次性告知补正',
  },
  {
    lay: ['撤销申请', '不要了', '不申请了'],
    formal: ['撤回申请', '视为放弃申请'],
    reason: '申请终止的几种情形',
  },
  {
    lay: ['反复申请', '多次申请', '滥用'],
    formal: ['重复申请', '不合理大量'],
    reason: '条例第三十五条',
  },
  {
    lay: ['上访', '告状', '反映问题', '举报信'],
    formal: ['信访举报投诉类申请', '信访'],
    reason: '“不予处理”之下的一类',
  },
  { lay: ['要钱', '花钱', '交费', '缴费'], formal: ['收费', '信息处理费'], reason: '信息处理费' },
  {
    lay: ['要信息', '申请信息', '查信息', '问政府要'],
    formal: ['依申请公开', '政府信息公开申请'],
    reason: '制度名称',
  },
  { lay: ['老百姓'], formal: ['自然人', '公民'], reason: '申请人类别' },
  { lay: ['律所'], formal: ['法律服务机构'], reason: '申请人类别' },
  { lay: ['慈善组织', '社团'], formal: ['社会公益组织'], reason: '申请人类别' },
  { lay: ['私人信息'], formal: ['个人隐私'], reason: '不予公开的理由' },
  // remedies
  {
    lay: ['上诉', '告', '打官司', '起诉', '告政府', '官司'],
    formal: ['行政诉讼'],
    reason: '条例第五十一条的救济途径',
  },
  {
    lay: ['不服', '申诉', '复核'],
    formal: ['行政复议', '行政诉讼'],
    reason: '条例第五十一条的救济途径',
  },
  {
    lay: ['纠错', '改判', '败诉', '撤销决定'],
    formal: ['结果纠正'],
    reason: '复议、诉讼统计表的栏目',
  },
  { lay: ['胜诉', '维持原判'], formal: ['结果维持'], reason: '复议、诉讼统计表的栏目' },
  { lay: ['没结', '没判', '审理中'], formal: ['尚未审结'], reason: '复议、诉讼统计表的栏目' },
  // the work itself
  {
    lay: ['毛病', '缺点', '短板'],
    formal: ['存在的主要问题', '存在的问题'],
    reason: '报告的一部分',
  },
  { lay: ['怎么改'], formal: ['改进情况', '改进措施'], reason: '报告的一部分' },
  { lay: ['红头文件'], formal: ['规范性文件'], reason: '公开内容的名称' },
  { lay: ['罚款'], formal: ['行政处罚'], reason: '公开内容的名称' },
  { lay: ['办证', '批文'], formal: ['行政许可'], reason: '公开内容的名称' },
  { lay: ['买东西'], formal: ['政府集中采购', '政府采购'], reason: '公开内容的名称' },
  {
    lay: ['账本', '开销', '公款吃喝'],
    formal: ['预算', '决算', '三公经费'],
    reason: '公开内容的名称',
  },
  { lay: ['解释政策', '讲政策', '读懂政策'], formal: ['政策解读'], reason: '工作名称' },
  { lay: ['打电话', '咨询电话'], formal: ['12345', '热线'], reason: '渠道名称' },
  { lay: ['公众号'], formal: ['政务微信', '政务新媒体'], reason: '渠道名称' },
  { lay: ['官网'], formal: ['门户网站', '政府网站'], reason: '渠道名称' },
  { lay: ['打分'], formal: ['工作考核', '社会评议'], reason: '监督保障的名称' },
  { lay: ['追责', '问责'], formal: ['责任追究'], reason: '监督保障的名称' },
]
