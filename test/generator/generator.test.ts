import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  equationsOf,
  generateReports,
  mutateArithmetic,
  weigh,
  type GeneratedEra,
  type GeneratedReport,
} from '../../bench/generator/index.ts'
import { itLong, runs } from '../support/long.ts'

const eras: GeneratedEra[] = ['2008', '2019', '2021']
const many = (era: GeneratedEra | 'mixed', count: number, seed = 11): GeneratedReport[] => [
  ...generateReports({ seed, count, era }),
]
const valueOf = (report: GeneratedReport, key: string, applicant?: string): number | null => {
  const figure = report.expected.figures.find(
    (entry) => entry.key === key && entry.applicant === applicant,
  )
  if (figure === undefined) throw new Error(`no figure ${key}`)
  return figure.value
}

describe('generateReports', () => {
  it('gives the same reports for the same seed, and others for another', () => {
    const digest = (seed: number): string =>
      createHash('sha256')
        .update(JSON.stringify(many('mixed', 6, seed)))
        .digest('hex')
    expect(digest(7)).toBe(digest(7))
    expect(digest(7)).not.toBe(digest(8))
  })

  it('makes a report alike in a short run and in a long one', () => {
    expect(many('2021', 12)[5]).toEqual(many('2021', 6)[5])
  })

  it.each([7000, 4500])('keeps within a tenth of %i characters', (characters) => {
    const lengths = [...generateReports({ seed: 3, count: 120, characters })].map(
      ({ text }) => text.length,
    )
    expect(Math.min(...lengths)).toBeGreaterThan(characters * 0.9)
    expect(Math.max(...lengths)).toBeLessThan(characters * 1.1)
  })

  it('names every file once', () => {
    const names = many('mixed', runs(300)).map(({ fileName }) => fileName)
    expect(new Set(names).size).toBe(names.length)
  })

  it('goes through all three forms in a mixed run, each by its year', () => {
    const reports = many('mixed', 60)
    expect(new Set(reports.map(({ expected }) => expected.era))).toEqual(new Set(eras))
    for (const { expected } of reports) {
      const form =
        expected.reportYear < 2019 ? '2008' : expected.reportYear < 2021 ? '2019' : '2021'
      expect(expected.era).toBe(form)
    }
  })

  it('states title, body, year and date in the text', () => {
    for (const { text, expected } of many('mixed', 100)) {
      const [year, month, day] = expected.publishedOn.split('-').map(Number)
      expect(text.split('\n')[0]).toBe(expected.title)
      expect(expected.title.startsWith(expected.reportingBody)).toBe(true)
      expect(expected.title).toContain(String(expected.reportYear))
      const isStated =
        text.includes(expected.publishedOn) || text.includes(`${year!}年${month!}月${day!}日`)
      expect(isStated).toBe(true)
    }
  })

  itLong('has words from rare to common: the vocabulary grows clearly with the corpus', () => {
    const small = new Set<string>()
    const large = new Set<string>()
    many('mixed', 1000).forEach(({ text }, i) => {
      for (const [word] of text.matchAll(/[\p{Script=Han}]{2}(?=[\p{Script=Han}])|[0-9,.]+/gu)) {
        large.add(word)
        if (i < 100) small.add(word)
      }
    })
    expect(small.size).toBeGreaterThan(5000)
    expect(large.size).toBeGreaterThan(small.size * 1.8)
  })
})

describe.each(eras)('figures of the %s form', (era) => {
  const reports = many(era, runs(200))

  it('keep every equation', () => {
    for (const report of reports) {
      for (const equation of equationsOf(era)) {
        const { left, right } = weigh(report, equation)
        expect(left, `${report.fileName}: ${equation.formula}`).toBe(right)
      }
    }
  })

  it('stand in the text where they are said to stand', () => {
    for (const { text, places } of reports) {
      for (const { key, value, start, end } of places) {
        const printed = text.slice(start, end)
        const number = printed === '' ? null : printed === '未收到' ? 0 : parseFloat(printed)
        expect(number, key).toBe(value)
      }
    }
  })

  it('are listed once each', () => {
    for (const { expected } of reports) {
      const names = expected.figures.map(({ key, applicant }) => `${key}@${applicant ?? ''}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('figures', () => {
  it('fill all cells of the statutory tables', () => {
    const cells = (era: GeneratedEra): number =>
      many(era, 1)[0]!.expected.figures.filter(({ applicant }) => applicant !== undefined).length
    expect([cells('2019'), cells('2021')]).toEqual([161, 175])
  })

  it('carry over from year to year for one body', () => {
    const reports = many('2021', 80)
    const pairs = reports.slice(1).flatMap((report, i) => {
      const before = reports[i]!
      const isSameBody = before.expected.reportingBody === report.expected.reportingBody
      return isSameBody ? [[before, report] as const] : []
    })
    expect(pairs.length).toBe(60)
    for (const [before, after] of pairs) {
      expect(after.expected.reportYear).toBe(before.expected.reportYear + 1)
      expect(valueOf(after, 'requests.carriedOver', 'total')).toBe(
        valueOf(before, 'requests.carriedForward', 'total'),
      )
      const documents = (cell: string, report = after): number =>
        valueOf(report, `normativeDocuments.${cell}`)!
      expect(documents('inForce')).toBe(
        documents('inForce', before) + documents('made') - documents('repealed'),
      )
    }
  })
})

describe('mutateArithmetic', () => {
  it.each(eras)('breaks the named equation and changes one number of a %s report', (era) => {
    many(era, 60).forEach((report, seed) => {
      const { report: mutated, check, changed } = mutateArithmetic(report, seed)
      const { left, right } = weigh(mutated, check)
      expect(left).not.toBe(right)
      expect(changed.to).toBeGreaterThan(changed.from)
      const differing = mutated.places.filter((place, i) => place.value !== report.places[i]!.value)
      expect(differing).toHaveLength(1)
      const [place] = differing
      expect(mutated.text.slice(place!.start, place!.end)).toBe(String(changed.to))
      const original = report.places[mutated.places.indexOf(place!)]!
      expect(mutated.text.slice(0, place!.start) + mutated.text.slice(place!.end)).toBe(
        report.text.slice(0, original.start) + report.text.slice(original.end),
      )
    })
  })
})
