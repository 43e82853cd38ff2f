/** What the columns of an exported search are called, where the file is asked for in a language. */
import type { MessageRow } from './message.ts'

export const exportColumns = {
  'column.reportId': ['报告编号', '報告編號', 'Report ID'],
  'column.title': ['标题', '標題', 'Title'],
  'column.reportingBody': ['报告机关', '報告機關', 'Reporting body'],
  'column.bodyId': ['机关编号', '機關編號', 'Body ID'],
  'column.reportYear': ['报告年度', '報告年度', 'Report year'],
  'column.province': ['省', '省', 'Province'],
  'column.city': ['市', '市', 'City'],
  'column.county': ['县', '縣', 'County'],
  'column.administrativeLevel': ['层级', '層級', 'Level'],
  'column.publishingBody': ['发布机构', '發布機構', 'Publishing body'],
  'column.publishedOn': ['发布日期', '發布日期', 'Published on'],
  'column.documentNumber': ['文号', '文號', 'Document number'],
  'column.section': ['栏目键', '欄目鍵', 'Section key'],
  'column.sectionLabel': ['栏目', '欄目', 'Section'],
  'column.heading': ['小标题', '小標題', 'Heading'],
  'column.passageId': ['段落编号', '段落編號', 'Passage ID'],
  'column.occurrences': ['出现次数', '出現次數', 'Occurrences'],
  'column.text': ['原文', '原文', 'Text'],
  'column.citation': ['引文', '引文', 'Citation'],
  'column.url': ['网址', '網址', 'Address'],
} as const satisfies Record<string, MessageRow>
