import { describe, expect, it } from 'vitest'
import { readBytes, type SourceDocument } from '../../src/ingest/index.ts'
import { parseReport, splitReports } from '../../src/report/index.ts'

const filler = '各单位按照要求做好公开工作，及时更新目录，规范答复流程，接受群众监督。'.repeat(8)

/** A report of a year, long enough to be one. */
function report(year: number, received: number, body = '云汀市青岫县人民政府'): string {
  return [
    `${body}${year}年政府信息公开工作年度报告`,
    '一、总体情况',
    filler,
    '二、收到和处理政府信息公开申请情况',
    `${year}年，共收到政府信息公开申请${received}件。`,
  ].join('\n')
}

async function partsOf(text: string): Promise<SourceDocument[]> {
  const [document] = await readBytes(Buffer.from(text), 'reports.txt')
  return splitReports(document!)
}

const receivedIn = (document: SourceDocument) =>
  parseReport(document).figures.find(({ key }) => key === 'requests.received')?.value

describe('a file of several reports', () => {
  it('is as many reports, each with its own year and figures, at its own place', async () => {
    const text = `${report(2022, 21)}\n${report(2021, 17)}\n${report(2021, 9, '云汀市白苇县人民政府')}`
    const parts = await partsOf(text)
    expect(parts.map(({ path }) => path)).toEqual(['reports.txt', 'reports.txt#2', 'reports.txt#3'])
    const read = parts.map((part) => parseReport(part))
    expect(read.map(({ reportYear, reportingBody }) => [reportYear, reportingBody])).toEqual([
      [2022, '云汀市青岫县人民政府'],
      [2021, '云汀市青岫县人民政府'],
      [2021, '云汀市白苇县人民政府'],
    ])
    expect(parts.map(receivedIn)).toEqual([21, 17, 9])
    for (const { blocks, text: own } of parts)
      for (const { source, ...block } of blocks) {
        expect(own.slice(source.start, source.end)).toBe('text' in block ? block.text : '')
        expect(text.slice(source.start, source.end)).toBe('text' in block ? block.text : '')
      }
    for (const { warnings } of read)
      expect(warnings.map(({ code }) => code)).toContain('several_reports')
  })

  it('is as many reports where these are short, but have chapters', async () => {
    const short = (body: string, received: number) =>
      `${body}2022年政府信息公开工作年度报告\n一、总体情况\n主动公开${received * 3}条。\n二、依申请公开情况\n收到政府信息公开申请${received}件。`
    const parts = await partsOf(`${short('青岫县民政局', 21)}\n${short('青岫县教育局', 9)}`)
    expect(parts.map(receivedIn)).toEqual([21, 9])
  })

  it('accounts for every character once', async () => {
    const text = `${report(2022, 21)}\n${report(2021, 17)}`
    const [whole] = await readBytes(Buffer.from(text), 'reports.txt')
    const parts = splitReports(whole!)
    const sum = (of: 'seen' | 'read') => parts.reduce((all, { account }) => all + account![of], 0)
    expect(sum('seen')).toBe(whole!.account!.seen)
    expect(sum('read')).toBe(whole!.account!.read)
  })

  it.each([
    [
      'its title is printed again',
      `云汀市青岫县人民政府2022年政府信息公开工作年度报告\n${report(2022, 21)}`,
    ],
    [
      'another title is a link',
      `${report(2022, 21)}\n相关阅读\n青岫县2021年政府信息公开工作年度报告\n打印`,
    ],
    [
      'another report is spoken of',
      `${report(2022, 21)}\n《青岫县2021年政府信息公开工作年度报告》已公开。\n一、附件`,
    ],
    [
      'what follows is too short to be one',
      `${report(2022, 21)}\n青岫县2021年政府信息公开年度报告\n一、概述\n略。`,
    ],
  ])('stays one where %s', async (_, text) => {
    expect(await partsOf(text)).toHaveLength(1)
  })
})
