/** A search service over a handful of invented reports, by plain substring search: for tests of the faces. */
import { AppError } from '../../src/errors.ts'
import { countChecks, figureValuesOf } from '../../src/index/figures/figure-values.ts'
import type { SearchEngine } from '../../src/index/index.ts'
import { measure } from '../../src/search/measures.ts'
import { remark, sentence } from '../../src/sentence.ts'
import {
  metadataOfReport,
  sectionLabelOf,
  unknownMetadata,
  type OutlineNode,
  type Report,
  type SectionKey,
} from '../../src/report/index.ts'
import type {
  BodyCoverage,
  FacetBucket,
  IndexStats,
  PassageHit,
  SearchFilters,
  SearchHit,
  SearchService,
} from '../../src/search/index.ts'

interface Outline {
  id: string
  section: SectionKey
  heading: string
  passages: string[]
}

function fakeReport(fields: Partial<Report> & Pick<Report, 'reportId'>, parts: Outline[]): Report {
  const source = { start: 0, end: 10 }
  return {
    ...unknownMetadata,
    era: '2008',
    kind: 'annualReport',
    origins: { reportYear: { from: 'title', confidence: 1, evidence: '2017年' } },
    outline: parts.map(({ id, section, heading, passages }) => ({
      id,
      level: 1,
      heading,
      headingSource: source,
      section,
      rule: `heading ${heading}`,
      passages: passages.map((text, i) => ({ id: `${id}.p${i + 1}`, text, source })),
      tables: [],
      children: [],
    })),
    figures: [],
    checks: [],
    warnings: [],
    sources: [`reports/${fields.reportId}.txt`],
    ...fields,
  }
}

const pine = { code: '990101', province: '松林省', city: '松林市', county: '青松县' }
const lake = { code: '990200', province: '湖光省', city: '湖光市', county: null }

export const fakeReports: readonly Report[] = [
  fakeReport(
    {
      reportId: 'aaaaaaaaaaa1',
      title: '青松县人民政府2016年政府信息公开工作年度报告',
      reportingBody: '青松县人民政府',
      bodyId: '990101-青松县人民政府',
      publishingBody: '青松县人民政府办公室',
      reportYear: 2016,
      publishedOn: '2017-02-01',
      region: pine,
      administrativeLevel: 'county',
    },
    [
      {
        id: 's1',
        section: 'overview',
        heading: '一、概述',
        passages: ['全县公布PPP项目库。'],
      },
      {
        id: 's2',
        section: 'disclosureOnRequest',
        heading: '二、依申请公开',
        passages: ['共收到依申请公开申请12件,延期答复2件。', '其余按时答复。'],
      },
    ],
  ),
  fakeReport(
    {
      reportId: 'aaaaaaaaaaa2',
      title: '青松县人民政府2017年政府信息公开工作年度报告',
      reportingBody: '青松县人民政府',
      bodyId: '990101-青松县人民政府',
      reportYear: 2017,
      publishedOn: '2018-02-01',
      region: pine,
      administrativeLevel: 'county',
      figures: [
        {
          key: 'requests.received',
          label: '收到申请数',
          value: 15,
          raw: '15',
          unit: '件',
          reading: 'prose',
          source: { passageId: 's2.p1', sentence: '共收到依申请公开申请15件。' },
        },
      ],
      checks: [
        {
          formula: 'requests.received = requests.concluded',
          outcome: 'notAssessable',
          left: 15,
          right: null,
          difference: null,
          cells: ['requests.received'],
        },
      ],
    },
    [
      {
        id: 's2',
        section: 'disclosureOnRequest',
        heading: '二、依申请公开',
        passages: ['共收到依申请公开申请15件。'],
      },
    ],
  ),
  fakeReport(
    {
      reportId: 'aaaaaaaaaaa3',
      title: '湖光市2017年政府資訊公開工作年度報告',
      reportingBody: '湖光市人民政府',
      bodyId: '990200-湖光市人民政府',
      reportYear: 2017,
      region: lake,
      administrativeLevel: 'prefecture',
      script: 'Hant',
    },
    [{ id: 's1', section: 'overview', heading: '一、概述', passages: ['全市推進政務公開。'] }],
  ),
]

function nodesOf(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children)])
}

function passagesOf(report: Report): Omit<PassageHit, 'highlights' | 'occurrences'>[] {
  return nodesOf(report.outline).flatMap((node) =>
    node.passages.map(({ id, text }) => ({
      passageId: id,
      acrossWords: [],
      row: null,
      section: node.section,
      sectionLabel: sectionLabelOf(node.section),
      heading: node.heading,
      text,
      url: `/reports/${report.reportId}#${id}`,
      alike: [],
    })),
  )
}

function passes(report: Report, { year, region, body, level, check }: SearchFilters): boolean {
  const any = <T>(wanted: T[], fits: (value: T) => boolean): boolean =>
    wanted.length === 0 || wanted.some(fits)
  const reportYear = report.reportYear ?? 0
  const { province, city, county } = report.region
  const places = [province, city, county].filter((place) => place !== null)
  return (
    any(year, ({ from, to }) => (from ?? 0) <= reportYear && reportYear <= (to ?? 9999)) &&
    any(region, (name) =>
      [...places, places.slice(0, 2).join(''), places.join('')].some((place) =>
        place.startsWith(name),
      ),
    ) &&
    any(body, (name) => (report.reportingBody ?? '').includes(name) || report.bodyId === name) &&
    any(level, (wanted) => report.administrativeLevel === wanted) &&
    any(
      check,
      (wanted) =>
        (report.checks.some(({ outcome }) => outcome === 'fail') ? 'failed' : 'passed') === wanted,
    )
  )
}

function wordsOf(q: string): string[] {
  return q
    .replace(/[“”"]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
}

function placesOf(text: string, term: string): [number, number][] {
  const places: [number, number][] = []
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    places.push([at, at + term.length])
  }
  return places
}

function toHit(report: Report, terms: string[], sections: SectionKey[]): SearchHit | null {
  const passages = passagesOf(report)
    .filter(({ section }) => sections.length === 0 || sections.includes(section))
    .map((passage) => {
      const highlights = terms
        .flatMap((term) => placesOf(passage.text, term))
        .sort(([a], [b]) => a - b)
      return { ...passage, highlights, occurrences: highlights.length }
    })
  if (!terms.every((term) => passages.some(({ text }) => text.includes(term)))) return null
  const matching = passages.filter(({ occurrences }) => occurrences > 0)
  const occurrences = matching.reduce((sum, passage) => sum + passage.occurrences, 0)
  const { reportId, title, reportingBody, bodyId, publishingBody, reportYear } = report
  const { region, administrativeLevel, publishedOn, script } = report
  return {
    ...{ reportId, title, titleHighlights: [], reportingBody, bodyId, publishingBody, reportYear },
    ...{ region, administrativeLevel, publishedOn, script },
    score: occurrences,
    match: 'all',
    lacks: [],
    failedChecks: report.checks.filter(({ outcome }) => outcome === 'fail').length,
    occurrences,
    matchingPassages: matching.length,
    passages: matching,
  }
}

function bucketsOf(values: (string | number | null)[]): FacetBucket[] {
  const counts = new Map<string | number, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count }))
}

function placeFacet(rank: 'city' | 'county', hits: readonly SearchHit[]): FacetBucket[] {
  return bucketsOf(hits.map((hit) => hit.region[rank])).map((bucket) => {
    const { province, city } = hits.find((hit) => hit.region[rank] === bucket.value)!.region
    const above = rank === 'city' ? [province] : [province, city]
    return { ...bucket, above: above.filter((name) => name !== null) }
  })
}

export const fakeStats: IndexStats = {
  reports: fakeReports.length,
  passages: 5,
  characters: 90,
  bodies: 2,
  years: [2016, 2017],
  sizeBytes: 4096,
  generation: 'generation-1',
  builtAt: '2025-01-01T00:00:00.000Z',
  formatVersion: 1,
  analyzerFingerprint: 'fake',
  segmenter: 'nodejieba',
  samples: true,
  coverage: [],
  withoutBody: [],
}

/** Places of the words of a query. */
export const fakeMarks = (text: string, q: string): [start: number, end: number][] =>
  wordsOf(q)
    .flatMap((term) => placesOf(text, term))
    .sort(([a], [b]) => a - b)

/** The measures of some reports, read from their figures by the code that reads them from the index's columns. */
export function measureOver(reports: readonly Report[]): SearchService['measure'] {
  return (parameters) => {
    const passing = reports
      .filter((report) => passes(report, parameters.filters))
      .sort((a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0))
    const found = passing.map(figureValuesOf)
    const numbers: SearchEngine['numbers'] = (names) =>
      Promise.resolve({
        reports: Uint32Array.from(passing.keys()),
        columns: names.map(({ key, applicant }) => {
          const name = applicant === null ? key : `${key}@${applicant}`
          const places = found.map(({ names: own }) => own.indexOf(name))
          return {
            values: Float64Array.from(found, ({ values }, i) => {
              const value = values[places[i]!] ?? NaN
              return Number.isFinite(value) ? value : NaN
            }),
            marks: Uint8Array.from(found, ({ marks }, i) => marks[places[i]!] ?? 0),
          }
        }),
      })
    const all = passing.map((report) => ({
      metadata: metadataOfReport(report),
      checks: countChecks(report.checks),
    }))
    return measure({ numbers } as SearchEngine, parameters, all, new Set())
  }
}

/** `overrides` replaces single methods, for what one test is about. */
export function createFakeSearchService(
  overrides: Partial<SearchService> = {},
  reports: readonly Report[] = fakeReports,
): SearchService {
  return {
    generation: fakeStats.generation,
    settled: Promise.resolve(),
    cacheBytes: () => ({ answers: 0 }),
    search({ q, filters, limit, offset }) {
      const terms = wordsOf(q)
      const hitsOf = (narrowed: SearchFilters): SearchHit[] =>
        reports
          .filter((report) => passes(report, narrowed))
          .map((report) => toHit(report, terms, narrowed.section))
          .filter((hit) => hit !== null)
          .sort((a, b) => b.score - a.score || (b.reportYear ?? 0) - (a.reportYear ?? 0))
      const hits = hitsOf(filters)
      // A facet leaves out its own filter.
      const ofAnyYear = hitsOf({ ...filters, year: [] })
      const anywhere = hitsOf({ ...filters, region: [] })
      return Promise.resolve({
        query: {
          text: q,
          terms: terms.map((text) => ({
            text,
            synonyms: [],
            occurrences: 1,
            reports: hits.length > 0 ? null : 0,
          })),
          filters,
          leftOut: [],
          explained: [],
          named: [],
          notes: [],
        },
        match: 'all',
        total: hits.length,
        partialTotal: 0,
        passages: hits.reduce((sum, hit) => sum + hit.matchingPassages, 0),
        occurrences: hits.reduce((sum, hit) => sum + hit.occurrences, 0),
        limit,
        offset,
        tookMs: 0.5,
        hits: hits
          .slice(offset, offset + limit)
          .map((hit) => ({ ...hit, passages: hit.passages.slice(0, 3) })),
        facets: {
          reportYear: bucketsOf(ofAnyYear.map((hit) => hit.reportYear)),
          part: bucketsOf(hits.map(() => 'prose')),
          section: bucketsOf(
            hits.flatMap((hit) => [...new Set(hit.passages.map((passage) => passage.section))]),
          ),
          province: bucketsOf(anywhere.map((hit) => hit.region.province)),
          city: placeFacet('city', anywhere),
          county: filters.region.length > 0 ? placeFacet('county', anywhere) : [],
          body: bucketsOf(hits.map((hit) => hit.bodyId)).map((bucket) => ({
            ...bucket,
            label: hits.find((hit) => hit.bodyId === bucket.value)?.reportingBody ?? '',
          })),
          administrativeLevel: bucketsOf(hits.map((hit) => hit.administrativeLevel)),
          checks: bucketsOf(
            hits.map(({ failedChecks }) => (failedChecks > 0 ? 'failed' : 'passed')),
          ),
        },
        byYear: bucketsOf(reports.map((report) => report.reportYear))
          .map(({ value, count }) => ({
            year: Number(value),
            reports: count,
            matches: ofAnyYear.filter((hit) => hit.reportYear === value).length,
          }))
          .sort((a, b) => a.year - b.year),
        warnings: [],
        answers: [],
        didYouMean: [],
      })
    },
    passages(reportId, { q, filters, limit, offset }) {
      const report = reports.find((each) => each.reportId === reportId)
      if (!report) return Promise.reject(new AppError('not_found', `There is no ${reportId}.`))
      const hit = toHit(report, wordsOf(q), filters.section)
      return Promise.resolve({
        reportId,
        match: 'all',
        matchingPassages: hit?.matchingPassages ?? 0,
        occurrences: hit?.occurrences ?? 0,
        limit,
        offset,
        passages: hit?.passages.slice(offset, offset + limit) ?? [],
      })
    },
    explain({ q, reportId }) {
      const report = reports.find((each) => each.reportId === reportId)
      if (!report) return Promise.reject(new AppError('not_found', `There is no ${reportId}.`))
      return Promise.resolve({
        query: q,
        reportId,
        title: report.title,
        match: 'all',
        matches: false,
        score: null,
        reasons: [remark('term_missing', sentence('reason.term_missing', { term: q }))],
        terms: [],
        year: 0,
        closeness: { score: 0, passageId: null },
        characters: [],
        filters: {
          applied: { year: [], section: [], part: [], region: [], body: [], level: [], check: [] },
          passes: { year: true, region: true, body: true, level: true, check: true },
        },
      })
    },
    export: ({ q, filters }) =>
      Promise.resolve({
        head: {
          query: q,
          filters,
          match: 'all',
          warnings: [],
          total: 0,
          passages: 0,
          occurrences: 0,
          generation: fakeStats.generation,
          analyzerFingerprint: fakeStats.analyzerFingerprint,
          indexBuiltAt: fakeStats.builtAt,
          exportedAt: '2025-01-02T00:00:00.000Z',
        },
        // eslint-disable-next-line @typescript-eslint/no-empty-function
        rows: (async function* () {})(),
      }),
    async *batch(queries) {
      await Promise.resolve()
      for (const [i, q] of queries.entries())
        yield { rows: [[q, 'none']], done: i + 1, total: queries.length }
    },
    async *panel(concepts) {
      await Promise.resolve()
      yield { rows: concepts.map(({ name }) => [name]), done: 1, total: 1 }
    },
    terms({ groups, by, filters }) {
      const passing = reports.filter((report) => passes(report, filters))
      const valueOf = (report: Report): string | number | null => {
        if (by === 'year') return report.reportYear
        return by === 'province' ? report.region.province : report.administrativeLevel
      }
      const countIn = (some: readonly Report[], terms: readonly string[]) => {
        const hits = some.map((report) =>
          terms.flatMap((term) => toHit(report, [term], filters.section) ?? []),
        )
        const sum = (of: 'occurrences' | 'matchingPassages'): number =>
          hits.flat().reduce((all, hit) => all + hit[of], 0)
        return {
          reports: hits.filter(({ length }) => length > 0).length,
          occurrences: sum('occurrences'),
          passages: sum('matchingPassages'),
          per10000: some.length === 0 ? null : sum('occurrences'),
        }
      }
      const columns = [...new Set(passing.map(valueOf))]
        .sort(
          (one, other) => Number(one === null) - Number(other === null) || (one! < other! ? -1 : 1),
        )
        .map((value) => ({ value, own: passing.filter((report) => valueOf(report) === value) }))
      return Promise.resolve({
        ...{ by, filters, tookMs: 1, reports: passing.length, characters: passing.length * 10_000 },
        columns: columns.map(({ value, own }) => ({
          ...{ value, reports: own.length, characters: own.length * 10_000 },
        })),
        terms: groups.map(({ name, terms }) => ({
          ...{ term: name, together: terms, ...countIn(passing, terms) },
          counts: columns.map(({ own }) => countIn(own, terms)),
        })),
      })
    },
    async *dataset(filters, [table]) {
      await Promise.resolve()
      const rows = reports.filter((report) => passes(report, filters)).map(() => ['=fake'])
      yield { table: table!, rows, done: 1, total: 1 }
    },
    suggest: (q) => Promise.resolve([{ kind: 'term', text: q, query: q, count: 1 }]),
    source: () => Promise.resolve(null),
    report: (reportId) =>
      Promise.resolve(reports.find((report) => report.reportId === reportId) ?? null),
    reports(filters, limit, offset) {
      const passing = reports.filter((report) => passes(report, filters))
      passing.sort((a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0))
      const page = passing.slice(offset, offset + limit).map(metadataOfReport)
      return Promise.resolve({ total: passing.length, reports: page })
    },
    bodies(filters) {
      const bodies = new Map<string, BodyCoverage>()
      for (const report of reports.filter((each) => passes(each, filters))) {
        const { bodyId, reportingBody, reportId, reportYear } = report
        if (bodyId === null) continue
        const body = bodies.get(bodyId) ?? {
          ...{ bodyId, reportingBody: reportingBody ?? '', years: [], reports: [] },
        }
        const checks = { pass: 0, fail: 0, notAssessable: 0 }
        for (const { outcome } of report.checks) checks[outcome]++
        body.reports.push({ reportId, reportYear, checks })
        if (reportYear !== null) body.years.push(reportYear)
        bodies.set(bodyId, body)
      }
      return Promise.resolve([...bodies.values()])
    },
    verify(q) {
      const found = reports.map((report) =>
        passagesOf(report).map(({ text }) => placesOf(text, q).length),
      )
      const passages = found.flat().filter((count) => count > 0)
      const counts = {
        occurrences: passages.reduce((sum, count) => sum + count, 0),
        passages: passages.length,
        reports: found.filter((report) => report.some((count) => count > 0)).length,
      }
      return Promise.resolve({
        query: q,
        normalized: q,
        index: counts,
        scan: counts,
        agrees: true,
        tookMs: 0.2,
      })
    },
    figures: ({ key, applicant, filters, limit, offset, reportIds }) => {
      const found = reports
        .filter((report) => passes(report, filters))
        .filter(({ reportId }) => reportIds?.includes(reportId) ?? true)
        .flatMap((report) =>
          report.figures
            .filter((figure) => figure.key === key && (figure.applicant ?? null) === applicant)
            .map((figure) => ({ report, figure })),
        )
      return Promise.resolve({
        key,
        label: '收到申请数',
        unit: '件',
        definition: '',
        applicant,
        total: found.length,
        blank: 0,
        limit,
        offset,
        figures: found.slice(offset, offset + limit).map(({ report, figure }) => {
          const { reportId, title, reportingBody, bodyId, reportYear } = report
          const { region, administrativeLevel } = report
          return {
            ...{ reportId, title, reportingBody, bodyId, reportYear, region, administrativeLevel },
            ...figure,
            applicant: figure.applicant ?? null,
            url: `/reports/${reportId}#${figure.source.passageId}`,
          }
        }),
        byYear: found.map(({ report, figure }) => ({
          year: report.reportYear ?? 0,
          sum: figure.value ?? 0,
          median: figure.value ?? 0,
          lowerQuartile: figure.value ?? 0,
          upperQuartile: figure.value ?? 0,
          reports: 1,
          blank: 0,
        })),
      })
    },
    measure: measureOver(reports),
    figureKeys: () =>
      Promise.resolve([
        {
          key: 'requests.received',
          label: '收到申请数',
          unit: '件',
          definition: '',
          reports: 1,
          blank: 0,
          applicants: [],
        },
      ]),
    marker: (q) => Promise.resolve((text) => ({ marks: fakeMarks(text, q), across: [] })),
    stats: () => Promise.resolve(fakeStats),
    close: () => Promise.resolve(),
    ...overrides,
  }
}
