import { expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { missingSentences } from '../../src/index/index.ts'
import { traceReport } from '../../src/report/index.ts'

async function readText(text: string) {
  const [document] = await readBytes(Buffer.from(text), 'report.txt')
  const { report, cuts } = traceReport(document!)
  return { document: document!, report, cuts }
}

const text = [
  '青岫县人民政府2020年政府信息公开工作年度报告',
  '首页 > 政务公开 > 年度报告',
  '一、总体情况',
  '全年收到申请21件，答复19件。印发《集贸市场“阳光秤”巡查办法》并上网公布。',
].join('\n')

it('finds every sentence of a source in its report, page furniture aside', async () => {
  const { document, cuts, report } = await readText(text)
  const { looked, missing } = missingSentences(document, cuts, report)
  expect(missing).toEqual([])
  expect(looked).toBeGreaterThanOrEqual(4)
})

it('tells a sentence that was cut in two, and one that is gone', async () => {
  const { document, cuts, report } = await readText(text)
  const chapter = report.outline.find((node) => node.heading === '一、总体情况')!
  const [passage] = chapter.passages
  const cut = passage!.text.indexOf('巡查')
  chapter.passages = [
    { ...passage!, text: passage!.text.slice('全年收到申请21件，答复19件。'.length, cut) },
    { ...passage!, id: 's1.p2', text: passage!.text.slice(cut) },
  ]
  expect(missingSentences(document, cuts, report).missing).toEqual([
    '全年收到申请21件，答复19件。',
    '印发《集贸市场“阳光秤”巡查办法》并上网公布。',
  ])
})
