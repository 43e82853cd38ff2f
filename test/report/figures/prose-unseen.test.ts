/** What is read from paragraphs that the reader's words were not made for: how much of it is right, and how much is found. */
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport } from '../../../src/report/index.ts'
import { sumsOverYears } from './sums-over-years.ts'
import { usual } from './usual-wordings.ts'
import { chapters, held, unseen, type Judged } from './unseen-wordings.ts'

interface Outcome {
  right: number
  wrong: string[]
  missed: string[]
}

async function outcomeOf({ chapter, text, states, may }: Judged): Promise<Outcome> {
  const report = `云汀市青岫县水务局2022年政府信息公开工作年度报告\n${chapters[chapter]}\n${text}\n`
  const [document] = await readBytes(Buffer.from(report), 'report.txt')
  const { figures } = parseReport(document!)
  const read = new Map(figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])))
  const expected = { ...may, ...states }
  const wrong = [...read]
    .filter(([key, value]) => expected[key] !== value)
    .map(([key, value]) => `${key} = ${value} in ${text}`)
  const missed = Object.entries(states)
    .filter(([key, value]) => read.get(key) !== value)
    .map(([key, value]) => `${key} = ${value} in ${text}`)
  return { right: read.size - wrong.length, wrong, missed }
}

describe('figures in wordings by another author', () => {
  it.each([
    ['of the set that widened the words', unseen],
    ['of a set that was held back', held],
    ['of the usual wordings of the forms since 2019', usual],
  ])('%s: 99 of 100 are right, nine of ten are found', async (_, paragraphs) => {
    const outcomes = await Promise.all(paragraphs.map(outcomeOf))
    const wrong = outcomes.flatMap((outcome) => outcome.wrong)
    const missed = outcomes.flatMap((outcome) => outcome.missed)
    const right = outcomes.reduce((sum, outcome) => sum + outcome.right, 0)
    const stated = paragraphs.reduce((sum, { states }) => sum + Object.keys(states).length, 0)
    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(1 - missed.length / stated, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it('of sums over years and stocks none is stated as the year’s', async () => {
    const outcomes = await Promise.all(sumsOverYears.map(outcomeOf))
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(outcomes.flatMap(({ missed }) => missed)).toEqual([])
  })

  it.each<[body: string, text: string, Record<string, number>]>([
    [
      '水务局',
      '本年度行政复议2件，结果维持1件；行政诉讼1件。',
      { 'reviews.total': 2, 'reviews.upheld': 1, 'litigation.total': 1 },
    ],
    ['水务局', '本年度未发生行政复议和行政诉讼。', { 'reviews.total': 0, 'litigation.total': 0 }],
    // Cases of every kind.
    ['自然资源局', '全年被申请行政复议41件，涉及土地征收30件、信息公开5件。', {}],
    ['自然资源局', '全年被提起行政诉讼29件，其中不动产登记12件。', {}],
    ['公安局', '行政复议案件28件，维持26件。均为治安处罚类案件。', {}],
    ['公安局', '行政诉讼案件7件，主要涉及交通管理处罚。', {}],
    ['司法局', '全年收到行政复议申请210件。', {}],
  ])(
    'under a heading that does not say 公开 are of disclosure unless other matters are named: %s %s',
    async (body, text, expected) => {
      const report = `云汀市青岫县${body}2022年政府信息公开工作年度报告\n一、总体情况\n依法公开信息。\n四、行政复议、行政诉讼情况\n${text}\n`
      const [document] = await readBytes(Buffer.from(report), 'report.txt')
      const { figures } = parseReport(document!)
      expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual(expected)
    },
  )
})
