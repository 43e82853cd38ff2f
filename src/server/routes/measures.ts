/** GET /api/figures/bodies, /ranking and /distribution: figures and ratios compared between bodies and years. */
import { measureMarks, mostMeasures } from '../../limits.ts'
import {
  measuredBodiesAnswer,
  measuredBodiesParameters,
  measuredRankingAnswer,
  measuredRankingParameters,
  measuredSpreadAnswer,
  measuredSpreadParameters,
  noFilters,
  type BodyYear,
  type Measured,
  type MeasuredBodiesAnswer,
  type MeasuredBody,
  type MeasuredRankingAnswer,
  type MeasuredSpreadAnswer,
  type MeasuredValue,
  type ParameterValues,
  type SearchService,
} from '../../search/index.ts'
import type { SourceOf } from '../../views/index.ts'
import { AppError } from '../../errors.ts'
import { orderBodies } from '../pages/figures/bodies.ts'
import { sourcesOf } from '../pages/figures/sources.ts'
import type { Say } from '../request-context.ts'
import { jsonRoute } from '../route.ts'
import { figureKeyFor } from './figures.ts'

type Given = ParameterValues<typeof measuredSpreadParameters>

/** What is measured where nothing is said. */
const usualKey = 'requests.received'

async function measuredOf(
  service: SearchService,
  { key, ratio, applicant, by: _, at: __, ...filters }: Given,
  say: Say,
): Promise<Measured> {
  if (key.length + ratio.length > mostMeasures) {
    const value = [...key, ...ratio].join(',')
    throw new AppError('invalid_parameter', say('measuresTooMany', { most: mostMeasures }), {
      details: [{ parameter: key.length > 0 ? 'key' : 'ratio', value }],
    })
  }
  const keys = key.length + ratio.length === 0 ? [usualKey] : key
  return service.measure({
    keys: keys.map((name) => figureKeyFor(name, say).key),
    ratios: ratio,
    applicant: applicant ?? null,
    filters: { ...noFilters, ...filters },
  })
}

/** The state that marks stand for, the first that holds. */
const states = [
  'disputed',
  'overZero',
  'unreadable',
  'blank',
  'incomplete',
] as const satisfies (keyof typeof measureMarks)[]

function valueOf(
  { columns, reports }: Measured,
  sourceOf: SourceOf,
  measure: number,
  report: number,
): MeasuredValue {
  const { values, marks, sides } = columns[measure]!
  const mark = marks[report]!
  const has = (name: keyof typeof measureMarks): boolean => (mark & measureMarks[name]) !== 0
  const numberOf = (value: number): number | null => (Number.isNaN(value) ? null : value)
  const value = numberOf(values[report]!)
  const source = sourceOf(measure, report)
  const without = sides === undefined ? states : (['disputed', 'overZero', 'incomplete'] as const)
  return {
    value: value === null ? null : Math.round(value * 1e6) / 1e6,
    state:
      value !== null ? (has('inferred') ? 'inferred' : 'stated') : (without.find(has) ?? 'missing'),
    fails: has('fails'),
    ...(sides && {
      numerator: numberOf(sides.numerator.values[report]!),
      denominator: numberOf(sides.denominator.values[report]!),
    }),
    url:
      source === null || source.passageId === ''
        ? null
        : `/reports/${reports[report]!.reportId}#${source.passageId}`,
  }
}

function yearOf(
  measured: Measured,
  sourceOf: SourceOf,
  year: number,
  { report, others, differs }: BodyYear,
): MeasuredBodiesAnswer['bodies'][number]['years'][number] {
  return {
    reportYear: year,
    reportId: measured.reports[report]!.reportId,
    others: others.length,
    differs,
    values: measured.measures.map((_, measure) => valueOf(measured, sourceOf, measure, report)),
  }
}

const bodyOf = ({
  bodyId,
  reportingBody,
  newest: { region, administrativeLevel },
}: MeasuredBody) => ({
  ...{ bodyId, reportingBody, region, administrativeLevel },
})

const measuresOf = ({ measures }: Measured): MeasuredBodiesAnswer['measures'] =>
  measures.map(({ numerator, denominator, ...measure }) => ({
    ...measure,
    numerator: numerator.map((keys) => [...keys]),
    denominator: denominator.map((keys) => [...keys]),
  }))

/** How bodies are ordered where nothing is said of it. */
const usual = { sort: '', order: 'desc', by: '', at: '', view: 'table' } as const

const bodiesRoute = jsonRoute({
  path: '/api/figures/bodies',
  summary:
    'Figures and ratios of bodies by years, each number with how sure it is and where it stands.',
  parameters: measuredBodiesParameters,
  answer: measuredBodiesAnswer,
  async respond(service, { sort, order, limit, offset, ...given }, request) {
    const measured = await measuredOf(service, { ...given, by: '', at: '' }, request.say)
    const { all, bodies } = orderBodies(measured, { ...usual, sort, order }, request.say)
    const shown = all.slice(offset, offset + limit)
    const reports = shown.flatMap(({ years }) => [...years.values()].map(({ report }) => report))
    const sourceOf = await sourcesOf(service, measured, reports)
    request.total = all.length
    return {
      measures: measuresOf(measured),
      years: [...bodies.years],
      ...{ total: all.length, limit, offset, without: bodies.without },
      bodies: shown.map((body) => ({
        ...bodyOf(body),
        years: [...body.years]
          .sort(([a], [b]) => a - b)
          .map(([year, cell]) => yearOf(measured, sourceOf, year, cell)),
      })),
    } satisfies MeasuredBodiesAnswer
  },
})

const rankingRoute = jsonRoute({
  path: '/api/figures/ranking',
  summary: 'Bodies in the order of a figure or ratio of a year.',
  parameters: measuredRankingParameters,
  answer: measuredRankingAnswer,
  async respond(service, { order, limit, offset, ...given }, request) {
    const measured = await measuredOf(service, given, request.say)
    const { by, at } = given
    const asked = { ...usual, by, at, order, view: 'ranking' } as const
    const { ranked, of, yearsWithNumber } = orderBodies(measured, asked, request.say)
    const shown = ranked.slice(offset, offset + limit)
    const cellOf = ({ years }: MeasuredBody): BodyYear => years.get(of!.year)!
    const reports = shown.map(({ body }) => cellOf(body).report)
    const sourceOf = await sourcesOf(service, measured, reports)
    request.total = ranked.length
    return {
      measures: measuresOf(measured),
      measure: of === null ? null : measured.measures[of.measure]!.name,
      reportYear: of?.year ?? null,
      yearsWithNumber: [...yearsWithNumber],
      ...{ total: ranked.length, limit, offset },
      ranking: shown.map(({ rank, body }) => ({
        rank,
        ...bodyOf(body),
        ...yearOf(measured, sourceOf, of!.year, cellOf(body)),
      })),
    } satisfies MeasuredRankingAnswer
  },
})

const distributionRoute = jsonRoute({
  path: '/api/figures/distribution',
  summary: 'How the numbers of bodies are spread: classes of a year, quartiles of every year.',
  parameters: measuredSpreadParameters,
  answer: measuredSpreadAnswer,
  async respond(service, given, request) {
    const measured = await measuredOf(service, given, request.say)
    const { by, at } = given
    const ordered = orderBodies(measured, { ...usual, by, at, view: 'distribution' }, request.say)
    const { of, yearsWithNumber, classes, spread } = ordered
    return {
      measures: measuresOf(measured),
      measure: of === null ? null : measured.measures[of.measure]!.name,
      reportYear: of?.year ?? null,
      yearsWithNumber: [...yearsWithNumber],
      classes: classes.map(({ from, to, count }) => ({ from, to, count })),
      years: spread.flatMap(({ year, numbers, without, five }) => {
        if (five === null) return []
        const [least, lowerQuartile, median, upperQuartile, most] = five
        const quartiles = { least, lowerQuartile, median, upperQuartile, most }
        return [{ year, bodies: numbers, ...without, ...quartiles }]
      }),
    } satisfies MeasuredSpreadAnswer
  },
})

export const measureRoutes = [bodiesRoute, rankingRoute, distributionRoute]
