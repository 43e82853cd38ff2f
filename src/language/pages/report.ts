/** Messages of the report page: finding, citing, and what is known of a report with its origins. */
import type { MessageRow } from '../message.ts'

export const reportMessages = {
  'report.find': ['在本报告中查找', '在本報告中查找', 'Find in this report'],
  'report.findButton': ['查找', '查找', 'Find'],
  'report.found': ['标出 {count} 处', '標出 {count} 處', '{count|place|places} marked'],
  'report.at': ['第 {at} 处，共 {count} 处', '第 {at} 處，共 {count} 處', '{at} of {count}'],
  'report.notFound': ['本报告中没有', '本報告中沒有', 'Not in this report'],
  'report.previousMark': ['上一处', '上一處', 'Previous place'],
  'report.nextMark': ['下一处', '下一處', 'Next place'],
  'report.back': ['回到检索结果', '回到檢索結果', 'Back to the results'],
  'report.outline': ['目录', '目錄', 'Outline'],
  'report.origin': [
    '{from}，把握 {percent}%',
    '{from}，把握 {percent}%',
    '{from}, {percent}% sure',
  ],
  'report.evidence': ['原文：{text}', '原文：{text}', 'text: {text}'],
  'report.warnings': ['读取时发现的问题', '讀取時發現的問題', 'Noticed while reading'],
  'report.sources': ['来源文件', '來源檔案', 'Source files'],
  'report.details': ['全部信息与出处', '全部資訊與出處', 'All details and where they come from'],
  'report.noHeading': ['（无标题的部分）', '（無標題的部分）', '(part without a heading)'],
  'report.preamble': ['前言', '前言', 'Preamble'],
  'report.table': ['表格', '表格', 'Table'],
  'report.permalink': ['本段地址', '本段網址', 'Link to this passage'],
  'report.cite': ['复制引文', '複製引文', 'Copy citation'],
  'report.copied': ['引文已复制', '引文已複製', 'Citation copied'],
  'report.copyFailed': [
    '浏览器不允许复制，请手动选取：',
    '瀏覽器不允許複製，請手動選取：',
    'The browser refused to copy; select by hand:',
  ],
  'report.rule': ['栏目依据：{rule}', '欄目依據：{rule}', 'Label given by: {rule}'],
  'report.ocr': ['识别（OCR）', '辨識（OCR）', 'OCR'],
  'report.ocrMeans': [
    '由扫描图像识别而来，可能有错字',
    '由掃描影像辨識而來，可能有錯字',
    'Read off a scanned page: characters may be wrong',
  ],
} as const satisfies Record<string, MessageRow>
