/** Which passage of a report is shown first, and what of it is marked. */
import { describe, expect, it } from 'vitest'
import { answerForm } from '../../src/search/question.ts'
import type { PassageHit } from '../../src/search/index.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport } from '../../src/report/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, serviceOver } from './corpus.ts'

/** The passages shown of one report of 桐溪区, 2020, whose paragraphs these are. */
async function shown(q: string, text: string): Promise<PassageHit[]> {
  const written = `桐溪区人民政府2020年政府信息公开工作年度报告\n${text}\n`
  const [document] = await readBytes(new TextEncoder().encode(written), '桐溪区.txt')
  const service = serviceOver([{ name: '桐溪', report: parseReport(document!) }], anyAnalyzer())
  const { hits } = await service.search(parametersOf(q))
  await service.close()
  return hits[0]?.passages ?? []
}

const firstOf = async (q: string, text: string): Promise<string> =>
  (await shown(q, text))[0]?.text ?? ''

const chapters = `一、总体情况
桐溪区在桐溪区政务服务网设桐溪区旗舰店，桐溪区各部门全部进驻。
2020年2月，桐溪区印发2020年工作要点，2020年年底考核。
二、依申请公开
收到的申请都已答复，其中延期答复的两件说明了理由。
三、培训
办班三期，参加培训的有九十人。`

describe('the passage shown first', () => {
  it.each([
    ['the place', '桐溪区 延期答复', '收到的申请'],
    ['the year', '2020年 培训', '办班三期'],
    ['both', '桐溪区 2020年 培训', '办班三期'],
  ])('is not chosen by what only names the report: %s', async (_, q, start) => {
    expect(await firstOf(q, chapters)).toMatch(new RegExp(`^${start}`))
  })

  it('is chosen by the word that few passages of its report hold', async () => {
    const text = `一、总体情况
公开工作稳步推进，公开目录更新。
公开栏目新设三个。
公开渠道另有电子屏。
栏目里的答复都附了依据。`
    expect(await firstOf('公开 依据', text)).toBe('栏目里的答复都附了依据。')
  })

  it('does not list the parts of the report', async () => {
    const text = `本报告由概述、主动公开、复议和诉讼情况、存在问题等部分组成。
一、总体情况
工作平稳。
二、有关情况
没有因信息公开发生的复议，也没有诉讼。`
    expect(await firstOf('复议 诉讼', text)).toMatch(/^没有因/)
  })

  it('leaves room for the word that stands elsewhere alone, on whatever page the passages are asked for', async () => {
    const text = `一、总体情况
办班一期，办班地点在区里，办班费用自理。
办班两期，办班人数三十，办班教材自编。
办班三期，办班场地租用，办班记录齐全。
二、数据
统计指标 | 单位 | 统计数 |
按时办结数 | 件 | 3 |
延期办结数 | 件 | 2 |
延期原因数 | 件 | 2 |
延期天数 | 天 | 2 |
总数 | 件 | 5 |`
    const passages = (await shown('办班 延期', text)).map((passage) => passage.text.slice(0, 2))
    expect(passages).toHaveLength(3)
    expect(passages.sort()).toEqual(['办班', '办班', '延期'])
  })

  it('is no head of a table', async () => {
    const text = `一、数据
信息内容 | 收费金额 | 件数 |
收费金额合计 | 12 | 3 |
收费标准 | 5 | 2 |`
    expect(await firstOf('收费金额', text)).toMatch(/^收费金额合计/)
  })

  it.each([
    ['多少件', '收到多少件来信', '全年收到来信31件。'],
    ['什么时候', '收到来信是什么时候', '最早收到来信在3月。'],
  ])('holds what the question asks for: %s', async (_, q, wanted) => {
    const text = `一、来信
收到来信，逐封登记，来信件件有着落。
全年收到来信31件。
最早收到来信在3月。`
    expect(await firstOf(q, text)).toBe(wanted)
  })

  it('holds the word itself, not its characters across two words', async () => {
    const text = `一、采购
实行政府采购，采购结果上网，实行政府合同备案。
行政开支另行公布，包括会议、培训、出国、用车等各项，均附有说明和上年的数字，逐级审核后公布。`
    const passages = await shown('行政', text)
    expect(passages.map(({ text: shownText }) => shownText.slice(0, 4))).toEqual([
      '行政开支',
      '实行政府',
    ])
    // Each place counts, as in plain substring search.
    expect(passages.map(({ occurrences }) => occurrences)).toEqual([1, 2])
    expect(passages.map(({ highlights }) => highlights)).toEqual([[[0, 2]], []])
    expect(passages[1]!.acrossWords).toEqual([
      [1, 3],
      [15, 17],
    ])
    const [quoted] = await shown('"行政"', text)
    expect(quoted!.acrossWords).toEqual([])
  })
})

describe('a line of a table', () => {
  const table = `一、数据
第二十条第（五）项 | |||
信息内容 | 上年数量 | 本年数量 |
行政许可 | 12 | 30 |
实行政府定价 | 2 | 5 |`

  it('is given as a row: what it is of, its columns, the marked cell', async () => {
    const passages = await shown('行政许可', table)
    expect(passages[0]).toMatchObject({
      text: '行政许可 | 12 | 30 |',
      row: {
        under: ['第二十条第（五）项'],
        cells: [
          { column: '信息内容', isLabel: true, text: '行政许可', highlights: [[0, 4]] },
          { column: '上年数量', isLabel: false, text: '12', highlights: [] },
          { column: '本年数量', isLabel: false, text: '30', highlights: [] },
        ],
      },
    })
  })

  it('has the marks of each cell, those across words apart', async () => {
    const passages = await shown('行政 30', table)
    const cells = passages.flatMap(({ row }) => row?.cells ?? [])
    expect(cells.filter(({ highlights }) => highlights.length > 0).map(({ text }) => text)).toEqual(
      ['行政许可', '30'],
    )
    expect(cells.find(({ text }) => text === '实行政府定价')).toMatchObject({
      highlights: [],
      acrossWords: [[1, 3]],
    })
  })

  it('is none in prose', async () => {
    expect((await shown('延期答复', chapters))[0]!.row).toBeNull()
  })
})

describe('the form of an answer', () => {
  it.each([
    ['收到多少件申请', '共28件', '共28次'],
    ['投入多少万元', '1,200万元', '1,200元'],
    ['花了多少钱', '3.5亿元', '3.5亿次'],
    ['办结率是多少', '95.46%', '95'],
    ['举报电话是多少', '12345', '123'],
    ['什么时候上线', '12月1日', '12项'],
    ['排名第几', '第6', '6名'],
    ['有多少个栏目', '栏目115个', '2019年'],
    ['有多少栏目', '栏目115个', '[2016]'],
    ['为什么延期', '原因是须征求意见', '延期两件'],
  ])('of %s is that of %s, not of %s', (question, answer, other) => {
    const form = new RegExp(answerForm(question)!, 'u')
    expect([form.test(answer), form.test(other)]).toEqual([true, false])
  })

  it.each(['如何申请公开', '哪些单位公开', '谁负责'])('of %s is not told', (question) => {
    expect(answerForm(question)).toBeNull()
  })
})
