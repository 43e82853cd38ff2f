/** Messages of a body's page: its reports, figures, failed checks and the changes of its text over the years. */
import type { MessageRow } from '../message.ts'

export const bodyMessages = {
  'body.years': [
    '{reports} 份报告，{years} 年度',
    '{reports} 份報告，{years} 年度',
    '{reports|report|reports}, {years}',
  ],
  'body.missing': ['缺 {years} 年度', '缺 {years} 年度', 'missing: {years}'],
  'body.onlyNewest': [
    '共 {total} 份报告，下面是最新的 {shown} 份。',
    '共 {total} 份報告，下面是最新的 {shown} 份。',
    'Of {total} reports, the newest {shown} are below.',
  ],
  'body.names': ['也写作：{names}', '也寫作：{names}', 'Also named: {names}'],
  'body.search': ['在它的报告中检索', '在它的報告中檢索', 'Search its reports'],
  'body.inFigures': ['画成图', '畫成圖', 'Draw as plots'],
  'body.json': ['JSON', 'JSON', 'JSON'],
  'body.reports': ['各年报告', '各年報告', 'Reports by year'],
  'body.report': ['报告', '報告', 'Report'],
  'body.year': ['年度', '年度', 'Year'],
  'body.published': ['发布', '發布', 'Published'],
  'body.checks': ['核对', '核對', 'Checks'],
  'body.figures': ['主要数字', '主要數字', 'Main figures'],
  'body.course': ['走势', '走勢', 'Trend'],
  'body.noFigures': [
    '这些报告里没有读到主要数字。',
    '這些報告裡沒有讀到主要數字。',
    'None of the main figures was read from these reports.',
  ],
  'body.figuresNote': [
    '全部申请人合计；点数字看原处。空格表示那一年的报告没有这一项，线在空白处断开。',
    '全部申請人合計；點數字看原處。空格表示那一年的報告沒有這一項，線在空白處斷開。',
    'All applicants together; a number leads to its place. An empty cell: the report of that year does not have the figure; lines break at blanks.',
  ],
  'body.failed': ['核对不符', '核對不符', 'Checks that fail'],
  'body.noneFailed': [
    '能核对的都相符。',
    '能核對的都相符。',
    'Everything that could be checked agrees.',
  ],
  'body.nothingChecked': [
    '这些报告没有可以核对的数字。',
    '這些報告沒有可以核對的數字。',
    'Nothing in these reports could be checked.',
  ],
  'body.changes': ['文字逐年变化', '文字逐年變化', 'How the text changed'],
  'body.changesNote': [
    '“沿用”是后一年正文里与前一年相同的文字所占的比例；不计繁简、全半角和空格，不含表格。',
    '「沿用」是後一年正文裡與前一年相同的文字所佔的比例；不計繁簡、全半形和空格，不含表格。',
    '“Kept” is the share of the later year’s text that stood in the earlier one; script, width and spaces are disregarded, tables left out.',
  ],
  'body.between': ['年度', '年度', 'Years'],
  'body.kept': ['沿用', '沿用', 'Kept'],
  'body.passages': ['段落', '段落', 'Passages'],
  'body.oneYear': [
    '只有一个年度的报告，没有可以对照的。',
    '只有一個年度的報告，沒有可以對照的。',
    'There are reports of one year alone: nothing to compare.',
  ],
  'body.tooLong': ['太长，这里没有比较', '太長，這裡沒有比較', 'too long to be compared here'],
  'body.compare': ['逐段对照', '逐段對照', 'Compare'],
  'body.noText': ['没有正文', '沒有正文', 'no running text'],
  'error.body': ['没有这个机构', '沒有這個機構', 'No such body'],
  'error.bodyHelp': [
    '没有编号为 {id} 的机构，或现收录的报告里没有它的。请在“收录”页按名称查找。',
    '沒有編號為 {id} 的機構，或現收錄的報告裡沒有它的。請在「收錄」頁按名稱查找。',
    'There is no body {id}, or none of its reports is indexed. Look for its name on the coverage page.',
  ],
} as const satisfies Record<string, MessageRow>
