/** Messages of the report and compare pages that came with reading switches, years and printing. */
import type { MessageRow } from './message-row.ts'

export const readingMessages = {
  'reading.label': ['阅读字体', '閱讀字體', 'Read in'],
  'reading.original': ['原文', '原文', 'as written'],
  'reading.Hans': ['简体', '簡體', 'Simplified'],
  'reading.Hant': ['繁体', '繁體', 'Traditional'],
  'reading.note': [
    '逐字转换，只为阅读方便；引用以原文为准。',
    '逐字轉換，只為閱讀方便；引用以原文為準。',
    'Converted for reading only; cite the original.',
  ],
  'report.print': ['打印', '列印', 'Print'],
  'report.years': ['同一机构', '同一機構', 'Same body'],
  'report.compareYear': ['与 {year} 年对照', '與 {year} 年對照', 'Compare with {year}'],
  'report.compare': ['与其他报告对照', '與其他報告對照', 'Compare with another report'],
  'report.line': ['第 {number} 行', '第 {number} 行', 'row {number}'],
  'report.lineLink': ['第 {number} 行的地址', '第 {number} 行的網址', 'Link to row {number}'],
  'report.citeLine': ['复制本行引文', '複製本行引文', 'Copy citation of this row'],

  'compare.title': ['两份报告对照', '兩份報告對照', 'Two reports side by side'],
  'compare.a': ['左', '左', 'Left'],
  'compare.b': ['右', '右', 'Right'],
  'compare.swap': ['左右互换', '左右互換', 'Swap sides'],
  'compare.share': [
    '右边报告的文字有 {percent}% 与左边相同',
    '右邊報告的文字有 {percent}% 與左邊相同',
    '{percent}% of the right report’s text stands in the left one too',
  ],
  'compare.shareDetail': [
    '整段照用 {verbatim}%，改动段落中沿用 {partly}%；比较时不计繁简、全半角和空格，不含表格。',
    '整段照用 {verbatim}%，改動段落中沿用 {partly}%；比較時不計繁簡、全半形和空格，不含表格。',
    '{verbatim}% in unchanged passages, {partly}% within changed ones; script, width and spaces are disregarded, tables left out.',
  ],
  'compare.counts': [
    '{same} 段相同，{changed} 段有改动，{added} 段新增，{gone} 段不再有',
    '{same} 段相同，{changed} 段有改動，{added} 段新增，{gone} 段不再有',
    '{same} unchanged, {changed} changed, {added} new, {gone} gone',
  ],
  'compare.sections': ['栏目', '欄目', 'Section'],
  'compare.allSections': ['全部', '全部', 'All'],
  'compare.same': ['相同', '相同', 'unchanged'],
  'compare.changed': ['有改动', '有改動', 'changed'],
  'compare.new': ['新增', '新增', 'new'],
  'compare.gone': ['不再有', '不再有', 'gone'],
  'compare.nothing': ['无', '無', 'none'],
  'compare.sameFold': ['{count} 段相同', '{count} 段相同', '{count} unchanged'],
  'compare.nothingHere': [
    '两份报告在这个栏目下都没有正文。',
    '兩份報告在這個欄目下都沒有正文。',
    'Neither report has text in this section.',
  ],
  'compare.figures': ['数字对照', '數字對照', 'Figures side by side'],
  'compare.change': ['增减', '增減', 'Change'],
  'compare.noFigures': [
    '两份报告没有可以并列的数字。',
    '兩份報告沒有可以並列的數字。',
    'These reports have no figures to set side by side.',
  ],
  'compare.acrossYears': ['两年之间的核对', '兩年之間的核對', 'Checks between the two years'],
  'compare.choose': ['选择对照的报告', '選擇對照的報告', 'Choose a report to compare'],
  'compare.sameBody': ['同一机构的其他年度', '同一機構的其他年度', 'Other years of this body'],
  'compare.neighbours': [
    '同年同地区的其他报告',
    '同年同地區的其他報告',
    'Reports of the same year and region',
  ],
  'compare.noneFound': [
    '现收录的报告里没有同一机构的其他年度，也没有同年同地区的报告。',
    '現收錄的報告裡沒有同一機構的其他年度，也沒有同年同地區的報告。',
    'No other year of this body, and no report of the same year and region, is indexed.',
  ],
  'compare.how': [
    '打开一份报告，从那里选择对照；或在地址里写 ?a=报告编号&b=报告编号。',
    '打開一份報告，從那裡選擇對照；或在網址裡寫 ?a=報告編號&b=報告編號。',
    'Open a report and choose one to compare from there, or write ?a=ID&b=ID in the address.',
  ],
  'compare.self': [
    '左右是同一份报告。请换一份。',
    '左右是同一份報告。請換一份。',
    'Both sides are the same report. Choose another.',
  ],
} as const satisfies Record<string, MessageRow>
