/** Bodies measured: by years, in the order of a number, and how their numbers are spread. */
import {
  byBodies,
  numberOf,
  numbersOfYear,
  rankBodies,
  sortBodies,
  spreadOf,
  type BodiesByYears,
  type Measured,
  type MeasuredBody,
  type SearchService,
} from '../../../search/index.ts'
import {
  bodiesPerPage,
  type FigureChoice,
  type MeasuredView,
  type SpreadYear,
} from '../../../views/index.ts'
import type { Say } from '../../request-context.ts'
import { readParameters } from '../../route.ts'
import { oneOf } from '../parameters.ts'
import { sourcesOf } from './sources.ts'

/** The column of `requests.received:2023`; a ratio's name may hold a colon no more than a key. */
function sortedBy(
  { measures }: Measured,
  { years }: BodiesByYears,
  sort: string,
  say: Say,
): MeasuredView['sorted'] {
  if (sort === '') return null
  const columns = measures.flatMap(({ name }, measure) =>
    years.map((year) => ({ name: `${name}:${year}`, measure, year })),
  )
  const names = columns.map(({ name }) => name)
  readParameters({ sort: oneOf('sort', names) }, { sort }, say)
  const { measure, year } = columns.find(({ name }) => name === sort)!
  return { measure, year }
}

/** Least, quartiles and most of ascending numbers; between two, in proportion. */
function fiveOf(values: readonly number[]): SpreadYear['five'] {
  if (values.length === 0) return null
  const at = (share: number): number => {
    const place = (values.length - 1) * share
    const [below, above] = [values[Math.floor(place)]!, values[Math.ceil(place)]!]
    return Math.round((below + (above - below) * (place - Math.floor(place))) * 1e6) / 1e6
  }
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)]
}

/** The bodies of a view in their order, before they are cut into pages. */
export interface OrderedBodies extends Omit<MeasuredView, 'shown' | 'sourceOf'> {
  all: readonly MeasuredBody[]
}

/** @throws AppError `invalid_parameter` for a column or measure that is not there. */
export function orderBodies(
  measured: Measured,
  choice: Pick<FigureChoice, 'sort' | 'order' | 'by' | 'at' | 'view'>,
  say: Say,
): OrderedBodies {
  const bodies = byBodies(measured)
  const names = measured.measures.map(({ name }) => name)
  if (choice.by !== '') readParameters({ by: oneOf('by', names) }, { by: choice.by }, say)
  const measure = Math.max(0, names.indexOf(choice.by))
  const yearsWithNumber = bodies.years.filter((year) =>
    bodies.bodies.some((body) => !Number.isNaN(numberOf(measured, body, measure, year))),
  )
  const year = choice.at === '' ? yearsWithNumber.at(-1) : Number(choice.at)
  const of = year === undefined ? null : { measure, year }
  const sorted = sortedBy(measured, bodies, choice.sort, say)
  const direction = choice.order
  const isRanking = choice.view === 'ranking'
  const ranked =
    isRanking && of !== null ? rankBodies(measured, bodies.bodies, { ...of, direction }) : []
  const spread = yearsWithNumber.map((each): SpreadYear => {
    const { values, without } = numbersOfYear(measured, bodies.bodies, measure, each)
    return { year: each, numbers: values.length, without, five: fiveOf(values) }
  })
  const all = isRanking
    ? ranked.map(({ body }) => body)
    : sorted === null
      ? bodies.bodies
      : sortBodies(measured, bodies.bodies, { ...sorted, direction })
  const isShare = measured.measures[measure]?.kind === 'ratio'
  return {
    ...{ measured, bodies, all, sorted, of, yearsWithNumber, ranked, spread },
    total: all.length,
    classes:
      of === null
        ? []
        : spreadOf(numbersOfYear(measured, bodies.bodies, of.measure, of.year).values, isShare),
  }
}

/** One page of them, with where their numbers stand. */
export async function gatherBodies(
  service: SearchService,
  choice: FigureChoice,
  { all, ...ordered }: OrderedBodies,
): Promise<MeasuredView> {
  const { view, offset } = choice
  const limit = view === 'lines' || view === 'distribution' ? 0 : bodiesPerPage[view]
  const shown = all.slice(offset, offset + limit)
  const reports = shown.flatMap(({ years }) =>
    [...years].flatMap(([year, { report }]) =>
      view !== 'ranking' || year === ordered.of?.year ? [report] : [],
    ),
  )
  const sourceOf = await sourcesOf(service, ordered.measured, reports)
  return { ...ordered, ranked: ordered.ranked.slice(offset, offset + limit), shown, sourceOf }
}
