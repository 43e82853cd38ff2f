/** Messages about figures and their checks, wherever they are shown. */
import type { MessageRow } from '../message.ts'

export const figureMessages = {
  'figures.heading': ['数字与核对', '數字與核對', 'Figures and checks'],
  'figures.key': ['主要数字', '主要數字', 'Main figures'],
  'figures.all': ['全部数字（{count} 个）', '全部數字（{count} 個）', 'All {count|figure|figures}'],
  'figures.single': ['不分申请人的数字', '不分申請人的數字', 'Figures not split by applicant'],
  'figures.byApplicant': ['按申请人', '按申請人', 'By applicant'],
  'figures.none': [
    '没有读到数字：报告里没有统计表，或表格无法读取。',
    '沒有讀到數字：報告裡沒有統計表，或表格無法讀取。',
    'No figures were read: the report has no tables, or they cannot be read.',
  ],
  'figures.name': ['项目', '項目', 'Figure'],
  'figures.value': ['数值', '數值', 'Value'],
  'figures.from': ['出处', '出處', 'Read from'],
  'reading.table': ['表格', '表格', 'table'],
  'reading.prose': ['正文', '正文', 'text'],
  'reading.inferred': ['推算', '推算', 'inferred'],
  'reading.unreadable': ['无法辨认', '無法辨認', 'unreadable'],
  'reading.blank': ['空白', '空白', 'blank'],
  'reading.inferredHelp': [
    '原表的数字粘连在一起，这个值由算式唯一确定',
    '原表的數字黏連在一起，這個值由算式唯一確定',
    'The digits run together in the source; the arithmetic leaves only this value',
  ],
  'reading.unreadableHelp': [
    '原表此处无法判断是什么数字，没有猜测',
    '原表此處無法判斷是什麼數字，沒有猜測',
    'What stands here in the source cannot be told; it was not guessed',
  ],
  'reading.blankHelp': [
    '原表此格没有填数字，不当作 0',
    '原表此格沒有填數字，不當作 0',
    'The cell holds no number; it does not count as 0',
  ],
  'checks.heading': ['算术核对', '算術核對', 'Arithmetic'],
  'checks.pass': ['{count} 项相符', '{count} 項相符', '{count} pass'],
  'checks.fail': ['{count} 项不符', '{count} 項不符', '{count} fail'],
  'checks.notAssessable': ['{count} 项无法判定', '{count} 項無法判定', '{count} cannot be told'],
  'checks.none': ['没有可以核对的算式。', '沒有可以核對的算式。', 'Nothing to check.'],
  'checks.difference': ['差 {difference}', '差 {difference}', 'difference {difference}'],
  'checks.cells': ['涉及的格', '涉及的格', 'Cells'],
  'checks.missing': ['缺', '缺', 'missing'],
  'checks.otherYear': ['看那一年', '看那一年', 'see that year'],
  'checks.cellFails': [
    '此格所在的算式不符，看核对',
    '此格所在的算式不符，看核對',
    'A check with this cell fails: see it',
  ],
  'checks.note': [
    '不符之处照原样显示，不作改动。',
    '不符之處照原樣顯示，不作改動。',
    'What does not add up is shown as printed, never repaired.',
  ],
} as const satisfies Record<string, MessageRow>
