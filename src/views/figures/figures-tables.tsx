/** The tables below the plots of figures: by year, and report by report. */
import type { VNode } from 'preact'
import type { ReportFigure } from '../../search/index.ts'
import { isFailing, mostListed, type ChosenAnswer, type Failing } from './figures-choice.ts'
import { answerName, figureAddress } from './figures-series.ts'
import { formatNumber, unitLabel, type Language } from '../../language/index.ts'
import { FigureValue } from './figure-value.tsx'
import { BodyLink } from '../page/body-fact.tsx'
import type { PageContext } from '../page/page-context.ts'
import { FigureTable } from '../page/table-frame.tsx'

interface TablesProps {
  context: PageContext
  answers: readonly ChosenAnswer[]
}

/** `本年新收…（件）`: what a column is, with its unit. */
function columnName({ t }: PageContext, answer: ChosenAnswer): string {
  const name = answerName(t, answer)
  const counted = unitLabel(t, answer.unit)
  return counted === '' ? name : t('plot.withUnit', { name, unit: counted })
}

export function FiguresByYear({ context, answers }: TablesProps): VNode {
  const { t } = context
  const years = [...new Set(answers.flatMap(({ byYear }) => byYear.map(({ year }) => year)))]
  const headsOf = ({ isRatio }: ChosenAnswer): string[] => [
    t('plot.sum'),
    t('plot.lowerQuartile'),
    t('plot.medianShort'),
    t('plot.upperQuartile'),
    t('plot.reports'),
    t(isRatio === true ? 'bench.noRatio' : 'plot.blank'),
  ]
  const groups = [
    { name: '', columns: 1 },
    ...answers.map((answer) => ({
      name: columnName(context, answer),
      columns: headsOf(answer).length,
    })),
  ]
  return (
    <FigureTable
      label={t('plot.byYear')}
      head={[t('filter.year'), ...answers.flatMap(headsOf)]}
      {...(answers.length > 1 && { groups })}
    >
      {years
        .sort((a, b) => a - b)
        .map((year) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {answers.map(({ key, byYear, isRatio }) => {
              const row = byYear.find((each) => each.year === year)
              const hasNumber = row !== undefined && row.reports > 0
              return [
                hasNumber && isRatio !== true ? formatNumber(row.sum) : '',
                hasNumber ? formatNumber(row.lowerQuartile) : '',
                hasNumber ? formatNumber(row.median) : '',
                hasNumber ? formatNumber(row.upperQuartile) : '',
                row?.reports ?? '',
                row?.blank ?? '',
              ].map((text, i) => (
                <td key={`${key} ${i}`} class="number">
                  {text}
                </td>
              ))
            })}
          </tr>
        ))}
    </FigureTable>
  )
}

export function FiguresByReport({
  context,
  lang,
  answers,
  failing,
}: TablesProps & { lang: Language | null; failing: Failing }): VNode {
  const { t } = context
  const [only] = answers.length === 1 ? answers : []
  const byKey = answers.map(
    ({ figures }) => new Map(figures.map((figure) => [figure.reportId, figure])),
  )
  const reports = new Map<string, ReportFigure>()
  for (const { figures } of answers)
    for (const figure of figures)
      if (!reports.has(figure.reportId)) reports.set(figure.reportId, figure)
  const newestFirst = [...reports.values()]
    .sort((a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0))
    .slice(0, mostListed)
  const head = [
    t('field.reportingBody'),
    t('filter.year'),
    ...answers.map((answer) => columnName(context, answer)),
    ...(only === undefined ? [] : [t('figures.from')]),
  ]
  return (
    <FigureTable label={t('plot.table')} head={head}>
      {newestFirst.map(({ reportId, bodyId, reportingBody, title, reportYear, reading }) => (
        <tr key={reportId}>
          <th scope="row" lang="zh-Hans">
            <BodyLink
              {...{ context, lang, bodyId }}
              name={reportingBody ?? title ?? t('hit.untitled')}
            />
          </th>
          <td class="year">{reportYear ?? t('plot.noYear')}</td>
          {byKey.map((figures, i) => {
            const figure = figures.get(reportId)
            return (
              <td key={answers[i]?.key} class="number">
                {figure !== undefined && answers[i]?.isRatio === true && figure.value === null ? (
                  <span class="figure-blank">{t('bench.noRatio')}</span>
                ) : (
                  figure !== undefined && (
                    <FigureValue
                      t={t}
                      figure={figure}
                      href={figureAddress(context, figure)}
                      fails={isFailing(failing, figure)}
                    />
                  )
                )}
              </td>
            )
          })}
          {only !== undefined && <td>{t(`reading.${reading}`)}</td>}
        </tr>
      ))}
    </FigureTable>
  )
}
