import { beforeAll, describe, expect, it } from 'vitest'
import { randomNumbers } from '../../../src/index/concordance/random-literals.ts'
import type { SearchResponse, SearchService } from '../../../src/search/index.ts'
import { analyzerOver, segmenters } from '../../support/analyzers.ts'
import { sharedPath } from '../support/shared-path.ts'
import {
  parametersOf,
  plainCount,
  readReports,
  serviceOver,
  textsOf,
  type NamedReport,
} from '../../search/corpus.ts'

const gaogang2017 = '高港区人民政府'
const bozhou2016 = '博尔塔拉蒙古自治州人民政府'

/** Random pieces of one to eight characters of the normalized texts, as a person might paste them. */
function randomPieces(texts: readonly string[], count: number, seed: number): string[] {
  const random = randomNumbers(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pieces: string[] = []
  while (pieces.length < count) {
    const characters = Array.from(texts[below(texts.length)]!)
    const start = below(characters.length)
    const piece = characters
      .slice(start, start + 1 + below(8))
      .join('')
      .trim()
    if (piece !== '') pieces.push(piece)
  }
  return pieces
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

describe('search over the five real reports', () => {
  let reports: NamedReport[]
  beforeAll(async () => {
    reports = await readReports(sharedPath('reports'))
  })

  for (const { name, missing } of segmenters) {
    const title = missing === null ? name : `${name} (skipped: ${missing})`
    describe.skipIf(missing !== null)(`cut by ${title}`, () => {
      let service: SearchService
      beforeAll(() => {
        service = serviceOver(reports, analyzerOver(name))
      })
      const search = (q: string, rest?: Parameters<typeof parametersOf>[1]) =>
        service.search(parametersOf(q, rest))
      const bodiesOf = ({ hits }: SearchResponse) => hits.map(({ reportingBody }) => reportingBody)

      it('finds every report that holds a piece of its text, and counts as plain search counts', async () => {
        const texts = reports.flatMap(({ report }) => textsOf(report))
        const pieces = randomPieces(texts, 2_000, 20_170)
        const misses: string[] = []
        for (const piece of pieces) {
          const expected = plainCount(reports, [piece])
          const holding = reports
            .filter(({ report }) => textsOf(report).some((text) => text.includes(piece)))
            .map(({ report }) => report.reportId)
          const { hits, total, passages, occurrences } = await search(quoted(piece))
          const found = hits.map(({ reportId }) => reportId)
          const isRight =
            found.toSorted().join() === holding.toSorted().join() &&
            total === expected.reports &&
            passages === expected.passages &&
            occurrences === expected.occurrences
          if (!isRight) misses.push(`${piece}: ${total}/${passages}/${occurrences}`)
        }
        expect(misses).toEqual([])
      })

      it.each(['PPP项目', 'ppp 项目', 'ＰＰＰ項目'])('%s', async (q) => {
        const response = await search(q)
        expect(bodiesOf(response).toSorted()).toEqual([bozhou2016, gaogang2017].toSorted())
        expect(response.hits.map(({ reportYear }) => reportYear).toSorted()).toEqual([2016, 2017])
      })

      it.each(['依申请公开 延期', '依申請公開 延期'])('%s', async (q) => {
        const response = await search(q)
        const [first] = response.hits
        expect(first).toMatchObject({ reportingBody: gaogang2017, reportYear: 2017 })
        const passage = first!.passages.find(({ text }) =>
          text.includes('按时答复26件,延期答复2件'),
        )!
        const marked = passage.highlights.map(([start, end]) => passage.text.slice(start, end))
        expect(marked).toContain('延期')

        const etuoke = response.hits.find(({ region }) => region.county === '鄂托克前旗')!
        expect(etuoke.reportYear).toBe(2017)
        expect(etuoke.passages.some(({ text }) => text.includes('延期办结数'))).toBe(true)
      })

      it('gives the same hits for Traditional characters', async () => {
        const [simplified, traditional] = await Promise.all(
          ['依申请公开 延期', '依申請公開 延期'].map((q) => search(q)),
        )
        expect(traditional!.hits).toEqual(simplified!.hits)
        expect(traditional!.occurrences).toBe(simplified!.occurrences)
      })

      it('counts as plain search counts, filtered by year and section too', async () => {
        const ofYears = reports.filter(({ report }) => [2016, 2017].includes(report.reportYear!))
        for (const word of ['延期', '信息公开', 'PPP', '2017']) {
          const literal = word.toLowerCase()
          const whole = plainCount(reports, [literal])
          expect(await search(quoted(word))).toMatchObject({
            total: whole.reports,
            passages: whole.passages,
            occurrences: whole.occurrences,
          })
          const inYears = plainCount(ofYears, [literal])
          expect(await search(`${quoted(word)} year:2016..2017`)).toMatchObject({
            total: inYears.reports,
            passages: inYears.passages,
            occurrences: inYears.occurrences,
          })
          const inSection = plainCount(reports, [literal], ['disclosureOnRequest'])
          expect(
            await search(quoted(word), { filters: { section: ['disclosureOnRequest'] } }),
          ).toMatchObject({
            total: inSection.reports,
            passages: inSection.passages,
            occurrences: inSection.occurrences,
          })
        }
      })

      it('narrows to a section: every passage shown is of it', async () => {
        const { hits, total } = await search('延期 section:依申请公开')
        expect(total).toBeGreaterThan(0)
        for (const { passages } of hits)
          for (const { section } of passages) expect(section).toBe('disclosureOnRequest')
      })

      it('marks in the Traditional report what was found, as it was written', async () => {
        const { hits } = await search('"政府信息公开" year:2019')
        const marked = hits.flatMap(({ passages }) =>
          passages.flatMap(({ text, highlights }) =>
            highlights.map(([start, end]) => text.slice(start, end)),
          ),
        )
        expect(hits[0]!.script).toBe('Hant')
        expect(marked.some((each) => each.includes('公開'))).toBe(true)
      })
    })
  }

  it.skipIf(segmenters.some(({ missing }) => missing !== null))(
    'counts the same whichever segmenter cut the words',
    async () => {
      const services = segmenters.map(({ name }) => serviceOver(reports, analyzerOver(name)))
      for (const q of ['"依申请公开"', '"延期"', '同段("申请" "答复")', '"公开" -"诉讼"']) {
        const [one, two] = await Promise.all(services.map((each) => each.search(parametersOf(q))))
        const countsOf = ({ total, passages, occurrences, facets }: SearchResponse) => ({
          total,
          passages,
          occurrences,
          facets,
        })
        expect(countsOf(two!)).toEqual(countsOf(one!))
      }
    },
  )
})
