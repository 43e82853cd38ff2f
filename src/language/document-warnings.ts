/** What reading a document noticed, stored with its report by key and values. Values that are names of origins are sentences themselves. */
import type { MessageRow } from './message.ts'

export const documentWarnings = {
  'read.damagedCharacters': [
    '有 {characters} 个字符已损坏，显示为 \uFFFD：文件不完整，或曾以错误的编码保存。',
    '有 {characters} 個字元已損壞，顯示為 \uFFFD：檔案不完整，或曾以錯誤的編碼儲存。',
    '{characters|damaged character|damaged characters}, shown as \uFFFD: the file was cut or saved in a wrong encoding.',
  ],
  'read.charsetLabel': [
    '网页自称编码是 {label}，实际是 {encoding}，已按实际编码读入。',
    '網頁自稱編碼是 {label}，實際是 {encoding}，已按實際編碼讀入。',
    'The page says that it is in {label}, but it is in {encoding}, and was read as such.',
  ],
  'read.scannedPage': [
    '第 {page} 页是扫描图像，没有文字层：上面的内容都查不到。{reason}',
    '第 {page} 頁是掃描影像，沒有文字層：上面的內容都查不到。{reason}',
    'Page {page} is a scanned image without a text layer: nothing on it can be found. {reason}',
  ],
  'read.recognized': [
    '有 {count} 页是扫描图像（第 {pages} 页），文字由识别（OCR）得来，可能有错字；其中的数字只有勾稽关系成立才列入。',
    '有 {count} 頁是掃描影像（第 {pages} 頁），文字由辨識（OCR）得來，可能有錯字；其中的數字只有勾稽關係成立才列入。',
    '{count|scanned page|scanned pages} ({pages}) read by text recognition (OCR): characters may be wrong, and a figure counts only where the arithmetic holds.',
  ],
  'read.scannedPart': [
    '第 {page} 页的扫描图像有一部分解不开，那一部分的文字没有识别。请换一份文件。',
    '第 {page} 頁的掃描影像有一部分解不開，那一部分的文字沒有辨識。請換一份檔案。',
    'Part of the scanned image of page {page} could not be decoded: what stands there was not read. Ask for another copy.',
  ],
  'scan.notAsked': [
    '可用 --ocr 识别（需要 tesseract）。',
    '可用 --ocr 辨識（需要 tesseract）。',
    'Read it with --ocr, which needs tesseract.',
  ],
  'scan.noProgram': [
    '没有找到 tesseract 或其简体中文数据，无法识别。Debian 上请安装：apt install tesseract-ocr tesseract-ocr-chi-sim。',
    '沒有找到 tesseract 或其簡體中文資料，無法辨識。Debian 上請安裝：apt install tesseract-ocr tesseract-ocr-chi-sim。',
    'tesseract, or its Simplified Chinese, was not found. On Debian: apt install tesseract-ocr tesseract-ocr-chi-sim.',
  ],
  'scan.noPicture': [
    '图像解不开，无法识别。请换一份文件。',
    '影像解不開，無法辨識。請換一份檔案。',
    'Its image could not be decoded. Ask for another copy.',
  ],
  'scan.failed': [
    '识别没有成功：{reason}。',
    '辨識沒有成功：{reason}。',
    'Text recognition failed: {reason}.',
  ],
  'read.unmappedText': [
    '{total} 个字符中有 {unmapped} 个在 PDF 的字体里没有对应的 Unicode，这些文字无法检索。请换一份文件。',
    '{total} 個字元中有 {unmapped} 個在 PDF 的字型裡沒有對應的 Unicode，這些文字無法檢索。請換一份檔案。',
    "{unmapped} of {total} characters have no Unicode value in the PDF's fonts: this text cannot be searched. Ask for another copy.",
  ],
  'read.pageMissing': [
    '第 {page} 页在文件中缺失，没有读入。请换成完整的文件。',
    '第 {page} 頁在檔案中缺失，沒有讀入。請換成完整的檔案。',
    'Page {page} is missing in the file and was not read. Fetch the file again.',
  ],
  'read.attachments': [
    '文档带有附件，没有读入：{names}。请另存后再建索引。',
    '文件帶有附件，沒有讀入：{names}。請另存後再建索引。',
    'Files attached to the document were not read: {names}. Save them beside it and index them.',
  ],
  'read.frames': [
    '网页里另有 {frames} 个框架含有文字，没有读入。请把框架里的网页单独保存。',
    '網頁裡另有 {frames} 個框架含有文字，沒有讀入。請把框架裡的網頁單獨儲存。',
    '{frames|frame|frames} of the page with text of their own were not read. Save what is in the frame as a page.',
  ],
  'read.csvQuotes': [
    '有 {quotes} 个引号没有按 CSV 的写法写成两个，已按原文读入。请核对各行的内容。',
    '有 {quotes} 個引號沒有按 CSV 的寫法寫成兩個，已按原文讀入。請核對各列的內容。',
    '{quotes|quotation mark|quotation marks} not doubled as CSV wants, read as they stand. Check the rows.',
  ],
  'read.csvColumns': [
    '第 {row} 行有 {columns} 列，表头有 {header} 列：分隔符或引号可能有误，请核对。',
    '第 {row} 列有 {columns} 欄，表頭有 {header} 欄：分隔符號或引號可能有誤，請核對。',
    'Row {row} has {columns|column|columns}, the head {header}: a separator or a quotation mark may be wrong.',
  ],
  'read.rowsWithoutText': [
    '有 {rows} 行没有正文，没有列为报告（第 {numbers} 行）。',
    '有 {rows} 列沒有正文，沒有列為報告（第 {numbers} 列）。',
    '{rows|row|rows} without a text were left out (row {numbers}).',
  ],
  'read.mergedCells': [
    '.doc 表格里合并的单元格是按内容推定的。请另存为 .docx 再读，以确保无误。',
    '.doc 表格裡合併的儲存格是按內容推定的。請另存為 .docx 再讀，以確保無誤。',
    'Merged cells of a .doc table were placed by their content. Save the file as .docx to be sure.',
  ],
  'read.otherFault': ['{reason}', '{reason}', '{reason}'],
  'read.sidecarUnreadable': [
    '{file}：未采用，读不了（{reason}）。请改正或删除。',
    '{file}：未採用，讀不了（{reason}）。請改正或刪除。',
    '{file}: not used, it cannot be read ({reason}). Correct it or remove it.',
  ],
  'report.sidecarField': [
    '附带的元数据中没有“{name}”这一项，未采用。可用的项：{known}。',
    '附帶的元資料中沒有「{name}」這一項，未採用。可用的項：{known}。',
    'The sidecar names no known field by “{name}”; it is not used. Known fields: {known}.',
  ],
  'report.sidecarValue': [
    '附带的元数据中 {field} 写作“{written}”，应为{expected}；未采用。',
    '附帶的元資料中 {field} 寫作「{written}」，應為{expected}；未採用。',
    'The sidecar gives {field} as “{written}”, where {expected} is expected; it is not used.',
  ],
  'report.sidecarPlace': [
    '附带的元数据中的地区“{place}”不是行政区划代码或唯一的地名；未采用。请写六位代码或从省写起的全称。',
    '附帶的元資料中的地區「{place}」不是行政區劃代碼或唯一的地名；未採用。請寫六位代碼或從省寫起的全稱。',
    'The place “{place}” of the sidecar is neither a region code nor the name of one place alone; it is not used. Write the six digits, or the whole name from the province on.',
  ],
  'expected.text': ['文字', '文字', 'text'],
  'expected.oneOf': ['{values} 之一', '{values} 之一', 'one of {values}'],
  'expected.year': ['1990 至 2100 的年份', '1990 至 2100 的年份', 'a year from 1990 to 2100'],
  'expected.date': ['日期，如 2024-01-31', '日期，如 2024-01-31', 'a date such as 2024-01-31'],
  'expected.address': [
    '以 http:// 或 https:// 开头的网址',
    '以 http:// 或 https:// 開頭的網址',
    'an address that begins with http:// or https://',
  ],
  'report.yearsDisagree': [
    '{from}写的是 {year} 年，{other}写的是 {otherYear} 年（{evidence}）。',
    '{from}寫的是 {year} 年，{other}寫的是 {otherYear} 年（{evidence}）。',
    'The {from} says {year}, the {other} says {otherYear} ({evidence}).',
  ],
  'report.publishedBeforeYear': [
    '报告年度 {year} 晚于发布日期 {published}。',
    '報告年度 {year} 晚於發布日期 {published}。',
    'The report year {year} is later than the publishing date {published}.',
  ],
  'report.bodiesDisagree': [
    '{from}写的机关是{body}，{other}写的是{otherBody}。',
    '{from}寫的機關是{body}，{other}寫的是{otherBody}。',
    'The {from} names the body {body}, the {other} names {otherBody}.',
  ],
  'report.datesDisagree': [
    '发布日期前后不一：{date} 与 {otherDate}。',
    '發布日期前後不一：{date} 與 {otherDate}。',
    'Two publishing dates are stated: {date} and {otherDate}.',
  ],
  'report.regionUnknown': [
    '{body} 所在的地方不在行政区划表内，按名称的结尾理解。',
    '{body} 所在的地方不在行政區劃表內，按名稱的結尾理解。',
    'The place of {body} is not in the table of regions; it was understood by the ending of its name.',
  ],
  'report.regionAmbiguous': [
    '{name} 可以是 {places} 个地方，文中没有写明上级，地区留空。',
    '{name} 可以是 {places} 個地方，文中沒有寫明上級，地區留空。',
    '{name} may be any of {places|place|places}, and the text does not say which; the region stays open.',
  ],
  'report.tableFlattened': [
    '表格的单元格粘连成一行，数字由勾稽关系唯一推定。',
    '表格的儲存格黏連成一列，數字由勾稽關係唯一推定。',
    'The cells of a table run together in a line; the figures are the only ones that its arithmetic allows.',
  ],
  'report.tablePartlyRead': [
    '表格的单元格粘连成一行：{read} 个数字由勾稽关系唯一推定，{unread} 个无法分辨，未作猜测。',
    '表格的儲存格黏連成一列：{read} 個數字由勾稽關係唯一推定，{unread} 個無法分辨，未作猜測。',
    'The cells of a table run together in a line: {read|figure|figures} are the only ones that its arithmetic allows, {unread} cannot be told and are not guessed.',
  ],
  'report.severalYears': [
    '文件中还有 {years} 年的表格或数字，报告年度为 {year} 年；其他年度的数字没有列入。',
    '文件中還有 {years} 年的表格或數字，報告年度為 {year} 年；其他年度的數字沒有列入。',
    'The file also has tables or figures of {years}, the report is of {year}; figures of other years were left out.',
  ],
  'report.severalReports': [
    '文件中不止一份报告：“{title}”及其后的内容另是一份，其数字没有列入。',
    '文件中不止一份報告：「{title}」及其後的內容另是一份，其數字沒有列入。',
    'The file holds more than one report: what begins with “{title}” is another, and its figures were left out.',
  ],
  'report.partOfFile': [
    '文件中有 {of} 份报告，各自独立读入；这是第 {number} 份。',
    '檔案中有 {of} 份報告，各自獨立讀入；這是第 {number} 份。',
    'The file holds {of} reports, each read for itself; this is number {number}.',
  ],
  'report.tablesDisagree': [
    '文件中的表格对“{figure}”说法不一（{values}），没有取其中任何一个。',
    '文件中的表格對「{figure}」說法不一（{values}），沒有取其中任何一個。',
    'Tables of the file disagree on “{figure}” ({values}); none of them was taken.',
  ],
  'report.rowUnreadable': [
    '“{row}”一行的数字与列对不上，未作猜测。',
    '「{row}」一列的數字與欄對不上，未作猜測。',
    'The numbers of the row “{row}” do not fit its columns; nothing was guessed.',
  ],
  'report.blankTemplate': [
    '空白的法定格式模板，不是报告：没有数字、正文，也没有写明机关。',
    '空白的法定格式範本，不是報告：沒有數字、正文，也沒有寫明機關。',
    'An empty form, no report: it has neither figures nor text, and names no body.',
  ],
  'report.numbersLost': [
    '没有一个标题带编号：Word 自动生成的编号（一、（一））不在 .doc 文件的文字中，章节可能没有分全。请在 Word 中另存为 .docx 再读。',
    '沒有一個標題帶編號：Word 自動產生的編號（一、（一））不在 .doc 檔案的文字中，章節可能沒有分全。請在 Word 中另存為 .docx 再讀。',
    'No heading has a number: the numbers that Word makes by itself (一、 （一）) are not in the text of a .doc file, so chapters may be missing. Save it as .docx in Word.',
  ],
} as const satisfies Record<string, MessageRow>
