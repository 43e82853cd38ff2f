/** What the endpoint remarks on a query, by its code, in the languages of the page. `{spot}` is the place it speaks of. */
import type { MessageRow } from '../message.ts'

export const noteMessages = {
  'note.unbalanced_quote': [
    '引号没有成对。补上另一半引号；现按普通词语查找。',
    '引號沒有成對。補上另一半引號；現按普通詞語查找。',
    'A quotation mark has no partner. Add it; for now these are plain words.',
  ],
  'note.empty_phrase': [
    '引号里没有内容。在引号里写上要原样查找的词句。',
    '引號裡沒有內容。在引號裡寫上要原樣查找的詞句。',
    'Nothing stands between the quotation marks. Put there what is to be found to the letter.',
  ],
  'note.unclosed_group': [
    '左括号没有配对。补上右括号；现当作到末尾为止。',
    '左括號沒有配對。補上右括號；現當作到末尾為止。',
    'A bracket is not closed. Close it; for now it reaches to the end.',
  ],
  'note.stray_close': [
    '右括号没有配对。去掉它，或补上左括号。',
    '右括號沒有配對。去掉它，或補上左括號。',
    'A closing bracket has no partner. Remove it, or add the opening one.',
  ],
  'note.empty_group': [
    '括号里没有内容。在括号里写上词语，或去掉括号。',
    '括號裡沒有內容。在括號裡寫上詞語，或去掉括號。',
    'Nothing stands between the brackets. Put words there, or remove them.',
  ],
  'note.too_deep': [
    '括号套得太深。括号最多套 20 层；更深的括号不起作用，词语照常查找。',
    '括號套得太深。括號最多套 20 層；更深的括號不起作用，詞語照常查找。',
    'Brackets are nested too deeply. 20 levels are read; deeper ones do nothing, their words are searched for.',
  ],
  'note.dangling_or': [
    'OR 的一边没有词语。写成：词语 OR 词语。',
    'OR 的一邊沒有詞語。寫成：詞語 OR 詞語。',
    'OR has nothing on one side. Write: word OR word.',
  ],
  'note.dangling_not': [
    '“{spot}”后面没有要排除的词语。写成：-词语。',
    '「{spot}」後面沒有要排除的詞語。寫成：-詞語。',
    '“{spot}” excludes nothing. Write: -word.',
  ],
  'note.lone_minus': [
    '这个“{spot}”不表示排除。要排除，在空格后写一个 - 并紧接词语，如 公开 -信访。',
    '這個「{spot}」不表示排除。要排除，在空格後寫一個 - 並緊接詞語，如 公開 -信訪。',
    'This “{spot}” does not exclude. To exclude, write - after a space and right before the word: 公开 -信访.',
  ],
  'note.dangling_near': [
    'NEAR 的一边没有词语。写成：词语 NEAR/5 词语。',
    'NEAR 的一邊沒有詞語。寫成：詞語 NEAR/5 詞語。',
    'NEAR has nothing on one side. Write: word NEAR/5 word.',
  ],
  'note.near_distance': [
    '“{spot}”的距离不对。写成 NEAR/5，数字从 0 到 1000；现按普通词语查找。',
    '「{spot}」的距離不對。寫成 NEAR/5，數字從 0 到 1000；現按普通詞語查找。',
    'The distance of “{spot}” is not right. Write NEAR/5, with a number from 0 to 1000; for now it is a plain word.',
  ],
  'note.near_mixed': [
    '连用的 NEAR 距离不一。现一律按最大的距离；要分开，用括号。',
    '連用的 NEAR 距離不一。現一律按最大的距離；要分開，用括號。',
    'NEARs in a row have different distances. The largest holds for all; use brackets to keep them apart.',
  ],
  'note.near_operand': [
    'NEAR 两边只能是词语、引号短语、文号或它们的 OR。现只要求同时出现在一份报告里。',
    'NEAR 兩邊只能是詞語、引號短語、文號或它們的 OR。現只要求同時出現在一份報告裡。',
    'NEAR takes words, quoted phrases, document numbers, or OR of these. For now they need only be in one report.',
  ],
  'note.scope_negative': [
    '同句、同段的括号里要有可找的词语。至少写一个不带 - 的词语；现在整份报告里查找。',
    '同句、同段的括號裡要有可找的詞語。至少寫一個不帶 - 的詞語；現在整份報告裡查找。',
    '同句 and 同段 need a word to find. Write one without -; for now the whole report is searched.',
  ],
  'note.unknown_field': [
    '没有“{spot}”这个字段。现按普通词语查找；可用的字段见检索语法。',
    '沒有「{spot}」這個欄位。現按普通詞語查找；可用的欄位見檢索語法。',
    'There is no field “{spot}”. For now it is a plain word; the query syntax names the fields.',
  ],
  'note.missing_value': [
    '“{spot}”后面没有值。值紧接在冒号后面，不留空格，如 year:2017。',
    '「{spot}」後面沒有值。值緊接在冒號後面，不留空格，如 year:2017。',
    '“{spot}” has no value. It follows the colon without a space: year:2017.',
  ],
  'note.bad_year': [
    '“{spot}”不是年份。写成 2017、2016..2018、2016..、..2018 或 2016,2018；现按普通词语查找。',
    '「{spot}」不是年份。寫成 2017、2016..2018、2016..、..2018 或 2016,2018；現按普通詞語查找。',
    '“{spot}” is no year. Write 2017, 2016..2018, 2016.., ..2018 or 2016,2018; for now it is a plain word.',
  ],
  'note.year_order': [
    '起止年份颠倒了。写成 2016..2018；现已对调。',
    '起止年份顛倒了。寫成 2016..2018；現已對調。',
    'The years stand the wrong way round. Write 2016..2018; they have been swapped.',
  ],
  'note.bad_number': [
    '“{spot}”不像发文字号。写成 number:国办发〔2016〕80号；现按普通词语查找。',
    '「{spot}」不像發文字號。寫成 number:國辦發〔2016〕80號；現按普通詞語查找。',
    '“{spot}” does not look like a document number. Write number:国办发〔2016〕80号; for now it is a plain word.',
  ],
  'note.bad_figure': [
    '指标条件不完整。写成 figure:requests.extended>0，比较符可用 > >= < <= =；现按普通词语查找。',
    '指標條件不完整。寫成 figure:requests.extended>0，比較符可用 > >= < <= =；現按普通詞語查找。',
    'The condition on a figure is incomplete. Write figure:requests.extended>0, with > >= < <= or =; for now it is a plain word.',
  ],
  'note.question': [
    '这是一句问话：按内容相近的程度排列，不要求每个词都出现。',
    '這是一句問話：按內容相近的程度排列，不要求每個詞都出現。',
    'This is a question: reports are ranked by how close they come, and need not hold every word.',
  ],
  'note.unknown_value': [
    '没有“{spot}”所说的栏目或层级，这一条件已略去。',
    '沒有「{spot}」所說的欄目或層級，這一條件已略去。',
    '“{spot}” names no section or level; this condition is left out.',
  ],
} as const satisfies Record<string, MessageRow>
