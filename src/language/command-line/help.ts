/** What `gongkai --help` and the help of each command say. Names of commands and options are the same in every language. */
import type { MessageRow } from '../message.ts'

export const helpMessages = {
  'program.about': [
    '政府信息公开工作年度报告全文检索',
    '政府信息公開工作年度報告全文檢索',
    'full-text search over the annual disclosure reports of Chinese government bodies',
  ],

  // The frame of a help page, in place of commander's own words.
  'help.usage': ['用法：', '用法：', 'Usage:'],
  'help.arguments': ['参数：', '引數：', 'Arguments:'],
  'help.options': ['选项：', '選項：', 'Options:'],
  'help.globalOptions': ['通用选项：', '通用選項：', 'Global options:'],
  'help.commands': ['命令：', '指令：', 'Commands:'],
  'help.anyOptions': ['[选项]', '[選項]', '[options]'],
  'help.anyCommand': ['[命令]', '[指令]', '[command]'],
  'help.default': ['（默认：{value}）', '（預設：{value}）', ' (default: {value})'],
  'help.help': ['显示帮助', '顯示說明', 'show this help'],
  'help.helpCommand': ['显示一个命令的帮助', '顯示一個指令的說明', 'show the help of a command'],
  'help.version': ['显示版本', '顯示版本', 'show the version'],
  'help.settings': [
    '设置（环境变量）：',
    '設定（環境變數）：',
    'Settings (environment variables):',
  ],

  // The names of values that arguments and options take.
  'value.command': ['命令', '指令', 'command'],
  'value.paths': ['路径', '路徑', 'paths'],
  'value.file': ['文件', '檔案', 'file'],
  'value.text': ['文字', '文字', 'text'],
  'value.query': ['查询', '查詢', 'query'],
  'value.queries': ['词句', '詞句', 'queries'],
  'value.reportId': ['报告编号', '報告編號', 'report-id'],
  'value.collection': ['评测集', '評測集', 'collection'],
  'value.ocr': ['off|auto', 'off|auto', 'off|auto'],
  'value.folder': ['文件夹', '資料夾', 'dir'],
  'value.number': ['数', '數', 'n'],
  'value.address': ['地址', '位址', 'address'],
  'value.years': ['年度', '年度', 'years'],
  'value.sections': ['栏目', '欄目', 'sections'],
  'value.engine': ['引擎', '引擎', 'engine'],
  'value.names': ['名称', '名稱', 'names'],
  'value.values': ['值', '值', 'values'],
  'value.language': ['语言', '語言', 'language'],

  'option.language': [
    '用 zh-Hans（简体）、zh-Hant（繁体）或 en（英文）显示；不写则依 LC_ALL、LC_MESSAGES、LANG',
    '以 zh-Hans（簡體）、zh-Hant（繁體）或 en（英文）顯示；不寫則依 LC_ALL、LC_MESSAGES、LANG',
    'speak zh-Hans, zh-Hant or en; else as LC_ALL, LC_MESSAGES or LANG say',
  ],
  'option.json': ['输出一个 JSON 文档', '輸出一個 JSON 文件', 'print one JSON document'],
  'option.ocr': [
    '没有文字层的扫描页用 tesseract 识别（OCR）：auto（不写值时即是）或 off',
    '沒有文字層的掃描頁用 tesseract 辨識（OCR）：auto（不寫值時即是）或 off',
    'read scanned pages without a text layer with tesseract (OCR): auto, which no value means, or off',
  ],
  'option.index': ['索引所在的文件夹', '索引所在的資料夾', 'folder of the index'],

  'index.about': [
    '读取文件和文件夹，为其中的报告建立索引',
    '讀取檔案和資料夾，為其中的報告建立索引',
    'read files and folders, and make an index of what they hold',
  ],
  'index.paths': ['报告文件和文件夹', '報告檔案和資料夾', 'files and folders of reports'],
  'index.engine': [
    'opensearch：读完后写入 OpenSearch 集群并启用',
    'opensearch：讀完後寫入 OpenSearch 叢集並啟用',
    'opensearch: write what was read into the OpenSearch cluster and make it live there',
  ],
  'index.force': [
    '所有文件都重新读取，没有改动的也读；写入集群时所有报告都重新发送',
    '所有檔案都重新讀取，沒有改動的也讀；寫入叢集時所有報告都重新傳送',
    'read every file again, even unchanged ones; send every report to a cluster again',
  ],
  'index.strict': [
    '有文件读不成时，退出码为 1',
    '有檔案讀不成時，結束代碼為 1',
    'exit with 1 if any file failed',
  ],

  'serve.about': [
    '启动服务：网页和 JSON 接口',
    '啟動服務：網頁和 JSON 介面',
    'answer searches over HTTP: the page and the JSON endpoint',
  ],
  'serve.port': ['服务的端口', '服務的連接埠', 'port of the server'],
  'serve.host': ['监听的地址', '監聽的位址', 'address the server listens on'],
  'serve.samples': [
    '还没有索引时，先用附带的示例建一个',
    '還沒有索引時，先用附帶的示例建一個',
    'index the samples first where there is no index',
  ],

  'search.about': ['在终端里检索', '在終端機裡檢索', 'search the index on the terminal'],
  'search.query': ['查询，写法同网页', '查詢，寫法同網頁', 'the query, as in the search box'],
  // Filters, by what a value of them is. `name` is the filter's own.
  'narrow.years': [
    '{name}：2017、2016..2018、2016..，多个用逗号分开',
    '{name}：2017、2016..2018、2016..，多個用逗號分開',
    '{name}: 2017, 2016..2018, 2016.. or a comma list',
  ],
  'narrow.sections': [
    '{name}：键或中文名称，多个用逗号分开',
    '{name}：鍵或中文名稱，多個用逗號分開',
    '{name}: keys or labels, comma list',
  ],
  'narrow.regions': [
    '{name}：省、市或县，多个用逗号分开',
    '{name}：省、市或縣，多個用逗號分開',
    '{name}: provinces, cities or counties, comma list',
  ],
  'narrow.bodies': [
    '{name}：名称的一部分或机构编号，多个用逗号分开',
    '{name}：名稱的一部分或機構編號，多個用逗號分開',
    '{name}: part of the name or the id, comma list',
  ],
  'narrow.parts': [
    '{name}：只在其中找，{values}，多个用逗号分开',
    '{name}：只在其中找，{values}，多個用逗號分開',
    '{name} to search in: {values}, comma list',
  ],
  'narrow.choice': [
    '{name}：{values}，多个用逗号分开',
    '{name}：{values}，多個用逗號分開',
    '{name}: {values}, comma list',
  ],
  'search.batch': [
    '一份清单：一行一个查询，或一列列名为 query 的 CSV；- 为标准输入。所有相符的段落写成一张表',
    '一份清單：一行一個查詢，或一欄欄名為 query 的 CSV；- 為標準輸入。所有相符的段落寫成一張表',
    'a list of queries, one a line, or a CSV with a column headed query (- for standard input); every passage found comes as one table',
  ],
  'search.out': [
    '表写到这个文件：.csv 或 .xlsx；不写则以 CSV 输出',
    '表寫到這個檔案：.csv 或 .xlsx；不寫則以 CSV 輸出',
    'file of the table, .csv or .xlsx; else CSV on standard output',
  ],
  'search.limit': [
    '最多显示几份报告，1 到 100，默认 10；与 --batch 合用时为每个查询的份数，默认全部',
    '最多顯示幾份報告，1 到 100，預設 10；與 --batch 合用時為每個查詢的份數，預設全部',
    'most reports shown, 1 to 100, 10 by default; with --batch the most for each query, all by default',
  ],

  'dataset.about': [
    '把报告写成整齐的数据表（CSV 和 Parquet），附编码簿和 datapackage.json',
    '把報告寫成整齊的資料表（CSV 和 Parquet），附編碼簿和 datapackage.json',
    'write the reports as tidy tables, CSV and Parquet, with a codebook and datapackage.json',
  ],
  'dataset.out': [
    '写到这个文件夹，没有就新建',
    '寫到這個資料夾，沒有就新建',
    'folder to write to; made where there is none',
  ],

  'publish.about': [
    '把报告发布成静态版：一个文件夹，任何网页服务器、共享盘或 U 盘都能用，在读者的浏览器里检索',
    '把報告發布成靜態版：一個資料夾，任何網頁伺服器、共用磁碟或隨身碟都能用，在讀者的瀏覽器裡檢索',
    'publish the reports as a static edition: a folder that any web server, share or USB stick can hold, searched in the reader’s browser',
  ],
  'publish.out': [
    '写到这个文件夹：新的、空的，或从前发布的（整个换掉）',
    '寫到這個資料夾：新的、空的，或從前發布的（整個換掉）',
    'folder to write to: a new one, an empty one, or an edition published before, which is replaced',
  ],
  'publish.languages': [
    '页面的语言，用逗号隔开，第一个在最上层：zh-Hans、zh-Hant、en；默认三种都有',
    '頁面的語言，用逗號隔開，第一個在最上層：zh-Hans、zh-Hant、en；預設三種都有',
    'languages of the pages, a comma list, the first at the top: zh-Hans, zh-Hant, en; all three by default',
  ],

  'mcp.about': [
    '供助手程序使用：经标准输入输出提供检索、阅读、取数、计词、核对五种工具（MCP）',
    '供助手程式使用：經標準輸入輸出提供檢索、閱讀、取數、計詞、核對五種工具（MCP）',
    'tools for an assistant over standard input and output (Model Context Protocol): search, read, figures, terms, checks',
  ],
  'panel.about': [
    '按机关和年度统计一部概念词典：处数、段数、每万字处数',
    '按機關和年度統計一部概念詞典：處數、段數、每萬字處數',
    'count a dictionary of concepts by body and year: occurrences, passages, per 10,000 characters',
  ],
  'panel.dictionary': [
    '词典：列名为 concept 和 term 的 CSV，或一行一个词；- 为标准输入',
    '詞典：欄名為 concept 和 term 的 CSV，或一行一個詞；- 為標準輸入',
    'the dictionary: a CSV with the columns concept and term, or one term a line; - for standard input',
  ],
  'panel.by': [
    '一行是什么：{known}，多个用逗号分开',
    '一列是什麼：{known}，多個用逗號分開',
    'what a row is of: {known}, comma list',
  ],
  'panel.shape': [
    'long：一个概念一行；wide：一个概念几列',
    'long：一個概念一列；wide：一個概念幾欄',
    'long: a row for each concept; wide: columns for each concept',
  ],

  'explain.about': [
    '说明一份报告的得分由何而来，或为何不相符',
    '說明一份報告的得分由何而來，或為何不相符',
    'show every part of a report’s score for a query, or why it does not match',
  ],
  'explain.reportId': [
    '报告编号，见 search 的结果',
    '報告編號，見 search 的結果',
    'the report, as search prints it',
  ],

  'inspect.about': [
    '显示从一个文件里读出了什么',
    '顯示從一個檔案裡讀出了什麼',
    'show what the reader makes of one file',
  ],
  'inspect.file': [
    '含有一份或多份报告的文件',
    '含有一份或多份報告的檔案',
    'a file of one or more reports',
  ],

  'check.about': [
    '发布前核对一份报告；有错误时以 1 退出',
    '發布前核對一份報告；有錯誤時以 1 結束',
    'check a report before it is published; exits with 1 where there are errors',
  ],
  'check.index': [
    '到这个索引里找上一年的报告',
    '到這個索引裡找上一年的報告',
    'folder of the index where last year’s report is looked for',
  ],
  'check.alone': [
    '不与上一年的报告对照',
    '不與上一年的報告對照',
    'hold it against no other report',
  ],

  'tokens.about': [
    '显示一段文字怎样切分，以及每个词的起止位置',
    '顯示一段文字怎樣切分，以及每個詞的起訖位置',
    'show the tokens of a text, each with its offsets',
  ],
  'tokens.text': ['任意文字', '任意文字', 'any text'],

  'verify.about': [
    '把索引的结果与逐字扫描全文的结果相核对',
    '把索引的結果與逐字掃描全文的結果相核對',
    'check the index against plain substring search over the texts',
  ],
  'verify.queries': ['要逐字查找的词句', '要逐字查找的詞句', 'strings to look for exactly'],
  'verify.files': [
    '核对索引的每个字节，以及来源文件是否还是原样',
    '核對索引的每個位元組，以及來源檔案是否還是原樣',
    'check every byte of the index, and whether its sources are as they were',
  ],
  'verify.sources': [
    '重读来源文件，其中每一句（栏目、页码除外）都要在索引里完整找到',
    '重讀來源檔案，其中每一句（欄目、頁碼除外）都要在索引裡完整找到',
    'read the source files again: each of their sentences, page furniture aside, must stand whole in the index',
  ],
  'verify.random': [
    '另从报告里随机取若干词句核对',
    '另從報告裡隨機取若干詞句核對',
    'also check this many random strings out of the texts',
  ],
  'verify.seed': ['随机取词的种子', '隨機取詞的種子', 'seed of the random strings'],

  'evaluate.about': [
    '用一套文档、查询和相关判断衡量排序',
    '用一套文件、查詢和相關判斷衡量排序',
    'measure the ranking on a collection of documents, queries and judgments',
  ],
  'evaluate.collection': ['JSON 文件：{shape}', 'JSON 檔案：{shape}', 'a JSON file: {shape}'],

  'stats.about': [
    '显示份数、大小、分词器，以及各机构收录的年度',
    '顯示份數、大小、分詞器，以及各機構收錄的年度',
    'show counts, sizes, the segmenter, and coverage of bodies by years',
  ],
} as const satisfies Record<string, MessageRow>
