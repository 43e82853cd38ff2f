/** From the figures of reports to the series of plots: a series a body, a region, or the median of all. */
import type { ReportFigure } from '../../search/index.ts'
import { isFailing, type ChosenAnswer, type ChosenFigures, type Failing } from './figures-choice.ts'
import { measureName } from './measures.ts'
import { formatNumber } from '../../language/index.ts'
import { pageAddress } from '../page/address.ts'
import { valueText } from './figure-value.tsx'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { mostSeries, type PlotSeries } from '../plot/plot.tsx'
import { placeOfFigure } from '../report/report-figures.ts'

export interface FigurePlot {
  /** Name of the saved file. */
  name: string
  title: string
  unit: string | null
  series: PlotSeries[]
}

/** Address of the cell or sentence a figure was read from. */
export function figureAddress(
  { root }: Pick<PageContext, 'root'>,
  { reportId, source }: Pick<ReportFigure, 'reportId' | 'source'>,
): string {
  return `${pageAddress(`reports/${encodeURIComponent(reportId)}`, root)}#${encodeURIComponent(placeOfFigure(source))}`
}

/** `出处：表格第 8 行第 3 列`: where a number was read, rows and columns counted from 1 as people do. */
export function sourceSaid(t: Translator, { row, column }: ReportFigure['source']): string {
  return row === undefined || column === undefined
    ? t('bench.source.prose')
    : t('bench.source.cell', { row: row + 1, column: column + 1 })
}

/** A ratio per cent, or that there is none. */
export const ratioText = (t: Translator, value: number | null): string =>
  value === null ? t('bench.noRatio') : t('bench.percent', { value })

type DatedFigure = ReportFigure & { reportYear: number }

const isDated = (figure: ReportFigure): figure is DatedFigure => figure.reportYear !== null

/** Whose report a figure is of: years of one body make one series. */
const bodyOf = ({ bodyId, reportingBody, reportId }: ReportFigure): string =>
  bodyId ?? reportingBody ?? reportId

function pointOf(
  context: PageContext,
  failing: Failing,
  figure: DatedFigure,
): PlotSeries['points'][number] {
  const { t } = context
  const who = figure.reportingBody ?? figure.title ?? t('hit.untitled')
  const isInferred = figure.reading === 'inferred'
  const fails = isFailing(failing, figure)
  const value = [
    figure.unit === '%' ? ratioText(t, figure.value) : valueText(t, figure),
    ...(isInferred ? [t('reading.inferred')] : []),
    ...(fails ? [t('checks.valueFails')] : []),
  ].join(' ')
  return {
    year: figure.reportYear,
    value: figure.value,
    href: figureAddress(context, figure),
    label: [`${who} ${figure.reportYear} ${value}`, sourceSaid(t, figure.source)].join(' · '),
    inferred: isInferred,
    ...(fails && { fails }),
  }
}

/** What a figure or ratio is called in the language of the interface. */
export function answerName(t: Translator, { key, label, isRatio }: ChosenAnswer): string {
  return measureName(t, { name: key, label, kind: isRatio === true ? 'ratio' : 'figure' })
}

function medianOf(name: string, { byYear }: ChosenAnswer): PlotSeries {
  return {
    name,
    points: byYear.map(({ year, median, reports }) => ({
      year,
      value: reports === 0 ? null : median,
      label: `${name} ${year} ${reports === 0 ? '' : formatNumber(median)}`,
    })),
  }
}

/** The median of all reports, the half of them around it, and what each year amounts to, said at its point. */
function summaryOf(t: Translator, { byYear }: ChosenAnswer): PlotSeries {
  const name = t('plot.median')
  return {
    name,
    points: byYear.map(({ year, median, lowerQuartile, upperQuartile, reports }) => ({
      year,
      value: median,
      label: t('plot.summary', {
        year: String(year),
        median: formatNumber(median),
        lower: formatNumber(lowerQuartile),
        upper: formatNumber(upperQuartile),
        reports,
      }),
    })),
    band: {
      name: t('plot.quartiles'),
      years: byYear.map(({ year, lowerQuartile, upperQuartile }) => ({
        year,
        low: lowerQuartile,
        high: upperQuartile,
      })),
    },
  }
}

interface Bodies {
  ids: readonly string[]
  nameOf: (id: string) => string
}

function bodiesOf(t: Translator, figures: readonly DatedFigure[]): Bodies {
  const names = new Map<string, string>()
  for (const figure of figures)
    names.set(bodyOf(figure), figure.reportingBody ?? figure.title ?? t('hit.untitled'))
  return { ids: [...names.keys()], nameOf: (id) => names.get(id) ?? id }
}

/**
 * One plot for all figures where their series are few and in one unit, else one a figure. Bodies are told apart where
 * they are few enough to have a colour each; of more, the regions asked for are, or the median with the quartiles around it,
 * and every report as a point where all of them are at hand: a part of them would show years without reports that have some.
 */
export function figurePlots(
  context: PageContext,
  { answers, regions, failing }: Pick<ChosenFigures, 'answers' | 'regions' | 'failing'>,
): FigurePlot[] {
  const { t } = context
  const labelOf = (answer: ChosenAnswer): string => answerName(t, answer)
  const datedOf = (answer: ChosenAnswer): DatedFigure[] => answer.figures.filter(isDated)
  const bodies = bodiesOf(t, answers.flatMap(datedOf))
  const isWhole = answers.every(({ figures, total }) => figures.length === total)
  const areFew = isWhole && bodies.ids.length <= mostSeries
  const alone = answers.filter((answer) => datedOf(answer).length > 0)

  const seriesOfBodies = (answer: ChosenAnswer, nameOf: (body: string) => string): PlotSeries[] =>
    bodies.ids.flatMap((id) => {
      const own = datedOf(answer).filter((figure) => bodyOf(figure) === id)
      if (own.length === 0) return []
      return [{ name: nameOf(id), points: own.map((figure) => pointOf(context, failing, figure)) }]
    })

  const units = new Set(alone.map(({ unit }) => unit))
  if (areFew && alone.length > 1 && units.size === 1) {
    const series = alone.flatMap((answer) =>
      seriesOfBodies(answer, (id) =>
        bodies.ids.length === 1
          ? labelOf(answer)
          : [bodies.nameOf(id), labelOf(answer)].join(' · '),
      ),
    )
    const name = alone.map(({ key }) => key).join('+')
    const title = alone.map(labelOf).join(t('plot.and'))
    if (series.length <= mostSeries) return [{ name, title, unit: [...units][0] ?? null, series }]
  }
  return alone.map((answer): FigurePlot => {
    const place = answers.indexOf(answer)
    const ofRegions = regions.flatMap(({ region, answers: own }) => {
      const ofRegion = own[place]
      return ofRegion === undefined || ofRegion.byYear.length === 0
        ? []
        : [medianOf(t('plot.medianOf', { name: region }), ofRegion)]
    })
    const scattered: PlotSeries = {
      name: t('plot.eachReport'),
      points: datedOf(answer).map((figure) => pointOf(context, failing, figure)),
      isScattered: true,
    }
    const series = areFew
      ? seriesOfBodies(answer, bodies.nameOf)
      : ofRegions.length > 1
        ? ofRegions
        : [summaryOf(t, answer), ...(answer.figures.length === answer.total ? [scattered] : [])]
    return { name: answer.key, title: labelOf(answer), unit: answer.unit, series }
  })
}
