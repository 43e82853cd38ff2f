/** What the sentences of the real files state, found by reading them: file, key and value. Precision and recall are printed by key. */
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../../src/ingest/index.ts'
import { readProse } from '../../../src/report/figures/prose.ts'
import { parseReport } from '../../../src/report/index.ts'
import { sharedPath } from '../support/shared-path.ts'

/** Every figure in prose of each file; a file with none has nothing that speaks of its body and year. */
const truth: Record<string, Record<string, number>> = {
  'reports/000_133a111be818555e.txt': {
    'proactiveDisclosure.total': 50230,
    'proactiveDisclosure.byChannel.website': 50230,
    'proactiveDisclosure.byChannel.weibo': 17685,
    'proactiveDisclosure.byChannel.wechat': 13735,
    'proactiveDisclosure.byChannel.other': 2350,
    'requests.received': 0,
    'reviews.total': 0,
    'litigation.total': 0,
    'appeals.total': 0,
  },
  'reports/001_92fc7ff319701b04.txt': {
    'proactiveDisclosure.total': 112304,
    'requests.received': 101,
    'reviews.total': 0,
    'litigation.total': 0,
    'responses.policyInterpretations': 1860,
    'responses.pressConferences': 15,
  },
  'reports/002_a91b2c1c702964e4.txt': {
    'proactiveDisclosure.byChannel.website': 26355,
    'requests.received': 28,
    'requests.received.inPerson': 1,
    'requests.received.letter': 16,
    'requests.received.online': 11,
    'requests.concluded.onTime': 26,
    'requests.concluded.extended': 2,
    'reviews.corrected': 1,
    'litigation.total': 1,
  },
  'reports/003_8d5c68cf3dfa9998.txt': {},
  'reports/004_e7d76fa2cf8cbad9.txt': {
    'responses.policyInterpretations': 6,
    'responses.pressConferences': 2,
  },
  'samples/hongze-2024.pdf': {
    'proactiveDisclosure.byChannel.website': 2428,
    'fees.collectedWanYuan': 0,
    'responses.policyInterpretations': 7,
  },
  'samples/huaian-2024.pdf': {
    'requests.received': 3119,
    'requests.concluded': 3050,
    'requests.carriedOver': 34,
    'requests.carriedForward': 103,
    'reviews.total': 351,
    'reviews.upheld': 72,
    'reviews.corrected': 64,
    'reviews.other': 178,
    'reviews.pending': 37,
    'litigation.total': 46,
    'litigation.upheld': 25,
    'litigation.corrected': 5,
    'litigation.other': 9,
    'litigation.pending': 7,
    'fees.collectedWanYuan': 0.394,
    'responses.pressConferences': 12,
  },
  'samples/pingtan-2021-flattened.txt': {
    'proactiveDisclosure.total': 2645,
    'requests.received': 70,
    'requests.concluded': 69,
    'requests.carriedForward': 1,
    'fees.collectedWanYuan': 0,
  },
  'samples/pingtan-tax-2013.txt': {
    'proactiveDisclosure.total': 45,
    'requests.received': 0,
    'reviews.total': 0,
    'staff.fullTime': 0,
    'staff.partTime': 1,
    'budget.amountWanYuan': 1,
  },
  'samples/hailar-2012-work-report-gbk.txt': {},
  'samples/blank-template-2021.docx': {},
  'samples/pingtan-2021-table2-wps.html': {},
}

describe('figures in the prose of the real files', () => {
  it('are right wherever one is stated, and nine of ten are found', async () => {
    const counts = new Map<string, { right: number; wrong: number; missed: number }>()
    const countOf = (key: string) => {
      const count = counts.get(key) ?? { right: 0, wrong: 0, missed: 0 }
      counts.set(key, count)
      return count
    }
    const wrong: string[] = []
    for (const [file, expected] of Object.entries(truth)) {
      const documents = await readDocuments(sharedPath(...file.split('/')))
      const { figures } = readProse(parseReport(documents[0]!).outline)
      const stated = new Map(
        figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])),
      )
      for (const [key, value] of stated) {
        if (expected[key] === value) countOf(key).right++
        else {
          countOf(key).wrong++
          wrong.push(`${file}: ${key} ${String(value)}, not ${String(expected[key])}`)
        }
      }
      for (const key of Object.keys(expected)) if (!stated.has(key)) countOf(key).missed++
    }
    const rows = [...counts].sort().map(([key, count]) => ({ key, ...count }))
    console.table(rows)
    const sum = (of: 'right' | 'missed') => rows.reduce((total, row) => total + row[of], 0)
    expect(wrong).toEqual([])
    expect(sum('right') / (sum('right') + sum('missed'))).toBeGreaterThan(0.9)
  })
})
