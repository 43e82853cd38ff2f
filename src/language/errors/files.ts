/** Why a file or a part of it was not read, and what to do. */
import type { MessageRow } from '../message.ts'

export const fileErrors = {
  'path.missing': [
    '{path}：没有这个文件或文件夹。请检查路径。',
    '{path}：沒有這個檔案或資料夾。請檢查路徑。',
    '{path}: no such file or folder. Check the path.',
  ],
  'path.closed': [
    '{path}：打不开（{reason}）。请检查权限。',
    '{path}：打不開（{reason}）。請檢查權限。',
    '{path}: cannot be opened ({reason}). Check its permissions.',
  ],
  'file.missing': [
    '{path}：没有这个文件。请检查路径。',
    '{path}：沒有這個檔案。請檢查路徑。',
    '{path}: no such file. Check the path.',
  ],
  'file.unreadable': [
    '{path}：文件读不了（{reason}）。请检查权限。',
    '{path}：檔案讀不了（{reason}）。請檢查權限。',
    '{path}: the file cannot be read ({reason}). Check its permissions.',
  ],
  'file.linkLoop': [
    '{path}：这个链接绕回了自己。请删掉。',
    '{path}：這個連結繞回了自己。請刪掉。',
    '{path}: a link that leads back to itself. Remove it.',
  ],
  'file.stays': [
    '{reason}上次读出的内容保留。',
    '{reason}上次讀出的內容保留。',
    '{reason} What it held when it was last read stays.',
  ],
  'file.folder': [
    '{path}：这是文件夹，不是文件。请指明其中的文件。',
    '{path}：這是資料夾，不是檔案。請指明其中的檔案。',
    '{path}: a folder, not a file. Name a file in it.',
  ],
  'file.device': [
    '{path}：这是管道或设备，不是文件。请先存成文件。',
    '{path}：這是管線或裝置，不是檔案。請先存成檔案。',
    '{path}: a pipe or device, not a file. Save it first.',
  ],
  'file.tooLarge': [
    '{path}：{size} MiB，超过上限 {limit} MiB。请拆成单份报告。',
    '{path}：{size} MiB，超過上限 {limit} MiB。請拆成單份報告。',
    '{path}: {size} MiB is more than the limit of {limit} MiB. Split the file into single reports.',
  ],
  'file.empty': [
    '{path}：文件是空的。请删掉，或换成完整的文件。',
    '{path}：檔案是空的。請刪掉，或換成完整的檔案。',
    '{path}: the file is empty. Remove it, or replace it by its full copy.',
  ],
  'file.noText': [
    '{path}：文件里没有文字。请删掉，或换成完整的文件。',
    '{path}：檔案裡沒有文字。請刪掉，或換成完整的檔案。',
    '{path}: the file holds no text. Remove it, or replace it by its full copy.',
  ],
  'file.binary': [
    '{path}：内容是二进制，不是文本。请用 UTF-8 或 GB18030 的文本，或 gongkai 能读的格式。',
    '{path}：內容是二進位，不是文字。請用 UTF-8 或 GB18030 的文字檔，或 gongkai 能讀的格式。',
    '{path}: binary content, not text. Give a text file in UTF-8 or GB18030, or a format that gongkai reads.',
  ],
  'file.garbled': [
    '{path}：乱码，按哪种编码都读不成通顺的中文。请存为 UTF-8 或 GB18030。',
    '{path}：亂碼，按哪種編碼都讀不成通順的中文。請存為 UTF-8 或 GB18030。',
    '{path}: garbled text, no encoding gives sensible Chinese. Save the file as UTF-8 or GB18030.',
  ],
  'file.broken': [
    '{path}：{what}已损坏（{reason}）。请重新下载，或打开后另存。',
    '{path}：{what}已損壞（{reason}）。請重新下載，或打開後另存。',
    '{path}: {what} is broken ({reason}). Fetch it again, or open it and save it anew.',
  ],
  'what.word': ['Word 文档', 'Word 文件', 'the Word document'],
  'what.table': ['表格', '表格', 'the table'],
  'what.odt': ['ODT 文档', 'ODT 文件', 'the ODT document'],
  'what.rtf': ['RTF 文档', 'RTF 文件', 'the RTF document'],
  'what.sheet': ['电子表格', '試算表', 'the spreadsheet'],
  'what.ofd': ['OFD 文档', 'OFD 文件', 'the OFD document'],
  'what.picture': ['图片', '圖片', 'the picture'],
  'what.page': ['网页', '網頁', 'the page'],
  'what.entry': ['其中的文件', '其中的檔案', 'the entry'],
  'what.archive': ['压缩包', '壓縮檔', 'the archive'],
  'file.pdfBroken': [
    '{path}：PDF 已损坏（{reason}）。请重新下载，或打开后另存为新的 PDF。',
    '{path}：PDF 已損壞（{reason}）。請重新下載，或打開後另存為新的 PDF。',
    '{path}: the PDF is broken ({reason}). Fetch it again, or open it and save it as a new PDF.',
  ],
  'file.pdfPassword': [
    '{path}：PDF 有密码。请另存一份不带密码的再建索引。',
    '{path}：PDF 有密碼。請另存一份不帶密碼的再建索引。',
    '{path}: the PDF is protected by a password. Save a copy without the password and index that.',
  ],
  'file.tooManyPages': [
    '{path}：共 {pages} 页，超过上限 {limit} 页。请拆成单份报告。',
    '{path}：共 {pages} 頁，超過上限 {limit} 頁。請拆成單份報告。',
    '{path}: {pages} pages are more than the limit of {limit}. Split the file into single reports.',
  ],
  'file.scanned': [
    '{path}：{pages} 页全是扫描图像，没有文字层。{reason}',
    '{path}：{pages} 頁全是掃描影像，沒有文字層。{reason}',
    '{path}: all {pages} page(s) are scanned images without a text layer. {reason}',
  ],
  'file.noWord': [
    '{path}：文件里没有 Word 文档。请用 Word 打开，另存为 .docx。',
    '{path}：檔案裡沒有 Word 文件。請用 Word 打開，另存為 .docx。',
    '{path}: no Word document is in this file. Open it in Word and save it as .docx.',
  ],
  'file.wordPassword': [
    '{path}：文档有密码。请另存一份不带密码的。',
    '{path}：文件有密碼。請另存一份不帶密碼的。',
    '{path}: the document is protected by a password. Save a copy without it.',
  ],
  'file.notWord': [
    '{path}：不是 Word 文档。请用 Word 打开，另存为 .docx。',
    '{path}：不是 Word 文件。請用 Word 打開，另存為 .docx。',
    '{path}: not a Word document. Open it in Word and save it as .docx.',
  ],
  'file.garbledWord': [
    '{path}：文字是乱码，可能有密码。请另存一份不带密码的 .docx。',
    '{path}：文字是亂碼，可能有密碼。請另存一份不帶密碼的 .docx。',
    '{path}: the text is garbled, as in a document with a password. Save a copy without it as .docx.',
  ],
  'file.tooDeep': [
    '{path}：元素嵌套超过 {depth} 层。请用浏览器重新保存网页。',
    '{path}：元素巢狀超過 {depth} 層。請用瀏覽器重新儲存網頁。',
    '{path}: elements are nested more than {depth} deep. Save the page anew from a browser.',
  ],
  'file.tooManyElements': [
    '{path}：元素超过 {limit} 个，不像一份报告。请只保存报告的网页。',
    '{path}：元素超過 {limit} 個，不像一份報告。請只儲存報告的網頁。',
    '{path}: more than {limit} elements, as no report has. Save the page of the report alone.',
  ],
  'file.tooManyAttributes': [
    '{path}：一个元素的属性超过 {limit} 个。请用浏览器重新保存网页。',
    '{path}：一個元素的屬性超過 {limit} 個。請用瀏覽器重新儲存網頁。',
    '{path}: an element has more than {limit} attributes. Save the page anew from a browser.',
  ],
  'file.pdfTooDeep': [
    '{path}：第 {page} 页的绘制状态嵌套超过 {depth} 层。请重新打印成 PDF。',
    '{path}：第 {page} 頁的繪製狀態巢狀超過 {depth} 層。請重新列印成 PDF。',
    '{path}: on page {page} drawing states are saved more than {depth} deep. Print it to PDF anew.',
  ],
  'file.noHeader': [
    '{path}：没有表头。请在第一行写列名，正文所在的列写“正文”。',
    '{path}：沒有表頭。請在第一列寫欄名，正文所在的欄寫「正文」。',
    '{path}: no header row. Name the columns in the first line, the column of texts 正文.',
  ],
  'file.tooManyRows': [
    '{path}：超过上限 {limit} 行。请拆开。',
    '{path}：超過上限 {limit} 列。請拆開。',
    '{path}: more rows than the limit of {limit}. Split the file.',
  ],
  'file.tooManyLines': [
    '{path}：共 {lines} 个段落和表格行，超过上限 {limit}。请拆开，或调高上限。',
    '{path}：共 {lines} 個段落和表格列，超過上限 {limit}。請拆開，或調高上限。',
    '{path}: {lines} paragraphs and table rows are more than the limit of {limit}. Split the file, or raise the limit.',
  ],
  'file.noTextColumn': [
    '{path}：没有一行有正文。请把正文所在的列命名为“正文”。',
    '{path}：沒有一列有正文。請把正文所在的欄命名為「正文」。',
    '{path}: no row holds a text. Name the column of texts 正文.',
  ],
  'file.foreign': [
    '{path}：这是{what}，不是报告。请从文件夹里拿掉。',
    '{path}：這是{what}，不是報告。請從資料夾裡拿掉。',
    '{path}: {what}, not a report. Take it out of the folder.',
  ],
  'file.picture': [
    '{path}：这是图片，没有文字。如果是扫描的报告，可用 --ocr 识别（需要 tesseract）；否则请从文件夹里拿掉。',
    '{path}：這是圖片，沒有文字。如果是掃描的報告，可用 --ocr 辨識（需要 tesseract）；否則請從資料夾裡拿掉。',
    '{path}: a picture, without text. If it is a scanned report, read it with --ocr, which needs tesseract; else take it out of the folder.',
  ],
  'file.otherPicture': [
    '{path}：不读这种格式的图片。如果是扫描的报告，请另存为 PNG、JPEG 或 TIFF，再用 --ocr 识别；否则请从文件夹里拿掉。',
    '{path}：不讀這種格式的圖片。如果是掃描的報告，請另存為 PNG、JPEG 或 TIFF，再用 --ocr 辨識；否則請從資料夾裡拿掉。',
    '{path}: a picture of a format that is not read. If it is a scanned report, save it as PNG, JPEG or TIFF and read it with --ocr; else take it out of the folder.',
  ],
  'file.smallPicture': [
    '{path}：这张图片太小，不是一页文字，没有识别。请从文件夹里拿掉。',
    '{path}：這張圖片太小，不是一頁文字，沒有辨識。請從資料夾裡拿掉。',
    '{path}: a picture too small to be a page of text, which was not read. Take it out of the folder.',
  ],
  'file.otherFormat': [
    '{path}：不读{what}。请打开后另存为 .docx、.xlsx 或 PDF。',
    '{path}：不讀{what}。請打開後另存為 .docx、.xlsx 或 PDF。',
    '{path}: {what}, which is not read. Open it and save it as .docx, .xlsx or PDF.',
  ],
  'file.otherArchive': [
    '{path}：不读{what}。请自行解压，再为文件夹建索引。',
    '{path}：不讀{what}。請自行解壓縮，再為資料夾建索引。',
    '{path}: {what}, which is not read. Unpack it yourself and index the folder.',
  ],
  'kind.script': ['脚本', '指令碼', 'a script'],
  'kind.style': ['样式表', '樣式表', 'a style sheet'],
  'kind.data': ['数据文件', '資料檔', 'a data file'],
  'kind.xml': ['XML 文件，不是文档格式', 'XML 檔案，不是文件格式', 'XML of no document format'],
  'kind.source': ['程序源码', '程式原始碼', 'program source'],
  'kind.picture': ['图片', '圖片', 'a picture'],
  'kind.sound': ['音频或视频', '音訊或影片', 'sound or film'],
  'kind.font': ['字体', '字型', 'a font'],
  'kind.program': ['程序', '程式', 'a program'],
  'kind.mail': ['邮件', '郵件', 'a mail message'],
  'kind.encoded': ['经过编码的数据', '經過編碼的資料', 'encoded data'],
  'kind.packed': ['这种压缩包', '這種壓縮檔', 'an archive other than ZIP'],
  'kind.works': ['Microsoft Works 文档', 'Microsoft Works 文件', 'a document of Microsoft Works'],
  'kind.slides': ['幻灯片', '簡報', 'slides'],
  'kind.oldSpreadsheet': [
    '旧式或其他格式的电子表格',
    '舊式或其他格式的試算表',
    'a spreadsheet other than .xlsx',
  ],
  'kind.otherDocument': ['这种格式的文档', '這種格式的文件', 'a document of another format'],
  'kind.wordXml': ['Word XML 文档', 'Word XML 文件', 'a Word document as XML'],
  'folder.savedPage': [
    '网页“{page}”的附属文件，共 {files} 个（脚本、样式、图片等）。',
    '網頁「{page}」的附屬檔案，共 {files} 個（指令碼、樣式、圖片等）。',
    '{files|file|files} that belong to the saved page {page}: scripts, styles, pictures.',
  ],
  'file.documentPassword': [
    '{path}：文档有密码。请另存一份不带密码的。',
    '{path}：文件有密碼。請另存一份不帶密碼的。',
    '{path}: the document is protected by a password. Save a copy without it.',
  ],
  'file.blankTemplate': [
    '这是空白的法定模板，不是报告：没有数字，没有正文，也没有写明机关。请拿掉，或换成填好的报告。',
    '這是空白的法定範本，不是報告：沒有數字，沒有正文，也沒有寫明機關。請拿掉，或換成填好的報告。',
    'a blank statutory template, not a report: no number, no text and no body of its own. Leave it out, or index the filled report.',
  ],
  'file.noChinese': [
    '文中没有汉字（或民族文字），不是政府信息公开报告。请拿掉。',
    '文中沒有漢字（或民族文字），不是政府信息公開報告。請拿掉。',
    'its text holds no Chinese (nor Tibetan, Uyghur, Mongolian …): not a report of a Chinese government. Leave it out.',
  ],
  'file.slow': [
    '{path}：读取超过 {seconds} 秒，已停止。请拆开文件，或调高上限。',
    '{path}：讀取超過 {seconds} 秒，已停止。請拆開檔案，或調高上限。',
    '{path}: reading took longer than {seconds} s and was stopped. Split the file, or raise the limit.',
  ],
  'file.memory': [
    '{path}：读取所需内存超过 {megabytes} MiB，{seconds} 秒后已停止。请拆开文件，或调高上限。',
    '{path}：讀取所需記憶體超過 {megabytes} MiB，{seconds} 秒後已停止。請拆開檔案，或調高上限。',
    '{path}: reading needs more than {megabytes} MiB of memory and was stopped after {seconds} s. Split the file, or raise the limit.',
  ],
  'file.failed': [
    '{path}：读取失败（{reason}）。',
    '{path}：讀取失敗（{reason}）。',
    '{path}: reading failed ({reason}).',
  ],

  'fault.nested': [
    '里面的部分一层套一层，层数太多',
    '裡面的部分一層套一層，層數太多',
    'its parts lie in one another too deep',
  ],
  'fault.large': [
    '里面有一块大得读不了',
    '裡面有一塊大得讀不了',
    'one part of it is too large to be read',
  ],
  'fault.manyTags': [
    '里面的一份 XML 有两百万个以上的标签，任何报告都没有这么多',
    '裡面的一份 XML 有兩百萬個以上的標籤，任何報告都沒有這麼多',
    'one of its XML parts has more than two million tags, which no report has',
  ],

  'archive.empty': [
    '{path}：压缩包里没有文件。请删掉，或换成完整的文件。',
    '{path}：壓縮檔裡沒有檔案。請刪掉，或換成完整的檔案。',
    '{path}: the archive holds no files. Remove it, or replace it by its full copy.',
  ],
  'archive.nothingRead': [
    '{path}：压缩包里没有能读的文件。{reason}',
    '{path}：壓縮檔裡沒有能讀的檔案。{reason}',
    '{path}: nothing in the archive can be read. {reason}',
  ],
  'archive.tooManyEntries': [
    '{path}：共 {entries} 个文件，超过上限 {limit} 个。请自行解压，再为文件夹建索引。',
    '{path}：共 {entries} 個檔案，超過上限 {limit} 個。請自行解壓縮，再為資料夾建索引。',
    '{path}: {entries} entries are more than the limit of {limit}. Unpack it yourself and index the folder.',
  ],
  'archive.tooLarge': [
    '{path}：解开后超过上限 {limit} MiB。请自行解压，再为文件夹建索引。',
    '{path}：解開後超過上限 {limit} MiB。請自行解壓縮，再為資料夾建索引。',
    '{path}: it unpacks to more than the limit of {limit} MiB. Unpack it yourself and index the folder.',
  ],
  'archive.bomb': [
    '{path}：解开后超过原大小的 {ratio} 倍，只有压缩炸弹才会这样。请自行解压，再为文件夹建索引。',
    '{path}：解開後超過原大小的 {ratio} 倍，只有壓縮炸彈才會這樣。請自行解壓縮，再為資料夾建索引。',
    '{path}: it unpacks to more than {ratio} times its size, as only a zip bomb does. Unpack it yourself and index the folder.',
  ],
  'entry.password': [
    '{path}：有密码。请自行解压，再为文件夹建索引。',
    '{path}：有密碼。請自行解壓縮，再為資料夾建索引。',
    '{path}: protected by a password. Unpack it yourself and index the folder.',
  ],
  'entry.tooLarge': [
    '{path}：超过单个文件的上限。请拆成单份报告。',
    '{path}：超過單個檔案的上限。請拆成單份報告。',
    '{path}: larger than the limit for a file. Split it into single reports.',
  ],
  'entry.empty': [
    '{path}：文件是空的。请换成完整的文件。',
    '{path}：檔案是空的。請換成完整的檔案。',
    '{path}: the file is empty. Replace it by its full copy.',
  ],
  'entry.archive': [
    '{path}：不读压缩包里的压缩包。请解压，再为文件夹建索引。',
    '{path}：不讀壓縮檔裡的壓縮檔。請解壓縮，再為資料夾建索引。',
    '{path}: an archive in an archive is not read. Unpack it and index the folder.',
  ],
  'entry.noFormat': [
    '{path}：不是 gongkai 能读的格式。',
    '{path}：不是 gongkai 能讀的格式。',
    '{path}: no format that gongkai reads.',
  ],
  'warning.notRead': [
    '有 {count} 个字没有读入（占 {share}）：{reason}。请对照原文件。',
    '有 {count} 個字沒有讀入（占 {share}）：{reason}。請對照原檔案。',
    '{count|character was|characters were} not read ({share} of the file): {reason}. Compare with the file.',
  ],
  'warning.notReadSample': [
    '有 {count} 个字没有读入（占 {share}）：{reason}，如“{sample}”。请对照原文件。',
    '有 {count} 個字沒有讀入（占 {share}）：{reason}，如「{sample}」。請對照原檔案。',
    '{count|character was|characters were} not read ({share} of the file): {reason}, as “{sample}”. Compare with the file.',
  ],
  'warning.leftOut': [
    '有 {count} 个字没有收入：{reason}，如“{sample}”。',
    '有 {count} 個字沒有收入：{reason}，如「{sample}」。',
    '{count|character was|characters were} left out: {reason}, as “{sample}”.',
  ],
  'warning.surplus': [
    '有 {count} 个字多读了一遍。请对照原文件。',
    '有 {count} 個字多讀了一遍。請對照原檔案。',
    '{count|character was|characters were} read more often than they stand in the file. Compare with the file.',
  ],
} as const satisfies Record<string, MessageRow>
