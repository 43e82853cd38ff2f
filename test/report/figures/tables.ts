/** Tables and outlines written by hand for the tests of figures. */
import type { Figure, OutlineNode, Table } from '../../../src/report/index.ts'
import { extractFigures } from '../../../src/report/figures/index.ts'

const source = { start: 0, end: 0 }

/** A cell as HTML has it: its text, or text with spans. */
export type HtmlCell = string | { text: string; rows?: number; columns?: number }

/** Lays rows out as a browser does: a spanned cell pushes the cells below it to the right. */
export function spannedTable(rows: readonly (readonly HtmlCell[])[], id = 't1'): Table {
  const taken = new Set<string>()
  const cells: Table['cells'] = []
  rows.forEach((row, r) => {
    let column = 0
    for (const cell of row) {
      while (taken.has(`${r}:${column}`)) column++
      const {
        text,
        rows: rowSpan = 1,
        columns: columnSpan = 1,
      } = typeof cell === 'string' ? { text: cell } : cell
      cells.push({ row: r, column, rowSpan, columnSpan, text })
      for (let y = r; y < r + rowSpan; y++)
        for (let x = column; x < column + columnSpan; x++) taken.add(`${y}:${x}`)
      column += columnSpan
    }
  })
  const width = Math.max(...cells.map((cell) => cell.column + cell.columnSpan))
  const grid = rows.map(() => Array.from({ length: width }, () => ''))
  for (const cell of cells) grid[cell.row]![cell.column] = cell.text
  return {
    id,
    rows: grid,
    cells,
    lines: grid.map((row, i) => ({ id: `${id}.r${i + 1}`, text: row.join(' '), source })),
    source,
  }
}

/** A table of pipe text: cells in a row, without spans, rows of any length. */
export function pipeTable(text: string, id = 't1'): Table {
  const rows = text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/\|$/, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
  return spannedTable(rows, id)
}

/** An outline of one node. */
export function outlineOf(
  tables: readonly Table[],
  passages: readonly string[] = [],
): OutlineNode[] {
  return [
    {
      id: 's1',
      level: 1,
      heading: null,
      headingSource: null,
      section: 'overview',
      rule: 'test',
      passages: passages.map((text, i) => ({ id: `s1.p${i + 1}`, text, source })),
      tables: [...tables],
      children: [],
    },
  ]
}

/** Figures of tables, with what they are asked for by. */
export function read(tables: readonly Table[], passages: readonly string[] = []) {
  const { figures, warnings } = extractFigures({ outline: outlineOf(tables, passages) })
  const get = (key: string, applicant?: string): Figure | undefined =>
    figures.find((figure) => figure.key === key && figure.applicant === applicant)
  return {
    figures,
    warnings,
    get,
    /** Value of a figure; undefined where there is none. */
    value: (key: string, applicant?: string) => get(key, applicant)?.value,
    /** The seven values of a row, in the order of the form. */
    row: (key: string) =>
      [
        'naturalPerson',
        'business',
        'researchInstitution',
        'publicWelfare',
        'legalService',
        'other',
        'total',
      ].map((applicant) => get(key, applicant)?.value),
  }
}

/** Labels of the outcome rows of the 2021 form below the first, each with the heading that begins on its row. */
const outcomeLabels: readonly (readonly [string, string | undefined, number?])[] = [
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', undefined],
  ['1.属于国家秘密', '（三）不予公开', 8],
  ['2.其他法律行政法规禁止公开', undefined],
  ['3.危及“三安全一稳定”', undefined],
  ['4.保护第三方合法权益', undefined],
  ['5.属于三类内部事务信息', undefined],
  ['6.属于四类过程性信息', undefined],
  ['7.属于行政执法案卷', undefined],
  ['8.属于行政查询事项', undefined],
  ['1.本机关不掌握相关政府信息', '（四）无法提供', 3],
  ['2.没有现成信息需要另行制作', undefined],
  ['3.补正后申请内容仍不明确', undefined],
  ['1.信访举报投诉类申请', '（五）不予处理', 5],
  ['2.重复申请', undefined],
  ['3.要求提供公开出版物', undefined],
  ['4.无正当理由大量反复申请', undefined],
  ['5.要求行政机关确认或重新出具已获取信息', undefined],
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '（六）其他处理', 3],
  ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', undefined],
  ['3.其他', undefined],
]

/** The 2021 applications table with its spans; `numbers(i)` gives the cells of row i (0 to 24). */
export function applications2021(numbers: (row: number) => readonly string[]): HtmlCell[][] {
  const rest = outcomeLabels.map(([label, group, rows], i): HtmlCell[] => {
    const cells = numbers(i + 3)
    if (i === 0) return [{ text: label, columns: 2 }, ...cells]
    if (group === undefined) return [label, ...cells]
    return [{ text: group, rows: rows ?? 1 }, label, ...cells]
  })
  return [
    [
      {
        text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
        rows: 3,
        columns: 3,
      },
      { text: '申请人情况', columns: 7 },
    ],
    [
      { text: '自然人', rows: 2 },
      { text: '法人或其他组织', columns: 5 },
      { text: '总计', rows: 2 },
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
    [{ text: '一、本年新收政府信息公开申请数量', columns: 3 }, ...numbers(0)],
    [{ text: '二、上年结转政府信息公开申请数量', columns: 3 }, ...numbers(1)],
    [
      { text: '三、本年度办理结果', rows: 22 },
      { text: '（一）予以公开', columns: 2 },
      ...numbers(2),
    ],
    ...rest,
    [{ text: '（七）总计', columns: 2 }, ...numbers(23)],
    [{ text: '四、结转下年度继续办理', columns: 3 }, ...numbers(24)],
  ]
}

/** Keys of the 25 rows, in the order of the form. */
export const keys2021: readonly string[] = [
  'received',
  'carriedOver',
  'granted',
  'partlyGranted',
  'refused.stateSecret',
  'refused.otherLaw',
  'refused.safetyAndStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.processInformation',
  'refused.enforcementFiles',
  'refused.administrativeInquiry',
  'unavailable.notHeld',
  'unavailable.needsCreation',
  'unavailable.stillUnclear',
  'notProcessed.complaint',
  'notProcessed.repeated',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.confirmation',
  'otherOutcome.correctionOverdue',
  'otherOutcome.feeOverdue',
  'otherOutcome.other',
  'outcomes.total',
  'carriedForward',
].map((key) => `requests.${key}`)
