/** Figures and ratios over the years: what every report has, summed up by year. */
import { measureMarks } from '../../../limits.ts'
import {
  measuredYears,
  type Measured,
  type SearchFilters,
  type SearchService,
} from '../../../search/index.ts'
import {
  mostFigures,
  mostListed,
  mostPoints,
  percentOf,
  type ChosenFigures,
  type FigureChoice,
} from '../../../views/index.ts'
import { outcomesOf } from './outcomes.ts'
import { sourcesOf } from './sources.ts'

type Answers = ChosenFigures['answers']

/** The reports that have something of a measure, be it a blank. */
function reportsWith({ reports, columns }: Measured, place: number): number[] {
  const { values, marks } = columns[place]!
  return reports.flatMap((_, report) =>
    Number.isNaN(values[report]!) && marks[report] === 0 ? [] : [report],
  )
}

/** A ratio as an answer of the endpoint would be, its numbers per cent. */
async function ratioAnswer(
  service: SearchService,
  measured: Measured,
  place: number,
  limit: number,
): Promise<Answers[number]> {
  const { name, label, applicant } = measured.measures[place]!
  const { values, marks } = measured.columns[place]!
  const having = reportsWith(measured, place)
  const listed = having.slice(0, limit)
  const sourceOf = await sourcesOf(service, measured, listed)
  return {
    ...{ key: name, label, unit: '%', definition: '', applicant, limit, offset: 0 },
    isRatio: true,
    total: having.length,
    blank: having.filter((report) => Number.isNaN(values[report]!)).length,
    figures: listed.flatMap((report) => {
      const { reportId, title, reportingBody, bodyId, reportYear, region, administrativeLevel } =
        measured.reports[report]!
      const value = values[report]!
      const mark = marks[report]!
      const source = sourceOf(place, report) ?? { passageId: '' }
      const isInferred = (mark & measureMarks.inferred) !== 0
      return {
        ...{ reportId, title, reportingBody, bodyId, reportYear, region, administrativeLevel },
        ...{ key: name, label, raw: '', unit: '%', applicant, source, url: '' },
        value: Number.isNaN(value) ? null : percentOf(value),
        reading: isInferred ? 'inferred' : 'table',
        ...((mark & measureMarks.disputed) !== 0 && { state: 'disputed', candidates: [] }),
      }
    }),
    byYear: measuredYears(measured, place).map((year) => ({
      ...year,
      // Shares of different wholes have no sum.
      sum: NaN,
      median: percentOf(year.median),
      lowerQuartile: percentOf(year.lowerQuartile),
      upperQuartile: percentOf(year.upperQuartile),
    })),
  }
}

/** The names of figures and ratios that a failed check doubts, by report. */
function failingOf({ measures, reports, columns }: Measured): ChosenFigures['failing'] {
  const failing = new Map<string, Set<string>>()
  columns.forEach(({ marks }, place) => {
    const { name, applicant } = measures[place]!
    marks.forEach((mark, report) => {
      if ((mark & measureMarks.fails) === 0) return
      const { reportId } = reports[report]!
      const names = failing.get(reportId) ?? new Set<string>()
      failing.set(reportId, names.add(applicant === null ? name : `${name}@${applicant}`))
    })
  })
  return failing
}

/** Measures over some filters, each of a region. */
export type MeasureOver = (filters: SearchFilters) => Promise<Measured>

/** Gathers them. `root` is the way from the page to the search page. */
export async function gatherLines(
  service: SearchService,
  choice: Pick<FigureChoice, 'points'>,
  filters: SearchFilters,
  measured: Measured,
  measureOver: MeasureOver,
  { root = './', withOutcomes = true }: { root?: string; withOutcomes?: boolean } = {},
): Promise<ChosenFigures> {
  const answersOver = (over: SearchFilters, own: Measured, most: number): Promise<Answers> =>
    Promise.all(
      own.measures.map(async ({ name: key, kind, applicant }, place) => {
        // Where reports are too many to be drawn, those that are listed are read alone.
        const limit = reportsWith(own, place).length > most ? Math.min(most, mostListed) : most
        return kind === 'ratio'
          ? ratioAnswer(service, own, place, limit)
          : service.figures({ key, applicant, filters: over, limit, offset: 0 })
      }),
    )
  const most = choice.points ? mostPoints.asked : mostPoints.unasked
  const { region } = filters
  const several = region.length > 1 && region.length <= mostFigures ? region : []
  return {
    answers: await answersOver(filters, measured, most),
    failing: failingOf(measured),
    regions: await Promise.all(
      several.map(async (each) => {
        const over = { ...filters, region: [each] }
        return { region: each, answers: await answersOver(over, await measureOver(over), 0) }
      }),
    ),
    outcomes: withOutcomes ? await outcomesOf(service, filters, root) : [],
  }
}
