/** What government web pages call their parts: where the article stands, what is furniture, what an index block says. */

/** Ids and classes of the article's body in the usual site systems, the surest first. */
export const articleSelectors: readonly string[] = [
  '#UCAP-CONTENT', // gov.cn
  '#zoom', // TRS and many more
  '#Zoom',
  '#fontzoom',
  '.TRS_UEDITOR',
  '.TRS_Editor',
  '.trs_editor_view',
  '#js_content', // WeChat
  '.wp_articlecontent',
  '#vsb_content',
  '.v_news_content',
  '#ivs_content',
  '#info_content',
  '.info-content',
  '.infoContent',
  '#article_content',
  '.article-content',
  '.article_content',
  '.articleContent',
  '.article-con',
  '.article_con',
  '#articleContent',
  '.news_content',
  '.news-content',
  '.newscontent',
  '.pages_content',
  '.xxgk_content',
  '.xxgk-content',
  '.zwgk_content',
  '.detail-content',
  '.detail_content',
  '.content_main',
  '.main-content',
  '.main_content',
  '.zw_content',
  '.view_content',
  '.con_text',
  '.contentbox',
  '.text-content',
  'article',
  '#content',
  '.content',
  '#main',
  'main',
]

/** Elements that are furniture by what they are. */
export const furnitureElements: readonly string[] = ['nav', 'header', 'footer', 'aside', 'dialog']

/** Words in ids and classes that mark furniture; each stands alone or beside `-`, `_` or a capital. */
const furnitureWords = [
  'nav',
  'navbar',
  'navigation',
  'menu',
  'submenu',
  'breadcrumb',
  'breadcrumbs',
  'crumb',
  'crumbs',
  'position',
  'location',
  'dqwz',
  'weizhi',
  'wz',
  'share',
  'bshare',
  'bdshare',
  'bdsharebuttonbox',
  'jiathis',
  'social',
  'header',
  'footer',
  'foot',
  'bottom',
  'topbar',
  'toolbar',
  'tools',
  'sidebar',
  'side',
  'print',
  'qrcode',
  'ewm',
  'erweima',
  'pagination',
  'pager',
  'copyright',
  'related',
  'relate',
  'xgwz',
  'search',
  'login',
  'banner',
  'logo',
  'fontsize',
  'zihao',
  'language',
  'skip',
  'accessibility',
  'barrier',
  'wza',
  'popup',
  'modal',
  'ad',
  'ads',
  'float',
  'friendlink',
  'links',
  'yqlj',
]

/** An id or a class list that names furniture. */
export function namesFurniture(idAndClass: string): boolean {
  return idAndClass
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_-]+|(?<=[a-z])(?=\d)/)
    .some((word) => furnitureWords.includes(word))
}

/** What the index block of a page states, one label a value. */
export const indexLabels: readonly string[] = [
  '索引号',
  '信息索引号',
  '索引编号',
  '发布机构',
  '公开机构',
  '发文机关',
  '发文单位',
  '公开责任部门',
  '信息来源',
  '来源',
  '文章来源',
  '发布日期',
  '发布时间',
  '发文日期',
  '生成日期',
  '生成时间',
  '成文日期',
  '公开日期',
  '公开时间',
  '文号',
  '发文字号',
  '文件编号',
  '名称',
  '信息名称',
  '标题',
  '主题分类',
  '信息分类',
  '体裁分类',
  '组配分类',
  '公开方式',
  '公开范围',
  '公开时限',
  '有效性',
  '时效性',
  '效力状态',
  '主题词',
  '关键词',
  '内容概述',
]

const label = new RegExp(`^(?:${indexLabels.join('|')})$`)

/** True where a cell or line holds an index label and nothing else but its colon. */
export function isIndexLabel(text: string): boolean {
  return label.test(text.replace(/[\s:：【】[\]]/g, ''))
}

const statements = indexLabels.map((name) => {
  const spaced = Array.from(name).join('\\s*')
  return new RegExp(`(?:^|[\\s|【[])${spaced}\\s*(?:[\\]】]\\s*)?(?:[:：|]|$)`, 'm')
})

/** How many different index labels a short text states, each with its colon or as a cell of its own. */
export function countIndexLabels(text: string): number {
  return statements.filter((statement) => statement.test(text)).length
}
