import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport } from '../../src/report/index.ts'
import { randomNumbers } from '../../src/index/concordance/random-literals.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, serviceOver, sumOfParts, type NamedReport } from './corpus.ts'

const sentences = [
  '本机关主动公开政府信息若干条。',
  '依申请公开的答复按时办结。',
  '对延期答复的申请作了说明。',
  '依申请公开中延期答复一件。',
  '行政复议和行政诉讼均未发生。',
  '政务新媒体的运维得到加强。',
]

/** Reports of the same few sentences in any order: many share all words of a query, and not all in one passage. */
async function makeReports(count: number): Promise<NamedReport[]> {
  const random = randomNumbers(7)
  const pick = (): string => sentences[Math.floor(random() * sentences.length)]!
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const name = `第${i}号县人民政府${2008 + (i % 18)}年政府信息公开工作年度报告`
      const rare = i % 97 === 0 ? ['古籍修复另行公布。'] : []
      const paragraphs = Array.from({ length: 3 + Math.floor(random() * 5) }, pick)
      const text = [name, '一、概述', ...paragraphs, ...rare].join('\n')
      const [document] = await readBytes(new TextEncoder().encode(text), `${name}.txt`)
      return { name, report: parseReport(document!) }
    }),
  )
}

const count = 400
const service = serviceOver(await makeReports(count), anyAnalyzer())
const search = (q: string, limit: number) => service.search({ ...parametersOf(q), limit })

describe('over some hundred reports', () => {
  it.each(['公开 延期', '依申请公开 延期 说明', '行政复议 新媒体 办结', '公开', '古籍修复 公开'])(
    'the first ten of %s are those of the whole list',
    async (q) => {
      const all = await search(q, count)
      const ten = await search(q, 10)
      expect(all.hits).toHaveLength(Math.min(count, all.total))
      expect(ten.hits).toEqual(all.hits.slice(0, 10))
      const scores = all.hits.map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
    },
  )

  it('the parts of a score sum up to it, for a word of few reports as for one of most', async () => {
    for (const q of ['古籍修复 公开', '依申请公开 延期']) {
      const { hits } = await search(q, 10)
      for (const { reportId, score } of hits) {
        const explanation = await service.explain({ q, reportId })
        expect(explanation.score).toBeCloseTo(score, 2)
        expect(sumOfParts(explanation)).toBeCloseTo(explanation.score!, 2)
      }
    }
  })
})
