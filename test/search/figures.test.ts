/** Names of figures, and queries by figures: against plain reading of each report's figures. */
import { describe, expect, it } from 'vitest'
import { generateReports } from '../../bench/generator/index.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { figureKeys, parseReport, type Report } from '../../src/report/index.ts'
import { findApplicant } from '../../src/report/index.ts'
import { findFigureKey, nearFigureKeys } from '../../src/search/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { noFilters, parametersOf, serviceOver, type NamedReport } from './corpus.ts'

describe('names of figures', () => {
  it('are keys, other names and labels, in any case and script', () => {
    for (const entry of figureKeys) {
      for (const name of [entry.key, entry.key.toUpperCase(), entry.label])
        expect(findFigureKey(name), name).toBe(entry)
    }
    expect(findFigureKey('requests.extended')?.key).toBe('requests.concluded.extended')
    expect(findFigureKey('延期辦結數')?.key).toBe('requests.concluded.extended')
    expect(findFigureKey('requests')).toBeUndefined()
  })

  it('are words of questions where these mean one figure', () => {
    const key = (name: string) => findFigureKey(name)?.key
    expect(key('收到申请')).toBe('requests.received')
    expect(key('收到的申請數量')).toBe('requests.received')
    // Three forms count what was concluded under two keys; no part of a wording is the wording.
    expect(['办结申请数', '收到', '申请收到', '公开'].map(key)).toEqual(Array(4).fill(undefined))
  })

  it('that no figure has lead to near ones', () => {
    const near = (name: string) => nearFigureKeys(name).map(({ key }) => key)
    expect(near('request.recieved')).toContain('requests.received')
    expect(near('延期办理数')[0]).toBe('requests.concluded.extended')
    expect(near('zzzz')).toEqual([])
  })

  it('of applicants are keys and labels', () => {
    expect(
      ['naturalPerson', 'NATURALPERSON', '自然人', '總計', '法律服務機構'].map(findApplicant),
    ).toEqual(['naturalPerson', 'naturalPerson', 'naturalPerson', 'total', 'legalService'])
    expect(findApplicant('公司')).toBeUndefined()
  })
})

const corpus: NamedReport[] = []
for (const { fileName, text } of generateReports({ seed: 9, count: 40, characters: 900 })) {
  const [document] = await readBytes(new TextEncoder().encode(text), fileName)
  corpus.push({ name: fileName, report: parseReport(document!) })
}
const service = serviceOver(corpus, anyAnalyzer())

/** The number of a report, read off its figures: the total of all applicants where there is no other. */
function numberOf({ figures }: Report, key: string, applicant?: string): number | null {
  const own = figures.filter((figure) => figure.key === key && figure.value !== null)
  const whole = (name: string | undefined) => name === undefined || name === 'total'
  const chosen = own.find((figure) =>
    applicant === undefined ? whole(figure.applicant) : figure.applicant === applicant,
  )
  return chosen?.value ?? null
}

const idsOf = (chosen: (report: Report) => boolean): string[] =>
  corpus.flatMap(({ report }) => (chosen(report) ? [report.reportId] : [])).sort()

async function found(q: string, rest: Parameters<typeof parametersOf>[1] = {}) {
  const response = await service.search(parametersOf(q, rest))
  return { ...response, ids: response.hits.map(({ reportId }) => reportId).sort() }
}

const holds = (report: Report, key: string, test: (value: number) => boolean): boolean => {
  const value = numberOf(report, key)
  return value !== null && test(value)
}
const received = 'requests.received'
const median = corpus
  .flatMap(({ report }) => numberOf(report, received) ?? [])
  .sort((a, b) => a - b)[20]!

describe('figure: in a query', () => {
  it.each(['>', '>=', '<', '<=', '='] as const)(
    'finds exactly the reports %s a number',
    async (operator) => {
      const tests = {
        '>': (value: number) => value > median,
        '>=': (value: number) => value >= median,
        '<': (value: number) => value < median,
        '<=': (value: number) => value <= median,
        '=': (value: number) => value === median,
      }
      const expected = idsOf((report) => holds(report, received, tests[operator]))
      expect(expected.length).toBeGreaterThan(0)
      const response = await found(`figure:${received}${operator}${median}`)
      expect(response.ids).toEqual(expected)
      expect(response.total).toBe(expected.length)
      expect(response.warnings).toEqual([])
    },
  )

  it('takes other names, labels, and one kind of applicant', async () => {
    const extended = idsOf((report) =>
      holds(report, 'requests.concluded.extended', (value) => value > 0),
    )
    expect(extended.length).toBeGreaterThan(0)
    for (const name of ['requests.extended', 'requests.concluded.extended', '延期办结数'])
      expect((await found(`figure:${name}>0`)).ids, name).toEqual(extended)
    const people = idsOf((report) => (numberOf(report, received, 'naturalPerson') ?? -1) >= 10)
    expect(people.length).toBeGreaterThan(0)
    for (const applicant of ['naturalPerson', '自然人'])
      expect((await found(`figure:${received}@${applicant}>=10`)).ids).toEqual(people)
  })

  it('goes with words, years, NOT, OR and facets, all exact', async () => {
    const many = (report: Report) => holds(report, received, (value) => value > median)
    const year = corpus.find(({ report }) => many(report))!.report.reportYear!
    const clause = `figure:${received}>${median}`
    const withYear = await found(`${clause} year:${year}`)
    expect(withYear.ids).toEqual(idsOf((report) => many(report) && report.reportYear === year))
    const years = new Map<number, number>()
    for (const { report } of corpus)
      if (many(report)) years.set(report.reportYear!, (years.get(report.reportYear!) ?? 0) + 1)
    expect(Object.fromEntries(years)).toEqual(
      Object.fromEntries(withYear.facets.reportYear.map(({ value, count }) => [value, count])),
    )

    const word = await found('行政诉讼')
    const says = (report: Report) => word.ids.includes(report.reportId)
    expect((await found(`行政诉讼 ${clause}`)).ids).toEqual(
      idsOf((report) => says(report) && many(report)),
    )
    const without = await found(`行政诉讼 -${clause}`)
    expect(without.ids).toEqual(idsOf((report) => says(report) && !many(report)))
    expect(without.occurrences).toBe(
      word.hits
        .filter(({ reportId }) => without.ids.includes(reportId))
        .reduce((sum, { occurrences }) => sum + occurrences, 0),
    )
    const either = await found(`${clause} OR figure:${received}=0`)
    expect(either.ids).toEqual(idsOf((report) => many(report) || numberOf(report, received) === 0))
    const inPassage = await found(`同段(行政诉讼 ${clause})`)
    expect(inPassage.ids).toEqual(idsOf((report) => says(report) && many(report)))
  })

  it('of an unknown key or applicant is left out, with a warning at its place', async () => {
    for (const [clause, near] of [
      ['figure:requests.recieved>0', 'requests.received'],
      ['figure:requests.received@公司>0', 'naturalPerson'],
    ] as const) {
      const plain = await found('行政诉讼')
      for (const q of [
        `行政诉讼 ${clause}`,
        `行政诉讼 -${clause}`,
        `行政诉讼 (${clause} OR ${clause})`,
      ]) {
        const response = await found(q)
        expect(response.ids, q).toEqual(plain.ids)
        const [warning] = response.warnings
        expect(warning).toMatchObject({ code: 'unknown_figure' })
        expect(q.slice(warning!.start, warning!.end)).toContain(clause)
        expect(warning!.message).toContain(near)
      }
    }
    const excluding = await found('figure:zzzz>0 -行政诉讼')
    const rest = await found('-行政诉讼')
    expect(excluding.ids).toEqual(rest.ids)
    expect(excluding.facets).toEqual(rest.facets)
  })
})

describe('figures', () => {
  it('of a key that does not exist are refused', async () => {
    const asked = { applicant: null, filters: noFilters, limit: 10, offset: 0 }
    await expect(service.figures({ ...asked, key: 'zzzz' })).rejects.toMatchObject({
      code: 'invalid_parameter',
      details: [{ parameter: 'key', value: 'zzzz' }],
    })
    await expect(
      service.figures({ ...asked, key: received, applicant: '公司' }),
    ).rejects.toMatchObject({ details: [{ parameter: 'applicant', value: '公司' }] })
  })

  it('are those of each report, page by page, and their years add up', async () => {
    const ask = (offset: number) =>
      service.figures({ key: received, applicant: null, filters: noFilters, limit: 15, offset })
    const pages = [await ask(0), await ask(15), await ask(30)]
    const rows = pages.flatMap(({ figures }) => figures)
    expect(rows).toHaveLength(pages[0]!.total)
    expect(Object.fromEntries(rows.map(({ reportId, value }) => [reportId, value]))).toEqual(
      Object.fromEntries(
        corpus
          .filter(({ report }) => report.figures.some(({ key }) => key === received))
          .map(({ report }) => [report.reportId, numberOf(report, received)]),
      ),
    )
    for (const { year, sum, reports } of pages[1]!.byYear) {
      const own = rows.filter(({ reportYear, value }) => reportYear === year && value !== null)
      expect(reports).toBe(own.length)
      expect(sum).toBe(own.reduce((all, { value }) => all + value!, 0))
    }
    const keys = await service.figureKeys()
    const count = keys.find(({ key }) => key === received)
    expect(count).toMatchObject({
      reports: pages[0]!.total - pages[0]!.blank,
      blank: pages[0]!.blank,
    })
    expect(count?.applicants).toContain('naturalPerson')
    expect(keys.every(({ reports, blank }) => reports + blank > 0)).toBe(true)
  })
})
