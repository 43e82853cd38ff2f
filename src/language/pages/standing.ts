/** Messages of what stands beside a search: its feed, saved searches, sharing, and what other programs are told of a page. */
import type { MessageRow } from '../message.ts'

export const standingMessages = {
  'feed.link': ['订阅（Atom）', '訂閱（Atom）', 'Feed (Atom)'],
  'feed.of': ['{asked}：新收录的报告', '{asked}：新收錄的報告', '{asked}: new reports'],
  'feed.about': [
    '含有所查内容的报告，新收录的在前；同时收录的，新发布的在前。',
    '含有所查內容的報告，新收錄的在前；同時收錄的，新發布的在前。',
    'Reports that match the query, latest added first; of those added together, latest published first.',
  ],

  'saved.title': ['已保存的检索', '已儲存的檢索', 'Saved searches'],
  'saved.save': ['保存检索', '儲存檢索', 'Save search'],
  'saved.saved': ['已保存', '已儲存', 'Saved'],
  'saved.full': [
    '最多保存 {most} 个，请先删去一些。',
    '最多儲存 {most} 個，請先刪去一些。',
    'No more than {most} are kept: delete some first.',
  ],
  'saved.refused': [
    '浏览器不允许保存。',
    '瀏覽器不允許儲存。',
    'The browser does not allow anything to be saved.',
  ],
  'saved.all': ['查看已保存的检索', '查看已儲存的檢索', 'See saved searches'],
  'saved.about': [
    '只保存在这个浏览器里，不发给任何人；换一个浏览器就没有了。',
    '只儲存在這個瀏覽器裡，不傳給任何人；換一個瀏覽器就沒有了。',
    'Kept in this browser alone and sent to nobody; another browser does not have them.',
  ],
  'saved.none': [
    '还没有。检索以后，在结果上方点“保存检索”。',
    '還沒有。檢索以後，在結果上方點「儲存檢索」。',
    'None yet. Search for something, then press “Save search” above the results.',
  ],
  'saved.noScript': [
    '保存检索要用 JavaScript。没有它时，检索的全部条件都在地址里：把结果页加为书签，或订阅它的 Atom，也是一样。',
    '儲存檢索要用 JavaScript。沒有它時，檢索的全部條件都在網址裡：把結果頁加入書籤，或訂閱它的 Atom，也是一樣。',
    'Saving needs JavaScript. Without it, the address holds the whole search: bookmark the page of results or subscribe to its feed.',
  ],
  'saved.name': ['名称', '名稱', 'Name'],
  'saved.nameOf': ['“{name}”的名称', '「{name}」的名稱', 'Name of “{name}”'],
  'saved.open': ['打开', '打開', 'Open'],
  'saved.openOf': ['打开“{name}”', '打開「{name}」', 'Open “{name}”'],
  'saved.feedOf': ['订阅“{name}”（Atom）', '訂閱「{name}」（Atom）', 'Feed of “{name}” (Atom)'],
  'saved.delete': ['删除', '刪除', 'Delete'],
  'saved.deleteOf': ['删除“{name}”', '刪除「{name}」', 'Delete “{name}”'],
  'saved.deleted': ['已删除“{name}”', '已刪除「{name}」', '“{name}” was deleted'],
  'saved.named': ['名称已改为“{name}”', '名稱已改為「{name}」', 'It is now named “{name}”'],

  'share.button': ['分享', '分享', 'Share'],
  'hit.lastYear': ['与上年对照', '與上年對照', 'Compare with the year before'],
  'compare.noLastYear': [
    '现收录的报告里没有这个机构上一年的。可以选别的：',
    '現收錄的報告裡沒有這個機構上一年的。可以選別的：',
    'There is no report of this body of the year before here. Choose another:',
  ],

  'about.site': [
    '中国各级政府信息公开工作年度报告的全文检索：每一处都数得清、打得开、引得出。',
    '中國各級政府信息公開工作年度報告的全文檢索：每一處都數得清、打得開、引得出。',
    'Full-text search of the annual reports on information disclosure of Chinese governments: every place counted, opened and cited.',
  ],
  'about.body': [
    '{name}历年政府信息公开工作年度报告：{reports} 份，{years} 年度；主要数字、核对结果和文字逐年变化。',
    '{name}歷年政府信息公開工作年度報告：{reports} 份，{years} 年度；主要數字、核對結果和文字逐年變化。',
    '{name}, its reports on information disclosure over the years: {reports|report|reports}, {years}; main figures, checks and changes of the text.',
  ],
  'about.dataset': [
    '从 {bodies} 个机构 {years} 年度的 {reports} 份政府信息公开工作年度报告中读出的机构、报告、栏目、数字和核对，每个数都注明出处。',
    '從 {bodies} 個機構 {years} 年度的 {reports} 份政府信息公開工作年度報告中讀出的機構、報告、欄目、數字和核對，每個數都註明出處。',
    'Bodies, reports, sections, figures and checks read from {reports|report|reports} on information disclosure by {bodies|body|bodies}, {years}, each value with its source.',
  ],
} as const satisfies Record<string, MessageRow>
