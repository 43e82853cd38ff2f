/** What is remarked on a query, by its code: notes on spots that are no syntax, what an answer leaves out, why a report does not match. */
import type { MessageRow } from './message.ts'

export const queryRemarks = {
  // A note says what is wrong, its hint what would be right and how the spot was searched; `spot` is what stands there.
  'note.withHint': ['{note}。{hint}。', '{note}。{hint}。', '{note}. {hint}.'],
  'note.unbalanced_quote': ['引号没有成对', '引號沒有成對', 'A quotation mark has no partner'],
  'hint.unbalanced_quote': [
    '补上另一半引号；现按普通词语查找',
    '補上另一半引號；現按普通詞語查找',
    'Add it; for now these are plain words',
  ],
  'note.spaced_word': [
    '“{spot}”字字隔开',
    '「{spot}」字字隔開',
    'The characters of “{spot}” stand apart',
  ],
  'hint.spaced_word': [
    '现当作一个词查找；要逐字查找，写成 {instead}',
    '現當作一個詞查找；要逐字查找，寫成 {instead}',
    'They are taken for one word; to look for each by itself, write {instead}',
  ],
  'note.empty_phrase': [
    '引号里没有内容',
    '引號裡沒有內容',
    'Nothing stands between the quotation marks',
  ],
  'hint.empty_phrase': [
    '在引号里写上要原样查找的词句',
    '在引號裡寫上要原樣查找的詞句',
    'Put there what is to be found to the letter',
  ],
  'note.unclosed_group': ['左括号没有配对', '左括號沒有配對', 'A bracket is not closed'],
  'hint.unclosed_group': [
    '补上右括号；现当作到末尾为止',
    '補上右括號；現當作到末尾為止',
    'Close it; for now it reaches to the end',
  ],
  'note.stray_close': ['右括号没有配对', '右括號沒有配對', 'A closing bracket has no partner'],
  'hint.stray_close': [
    '去掉它，或补上左括号',
    '去掉它，或補上左括號',
    'Remove it, or add the opening one',
  ],
  'note.empty_group': ['括号里没有内容', '括號裡沒有內容', 'Nothing stands between the brackets'],
  'hint.empty_group': [
    '在括号里写上词语，或去掉括号',
    '在括號裡寫上詞語，或去掉括號',
    'Put words there, or remove them',
  ],
  'note.too_deep': ['括号套得太深', '括號套得太深', 'Brackets are nested too deeply'],
  'hint.too_deep': [
    '括号最多套 {nesting} 层；更深的括号不起作用，词语照常查找',
    '括號最多套 {nesting} 層；更深的括號不起作用，詞語照常查找',
    '{nesting|level is|levels are} read; deeper ones do nothing, their words are searched for',
  ],
  'note.dangling_or': ['OR 的一边没有词语', 'OR 的一邊沒有詞語', 'OR has nothing on one side'],
  'hint.dangling_or': ['写成：词语 OR 词语', '寫成：詞語 OR 詞語', 'Write: word OR word'],
  'note.dangling_not': [
    '“{spot}”后面没有要排除的词语',
    '「{spot}」後面沒有要排除的詞語',
    '“{spot}” excludes nothing',
  ],
  'hint.dangling_not': ['写成：-词语', '寫成：-詞語', 'Write: -word'],
  'note.lone_minus': [
    '这个“{spot}”不表示排除',
    '這個「{spot}」不表示排除',
    'This “{spot}” does not exclude',
  ],
  'hint.lone_minus': [
    '要排除，在空格后写一个 - 并紧接词语，如 公开 -信访',
    '要排除，在空格後寫一個 - 並緊接詞語，如 公開 -信訪',
    'To exclude, write - after a space and right before the word: 公开 -信访',
  ],
  'note.dangling_near': [
    'NEAR 的一边没有词语',
    'NEAR 的一邊沒有詞語',
    'NEAR has nothing on one side',
  ],
  'hint.dangling_near': [
    '写成：词语 NEAR/5 词语',
    '寫成：詞語 NEAR/5 詞語',
    'Write: word NEAR/5 word',
  ],
  'note.near_distance': [
    '“{spot}”的距离不对',
    '「{spot}」的距離不對',
    'The distance of “{spot}” is not right',
  ],
  'hint.near_distance': [
    '写成 NEAR/5，数字从 0 到 {nearDistance}；现按普通词语查找',
    '寫成 NEAR/5，數字從 0 到 {nearDistance}；現按普通詞語查找',
    'Write NEAR/5, with a number from 0 to {nearDistance}; for now it is a plain word',
  ],
  'note.near_mixed': [
    '连用的 NEAR 距离不一',
    '連用的 NEAR 距離不一',
    'NEARs in a row have different distances',
  ],
  'hint.near_mixed': [
    '现一律按最大的距离；要分开，用括号',
    '現一律按最大的距離；要分開，用括號',
    'The largest holds for all; use brackets to keep them apart',
  ],
  'note.near_operand': [
    'NEAR 两边只能是词语、引号短语、文号或它们的 OR',
    'NEAR 兩邊只能是詞語、引號短語、文號或它們的 OR',
    'NEAR takes words, quoted phrases, document numbers, or OR of these',
  ],
  'hint.near_operand': [
    '现只要求同时出现在一份报告里',
    '現只要求同時出現在一份報告裡',
    'For now they need only be in one report',
  ],
  'note.scope_negative': [
    '同句、同段的括号里要有可找的词语',
    '同句、同段的括號裡要有可找的詞語',
    '同句 and 同段 need a word to find',
  ],
  'hint.scope_negative': [
    '至少写一个不带 - 的词语；现在整份报告里查找',
    '至少寫一個不帶 - 的詞語；現在整份報告裡查找',
    'Write one without -; for now the whole report is searched',
  ],
  'note.unknown_field': [
    '没有“{spot}”这个字段',
    '沒有「{spot}」這個欄位',
    'There is no field “{spot}”',
  ],
  'hint.unknown_field': [
    '可用的字段：{fields}；现按普通词语查找',
    '可用的欄位：{fields}；現按普通詞語查找',
    'The fields are {fields}; for now it is a plain word',
  ],
  'note.missing_value': ['“{spot}”后面没有值', '「{spot}」後面沒有值', '“{spot}” has no value'],
  'hint.missing_value': [
    '值紧接在冒号后面，不留空格，如 year:2017',
    '值緊接在冒號後面，不留空格，如 year:2017',
    'It follows the colon without a space: year:2017',
  ],
  'note.bad_year': ['“{spot}”不是年份', '「{spot}」不是年份', '“{spot}” is no year'],
  'hint.bad_year': [
    '写成 2017、2016..2018、2016..、..2018 或 2016,2018；现按普通词语查找',
    '寫成 2017、2016..2018、2016..、..2018 或 2016,2018；現按普通詞語查找',
    'Write 2017, 2016..2018, 2016.., ..2018 or 2016,2018; for now it is a plain word',
  ],
  'note.year_order': ['起止年份颠倒了', '起止年份顛倒了', 'The years stand the wrong way round'],
  'hint.year_order': [
    '写成 2016..2018；现已对调',
    '寫成 2016..2018；現已對調',
    'Write 2016..2018; they have been swapped',
  ],
  'note.bad_number': [
    '“{spot}”不像发文字号',
    '「{spot}」不像發文字號',
    '“{spot}” does not look like a document number',
  ],
  'hint.bad_number': [
    '写成 number:国办发〔2016〕80号；现按普通词语查找',
    '寫成 number:國辦發〔2016〕80號；現按普通詞語查找',
    'Write number:国办发〔2016〕80号; for now it is a plain word',
  ],
  'note.bad_figure': [
    '指标条件不完整',
    '指標條件不完整',
    'The condition on a figure is incomplete',
  ],
  'hint.bad_figure': [
    '写成 figure:requests.extended>0，比较符可用 > >= < <= =；现按普通词语查找',
    '寫成 figure:requests.extended>0，比較符可用 > >= < <= =；現按普通詞語查找',
    'Write figure:requests.extended>0, with > >= < <= or =; for now it is a plain word',
  ],
  'note.question': [
    '这是一句问话：按内容相近的程度排列，不要求每个词都出现。',
    '這是一句問話：按內容相近的程度排列，不要求每個詞都出現。',
    'This is a question: reports are ranked by how close they come, and need not hold every word.',
  ],
  'note.unknown_value': [
    '没有“{value}”这个{field}，这一条件已略去。',
    '沒有「{value}」這個{field}，這一條件已略去。',
    'There is no {field} “{value}”; this condition is left out.',
  ],
  'note.field_of_all': [
    '{field}: 只能限定整个检索，不能写在 OR 或括号里，这一条件已略去。',
    '{field}: 只能限定整個檢索，不能寫在 OR 或括號裡，這一條件已略去。',
    '{field}: narrows a whole search and cannot stand in OR or brackets; this condition is left out.',
  ],
  'note.unknown_figure': [
    '没有“{key}”这个指标，这一条件已略去。{near}',
    '沒有「{key}」這個指標，這一條件已略去。{near}',
    'There is no figure “{key}”; this condition is left out. {near}',
  ],
  'note.figures_near': ['相近的指标：{near}。', '相近的指標：{near}。', 'Figures like it: {near}.'],
  'note.unknown_applicant': [
    '没有“{applicant}”这类申请人，这一条件已略去。申请人：{applicants}。',
    '沒有「{applicant}」這類申請人，這一條件已略去。申請人：{applicants}。',
    'There is no kind of applicant “{applicant}”; this condition is left out. The kinds: {applicants}.',
  ],
  'note.term_missing': [
    '没有报告含有“{term}”。',
    '沒有報告含有「{term}」。',
    'No report holds “{term}”.',
  ],
  'note.term_missing_among': [
    '符合条件的报告都不含“{term}”。',
    '符合條件的報告都不含「{term}」。',
    'None of the reports that meet the conditions holds “{term}”.',
  ],
  'note.term_missing_within': [
    '所限定的部分里没有“{term}”。',
    '所限定的部分裡沒有「{term}」。',
    'The parts searched do not hold “{term}”.',
  ],
  'note.none_to_search': [
    '没有报告符合词语以外的条件，因此没有可供查找词语的报告。',
    '沒有報告符合詞語以外的條件，因此沒有可供查找詞語的報告。',
    'No report meets the conditions set beside the words, so there was none to look for the words in.',
  ],
  'note.taken_apart_within': [
    '所限定的部分里没有原样的“{words}”，改按其中的词语查找。',
    '所限定的部分裡沒有原樣的「{words}」，改按其中的詞語查找。',
    'The parts searched do not hold “{words}” as it stands; the words in it were searched for instead.',
  ],
  'note.taken_apart_among': [
    '符合条件的报告都没有原样的“{words}”，改按其中的词语查找。',
    '符合條件的報告都沒有原樣的「{words}」，改按其中的詞語查找。',
    'None of the reports that meet the conditions holds “{words}” as it stands; the words in it were searched for instead.',
  ],
  'note.not_all_met': [
    '没有一份报告符合全部要求，以下是部分符合的报告。',
    '沒有一份報告符合全部要求，以下是部分符合的報告。',
    'No report meets all that is asked; these hold some of the words.',
  ],
  'note.taken_apart': [
    '没有报告原样含有“{words}”，改按其中的词语查找。',
    '沒有報告原樣含有「{words}」，改按其中的詞語查找。',
    'No report holds “{words}” as it stands; the words in it were searched for instead.',
  ],
  'note.characters_only': [
    '最后 {partly} 份报告不含这些词语，只含其中的部分文字，不计入上面的数字。',
    '最後 {partly} 份報告不含這些詞語，只含其中的部分文字，不計入上面的數字。',
    'The last {partly|report holds|reports hold} none of the words but some of their characters; no count above speaks of these.',
  ],
  'note.terms_not_together': [
    '没有一份报告同时含有所有词语，以下是部分符合的报告。',
    '沒有一份報告同時含有所有詞語，以下是部分符合的報告。',
    'No report holds all the words; these hold some of them.',
  ],
  // Why another wording is offered.
  'offer.instead': [
    '把“{from}”写成“{to}”，有 {reports} 份报告',
    '把「{from}」寫成「{to}」，有 {reports} 份報告',
    'With “{to}” in place of “{from}”: {reports|report|reports}',
  ],
  // Why a report does not match.
  'reason.filter': [
    '不符合{field}的筛选条件。',
    '不符合{field}的篩選條件。',
    'The filter on {field} leaves it out.',
  ],
  'reason.written_filter': [
    '不符合查询里写的筛选条件。',
    '不符合查詢裡寫的篩選條件。',
    'A filter written in the query leaves it out.',
  ],
  'reason.term_excluded': [
    '含有要排除的“{words}”。',
    '含有要排除的「{words}」。',
    'It holds “{words}”, which the query excludes.',
  ],
  'reason.term_elsewhere': [
    '“{term}”不在所选栏目里，而在这份报告的其他栏目里，共{occurrences}处。',
    '「{term}」不在所選欄目裡，而在這份報告的其他欄目裡，共{occurrences}處。',
    '“{term}” is not in the chosen sections but {occurrences|time|times} in others of this report.',
  ],
  'reason.term_missing': ['没有“{term}”。', '沒有「{term}」。', 'It does not hold “{term}”.'],
  'reason.condition_unmet': [
    '各词都有，但不在要求的同一句、同一段、距离或数值之内。',
    '各詞都有，但不在要求的同一句、同一段、距離或數值之內。',
    'It holds the words, but not within the sentence, paragraph, distance or value asked for.',
  ],
} as const satisfies Record<string, MessageRow>
