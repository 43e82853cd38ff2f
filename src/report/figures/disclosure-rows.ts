/** Rows and columns of the 第二十条 tables (2019 and 2021 forms). */

/** A row: what the numbers are about. */
export interface DisclosureRow {
  /** Keys are `{prefix}.{measure}`. */
  prefix: string
  label: string
  pattern: RegExp
}

export const disclosureRows: readonly DisclosureRow[] = [
  { prefix: 'rules', label: '规章', pattern: /^规章$/ },
  {
    prefix: 'normativeDocuments',
    label: '行政规范性文件',
    pattern: /规范性文件$/,
  },
  { prefix: 'licensing', label: '行政许可', pattern: /^行政许可/ },
  { prefix: 'otherServices', label: '其他对外管理服务事项', pattern: /对外管理|管理服务事项/ },
  { prefix: 'penalties', label: '行政处罚', pattern: /^行政处罚/ },
  { prefix: 'coerciveMeasures', label: '行政强制', pattern: /^行政强制/ },
  { prefix: 'administrativeFees', label: '行政事业性收费', pattern: /事业性收费/ },
  { prefix: 'procurement', label: '政府集中采购', pattern: /集中采购/ },
]

/** A column: what is counted. */
export interface DisclosureColumn {
  measure: string
  label: string
  pattern: RegExp
}

export const disclosureColumns: readonly DisclosureColumn[] = [
  { measure: 'made', label: '本年制发件数', pattern: /本年新?制[作发]/ },
  { measure: 'repealed', label: '本年废止件数', pattern: /废止/ },
  { measure: 'inForce', label: '现行有效件数', pattern: /现行有效/ },
  { measure: 'disclosed', label: '本年新公开数量', pattern: /新公开/ },
  { measure: 'total', label: '对外公开总数量', pattern: /公开总数/ },
  { measure: 'previousYearItems', label: '上一年项目数量', pattern: /上一?年度?项目/ },
  { measure: 'change', label: '本年增/减', pattern: /增\/?减/ },
  { measure: 'decisions', label: '处理决定数量', pattern: /处理决定/ },
  { measure: 'projects', label: '采购项目数量', pattern: /采购项目/ },
  { measure: 'amountWanYuan', label: '金额', pattern: /收费金额|总金额/ },
]

/** The headers that the forms have, whole: in running text a column that was lost must not go unseen. */
export const disclosureHeaders: readonly (readonly string[])[] = [
  ['made', 'repealed', 'inForce'],
  ['made', 'disclosed', 'total'],
  ['previousYearItems', 'change', 'decisions'],
  ['previousYearItems', 'change'],
  ['projects', 'amountWanYuan'],
  ['decisions'],
  ['amountWanYuan'],
]
