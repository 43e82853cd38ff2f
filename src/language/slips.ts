/** What is said of likely slips in a report that is about to be published. */
import type { MessageRow } from './message.ts'

export const slipMessages = {
  'slip.noTitle': ['没有读到标题。', '沒有讀到標題。', 'No title was found.'],
  'slip.noYear': ['没有读到报告年度。', '沒有讀到報告年度。', 'No report year was found.'],
  'slip.noBody': ['没有读到报告机关。', '沒有讀到報告機關。', 'No reporting body was found.'],
  'slip.otherPeriod': [
    '统计期限写的是“{stated}”，报告年度是 {year} 年。',
    '統計期限寫的是「{stated}」，報告年度是 {year} 年。',
    'The period stated is {stated}, the report year {year}.',
  ],
  'slip.otherYear': [
    '文中称“{stated}”，报告年度是 {year} 年。',
    '文中稱「{stated}」，報告年度是 {year} 年。',
    'The text speaks of {stated}, the report year is {year}.',
  ],
  'slip.yearToCome': [
    '文中写到{stated}，比报告年度 {year} 年晚一年以上。',
    '文中寫到{stated}，比報告年度 {year} 年晚一年以上。',
    'The text speaks of {stated}, more than a year after the report year {year}.',
  ],
  'slip.otherPlace': [
    '文中出现“{name}”的机关，而这是{body}的报告：可能是套用别处文本时留下的。',
    '文中出現「{name}」的機關，而這是{body}的報告：可能是套用別處文字時留下的。',
    'The text names a government of {name}, but the report is that of {body}: perhaps left over from another text.',
  ],
  'slip.placeholder': [
    '还有没填的地方：“{text}”。',
    '還有沒填的地方：「{text}」。',
    'Something is still to be filled in: {text}.',
  ],
  'slip.noPhone': [
    '写了“电话”，没有读到号码。',
    '寫了「電話」，沒有讀到號碼。',
    'It says 电话 (telephone), but no number was found.',
  ],
  'slip.publishedLate': [
    '公布日期 {date} 晚于期限 {due}。',
    '公布日期 {date} 晚於期限 {due}。',
    'Published on {date}, after {due}, when it was due.',
  ],
  'slip.headMissing': [
    '“总体情况”没有写到{name}。',
    '「總體情況」沒有寫到{name}。',
    'The overview says nothing of {name}.',
  ],
  'slip.feeNotStated': [
    '没有写信息处理费的收取情况。',
    '沒有寫資訊處理費的收取情況。',
    'Nothing is said of the fees for processing information (信息处理费).',
  ],
  'slip.blankCells': [
    '表格里有 {count} 格空着或写“/”“-”：空白不是 0，没有发生的填 0。',
    '表格裡有 {count} 格空著或寫「/」「-」：空白不是 0，沒有發生的填 0。',
    '{count|cell of the tables is|cells of the tables are} blank, “/” or “-”: a blank is no 0.',
  ],
} as const satisfies Record<string, MessageRow>
