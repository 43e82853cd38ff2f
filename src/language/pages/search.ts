/** Messages of the search page: facets, shares by year, checks against plain search, suggestions, words that are missing. */
import type { MessageRow } from '../message.ts'

export const searchMessages = {
  'facets.eachYear': ['逐年列出', '逐年列出', 'Year by year'],
  'facets.find': ['在 {count} 项中查找', '在 {count} 項中查找', 'Find among {count}'],
  'facets.findIn': ['在“{name}”中查找', '在「{name}」中查找', 'Find in {name}'],
  'facets.none': ['没有这一项', '沒有這一項', 'None of that name'],
  'facets.bodyName': [
    '只列出报告最多的 {count} 个；其他机构请输入名称的一部分：',
    '只列出報告最多的 {count} 個；其他機構請輸入名稱的一部分：',
    'The {count} with most reports are listed; for others type a part of the name:',
  ],

  'hit.alike': [
    '同一机构另有 {count} 份年报写法相同（数字除外）：',
    '同一機構另有 {count} 份年報寫法相同（數字除外）：',
    'The same text, figures aside, in {count|another report|other reports} of this body:',
  ],
  'hit.repeats': [
    '与上面 {year} 年的一段写法相同（数字除外）',
    '與上面 {year} 年的一段寫法相同（數字除外）',
    'Same text as in {year} above, apart from figures',
  ],
  'hit.noYear': ['年份不明', '年份不明', 'year unknown'],
  'hit.lacks': ['没有：{words}', '沒有：{words}', 'Lacks: {words}'],
  'hit.left': ['另有 {passages} 段', '另有 {passages} 段', '{passages|more passage|more passages}'],
  'hit.showAll': ['展开', '展開', 'Show here'],
  'hit.showSome': ['再展开 {next} 段', '再展開 {next} 段', 'Show {next} here'],
  'hit.inReport': ['在报告中看', '在報告中看', 'See in the report'],
  'hit.moreFailed': [
    '没有取到，请再试一次。',
    '沒有取到，請再試一次。',
    'They could not be fetched; try again.',
  ],
  'hit.shown': [
    '多显示了 {passages} 段',
    '多顯示了 {passages} 段',
    '{passages|more passage|more passages} shown',
  ],

  'answer.heading': ['所问的数字', '所問的數字', 'The figure asked for'],
  'answer.ofApplicant': ['{name}（{applicant}）', '{name}（{applicant}）', '{name} ({applicant})'],
  'answer.fromTable': ['见表格', '見表格', 'From a table'],
  'answer.fromText': ['见正文', '見正文', 'From the text'],
  'answer.differ': [
    '这个机构这一年的报告写的数不同，都列在这里。',
    '這個機構這一年的報告寫的數不同，都列在這裡。',
    'Reports of this body and year state different numbers; here is each.',
  ],
  'answer.checkFails': [
    '报告里含有这个数的算式不符：{formula}',
    '報告裡含有這個數的算式不符：{formula}',
    'A sum in the report that includes this number does not add up: {formula}',
  ],
  'answer.doubted': [
    '（报告里含有这个数的 {count} 个算式不符）',
    '（報告裡含有這個數的 {count} 個算式不符）',
    '({count|sum in the report that includes it does|sums in the report that include it do} not add up)',
  ],
  'answer.body.most': ['{name}：最多的机构', '{name}：最多的機構', '{name}: bodies with the most'],
  'answer.body.least': [
    '{name}：最少的机构',
    '{name}：最少的機構',
    '{name}: bodies with the least',
  ],
  'answer.year.most': ['{name}：最多的年份', '{name}：最多的年份', '{name}: years with the most'],
  'answer.year.least': ['{name}：最少的年份', '{name}：最少的年份', '{name}: years with the least'],
  'answer.among': ['范围：{among}。', '範圍：{among}。', 'Among: {among}.'],
  'answer.ranked': [
    '按收录的 {reports} 份报告所载的数。',
    '按收錄的 {reports} 份報告所載的數。',
    'By what {reports|report|reports} of this collection state.',
  ],
  'answer.anyYear.most': [
    '不分年份，每个机构列其最多的一年。',
    '不分年份，每個機構列其最多的一年。',
    'Of all years, each body by its highest.',
  ],
  'answer.anyYear.least': [
    '不分年份，每个机构列其最少的一年。',
    '不分年份，每個機構列其最少的一年。',
    'Of all years, each body by its lowest.',
  ],
  'answer.sum': [
    '{year} 年，{reports} 份报告合计',
    '{year} 年，{reports} 份報告合計',
    '{year}, {reports|report|reports} together',
  ],
  'answer.sums': [
    '各年收录的报告份数不同，上下级机构的数也可能重复。',
    '各年收錄的報告份數不同，上下級機構的數也可能重複。',
    'Years differ in how many reports are here, and numbers of one body may be part of another’s.',
  ],
  'answer.passedOver': [
    '另有 {reports} 份报告的数会排在前面，但不能确定，没有列入。',
    '另有 {reports} 份報告的數會排在前面，但不能確定，沒有列入。',
    '{reports|more report|more reports} would rank here, but the number is not certain and is left out.',
  ],
  'answer.years': ['{name}：各年', '{name}：各年', '{name} over the years'],

  'results.page': ['第 {page} 页', '第 {page} 頁', 'Page {page}'],

  'shares.title': [
    '各年度有多大比例的报告写到',
    '各年度有多大比例的報告寫到',
    'Share of each year’s reports that match',
  ],
  'shares.note': [
    '每根柱：该年度相符的报告占该年度报告的比例；除年度外的筛选都算在内。',
    '每根柱：該年度相符的報告佔該年度報告的比例；除年度外的篩選都算在內。',
    'Each bar: matching reports out of all reports of that year, under every filter but the year’s.',
  ],
  'shares.year': [
    '{year} 年：{percent}（{reports} 份中的 {matches} 份）',
    '{year} 年：{percent}（{reports} 份中的 {matches} 份）',
    '{year}: {percent} ({matches} of {reports|report|reports})',
  ],
  'shares.table': ['列成表格', '列成表格', 'As a table'],
  'shares.matches': ['相符的报告', '相符的報告', 'Reports that match'],
  'shares.reports': ['该年度报告', '該年度報告', 'Reports of the year'],
  'shares.share': ['比例', '比例', 'Share'],

  'exact.checked': ['已核对', '已核對', 'verified'],
  'exact.agrees': [
    '与逐字扫描全文一致',
    '與逐字掃描全文一致',
    'Plain substring search finds the same',
  ],
  'exact.disagrees': [
    '与逐字扫描全文不一致',
    '與逐字掃描全文不一致',
    'Plain substring search finds something else',
  ],
  'exact.counts': [
    '{occurrences} 处、{passages} 段、{reports} 份',
    '{occurrences} 處、{passages} 段、{reports} 份',
    '{occurrences|occurrence|occurrences}, {passages|passage|passages}, {reports|report|reports}',
  ],
  'exact.same': [
    '“{word}”：全部报告中 {counts}，逐字扫描所得相同。',
    '「{word}」：全部報告中 {counts}，逐字掃描所得相同。',
    '“{word}”: {counts} in the whole collection; a plain scan finds the same.',
  ],
  'exact.differs': [
    '“{word}”：索引得 {counts}，逐字扫描得 {scan}。这是错误，请重建索引并告知我们。',
    '「{word}」：索引得 {counts}，逐字掃描得 {scan}。這是錯誤，請重建索引並告知我們。',
    '“{word}”: {counts} by the index, {scan} by a plain scan. This is a fault: build the index anew and report it.',
  ],
  'exact.how': [
    '刚刚不用索引、把每份报告从头读过一遍核对的（至多 {ms} 毫秒）；不计同义词和筛选。',
    '剛剛不用索引、把每份報告從頭讀過一遍核對的（至多 {ms} 毫秒）；不計同義詞和篩選。',
    'Just checked without the index, by reading every report through (at most {ms} ms); synonyms and filters left out.',
  ],

  'empty.words': ['逐词来看：', '逐詞來看：', 'Word by word:'],
  'empty.other': [
    '换一种说法，或只写其中两三个字',
    '換一種說法，或只寫其中兩三個字',
    'Put it another way, or write only two or three of its characters',
  ],
  'empty.conditions': [
    '放宽或去掉词语以外的条件（年份、地区、机构、排除的词语……）',
    '放寬或去掉詞語以外的條件（年份、地區、機構、排除的詞語……）',
    'Loosen or take out the conditions beside the words (years, places, bodies, excluded words …)',
  ],
  'empty.apart': [
    '每个词语都有，但没有一份报告符合全部要求：',
    '每個詞語都有，但沒有一份報告符合全部要求：',
    'Every word occurs, but no report meets all the conditions:',
  ],
  'empty.wordMissing': [
    '没有报告含有“{term}”',
    '沒有報告含有「{term}」',
    'No report holds “{term}”',
  ],
  'empty.wordReports': [
    '“{term}”：{reports} 份报告',
    '「{term}」：{reports} 份報告',
    '“{term}”: {reports|report|reports}',
  ],
  'empty.wordsFiltered': [
    '只算符合筛选条件的报告。',
    '只算符合篩選條件的報告。',
    'Counted among the reports that pass the filters.',
  ],

  'suggest.label': ['检索建议', '檢索建議', 'Suggestions'],
  'suggest.recent': ['最近的检索', '最近的檢索', 'Recent searches'],
  'suggest.hint': [
    '↑↓ 选择，Enter 检索，Delete 删除；只存在这个浏览器里。',
    '↑↓ 選擇，Enter 檢索，Delete 刪除；只存在這個瀏覽器裡。',
    '↑↓ choose, Enter searches, Delete removes. Kept in this browser only.',
  ],
  'suggest.forget': ['删除：{q}', '刪除：{q}', 'Remove: {q}'],
  'suggest.forgetAll': ['全部删除', '全部刪除', 'Remove all'],
  'suggest.count': ['{count} 条建议', '{count} 條建議', '{count|suggestion|suggestions}'],
  'suggest.recentCount': [
    '{count} 条最近的检索',
    '{count} 條最近的檢索',
    '{count|recent search|recent searches}',
  ],
  'suggest.reports': ['{count} 份', '{count} 份', '{count|report|reports}'],
  'suggest.places': ['{count} 处', '{count} 處', '{count|place|places}'],
  'suggest.kind.term': ['词语', '詞語', 'word'],
  'suggest.kind.section': ['栏目', '欄目', 'section'],
  'suggest.kind.figure': ['指标', '指標', 'figure'],
  'suggest.kind.body': ['机构', '機構', 'body'],
  'suggest.kind.place': ['地区', '地區', 'place'],
  'suggest.kind.title': ['标题', '標題', 'title'],
  'suggest.kind.documentNumber': ['文号', '文號', 'number'],
} as const satisfies Record<string, MessageRow>
