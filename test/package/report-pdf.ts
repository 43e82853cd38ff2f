/** An invented report as a PDF. Its reviews do not add up: 3 + 1 + 0 + 1 is stated to be 6. */
import { pdfOf, ruledTable, text } from '../support/pdf-writer.ts'

const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const blanks = (count: number): string[] => Array.from({ length: count }, () => '')

const rows = [
  ['行政复议', ...blanks(4), '行政诉讼', ...blanks(9)],
  [...blanks(5), '未经复议直接起诉', ...blanks(4), '复议后起诉', ...blanks(4)],
  [...outcomes, ...outcomes, ...outcomes],
  ['3', '1', '0', '1', '6', '1', '0', '0', '1', '2', '0', '0', '0', '0', '0'],
]

export function writeReportPdf(): Buffer {
  return pdfOf([
    [
      text('云汀市青岫县人民政府2023年政府信息公开工作年度报告', 100, 60, 16),
      text('一、总体情况', 60, 110),
      text('2023年，青岫县把试点领域的目录落到村和社区，县政府办公室每月检查一次。', 60, 135),
      text('四、政府信息公开行政复议、行政诉讼情况', 60, 185),
      ...ruledTable(
        Array.from({ length: 16 }, (_, i) => 40 + i * 34),
        [205, 225, 245, 265, 285],
        rows,
        6,
      ),
      text('五、存在的主要问题及改进情况', 60, 330),
      text('存在的问题是村级公开更新不及时。', 60, 355),
      text('云汀市青岫县人民政府', 380, 400),
      text('2024年1月19日', 400, 425),
    ],
  ])
}
