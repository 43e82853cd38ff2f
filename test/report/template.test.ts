import { expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport, skipReason, type Report } from '../../src/report/index.ts'

const form = `政府信息公开工作年度报告
一、总体情况
（文字描述）
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 |  |  |
行政规范性文件 |  |  |
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 |
三、收到和处理政府信息公开申请情况
五、存在的主要问题及改进情况
（文字描述）
六、其他需要报告的事项
（文字描述，收取信息处理费情况在此处报告。）`

async function read(text: string, fileName: string): Promise<Report> {
  return parseReport((await readBytes(new TextEncoder().encode(text), fileName))[0]!)
}

const fill = (...changes: [string, string][]): string =>
  changes.reduce((text, [blank, filled]) => text.replace(blank, filled), form)

it.each([
  ['the bare form', form, 'a.txt'],
  ['a form whose file is named like a report', form, '泰州市高港区2021年政府信息公开年度报告.txt'],
  ['a form with a place for the name', fill(['政府', 'XX局20XX年政府']), 'a.txt'],
])('skips %s, and says so', async (_what, text, fileName) => {
  const report = await read(text, fileName)
  expect(skipReason(report)?.key).toBe('file.blankTemplate')
  expect(report.warnings.map(({ code }) => code)).toContain('blank_template')
})

it.each([
  ['one number', fill(['规章 |  |', '规章 | 0 |'])],
  ['a body and its year in the title', fill(['政府', '泰州市高港区人民政府2021年政府'])],
  [
    'a text of its own',
    fill([
      '（文字描述）',
      '本镇全年围绕群众关心的事项公开信息，在村务栏和便民中心张贴目录，由专人更新，并安排两次培训，请各村信息员参加。'.repeat(
        2,
      ),
    ]),
  ],
])('keeps a form filled with %s', async (_what, text) => {
  const report = await read(text, 'a.txt')
  expect(skipReason(report)).toBeNull()
  expect(report.warnings.map(({ code }) => code)).not.toContain('blank_template')
})

it('keeps a short text that is no form at all', async () => {
  expect(skipReason(await read('关于召开会议的通知\n请准时参加。', 'a.txt'))).toBeNull()
})

it('skips a text without Chinese, and keeps one in a script of a region', async () => {
  const page = await read('404 Not Found\nnginx/1.22', '青岫县2022年政府信息公开年度报告.html.txt')
  expect(skipReason(page)?.key).toBe('file.noChinese')
  expect(skipReason(await read('སྲིད་གཞུང་ཆ་འཕྲིན་མངོན་གསལ 2022', 'a.txt'))).toBeNull()
})
