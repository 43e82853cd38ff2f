/** What the JSON endpoint says to requests that it refuses. */
import { exportColumns } from './export-columns.ts'
import type { MessageRow } from './message.ts'

export const endpointMessages = {
  ...exportColumns,
  queryTooLong: [
    'q 最多 500 个字符。请缩短查询。',
    'q 最多 500 個字元。請縮短查詢。',
    'q may have at most 500 characters. Shorten the query.',
  ],
  queryRequired: [
    'q 必须给出，且最多 500 个字符。',
    'q 必須給出，且最多 500 個字元。',
    'q must be given, with at most 500 characters.',
  ],
  yearMalformed: [
    'year 应为四位年份或由小到大的范围，例如 2017、2016..2018、2016..，多个用逗号分开。',
    'year 應為四位年份或由小到大的範圍，例如 2017、2016..2018、2016..，多個用逗號分開。',
    'year must be a four-digit year or a range from low to high, such as 2017, 2016..2018 or 2016..; separate several by commas.',
  ],
  sectionUnknown: [
    'section 应为章节标签，例如 disclosureOnRequest 或 依申请公开。全部标签：{sections}。',
    'section 應為章節標籤，例如 disclosureOnRequest 或 依申請公開。全部標籤：{sections}。',
    'section must be a section label, such as disclosureOnRequest or 依申请公开. All labels: {sections}.',
  ],
  regionMalformed: [
    'region 应为省、市、县名称，每个最多 60 个字符，例如 江苏、泰州市。',
    'region 應為省、市、縣名稱，每個最多 60 個字元，例如 江蘇、泰州市。',
    'region must be names of provinces, cities or counties of at most 60 characters each, such as 江苏 or 泰州市.',
  ],
  bodyMalformed: [
    'body 应为机关名称的一部分或 bodyId，每个最多 100 个字符。',
    'body 應為機關名稱的一部分或 bodyId，每個最多 100 個字元。',
    "body must be part of a body's name or a bodyId, of at most 100 characters each.",
  ],
  termsRequired: [
    'terms 必须给出：1 至 200 个词语，用逗号分开；中间加 | 的合在一起计。',
    'terms 必須給出：1 至 200 個詞語，用逗號分開；中間加 | 的合在一起計。',
    'terms must be given: 1 to 200 terms, separated by commas; those with | between them are counted together.',
  ],
  choiceUnknown: [
    '{parameter} 应为 {values} 之一，多个用逗号分开。',
    '{parameter} 應為 {values} 之一，多個用逗號分開。',
    '{parameter} must be among {values}; separate several by commas.',
  ],
  figureKeyTooLong: [
    'key 最多 100 个字符，应为指标的键或名称，例如 requests.received。',
    'key 最多 100 個字元，應為指標的鍵或名稱，例如 requests.received。',
    'key must be the key or label of a figure, of at most 100 characters, such as requests.received.',
  ],
  figureKeyUnknown: [
    '没有指标 {key}。{near}全部指标见 /api/figures。',
    '沒有指標 {key}。{near}全部指標見 /api/figures。',
    'There is no figure {key}. {near}/api/figures lists every key.',
  ],
  measuresTooMany: [
    '一次最多 {most} 个指标和比率，请少要几个。',
    '一次最多 {most} 個指標和比率，請少要幾個。',
    'At most {most} figures and ratios are measured at a time; ask for fewer.',
  ],
  figureKeysNear: ['相近的有：{keys}。', '相近的有：{keys}。', 'Near ones: {keys}. '],
  applicantUnknown: [
    'applicant 应为申请人类别之一：{applicants}。',
    'applicant 應為申請人類別之一：{applicants}。',
    'applicant must be a kind of applicant: {applicants}.',
  ],
  sortUnknown: [
    'sort 应为 relevance、year-desc 或 year-asc。',
    'sort 應為 relevance、year-desc 或 year-asc。',
    'sort must be relevance, year-desc or year-asc.',
  ],
  synonymsUnknown: [
    'synonyms 应为 on 或 off。',
    'synonyms 應為 on 或 off。',
    'synonyms must be on or off.',
  ],
  formatUnknown: [
    'format 应为 csv、jsonl 或 xlsx。',
    'format 應為 csv、jsonl 或 xlsx。',
    'format must be csv, jsonl or xlsx.',
  ],
  languageUnknown: [
    'lang 应为 zh-Hans、zh-Hant 或 en。',
    'lang 應為 zh-Hans、zh-Hant 或 en。',
    'lang must be zh-Hans, zh-Hant or en.',
  ],
  reportIdRequired: [
    '请给出 reportId。编号可由 /api/search 或 /api/reports 得到。',
    '請給出 reportId。編號可由 /api/search 或 /api/reports 得到。',
    'reportId is required. Report ids come from /api/search or /api/reports.',
  ],
  limitMalformed: [
    'limit 应为 1 到 100 的整数。',
    'limit 應為 1 到 100 的整數。',
    'limit must be a whole number from 1 to 100.',
  ],
  offsetMalformed: [
    'offset 应为 0 到 9999 的整数。',
    'offset 應為 0 到 9999 的整數。',
    'offset must be a whole number from 0 to 9999.',
  ],
  pageTooDeep: [
    'offset 与 limit 之和最多 10000。请用年份、章节或地区缩小范围。',
    'offset 與 limit 之和最多 10000。請用年份、章節或地區縮小範圍。',
    'offset and limit together may reach 10000 at most. Narrow the search by year, section or region.',
  ],
  parameterRepeated: [
    '{parameter} 只能给出一次。',
    '{parameter} 只能給出一次。',
    '{parameter} may be given only once.',
  ],
  parameterUnknown: [
    '没有名为 {parameter} 的参数。可用的参数：{known}。',
    '沒有名為 {parameter} 的參數。可用的參數：{known}。',
    'There is no parameter {parameter}. Known parameters: {known}.',
  ],
  noParameters: ['无', '無', 'none'],
  hostMalformed: [
    '请求的 Host 只能有一个，且须是主机名或地址，可带端口。',
    '請求的 Host 只能有一個，且須是主機名或位址，可帶埠號。',
    'A request must name one Host: a name or an address, with a port or without.',
  ],
  messageMalformed: [
    '正文不是可读的 JSON（UTF-8），或一次发来超过 {limit} 条消息。',
    '正文不是可讀的 JSON（UTF-8），或一次發來超過 {limit} 條訊息。',
    'The body is no JSON that can be read (UTF-8), or holds more than {limit} messages at once.',
  ],
  addressMalformed: [
    '地址中的百分号编码有误。请按 UTF-8 编码。',
    '地址中的百分號編碼有誤。請按 UTF-8 編碼。',
    'The percent-encoding of the address is broken. Encode it as UTF-8.',
  ],
  requestMalformed: [
    '请求不是有效的 HTTP。',
    '請求不是有效的 HTTP。',
    'The request is not valid HTTP.',
  ],
  pathNotFound: [
    '没有地址 {path}。全部接口见 /openapi.json。',
    '沒有位址 {path}。全部介面見 /openapi.json。',
    'There is nothing at {path}. /openapi.json lists every address.',
  ],
  methodNotServed: [
    '这里不支持 {method} 请求，只接受 {allowed}。',
    '這裡不支援 {method} 請求，只接受 {allowed}。',
    '{method} is not served here, only {allowed}.',
  ],
  originRefused: [
    '这个地址不接受别的网站的页面发来的请求。',
    '這個位址不接受別的網站的頁面發來的請求。',
    'This address takes no requests from pages of other sites.',
  ],
  postedTooLarge: [
    '发来的清单过大，最多 {kibibytes} KiB，且须写明长度。请分几次发。',
    '發來的清單過大，最多 {kibibytes} KiB，且須寫明長度。請分幾次發。',
    'What was sent is too large: at most {kibibytes} KiB, with its length stated. Send it in parts.',
  ],
  postedMissing: [
    '请以 POST 发来 {field}：CSV 作为正文（Content-Type: text/csv，UTF-8），或作为表单的一项。',
    '請以 POST 發來 {field}：CSV 作為正文（Content-Type: text/csv，UTF-8），或作為表單的一項。',
    'Send {field} by POST: a CSV as the body (Content-Type: text/csv, UTF-8), or as a field of a form.',
  ],
  checkOff: [
    '这个服务不核对送来的报告。设置 GONGKAI_CHECKS_PER_MINUTE 可以打开。',
    '這個服務不核對送來的報告。設定 GONGKAI_CHECKS_PER_MINUTE 可以打開。',
    'This server checks no reports. GONGKAI_CHECKS_PER_MINUTE turns it on.',
  ],
  checkNothingSent: [
    '没有收到报告：请选一个文件，或贴上正文。',
    '沒有收到報告：請選一個檔案，或貼上正文。',
    'No report was sent: choose a file, or paste its text.',
  ],
  checkTooLarge: [
    '文件过大：最大 {megabytes} MiB。',
    '檔案過大：最大 {megabytes} MiB。',
    'The file is too large: {megabytes} MiB at most.',
  ],
  checkMalformed: [
    '表单残缺，没有读到文件。请再发送一次。',
    '表單殘缺，沒有讀到檔案。請再傳送一次。',
    'The form is broken: no file could be read. Send it again.',
  ],
  nameTooLong: [
    'name 最多 200 个字符。',
    'name 最多 200 個字元。',
    'name may have 200 characters at most.',
  ],
  bodyTooLarge: [
    '请求正文过大。参数请放在地址中，不需要正文。',
    '請求正文過大。參數請放在位址中，不需要正文。',
    'The request body is too large. Put parameters into the address; no body is needed.',
  ],
  addressTooLong: [
    '地址或请求头过长。查询最多 500 个字符。',
    '位址或請求標頭過長。查詢最多 500 個字元。',
    'The address or a header is too long. A query may have at most 500 characters.',
  ],
  tooManyRequests: [
    '请求过于频繁，每分钟最多 {limit} 次。请 {seconds} 秒后再试。',
    '請求過於頻繁，每分鐘最多 {limit} 次。請 {seconds} 秒後再試。',
    'Too many requests: at most {limit} a minute. Try again in {seconds} seconds.',
  ],
  unavailable: [
    '尚未载入索引，暂时无法查询。请先运行 gongkai index，或稍后再试；原因见 /readyz。',
    '尚未載入索引，暫時無法查詢。請先執行 gongkai index，或稍後再試；原因見 /readyz。',
    'No index is loaded, so nothing can be answered yet. Run gongkai index, or try again later; /readyz says why.',
  ],
  clusterUnavailable: [
    '检索集群现在答不全，不给残缺的结果。请稍后再试。',
    '檢索叢集現在答不全，不給殘缺的結果。請稍後再試。',
    'The search cluster cannot answer in full just now, and a partial answer is not given. Try again later.',
  ],
  notReady: [
    '尚未载入索引。原因：{reason}',
    '尚未載入索引。原因：{reason}',
    'No index is loaded. The reason: {reason}',
  ],
  internal: [
    '服务器出错。请再试一次；如仍出错，请把请求编号 {requestId} 告诉管理员。',
    '伺服器出錯。請再試一次；如仍出錯，請把請求編號 {requestId} 告訴管理員。',
    'The server failed. Try again; if it fails again, tell its operator the request id {requestId}.',
  ],
  requestTooSlow: [
    '请求未在时限内发送完毕。请重新发送。',
    '請求未在時限內傳送完畢。請重新傳送。',
    'The request was not sent in time. Send it again.',
  ],
  rawAddressRedirected: [
    '地址中的字符没有按百分号编码，已按 {encoding} 读出。请改用 {location}；curl 加 -L 即自动转到。',
    '位址中的字元沒有按百分號編碼，已按 {encoding} 讀出。請改用 {location}；curl 加 -L 即自動轉到。',
    'The address holds characters that are not percent-encoded; they were read as {encoding}. Use {location}, or curl -L to be led there.',
  ],
  rawAddressUnreadable: [
    '地址中的字符没有按百分号编码，且既不是 UTF-8 也不是 GBK。请按 UTF-8 编码，例如 curl -G --data-urlencode "q=公开"。',
    '位址中的字元沒有按百分號編碼，且既不是 UTF-8 也不是 GBK。請按 UTF-8 編碼，例如 curl -G --data-urlencode "q=公開"。',
    'The address holds characters that are not percent-encoded and are neither UTF-8 nor GBK. Encode it as UTF-8, for instance with curl -G --data-urlencode "q=公开".',
  ],
  rawAddressMalformed: [
    '地址中有不允许的字符。请用 UTF-8 百分号编码，例如 curl -G --data-urlencode "q=公开"。',
    '位址中有不允許的字元。請用 UTF-8 百分號編碼，例如 curl -G --data-urlencode "q=公開"。',
    'The address holds characters that no address may hold. Percent-encode it as UTF-8, for instance with curl -G --data-urlencode "q=公开".',
  ],
  overloaded: [
    '服务器繁忙，暂时无法处理这一请求。请几秒后再试。',
    '伺服器繁忙，暫時無法處理這一請求。請幾秒後再試。',
    'The server has more to do than it can. Try again in a few seconds.',
  ],
  compareTooCostly: [
    '这两份报告太长或差异太大，无法在时限内逐段对照。请分别打开报告查看。',
    '這兩份報告太長或差異太大，無法在時限內逐段對照。請分別開啟報告檢視。',
    'These two reports are too long or too different to be compared passage by passage in time. Open each of them instead.',
  ],
} as const satisfies Record<string, MessageRow>
