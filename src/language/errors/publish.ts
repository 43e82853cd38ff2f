/** Why no edition was published. */
import type { MessageRow } from '../message.ts'

export const publishErrors = {
  'publish.notEmpty': [
    '{folder} 里有别的东西，不是从前发布的静态版：没有动它。请指定空的、还没有的或从前发布的文件夹。',
    '{folder} 裡有別的東西，不是從前發布的靜態版：沒有動它。請指定空的、還沒有的或從前發布的資料夾。',
    '{folder} holds something else than an edition that was published before, and was left alone. Name an empty folder, one that is not there yet, or one that was published.',
  ],
  'publish.cannotWrite': [
    '写不了 {folder}：{reason}。从前的静态版没有动。',
    '寫不了 {folder}：{reason}。從前的靜態版沒有動。',
    'Cannot write {folder}: {reason}. An edition that was there is as it was.',
  ],
  'publish.noReports': [
    '没有符合条件的报告，什么也没有发布。',
    '沒有符合條件的報告，什麼也沒有發布。',
    'No report meets the conditions: nothing was published.',
  ],
  'publish.notBuilt': [
    '缺少 {file}：先运行 npm run build。',
    '缺少 {file}：先執行 npm run build。',
    '{file} is missing: run npm run build first.',
  ],
} as const satisfies Record<string, MessageRow>
