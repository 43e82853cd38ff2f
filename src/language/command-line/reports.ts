/** What commands report: progress, results, and the screens of inspect and explain. */
import type { MessageRow } from '../message.ts'

export const commandMessages = {
  'progress.line': [
    '已读 {done} 个文件，共 {total} 个',
    '已讀 {done} 個檔案，共 {total} 個',
    '{done} of {total|file|files}',
  ],
  // The words in the braces of cli-progress are passed as values.
  'progress.scan': [
    '识别（OCR）{file}：已读 {done} 页，共 {total} 页',
    '辨識（OCR）{file}：已讀 {done} 頁，共 {total} 頁',
    'OCR of {file}: {done} of {total|page|pages}',
  ],
  'progress.scanned': [
    '识别（OCR）了 {pages} 页，用时 {seconds} 秒',
    '辨識（OCR）了 {pages} 頁，用時 {seconds} 秒',
    'OCR of {pages|page|pages} took {seconds} s',
  ],
  'progress.bar': [
    '{bar} {done}/{total} 个文件，还需 {left} 秒',
    '{bar} {done}/{total} 個檔案，還需 {left} 秒',
    '{bar} {done}/{total} files, {left} s left',
  ],
  'progress.reports': [
    '已处理 {done} 份报告，共 {total} 份',
    '已處理 {done} 份報告，共 {total} 份',
    '{done} of {total|report|reports}',
  ],
  'progress.reportsBar': [
    '{bar} {done}/{total} 份报告，还需 {left} 秒',
    '{bar} {done}/{total} 份報告，還需 {left} 秒',
    '{bar} {done}/{total} reports, {left} s left',
  ],
  'progress.queries': [
    '已处理 {done} 个查询，共 {total} 个',
    '已處理 {done} 個查詢，共 {total} 個',
    '{done} of {total|query|queries}',
  ],
  'progress.queriesBar': [
    '{bar} {done}/{total} 个查询，还需 {left} 秒',
    '{bar} {done}/{total} 個查詢，還需 {left} 秒',
    '{bar} {done}/{total} queries, {left} s left',
  ],
  'progress.concepts': [
    '已统计 {done} 个概念，共 {total} 个',
    '已統計 {done} 個概念，共 {total} 個',
    '{done} of {total|concept|concepts}',
  ],
  'progress.conceptsBar': [
    '{bar} {done}/{total} 个概念，还需 {left} 秒',
    '{bar} {done}/{total} 個概念，還需 {left} 秒',
    '{bar} {done}/{total} concepts, {left} s left',
  ],
  'panel.summary': [
    '{concepts} 个概念，{terms} 个词，{rows} 行，写到 {file}',
    '{concepts} 個概念，{terms} 個詞，{rows} 列，寫到 {file}',
    '{concepts|concept|concepts}, {terms|term|terms}, {rows|row|rows}: {file}',
  ],
  'batch.summary': [
    '{queries} 个查询，{rows} 行（{none} 个没有相符的报告，{question} 个是问句，{refused} 个太费时未检索），写到 {file}',
    '{queries} 個查詢，{rows} 列（{none} 個沒有相符的報告，{question} 個是問句，{refused} 個太費時未檢索），寫到 {file}',
    '{queries|query|queries}, {rows|row|rows} ({none} matched by no report, {question|question|questions}, {refused} refused as too costly): {file}',
  ],
  'dataset.written': ['{name}：{rows} 行', '{name}：{rows} 行', '{name}: {rows|row|rows}'],
  'dataset.summary': [
    '{reports} 份报告，写到 {folder}，编码簿见 codebook.csv',
    '{reports} 份報告，寫到 {folder}，編碼簿見 codebook.csv',
    '{reports|report|reports} written to {folder}; codebook.csv says what the columns are',
  ],
  'publish.summary': [
    '{reports} 份报告，{files} 个文件，{mebibytes} MiB，写到 {folder}；从 index.html 打开',
    '{reports} 份報告，{files} 個檔案，{mebibytes} MiB，寫到 {folder}；從 index.html 打開',
    '{reports|report|reports}, {files|file|files}, {mebibytes} MiB, written to {folder}; it opens with index.html',
  ],
  'indexing.needs': [
    '新索引约需 {needed} MiB（在 {folder}）。',
    '新索引約需 {needed} MiB（在 {folder}）。',
    'The new index needs about {needed} MiB in {folder}.',
  ],
  'indexing.needsOf': [
    '新索引约需 {needed} MiB（在 {folder}，空闲 {free} MiB）。',
    '新索引約需 {needed} MiB（在 {folder}，可用 {free} MiB）。',
    'The new index needs about {needed} MiB in {folder}; {free} MiB are free.',
  ],
  'indexing.mayNotDo': [
    '空间可能不够。磁盘如果写满，旧索引保持不变。',
    '空間可能不夠。磁碟如果寫滿，舊索引保持不變。',
    'That may not be enough. If the disk becomes full, the old index stays as it was.',
  ],
  'indexing.insteadOf': [
    '装有 nodejieba，但不能加载（{reason}）：改用 {name}。',
    '裝有 nodejieba，但不能載入（{reason}）：改用 {name}。',
    'nodejieba is installed but cannot be loaded ({reason}): {name} is used instead.',
  ],
  'indexed.oldDamaged': [
    '旧索引已损坏，所有文件都重新读过。{reason}',
    '舊索引已損壞，所有檔案都重新讀過。{reason}',
    'The old index was damaged, so every file was read again. {reason}',
  ],
  'indexed.notRemoved': [
    '不再使用，但未能删除，下次再试：{reason}',
    '不再使用，但未能刪除，下次再試：{reason}',
    'No longer used, but could not be removed; the next run tries again: {reason}',
  ],
  'indexed.summary': [
    '{files} 个文件，{reports} 份报告（新读 {read} 个，未改动 {unchanged} 个），用时 {seconds} 秒。索引：{folder}',
    '{files} 個檔案，{reports} 份報告（新讀 {read} 個，未改動 {unchanged} 個），用時 {seconds} 秒。索引：{folder}',
    '{reports|report|reports} from {files|file|files} ({read} read, {unchanged} unchanged) in {seconds} s. Index: {folder}',
  ],
  'indexed.scans': [
    '识别（OCR）了 {files} 个文件的 {pages} 页扫描图像，各进程合计用时 {seconds} 秒。',
    '辨識（OCR）了 {files} 個檔案的 {pages} 頁掃描影像，各行程合計用時 {seconds} 秒。',
    'OCR read {pages|scanned page|scanned pages} of {files|file|files} in {seconds} s of all processes.',
  ],
  'indexed.noRecognition': [
    '没有找到 tesseract 或其简体中文数据，扫描页没有识别。Debian 上请安装：{reason}',
    '沒有找到 tesseract 或其簡體中文資料，掃描頁沒有辨識。Debian 上請安裝：{reason}',
    'tesseract, or its Simplified Chinese, was not found, so no scanned page was read. On Debian: {reason}',
  ],
  'indexed.published': [
    '已写入 OpenSearch 集群：索引 {name}，版本 {generation}，{reports} 份报告（发送 {sent} 份，去除 {removed} 份），{passages} 段，{megabytes} MiB，用时 {seconds} 秒。',
    '已寫入 OpenSearch 叢集：索引 {name}，版本 {generation}，{reports} 份報告（傳送 {sent} 份，去除 {removed} 份），{passages} 段，{megabytes} MiB，用時 {seconds} 秒。',
    'Written into the OpenSearch cluster in {seconds} s: index {name}, generation {generation}, {reports|report|reports} ({sent} sent, {removed} taken out), {passages|passage|passages}, {megabytes} MiB.',
  ],
  'indexed.same': [
    '内容相同：{name} = {other}',
    '內容相同：{name} = {other}',
    'same text: {name} = {other}',
  ],
  'indexed.skipped': [
    '略过：{name}：{reason}',
    '略過：{name}：{reason}',
    'skipped: {name}: {reason}',
  ],
  'indexed.failed': [
    '{files} 个文件没有读成：',
    '{files} 個檔案沒有讀成：',
    '{files|file|files} failed:',
  ],

  'served.ready': ['gongkai 已就绪：{url}', 'gongkai 已就緒：{url}', 'gongkai is ready: {url}'],
  'served.waits': [
    '另一个进程正在建立索引，建好后自动启用。{reason}',
    '另一個行程正在建立索引，建好後自動啟用。{reason}',
    'Another process is making the index, which is taken up once it is there. {reason}',
  ],
  'served.samples': [
    '{folder} 还没有索引：正在为附带的示例建立索引。',
    '{folder} 還沒有索引：正在為附帶的示例建立索引。',
    'No index at {folder} yet: indexing the samples that come with the project.',
  ],

  'found.counts': [
    '{reports} 份报告，{passages} 段，{occurrences} 处（{ms} 毫秒）',
    '{reports} 份報告，{passages} 段，{occurrences} 處（{ms} 毫秒）',
    '{reports|report|reports}, {passages|passage|passages}, {occurrences|occurrence|occurrences} ({ms} ms)',
  ],
  'found.partly': [
    '没有一份报告完全相符；下面的报告部分相符。',
    '沒有一份報告完全相符；下面的報告部分相符。',
    'No report matches in full; these match in part.',
  ],
  'found.named': [
    '“{text}”也按{names}算：它的报告没写这个词的，也列出',
    '「{text}」也按{names}算：它的報告沒寫這個詞的，也列出',
    '“{text}” also stands for {names}: its reports are listed even where they do not say so',
  ],
  'found.explained': [
    '“{term}”在报告里也写作：{formal}（排在后面，不计入上面的数字）',
    '「{term}」在報告裡也寫作：{formal}（排在後面，不計入上面的數字）',
    'For “{term}” reports also say {formal}; those come last, outside the counts above',
  ],
  'found.explainedCounted': [
    '“{term}”在报告里也写作：{formal}（计入上面的数字）',
    '「{term}」在報告裡也寫作：{formal}（計入上面的數字）',
    'For “{term}” reports also say {formal}; the counts above count these',
  ],
  'found.rest': [
    '—— 以下 {partly} 份报告包含大部分词语，不计入上面的数字 ——',
    '—— 以下 {partly} 份報告包含大部分詞語，不計入上面的數字 ——',
    '—— {partly|report|reports} below hold most of the words; the counts above leave them out ——',
  ],
  'found.lacks': ['没有：{words}', '沒有：{words}', 'Lacks: {words}'],
  'found.leftOut': [
    '没有查找：{words}（加引号就会查找）',
    '沒有查找：{words}（加引號就會查找）',
    'Not searched for: {words} (in quotes it is)',
  ],
  'answered.body.most': ['最多的机构', '最多的機構', 'bodies with the most'],
  'answered.body.least': ['最少的机构', '最少的機構', 'bodies with the least'],
  'answered.year.most': ['最多的年份', '最多的年份', 'years with the most'],
  'answered.year.least': ['最少的年份', '最少的年份', 'years with the least'],
  'answered.sum': [
    '{year} 年，{reports} 份报告合计 {sum}',
    '{year} 年，{reports} 份報告合計 {sum}',
    '{year}, {reports|report|reports} together: {sum}',
  ],
  'answered.checkFails': [
    '报告里含有这个数的算式不符：{formula}',
    '報告裡含有這個數的算式不符：{formula}',
    'A sum in the report that includes this number does not add up: {formula}',
  ],
  'answered.passedOver': [
    '另有 {reports} 份报告的数会排在前面，但不能确定，没有列入。',
    '另有 {reports} 份報告的數會排在前面，但不能確定，沒有列入。',
    '{reports|report|reports} would come before the last of these, but the number is not surely stated.',
  ],
  'found.places': ['{occurrences} 处', '{occurrences} 處', '{occurrences|occurrence|occurrences}'],

  'explained.score': ['{title}：得分 {score}', '{title}：得分 {score}', '{title}: score {score}'],
  'explained.noMatch': ['{title}：不相符', '{title}：不相符', '{title}: does not match'],
  'explained.partly': [
    '这里按部分词语检索：报告不必包含全部词语。',
    '這裡按部分詞語檢索：報告不必包含全部詞語。',
    'Searched for some of the terms: a report need not hold all.',
  ],
  'explained.also': ['（及 {names}）', '（及 {names}）', ' (also {names})'],
  'explained.notScored': [
    '{term}：{occurrences} 处，不计分',
    '{term}：{occurrences} 處，不計分',
    '{term}: {occurrences|occurrence|occurrences}, not scored',
  ],
  'explained.term': [
    '{term}：{score} = 稀有度 {idf}，频度 {frequency}（基准 {norm}）；这里 {occurrences} 处，{reports} 份报告有此词',
    '{term}：{score} = 稀有度 {idf}，頻度 {frequency}（基準 {norm}）；這裡 {occurrences} 處，{reports} 份報告有此詞',
    '{term}: {score} = idf {idf}, frequency {frequency} against {norm}; {occurrences|occurrence|occurrences} here, {reports|report holds|reports hold} it',
  ],
  'explained.elsewhere': [
    '其他栏目 {occurrences} 处',
    '其他欄目 {occurrences} 處',
    '{occurrences|occurrence|occurrences} in other sections',
  ],
  'explained.place': [
    '{section} {kind}：{occurrences} 处，权重 {weight}',
    '{section} {kind}：{occurrences} 處，權重 {weight}',
    '{section} {kind}: {occurrences|occurrence|occurrences}, weight {weight}',
  ],
  'explained.heldBelow': [
    '只以别名出现：得分不超过 {most}，即原词的最低得分',
    '只以別名出現：得分不超過 {most}，即原詞的最低得分',
    'by other names alone: held below {most}, the least of the word itself',
  ],
  'explained.closeness': [
    '词语靠近：{score}，见 {passage}',
    '詞語靠近：{score}，見 {passage}',
    'closeness: {score}, by {passage}',
  ],
  'explained.year': [
    '年度：{score}，正是所查的年度',
    '年度：{score}，正是所查的年度',
    'year: {score}, a report of the year asked for',
  ],
  'explained.characters': [
    '单字：{score}（{each}）',
    '單字：{score}（{each}）',
    'characters: {score} ({each})',
  ],
  'passage.title': ['标题', '標題', 'title'],
  'passage.heading': ['小标题', '小標題', 'heading'],
  'passage.paragraph': ['段落', '段落', 'paragraph'],
  'passage.tableRow': ['表格行', '表格列', 'table row'],

  'inspected.notStated': ['没有写明', '沒有寫明', 'not stated'],
  'inspected.outline': ['目录', '目錄', 'outline'],
  'inspected.passages': ['{count} 段', '{count} 段', '{count|passage|passages}'],
  'inspected.tables': ['{count} 张表', '{count} 張表', '{count|table|tables}'],
  'inspected.noHeading': ['（无标题）', '（無標題）', '(no heading)'],
  'inspected.figures': ['数字 {count} 个', '數字 {count} 個', 'figures {count}'],
  'inspected.checks': [
    '核对 {checks} 项：{pass} 项相符，{fail} 项不符，{open} 项无法判定',
    '核對 {checks} 項：{pass} 項相符，{fail} 項不符，{open} 項無法判定',
    'checks {checks}: {pass} pass, {fail} fail, {open} not assessable',
  ],
  'inspected.fail': ['不符', '不符', 'fail'],
  'inspected.notAssessable': ['无法判定', '無法判定', 'not assessable'],
  'checked.untitled': ['（没有读到标题）', '（沒有讀到標題）', '(no title found)'],
  'checked.asRead': [
    '  机关 {body}，年度 {year}，公布日期 {date}',
    '  機關 {body}，年度 {year}，公布日期 {date}',
    '  body {body}, year {year}, published {date}',
  ],
  'checked.empty': [
    '“{heading}”下面是空的',
    '「{heading}」下面是空的',
    'nothing stands under {heading}',
  ],
  'checked.missing': [
    '缺“{heading}”一章',
    '缺「{heading}」一章',
    'the chapter {heading} is missing',
  ],
  'checked.lastYear': [
    '与《{title}》对照：正文 {length} 字，{verbatim} 字一字不差',
    '與《{title}》對照：正文 {length} 字，{verbatim} 字一字不差',
    'against {title}: of {length} characters, {verbatim} are the same word for word',
  ],
  'checked.noLastYear': [
    '没有上一年的报告可对照',
    '沒有上一年的報告可對照',
    'no report of the year before to hold it against',
  ],
  'checked.none': ['没有错误。', '沒有錯誤。', 'No errors.'],
  'checked.errors': ['{count} 处错误。', '{count} 處錯誤。', '{count|error|errors}.'],
  'checked.cut': [
    '文件里有 {total} 份报告，只核对了前 {most} 份。',
    '檔案裡有 {total} 份報告，只核對了前 {most} 份。',
    'The file holds {total} reports; the first {most} were checked.',
  ],
  'inspected.offBy': ['，相差 {difference}', '，相差 {difference}', ', off by {difference}'],
  'inspected.account': [
    '原文件 {seen} 字：读入 {read}，不收 {leftOut}，未读 {notRead}',
    '原檔案 {seen} 字：讀入 {read}，不收 {leftOut}，未讀 {notRead}',
    'characters in the file {seen}: {read} read, {leftOut} left out, {notRead} not read',
  ],
  'inspected.cost': [
    '读取 {kibibytes} KiB 用去处理器时间 {ms} 毫秒（每 KiB {msPerKibibyte} 毫秒），内存最多 {megabytes} MB',
    '讀取 {kibibytes} KiB 用去處理器時間 {ms} 毫秒（每 KiB {msPerKibibyte} 毫秒），記憶體最多 {megabytes} MB',
    'reading {kibibytes} KiB took {ms} ms of a processor ({msPerKibibyte} ms a KiB) and {megabytes} MB of memory at most',
  ],
  'inspected.leftOut': ['不收', '不收', 'left out'],
  'inspected.notRead': ['未读', '未讀', 'not read'],
  'inspected.surplus': ['多读 {count}', '多讀 {count}', 'read twice {count}'],
  'inspected.warning': [
    '注意 {code}：{message}',
    '注意 {code}：{message}',
    'warning {code}: {message}',
  ],

  'verified.whole': ['完好', '完好', 'ok  '],
  'verified.damaged': ['损坏', '損壞', 'BAD '],
  'verified.live': [
    '{outcome} {generation}（使用中）：{files} 个文件，{bytes} 字节',
    '{outcome} {generation}（使用中）：{files} 個檔案，{bytes} 位元組',
    '{outcome} {generation} (live): {files|file|files}, {bytes|byte|bytes}',
  ],
  'verified.earlier': [
    '{outcome} {generation}：{files} 个文件，{bytes} 字节',
    '{outcome} {generation}：{files} 個檔案，{bytes} 位元組',
    '{outcome} {generation}: {files|file|files}, {bytes|byte|bytes}',
  ],
  'verified.sources': [
    '来源文件：{unchanged} 个与读取时相同，{changed} 个已改动，{gone} 个已不在',
    '來源檔案：{unchanged} 個與讀取時相同，{changed} 個已改動，{gone} 個已不在',
    'sources: {unchanged} as they were read, {changed} changed, {gone} gone',
  ],
  'verified.changed': ['  已改动：{name}', '  已改動：{name}', '  changed: {name}'],
  'verified.gone': ['  已不在：{name}', '  已不在：{name}', '  gone: {name}'],
  'verified.rotten': [
    '{outcome} {name}：大小和修改时间未变，内容却不同了',
    '{outcome} {name}：大小和修改時間未變，內容卻不同了',
    '{outcome} {name}: other bytes, but the size and time it had when it was read',
  ],
  'verified.missing': [
    '{outcome} {name}：“{sentence}”',
    '{outcome} {name}：「{sentence}」',
    '{outcome} {name}: “{sentence}”',
  ],
  'verified.unread': [
    '  没有核对：{name}（{reason}）',
    '  沒有核對：{name}（{reason}）',
    '  not compared: {name} ({reason})',
  ],
  'verified.texts': [
    '重读 {files} 个文件，核对 {sentences} 句，索引里缺 {missing} 句',
    '重讀 {files} 個檔案，核對 {sentences} 句，索引裡缺 {missing} 句',
    '{files|file|files} read again, {sentences|sentence|sentences} looked for, {missing} not whole in the index',
  ],
  'verified.agrees': ['相符', '相符', 'ok  '],
  'verified.differs': ['不符', '不符', 'MISS'],
  'verified.counts': [
    '{occurrences} 处，{passages} 段，{reports} 份报告',
    '{occurrences} 處，{passages} 段，{reports} 份報告',
    '{occurrences|occurrence|occurrences}, {passages|passage|passages}, {reports|report|reports}',
  ],
  'verified.line': [
    '{outcome} {query}：{counts}',
    '{outcome} {query}：{counts}',
    '{outcome} {query}: {counts}',
  ],
  'verified.scan': ['；逐字扫描：{counts}', '；逐字掃描：{counts}', '; plain search: {counts}'],
  'verified.summary': [
    '核对了 {checked} 条，{misses} 条不符',
    '核對了 {checked} 條，{misses} 條不符',
    '{checked} checked, {misses|miss|misses}',
  ],

  'evaluated.collection': ['评测集', '評測集', 'collection'],
  'evaluated.documents': ['文档', '文件', 'documents'],
  'evaluated.queries': ['查询', '查詢', 'queries'],
  'evaluated.mrr10': ['MRR@10', 'MRR@10', 'MRR@10'],
  'evaluated.recall10': ['召回率@10', '召回率@10', 'recall@10'],
  'evaluated.ndcg10': ['nDCG@10', 'nDCG@10', 'nDCG@10'],
  'evaluated.queriesPerSecond': ['每秒查询数', '每秒查詢數', 'queries a second'],

  'stat.reports': ['报告份数', '報告份數', 'reports'],
  'stat.passages': ['段数', '段數', 'passages'],
  'stat.characters': ['字数', '字數', 'characters'],
  'stat.sizeBytes': ['大小（字节）', '大小（位元組）', 'size in bytes'],
  'stat.generation': ['索引版本', '索引版本', 'generation'],
  'stat.builtAt': ['建立时间', '建立時間', 'built at'],
  'stat.formatVersion': ['格式版本', '格式版本', 'format version'],
  'stat.analyzerFingerprint': ['分析器指纹', '分析器指紋', 'analyzer fingerprint'],
  'stat.segmenter': ['分词器', '分詞器', 'segmenter'],
  'stat.samples': ['附带的示例', '附帶的示例', 'samples'],
  'stat.bodies': ['机构数', '機構數', 'bodies'],
  'stat.years': ['年度', '年度', 'years'],
  'stat.true': ['是', '是', 'yes'],
  'stat.false': ['否', '否', 'no'],

  'list.comma': ['、', '、', ', '],
  'list.and': ['，', '，', ', '],
} as const satisfies Record<string, MessageRow>
