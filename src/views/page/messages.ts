/**
 * Every string of the interface, one row a message: zh-Hans, zh-Hant, en.
 * `{name}` is filled in; `{name|one|many}` is a number with its English noun. Report texts never pass through here.
 */
import type { MessageRow } from './message-row.ts'
import { figureMessages } from './messages-figures.ts'
import { plotMessages } from './messages-plots.ts'
import { noteMessages } from './messages-notes.ts'
import { searchMessages } from './messages-search.ts'
import { readingMessages } from './messages-reading.ts'
import { reportMessages } from './messages-report.ts'

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const

export const messages = {
  ...figureMessages,
  ...plotMessages,
  ...readingMessages,
  ...reportMessages,
  ...noteMessages,
  ...searchMessages,
  'site.name': ['公开', '公開', 'Gongkai'],
  'site.tagline': [
    '政府信息公开年度报告全文检索',
    '政府資訊公開年度報告全文檢索',
    'Full-text search of Chinese government disclosure reports',
  ],
  'site.home': ['回到首页', '回到首頁', 'Home'],
  'skip.content': ['跳到正文', '跳到正文', 'Skip to content'],
  'language.label': ['界面语言', '介面語言', 'Interface language'],
  'language.zh-Hans': ['简体', '简体', '简体'],
  'language.zh-Hant': ['繁體', '繁體', '繁體'],
  'language.en': ['English', 'English', 'English'],
  'footer.api': ['JSON 接口', 'JSON 介面', 'JSON endpoint'],
  'footer.private': [
    '不记录访客，不向外站请求任何内容。',
    '不記錄訪客，不向外站請求任何內容。',
    'No tracking, and nothing is requested from other sites.',
  ],

  'search.label': ['检索报告', '檢索報告', 'Search the reports'],
  'search.placeholder': [
    '词语、“短语”、机构或地名',
    '詞語、「短語」、機構或地名',
    'Words, “a phrase”, a body or a place',
  ],
  'search.button': ['检索', '檢索', 'Search'],
  'search.syntax': ['检索语法', '檢索語法', 'Query syntax'],
  'syntax.words': [
    '并列的词语都要出现，靠得越近越靠前',
    '並列的詞語都要出現，靠得越近越靠前',
    'All words must occur; the closer together, the higher',
  ],
  'syntax.phrase': ['引号内逐字相符', '引號內逐字相符', 'Quoted text is matched to the letter'],
  'syntax.not': ['不含某词', '不含某詞', 'Without a word'],
  'syntax.or': ['任一即可', '任一即可', 'Either will do'],
  'syntax.year': ['限定年度', '限定年度', 'Only these years'],
  'syntax.section': ['限定栏目', '限定欄目', 'Only this section'],
  'syntax.region': ['限定地区', '限定地區', 'Only this region'],

  'front.promise': [
    '报告里写了的，就查得到：每一处都数得清、打得开、引得出。',
    '報告裡寫了的，就查得到：每一處都數得清、打得開、引得出。',
    'If a report says it, you find it: every place counted, opened and cited.',
  ],
  'front.corpus': [
    '现收录 {reports} 份报告，{bodies} 个机构，{years} 年度',
    '現收錄 {reports} 份報告，{bodies} 個機構，{years} 年度',
    '{reports|report|reports} by {bodies|body|bodies}, {years}',
  ],
  'front.examples': ['试试这些', '試試這些', 'Try one of these'],
  'front.newest': ['最新年度的报告', '最新年度的報告', 'Newest reports'],
  'front.years': ['按年度浏览', '按年度瀏覽', 'By year'],
  'front.sections': ['按栏目浏览', '按欄目瀏覽', 'By section'],
  'front.provinces': ['按地区浏览', '按地區瀏覽', 'By province'],
  'front.all': ['全部报告', '全部報告', 'All reports'],

  'samples.title': ['这里是示例', '這裡是示例', 'These are samples'],
  'samples.notice': [
    '现在检索的是随程序附带的示例摘要，不是报告原文。',
    '現在檢索的是隨程式附帶的示例摘要，不是報告原文。',
    'You are searching the sample digests that come with the program, not full reports.',
  ],
  'samples.how': [
    '要检索自己的报告，在程序目录运行：',
    '要檢索自己的報告，在程式目錄執行：',
    'To search your own reports, run in the program’s folder:',
  ],
  'samples.folder': ['报告文件夹', '報告資料夾', 'FOLDER'],

  'results.heading': ['检索结果', '檢索結果', 'Results'],
  'results.counts': [
    '{reports} 份报告，{passages} 段，{occurrences} 处',
    '{reports} 份報告，{passages} 段，{occurrences} 處',
    '{reports|report|reports}, {passages|passage|passages}, {occurrences|place|places}',
  ],
  'results.listed': ['{reports} 份报告', '{reports} 份報告', '{reports|report|reports}'],
  'results.took': ['用时 {ms} 毫秒', '用時 {ms} 毫秒', '{ms} ms'],
  'results.range': [
    '第 {from}–{to} 份，共 {total} 份',
    '第 {from}–{to} 份，共 {total} 份',
    '{from}–{to} of {total}',
  ],
  'results.previous': ['上一页', '上一頁', 'Previous'],
  'results.next': ['下一页', '下一頁', 'Next'],
  'results.pages': ['翻页', '翻頁', 'Pages'],
  'results.beyond': [
    '最多翻到第 10,000 份；请加词语或筛选缩小范围。',
    '最多翻到第 10,000 份；請加詞語或篩選縮小範圍。',
    'Paging ends at 10,000; add a word or a filter to narrow the results.',
  ],
  'results.pastEnd': [
    '这一页没有内容：结果共 {total} 份。',
    '這一頁沒有內容：結果共 {total} 份。',
    'Nothing on this page: there are {total|result|results}.',
  ],
  'results.first': ['回到第一页', '回到第一頁', 'Back to the first page'],
  'results.searching': ['正在检索…', '正在檢索…', 'Searching…'],
  'sort.label': ['排序', '排序', 'Sort'],
  'sort.relevance': ['相关度', '相關度', 'Relevance'],
  'sort.year-desc': ['年度从新到旧', '年度從新到舊', 'Newest year first'],
  'sort.year-asc': ['年度从旧到新', '年度從舊到新', 'Oldest year first'],

  'hit.year': ['{year} 年度', '{year} 年度', '{year}'],
  'hit.published': ['{date} 发布', '{date} 發布', 'published {date}'],
  'hit.counts': [
    '{passages} 段 {occurrences} 处',
    '{passages} 段 {occurrences} 處',
    '{passages|passage|passages}, {occurrences|place|places}',
  ],
  'hit.untitled': ['（无标题）', '（無標題）', '(no title)'],

  'facets.heading': ['筛选', '篩選', 'Filter'],
  'facets.year': ['年度', '年度', 'Year'],
  'facets.section': ['栏目', '欄目', 'Section'],
  'facets.level': ['层级', '層級', 'Level'],
  'facets.more': ['其余 {count} 项', '其餘 {count} 項', '{count} more'],
  'range.from': ['起始年度', '起始年度', 'From year'],
  'range.to': ['截止年度', '截止年度', 'To year'],
  'range.dash': ['至', '至', 'to'],
  'range.apply': ['确定', '確定', 'Apply'],
  'chips.label': ['已选条件', '已選條件', 'Active filters'],
  'chips.remove': ['去掉条件：{name}', '去掉條件：{name}', 'Remove filter: {name}'],
  'chips.clear': ['全部清除', '全部清除', 'Clear all'],
  'chips.body': ['机构：{name}', '機構：{name}', 'Body: {name}'],
  'chips.since': ['{year} 年起', '{year} 年起', 'since {year}'],
  'chips.until': ['至 {year} 年', '至 {year} 年', 'until {year}'],
  'chips.years': ['{from}–{to} 年', '{from}–{to} 年', '{from}–{to}'],
  'chips.year': ['{year} 年', '{year} 年', '{year}'],

  'notice.partial': [
    '没有一份报告包含全部词语。下面是部分相符的报告。',
    '沒有一份報告包含全部詞語。下面是部分相符的報告。',
    'No report holds every word. These match in part.',
  ],
  'notice.query': ['关于这次检索', '關於這次檢索', 'About this query'],
  'export.label': ['导出全部结果', '匯出全部結果', 'Export all results'],
  'notice.synonyms': [
    '“{term}”同时查找：{synonyms}',
    '「{term}」同時查找：{synonyms}',
    '“{term}” also finds: {synonyms}',
  ],
  'notice.didYouMean': ['您是不是要找', '您是不是要找', 'Did you mean'],
  'empty.title': ['没有找到相符的报告', '沒有找到相符的報告', 'No report matches'],
  'empty.corpus': [
    '现收录 {reports} 份报告，{years} 年度。',
    '現收錄 {reports} 份報告，{years} 年度。',
    'There are {reports|report|reports} here, {years}.',
  ],
  'empty.try': ['可以试试', '可以試試', 'You could'],
  'empty.unfilter': ['去掉筛选条件', '去掉篩選條件', 'Remove the filters'],
  'empty.unquote': ['去掉引号：{q}', '去掉引號：{q}', 'Drop the quotes: {q}'],
  'empty.all': ['浏览全部报告', '瀏覽全部報告', 'Browse all reports'],

  'error.title': ['这次没有查成', '這次沒有查成', 'That did not work'],
  'error.kept': ['已保留您输入的内容。', '已保留您輸入的內容。', 'What you typed is kept.'],
  'error.retry': ['再试一次', '再試一次', 'Try again'],
  'error.network': [
    '连不上服务器。请检查网络或服务是否在运行，然后再试。',
    '連不上伺服器。請檢查網路或服務是否在執行，然後再試。',
    'The server cannot be reached. Check the network or the service, then try again.',
  ],
  'error.answer': [
    '服务器的回答无法读取（状态 {status}）。请稍后再试。',
    '伺服器的回答無法讀取（狀態 {status}）。請稍後再試。',
    'The server’s answer could not be read (status {status}). Try again later.',
  ],
  'error.400': ['地址中的条件有误', '網址中的條件有誤', 'Something in the address is wrong'],
  'error.404': ['没有这个页面', '沒有這個頁面', 'No such page'],
  'error.report': ['没有这份报告', '沒有這份報告', 'No such report'],
  'error.reportHelp': [
    '编号 {id} 不在现收录的报告中。报告改动后编号会变；请从检索里重新打开。',
    '編號 {id} 不在現收錄的報告中。報告改動後編號會變；請從檢索裡重新打開。',
    'Report {id} is not among those indexed. A changed text gets a new number; search for it again.',
  ],
  'error.pageHelp': [
    '请检查地址，或从首页开始检索。',
    '請檢查網址，或從首頁開始檢索。',
    'Check the address, or start from the home page.',
  ],
  'error.503': ['索引还不能用', '索引還不能用', 'The index is not ready'],
  'error.500': ['服务器出了错', '伺服器出了錯', 'The server failed'],
  'error.500help': [
    '错误已记入服务器日志。请稍后再试。',
    '錯誤已記入伺服器日誌。請稍後再試。',
    'The failure is in the server’s log. Try again later.',
  ],

  'section.preamble': ['前言', '前言', 'Preamble'],
  'section.overview': ['总体情况', '總體情況', 'Overview'],
  'section.proactiveDisclosure': ['主动公开', '主動公開', 'Proactive disclosure'],
  'section.disclosureOnRequest': ['依申请公开', '依申請公開', 'Disclosure on request'],
  'section.keyAreas': ['重点领域公开', '重點領域公開', 'Key areas'],
  'section.interpretationAndResponse': ['解读回应', '解讀回應', 'Interpretation and response'],
  'section.governmentServices': ['政务服务', '政務服務', 'Government services'],
  'section.informationManagement': ['政府信息管理', '政府資訊管理', 'Information management'],
  'section.platforms': ['平台建设', '平臺建設', 'Platforms'],
  'section.oversight': ['监督保障', '監督保障', 'Oversight'],
  'section.reviewAndLitigation': ['复议诉讼', '複議訴訟', 'Review and litigation'],
  'section.fees': ['收费情况', '收費情況', 'Fees'],
  'section.problemsAndImprovements': ['问题与改进', '問題與改進', 'Problems and improvements'],
  'section.otherMatters': ['其他事项', '其他事項', 'Other matters'],
  'section.statistics': ['统计表', '統計表', 'Statistics'],
} as const satisfies Record<string, MessageRow>

export type MessageKey = keyof typeof messages
