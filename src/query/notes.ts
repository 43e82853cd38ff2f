/** What the parser says about a spot it could not take as syntax. Notes never stop a search. */
import type { Span } from './ast.ts'
import { queryFields } from './fields.ts'

const fieldNames = queryFields.map((field) => field.name).join('、')

/** Every note: what is wrong, and what would be right. `{}` stands for the text at the spot. */
const noteTexts = {
  unbalanced_quote: {
    message: '引号没有成对',
    hint: '补上另一半引号；现按普通词语查找',
  },
  empty_phrase: { message: '引号里没有内容', hint: '在引号里写上要原样查找的词句' },
  unclosed_group: { message: '左括号没有配对', hint: '补上右括号；现当作到末尾为止' },
  stray_close: { message: '右括号没有配对', hint: '去掉它，或补上左括号' },
  empty_group: { message: '括号里没有内容', hint: '在括号里写上词语，或去掉括号' },
  too_deep: { message: '括号套得太深', hint: '括号最多套 20 层；更深的括号不起作用，词语照常查找' },
  dangling_or: { message: 'OR 的一边没有词语', hint: '写成：词语 OR 词语' },
  dangling_not: { message: '“{}”后面没有要排除的词语', hint: '写成：-词语' },
  lone_minus: {
    message: '这个“{}”不表示排除',
    hint: '要排除，在空格后写一个 - 并紧接词语，如 公开 -信访',
  },
  dangling_near: { message: 'NEAR 的一边没有词语', hint: '写成：词语 NEAR/5 词语' },
  near_distance: {
    message: '“{}”的距离不对',
    hint: '写成 NEAR/5，数字从 0 到 1000；现按普通词语查找',
  },
  near_mixed: {
    message: '连用的 NEAR 距离不一',
    hint: '现一律按最大的距离；要分开，用括号',
  },
  near_operand: {
    message: 'NEAR 两边只能是词语、引号短语、文号或它们的 OR',
    hint: '现只要求同时出现在一份报告里',
  },
  scope_negative: {
    message: '同句、同段的括号里要有可找的词语',
    hint: '至少写一个不带 - 的词语；现在整份报告里查找',
  },
  unknown_field: {
    message: '没有“{}”这个字段',
    hint: `可用的字段：${fieldNames}；现按普通词语查找`,
  },
  missing_value: { message: '“{}”后面没有值', hint: '值紧接在冒号后面，不留空格，如 year:2017' },
  bad_year: {
    message: '“{}”不是年份',
    hint: '写成 2017、2016..2018、2016..、..2018 或 2016,2018；现按普通词语查找',
  },
  year_order: { message: '起止年份颠倒了', hint: '写成 2016..2018；现已对调' },
  bad_number: {
    message: '“{}”不像发文字号',
    hint: '写成 number:国办发〔2016〕80号；现按普通词语查找',
  },
  bad_figure: {
    message: '指标条件不完整',
    hint: '写成 figure:requests.extended>0，比较符可用 > >= < <= =；现按普通词语查找',
  },
} as const

export type QueryNoteCode = keyof typeof noteTexts

export const queryNoteCodes = Object.keys(noteTexts) as [QueryNoteCode]

/** One spot of the query that was not taken as typed, for the page to underline. */
export interface QueryNote extends Span {
  code: QueryNoteCode
  /** What is wrong, in Simplified Chinese. */
  message: string
  /** What would be right, and how the spot was searched. */
  hint: string
}

/** A wall of brackets or quotes would repeat itself; more than this nobody reads. */
const maximumNotes = 20

/** Collects notes on one query text. */
export interface NoteList {
  add: (code: QueryNoteCode, span: Span) => void
  /** The first twenty, in order of their places. */
  list: () => QueryNote[]
}

export function createNoteList(text: string): NoteList {
  const notes: QueryNote[] = []
  return {
    add(code, { start, end }) {
      const { message, hint } = noteTexts[code]
      notes.push({
        code,
        message: message.replace('{}', () => excerpt(text, start, end)),
        start,
        end,
        hint,
      })
    },
    list: () => notes.sort((a, b) => a.start - b.start || a.end - b.end).slice(0, maximumNotes),
  }
}

function excerpt(text: string, start: number, end: number): string {
  return end - start > 30 ? `${text.slice(start, start + 30)}…` : text.slice(start, end)
}
