/** Why something that a file holds is not in its text (`LossReason` of ingest). */
import type { MessageRow } from '../message.ts'

export const lossWords = {
  'loss.hidden': ['隐藏文字', '隱藏文字', 'hidden text'],
  'loss.deleted': ['已删除的文字', '已刪除的文字', 'deleted text'],
  'loss.furniture': ['页眉页脚、页码、栏目和按钮', '頁首頁尾、頁碼、欄目和按鈕', 'page furniture'],
  'loss.watermark': ['水印', '浮水印', 'watermark'],
  'loss.repeated': ['重复的文字', '重複的文字', 'repeated text'],
  'loss.markup': ['格式标记', '格式標記', 'markup'],
  'loss.phonetic': ['注音', '注音', 'pronunciation'],
  'loss.comment': ['批注', '批註', 'comments'],
  'loss.control': ['控件文字', '控制項文字', 'texts of controls'],
  'loss.unmapped': [
    '字体没有说明是什么字',
    '字型沒有說明是什麼字',
    'characters that the font does not name',
  ],
  'loss.part': ['文件中不能读的部分', '檔案中不能讀的部分', 'a part of the file that is not read'],
  'loss.limit': ['超出大小限制', '超出大小限制', 'beyond a limit of size'],
  'loss.unaccounted': ['原因不明', '原因不明', 'unknown reason'],
} as const satisfies Record<string, MessageRow>
