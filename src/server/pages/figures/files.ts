/** The tables of the figures page as files: what the page shows, whole, with what must be known of each number. */
import { measureMarks } from '../../../limits.ts'
import { buffer } from 'node:stream/consumers'
import type { Response } from 'express'
import {
  numbersOfYear,
  rankBodies,
  measuredYears,
  tableMediaTypes,
  toCsvText,
  toTableStream,
  type CsvRow,
  type Measured,
  type SearchFilters,
  type SearchService,
  type TableFormat,
} from '../../../search/index.ts'
import { outcomeGroups, measureName, type FigureChoice } from '../../../views/index.ts'
import type { Translator } from '../../../views/index.ts'
import type { Say } from '../../request-context.ts'
import { orderBodies } from './bodies.ts'
import { outcomesOf } from './outcomes.ts'

interface Asked {
  service: SearchService
  choice: FigureChoice
  filters: SearchFilters
  measured: Measured
  t: Translator
  say: Say
}

/** Of a ratio the share as it is, not per cent: a file is for reckoning on. */
const numberIn = ({ columns }: Measured, measure: number, report: number): number | null => {
  const value = columns[measure]!.values[report]!
  return Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6
}

/** What the page says beside a number, or instead of one. */
function noteOf(t: Translator, { columns }: Measured, measure: number, report: number): string {
  const { values, marks } = columns[measure]!
  const mark = marks[report]!
  const has = (name: keyof typeof measureMarks): boolean => (mark & measureMarks[name]) !== 0
  const isNumber = !Number.isNaN(values[report]!)
  return [
    ...(has('inferred') ? [t('reading.inferred')] : []),
    ...(has('disputed') ? [t('reading.disputed')] : []),
    ...(!isNumber && has('blank') ? [t('reading.blank')] : []),
    ...(!isNumber && has('unreadable') ? [t('reading.unreadable')] : []),
    ...(has('overZero') ? [t('bench.overZero')] : []),
    ...(has('incomplete') && !isNumber ? [t('bench.incomplete')] : []),
    ...(has('fails') ? [t('checks.valueFails')] : []),
  ].join('; ')
}

/** Columns of each measure in a row of one report: the number, of a ratio its sides, and the note. */
function headOf(t: Translator, measured: Measured): string[] {
  return measured.measures.flatMap((measure) => {
    const name = measureName(t, measure)
    const sides =
      measure.kind === 'ratio'
        ? [`${name} ${t('bench.numerator')}`, `${name} ${t('bench.denominator')}`]
        : []
    return [name, ...sides, `${name} ${t('bench.column.note')}`]
  })
}

function cellsOf(t: Translator, measured: Measured, report: number): CsvRow {
  return measured.measures.flatMap((_, measure) => {
    const { sides } = measured.columns[measure]!
    const side = (values: Float64Array | undefined): (number | null)[] =>
      values === undefined ? [] : [Number.isNaN(values[report]!) ? null : values[report]!]
    return [
      numberIn(measured, measure, report),
      ...side(sides?.numerator.values),
      ...side(sides?.denominator.values),
      noteOf(t, measured, measure, report),
    ]
  })
}

const placeHead = (say: Say): string[] => [
  say('column.bodyId'),
  say('column.reportingBody'),
  say('column.province'),
  say('column.city'),
  say('column.county'),
]

const placeOf = ({
  bodyId,
  reportingBody,
  region,
}: Pick<Measured['reports'][number], 'bodyId' | 'reportingBody' | 'region'>): CsvRow => [
  bodyId,
  reportingBody,
  region.province,
  region.city,
  region.county,
]

interface FigureFile {
  name: string
  /** Rows of the table, the names of the columns first. */
  rows: (asked: Asked) => CsvRow[] | Promise<CsvRow[]>
}

const files: readonly FigureFile[] = [
  {
    // A row a report: tidy, with the notes.
    name: 'reports',
    rows: ({ measured, t, say }) => [
      [...placeHead(say), t('filter.year'), say('column.reportId'), ...headOf(t, measured)],
      ...measured.reports.flatMap((metadata, report) =>
        measured.columns.some(
          ({ values, marks }) => !Number.isNaN(values[report]!) || marks[report] !== 0,
        )
          ? [
              [
                ...placeOf(metadata),
                metadata.reportYear,
                metadata.reportId,
                ...cellsOf(t, measured, report),
              ],
            ]
          : [],
      ),
    ],
  },
  {
    // A row a body, a column a year, in the order of the page.
    name: 'bodies',
    rows: ({ measured, t, choice, say }) => {
      const { all, bodies } = orderBodies(measured, choice, say)
      const columns = measured.measures.flatMap((measure, place) =>
        bodies.years.map((year) => ({ name: `${measureName(t, measure)} ${year}`, place, year })),
      )
      return [
        [...placeHead(say), ...columns.map(({ name }) => name)],
        ...all.map((body) => [
          ...placeOf(body.newest),
          ...columns.map(({ place, year }) => {
            const cell = body.years.get(year)
            return cell === undefined ? null : numberIn(measured, place, cell.report)
          }),
        ]),
      ]
    },
  },
  {
    name: 'ranking',
    rows: ({ measured, t, choice, say }) => {
      const ordered = orderBodies(measured, { ...choice, view: 'ranking' }, say)
      const { of, bodies } = ordered
      const head = [
        t('bench.rank'),
        ...placeHead(say),
        t('filter.year'),
        say('column.reportId'),
        ...headOf(t, measured),
      ]
      if (of === null) return [head]
      const ranked = rankBodies(measured, bodies.bodies, { ...of, direction: choice.order })
      return [
        head,
        ...ranked.map(({ rank, body }) => {
          const { report } = body.years.get(of.year)!
          const { reportId } = measured.reports[report]!
          const cells = cellsOf(t, measured, report)
          return [rank, ...placeOf(body.newest), of.year, reportId, ...cells]
        }),
      ]
    },
  },
  {
    name: 'distribution',
    rows: ({ measured, t, choice, say }) => {
      const { of, bodies, classes } = orderBodies(measured, choice, say)
      const head = ['from', 'to', t('bench.count'), t('bench.share')]
      if (of === null) return [head]
      const { values } = numbersOfYear(measured, bodies.bodies, of.measure, of.year)
      const shareOf = (count: number): number => Math.round((count / values.length) * 1e6) / 1e6
      return [head, ...classes.map(({ from, to, count }) => [from, to, count, shareOf(count)])]
    },
  },
  {
    name: 'spread',
    rows: ({ measured, t, choice, say }) => {
      const { spread } = orderBodies(measured, choice, say)
      const fiveNames = [
        t('bench.least.short'),
        t('plot.lowerQuartile'),
        t('plot.medianShort'),
        t('plot.upperQuartile'),
        t('bench.most.short'),
      ]
      const counted = [t('bench.withNumber'), t('bench.withoutNumber'), t('bench.missing')]
      return [
        [t('filter.year'), ...fiveNames, ...counted],
        ...spread.map(({ year, five, numbers, without: { blank, missing } }) => [
          year,
          ...(five ?? [null, null, null, null, null]),
          ...[numbers, blank, missing],
        ]),
      ]
    },
  },
  {
    name: 'years',
    rows: ({ measured, t }) => {
      const byMeasure = measured.measures.map(({ kind }, place) =>
        measuredYears(measured, place).map((year) => ({
          ...year,
          // Shares of different wholes have no sum.
          sum: kind === 'ratio' ? null : year.sum,
        })),
      )
      const years = [...new Set(byMeasure.flatMap((own) => own.map(({ year }) => year)))]
      const heads = [
        t('plot.sum'),
        t('plot.lowerQuartile'),
        t('plot.medianShort'),
        t('plot.upperQuartile'),
        t('plot.reports'),
        t('plot.blank'),
      ]
      return [
        [
          t('filter.year'),
          ...measured.measures.flatMap((measure) =>
            heads.map((head) => `${measureName(t, measure)} ${head}`),
          ),
        ],
        ...years
          .sort((a, b) => a - b)
          .map((year) => [
            year,
            ...byMeasure.flatMap((own) => {
              const row = own.find((each) => each.year === year)
              return row === undefined
                ? [null, null, null, null, null, null]
                : [
                    row.sum,
                    row.lowerQuartile,
                    row.median,
                    row.upperQuartile,
                    row.reports,
                    row.blank,
                  ]
            }),
          ]),
      ]
    },
  },
  {
    name: 'outcomes',
    rows: async ({ service, filters, t }) => [
      [t('filter.year'), ...outcomeGroups.map((group) => t(`outcome.${group}`))],
      ...(await outcomesOf(service, filters, './')).map(({ year, shares }) => [
        year,
        ...outcomeGroups.map((group) => shares[group]?.sum ?? null),
      ]),
    ],
  },
]

/** Names of the tables, in addresses and of files. */
export const fileNames = files.map(({ name }) => name)

export const fileCalled = (name: string): FigureFile | undefined =>
  files.find((file) => file.name === name)

async function* each(rows: readonly CsvRow[]): AsyncIterable<CsvRow> {
  await Promise.resolve()
  yield* rows
}

/** Sends a table whole: it is at hand already, and who asks is told its length. */
export async function sendFile(
  response: Response,
  rows: readonly CsvRow[],
  name: string,
  format: TableFormat,
): Promise<void> {
  const content =
    format === 'csv' ? toCsvText(rows) : await buffer(toTableStream(each(rows), format))
  response.attachment(name).set('Cache-Control', 'no-store').type(tableMediaTypes[format])
  response.send(content)
}
