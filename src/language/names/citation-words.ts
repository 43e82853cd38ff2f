/** What a citation is made of. */
import type { MessageRow } from '../message.ts'

export const citationWords = {
  'cite.title': ['《{title}》', '《{title}》', '“{title}”'],
  'cite.untitled': [
    '{body}{year}年度报告（无标题）',
    '{body}{year}年度報告（無標題）',
    'annual report of {body} for {year} (no title)',
  ],
  'cite.undated': [
    '{body}年度报告（无标题）',
    '{body}年度報告（無標題）',
    'annual report of {body} (no title)',
  ],
  'cite.passage': ['第 {number} 段', '第 {number} 段', 'paragraph {number}'],
  'cite.table': ['表格', '表格', 'table'],
  'cite.row': ['第 {number} 行', '第 {number} 列', 'row {number}'],
  'cite.ocr': ['据扫描件识别（OCR）', '據掃描件辨識（OCR）', 'as read by OCR'],
  'cite.separator': ['，', '，', ', '],
} as const satisfies Record<string, MessageRow>
