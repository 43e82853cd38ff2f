/** The page of what can be taken away: tables of all reports, and many queries at once. */
import type { MessageRow } from '../message.ts'

export const downloadMessages = {
  'downloads.title': ['下载', '下載', 'Downloads'],
  'downloads.dataset': ['数据表', '資料表', 'The reports as tables'],
  'downloads.datasetAbout': [
    '每张表都是全部报告的一种整理，以编号相连。Excel、pandas、R、Stata 打开 CSV；Parquet 保留类型，也小得多。空白表示不详，不是 0。',
    '每張表都是全部報告的一種整理，以編號相連。Excel、pandas、R、Stata 開啟 CSV；Parquet 保留型別，也小得多。空白表示不詳，不是 0。',
    'Each table has all reports, joined by their ids. Excel, pandas, R and Stata open the CSV; Parquet keeps types and is much smaller. Empty means not known, which is not 0.',
  ],
  'downloads.table': ['表', '表', 'Table'],
  'downloads.holds': ['内容', '內容', 'A row is'],
  'downloads.files': ['文件', '檔案', 'Files'],
  'downloads.codebook': ['编码簿', '編碼簿', 'Codebook'],
  'downloads.package': ['数据包描述', '資料包描述', 'Data package'],
  'downloads.batch': ['批量检索', '批次檢索', 'Many queries at once'],
  'downloads.batchAbout': [
    '一行一个查询，写法同检索框；也可贴入一份 CSV，其中一列的列名是 query 或 查询。所有相符的段落下载为一张表，附引证和地址。没有报告全部符合的查询占一行，写明 none。',
    '一行一個查詢，寫法同檢索框；也可貼入一份 CSV，其中一欄的欄名是 query 或 查詢。所有相符的段落下載為一張表，附引證和位址。沒有報告全部符合的查詢佔一列，寫明 none。',
    'One query a line, as in the search box; or paste a CSV with a column headed query. Every passage that matches comes as one table, with citation and address. A query that no report matches whole has one row that says none.',
  ],
  'downloads.queries': ['查询，至多 {most} 个', '查詢，至多 {most} 個', 'Queries, up to {most}'],
  'downloads.year': ['年度', '年度', 'Years'],
  'downloads.region': ['地区', '地區', 'Regions'],
  'downloads.body': ['机关', '機關', 'Bodies'],
  'downloads.format': ['格式', '格式', 'Form'],
  'downloads.start': ['检索并下载', '檢索並下載', 'Search and download'],
} as const satisfies Record<string, MessageRow>
