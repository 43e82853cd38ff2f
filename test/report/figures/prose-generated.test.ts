/** Reports composed of many wordings: what is read out of their sentences is right, and little is passed over. */
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport } from '../../../src/report/index.ts'
import { runs } from '../../support/long.ts'
import { compose } from './prose-wordings.ts'

describe('figures of composed sentences', () => {
  it('are right, and nine of ten are found', { timeout: 300_000 }, async () => {
    const byKey = new Map<string, { right: number; wrong: number; missed: number }>()
    const wrong: string[] = []
    const missed = new Map<string, string>()
    for (let seed = 1; seed <= runs(3000); seed++) {
      const { text, truth } = compose(seed)
      const documents = await readBytes(new TextEncoder().encode(text), `composed-${seed}.txt`)
      const { figures } = parseReport(documents[0]!)
      const countOf = (key: string) => {
        const count = byKey.get(key) ?? { right: 0, wrong: 0, missed: 0 }
        byKey.set(key, count)
        return count
      }
      for (const { key, value, source } of figures) {
        if (value === null) continue
        if (truth.get(key) === value) countOf(key).right++
        else {
          countOf(key).wrong++
          wrong.push(`${key} ${value}, not ${String(truth.get(key))}: ${source.sentence ?? ''}`)
        }
      }
      for (const [key, value] of truth) {
        if (figures.some((figure) => figure.key === key && figure.value === value)) continue
        countOf(key).missed++
        missed.set(
          `${key} ${text.split('\n').find((line) => line.includes(String(value))) ?? ''}`.replace(
            /\d+/g,
            'N',
          ),
          text,
        )
      }
    }
    if (process.env['SHOW_MISSED'] !== undefined) console.log([...missed.keys()].join('\n'))
    const rows = [...byKey].sort().map(([key, { right, wrong: bad, missed: lost }]) => ({
      key,
      precision: right / Math.max(1, right + bad),
      recall: right / Math.max(1, right + lost),
    }))
    console.table(rows)
    expect(wrong).toEqual([])
    for (const { key, recall } of rows)
      expect(recall, `recall of ${key}`).toBeGreaterThanOrEqual(0.9)
  })
})
