/** Wordings of page furniture: what a web page or a printer puts around a report and no report says. Data only. */

/** Where a row is looked for: `edges` are the first and last lines, where wordings are safe that prose might use too. */
export type FurnitureZone = 'anywhere' | 'edges'

export interface FurnitureRow {
  /** Named in the cut, for people. */
  name: string
  zone: FurnitureZone
  /** Matched against text in Simplified characters. */
  pattern: RegExp
}

/** Furniture in a line, with what the line must hold for the pattern to be worth trying. */
export interface FurniturePart extends FurnitureRow {
  needs: RegExp
}

/** Lines that are furniture as a whole: compared without spaces, brackets and colons. */
export const furnitureLines: ReadonlySet<string> = new Set([
  '扫描二维码随身看资讯',
  '扫一扫在手机打开当前页',
  '扫一扫在手机打开当前页面',
  '扫一扫手机打开当前页',
  '附件下载',
  '相关链接',
  '相关附件',
  '相关稿件',
  '相关文章',
  '下载',
  '全屏',
  '放大',
  '缩小',
  '还原',
  '加大',
  '减小',
  '默认',
  '恢复默认',
  '字号',
  '字体',
  '字体大小',
  '朗读',
  '语音播报',
  '停止播报',
  '收听',
  '纠错',
  '我要纠错',
  '举报',
  '点赞',
  '评论',
  '复制链接',
  '下载本文',
  '相关阅读',
  '相关新闻',
  '相关信息',
  '相关文件',
  '延伸阅读',
  '推荐阅读',
  '上一篇',
  '下一篇',
  '上一页',
  '下一页',
  '打印',
  '打印本页',
  '打印本稿',
  '打印此页',
  '关闭',
  '关闭窗口',
  '关闭本页',
  '关闭页面',
  '打印关闭',
  '打印本页关闭窗口',
  '收藏',
  '收藏本页',
  '分享',
  '分享到',
  '微信',
  '微博',
  '新浪微博',
  'QQ空间',
  '全真版',
  '文字版',
  '文件下载',
  '大中小',
  '返回顶部',
  '回到顶部',
  '返回首页',
  '网站地图',
  '联系我们',
  '设为首页',
  '加入收藏',
  '设为首页加入收藏',
  '无障碍阅读',
  '长者模式',
  '无障碍浏览',
])

const count = '(?:浏览|阅读|点击|访问|查看)(?:次数|人次|数|量|率)?'
const shareWord =
  '(?:微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|人人网|豆瓣|朋友圈|全真版|文字版|文件下载|附件下载|相关链接[:：]?|分享到?[:：]?|打印|收藏|关闭|纠错|-->)'
const buttonWord =
  '(?:字体|字号|打印|关闭|收藏|推荐|纠错|返回|分享|本页|本稿|此页|页面|窗口|大|中|小)'

/** Lines told by a pattern. */
export const furnitureLinePatterns: readonly FurnitureRow[] = [
  { name: 'page mark', zone: 'anywhere', pattern: /^[-—–－―─·]+\s*\d{1,4}\s*[-—–－―─·]+$/ },
  {
    name: 'page mark',
    zone: 'anywhere',
    pattern: /^第\s{0,4}\d{1,4}\s{0,4}页\s{0,4}[,，/]?\s{0,4}(?:共\s{0,4}\d{1,4}\s{0,4}页)?$/,
  },
  { name: 'page mark', zone: 'anywhere', pattern: /^page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/i },
  { name: 'rule', zone: 'anywhere', pattern: /^[-=_*~─━—·.\s]{3,}$/ },
  // What is left of 【字号：大 中 小】 where each word is a line of its own.
  { name: 'mark', zone: 'anywhere', pattern: /^[\s[\]【】|:：,，]+$/ },
  // The line under a Markdown table's head.
  { name: 'rule', zone: 'anywhere', pattern: /^[|\s]*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/ },
  { name: 'comment mark', zone: 'anywhere', pattern: /^(?:<!--|-->)+$/ },
  { name: 'neighbor page', zone: 'anywhere', pattern: /^(?:上|下)一(?:篇|条|页)\s*[:：].{0,80}$/ },
  {
    name: 'site footer',
    zone: 'edges',
    pattern:
      /^(?:主办(?:单位)?|承办(?:单位)?|版权所有|copyright|技术支持|网站标识码|政府网站标识码|备案号|.{0,8}ICP备|.{0,4}公网安备)[^。]{0,120}$/i,
  },
]

/** Parts of a line; what stands around them stays. */
export const furnitureParts: readonly FurniturePart[] = [
  {
    name: 'breadcrumbs',
    needs: /位置/,
    zone: 'edges',
    // Either crumbs with separators, or one run without spaces: the title may follow after a space.
    pattern:
      /(?:您?(?:现在|当前)?(?:所在)?的?(?:当前)?位置)\s*[:：]\s*(?:[^\s。>＞»›]{1,40}(?:\s*(?:>+|＞+|»|›|→|&gt;)\s*[^\s。>＞»›]{1,60})+|[^\s。]{1,60}(?=\s|$))?/g,
  },
  {
    name: 'view count',
    needs: /[:：]/,
    zone: 'anywhere',
    pattern: new RegExp(`${count}\\s*[:：]\\s*(?:[\\[【(（]?\\s*\\d*\\s*[\\]】)）]?\\s*次?)`, 'g'),
  },
  {
    name: 'font size',
    needs: /字号|字体/,
    zone: 'anywhere',
    // 发文字号 is the document number.
    pattern:
      /[[【]?\s{0,4}(?<!发文|文件|公文)(?:字号|字体)(?:大小|选择)?\s*[:：]\s*(?:[[【][\s大中小特超|]*[\]】]|[大中小特超](?:[\s|]*[大中小特超])*(?=[\s\]】|]|$))?\s*[\]】]?/g,
  },
  {
    name: 'button',
    needs: /[[【]/,
    zone: 'anywhere',
    pattern: new RegExp(`[\\[【]\\s*(?:${buttonWord}[:：\\s|]*)+[\\]】]`, 'g'),
  },
  // Two or more in a row: one such word alone may belong to a sentence.
  {
    name: 'share bar',
    needs: /\s/,
    zone: 'anywhere',
    pattern: new RegExp(`(?<=^|\\s)${shareWord}(?:\\s+${shareWord})+(?=\\s|$)`, 'g'),
  },
  {
    name: 'share bar',
    needs: /分享/,
    zone: 'anywhere',
    pattern: /(?<=^|\s)分享(?:到|至)?\s*[:：]/g,
  },
  {
    name: 'eye protection',
    needs: /保护视力色/,
    zone: 'anywhere',
    pattern: /保护视力色\s*[:：]?/g,
  },
  {
    name: 'comment mark',
    needs: /<!--|-->/,
    zone: 'anywhere',
    pattern: /(?<=^|\s)(?:<!--|-->)(?=\s|$)/g,
  },
  {
    name: 'attachment button',
    needs: /附件下载/,
    zone: 'anywhere',
    pattern: /(?<=^|\s|。)附件下载\s*[:：]?$/g,
  },
  {
    name: 'two-dimensional code',
    needs: /二维码|扫一扫/,
    zone: 'anywhere',
    pattern:
      /扫描?一?扫?二维码[^\s。,，]{0,12}(?:看资讯|打开当前页面?|浏览)|扫一扫[,，]?\s*在?手机(?:上)?打开当前页面?/g,
  },
]

/** The line with which an archive's file header ends; what stands before it is about the file. */
export const bodyMark = /^[=*#_-]{3,}\s*正文\s*[=*#_-]{3,}$/
