/** Cards above the hits: the figure that a query names, where it stands, and the years around it; or who has most. */
import type { VNode } from 'preact'
import { figureLabel, formatNumber, formulaText, unitLabel } from '../../language/index.ts'
import type { Answer, SearchResponse, StatedFigure } from '../../search/index.ts'
import { figureAddress } from '../figures/figures-series.ts'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion } from '../page/region.ts'
import { BarPlot, type PlotSeries } from '../plot/plot.tsx'

interface AnswerProps {
  context: PageContext
  answer: Answer
}

/** `31 件`, `31 applications`. */
function numberText(t: Translator, value: number, unit: string | null): string {
  return [formatNumber(value), unitLabel(t, unit)].filter((part) => part !== '').join(' ')
}

function nameOf(t: Translator, { key, label, applicant }: Answer): string {
  const name = figureLabel(t, key, label)
  return applicant === null
    ? name
    : t('answer.ofApplicant', { name, applicant: t.maybe(`applicant.${applicant}`, applicant) })
}

function bodyOf(t: Translator, { reportingBody, title }: StatedFigure): string {
  return reportingBody ?? title ?? t('hit.untitled')
}

/** What other sentences of the report state, and why this one was taken. */
function Otherwise({
  t,
  value: { value, candidates = [], decidedBy },
}: {
  t: Translator
  value: StatedFigure
}): VNode | null {
  const others = new Set(candidates.flatMap((each) => each.value ?? []))
  others.delete(value)
  if (decidedBy === undefined || others.size === 0) return null
  const values = [...others].map(formatNumber).join('、')
  return (
    <p class="quiet">
      {t('reading.decidedBy', { values, reason: t(`reading.decidedBy.${decidedBy}`) })}
    </p>
  )
}

/** The words of a report that a number stands in, and what of the report speaks against it. */
function Source({ context, value }: { context: PageContext; value: StatedFigure }): VNode {
  const { t } = context
  return (
    <>
      <p class="quiet">
        {t(value.reading === 'prose' ? 'answer.fromText' : 'answer.fromTable')}{' '}
        {value.place !== null && (
          <q lang="zh">
            <bdi>{value.place}</bdi>
          </q>
        )}{' '}
        <a href={figureAddress(context, value)}>{t('hit.inReport')}</a>
      </p>
      <Otherwise t={t} value={value} />
      {value.failedChecks.map((formula) => (
        <p key={formula} class="notice">
          <bdi>{t('answer.checkFails', { formula: formulaText(t, formula) })}</bdi>
        </p>
      ))}
    </>
  )
}

/** One body's number of one year; several where its reports differ. */
function Values({ context, answer }: AnswerProps): VNode {
  const { t } = context
  return (
    <>
      {answer.values.map((value) => (
        <div key={`${value.reportId} ${value.value}`}>
          <p class="answer-value">
            <a href={figureAddress(context, value)}>{numberText(t, value.value, answer.unit)}</a>{' '}
            <span class="quiet">{t('chips.year', { year: String(value.reportYear) })}</span>
          </p>
          <Source context={context} value={value} />
        </div>
      ))}
      {answer.values.length > 1 && <p class="notice">{t('answer.differ')}</p>}
    </>
  )
}

/** Numbers in the order asked for, or year by year. */
function Rows({ context, answer }: AnswerProps): VNode {
  const { t } = context
  return (
    <ol class="answer-rows">
      {answer.values.map((value) => (
        <li key={`${value.reportId} ${value.value}`}>
          <bdi>
            {answer.by === 'body' && `${bodyOf(t, value)} `}
            {t('chips.year', { year: String(value.reportYear) })}
          </bdi>{' '}
          <a href={figureAddress(context, value)}>{numberText(t, value.value, answer.unit)}</a>
          {value.failedChecks.length > 0 && (
            <span class="quiet"> {t('answer.doubted', { count: value.failedChecks.length })}</span>
          )}
        </li>
      ))}
      {answer.sums.map(({ year, sum, reports }) => (
        <li key={year}>
          {t('answer.sum', { year: String(year), reports })}{' '}
          <strong>{numberText(t, sum, answer.unit)}</strong>
        </li>
      ))}
    </ol>
  )
}

/** What a ranking is made over, so that nobody takes it for more. */
function RankingNote({ context: { t }, answer }: AnswerProps): VNode {
  const { by, order, asked, sums, body, reports, passedOver, region, level } = answer
  const isAnyYear = by === 'body' && asked.length === 0
  const among = [region, level === null ? null : t(`level.${level}`)].filter(
    (part) => part !== null,
  )
  return (
    <p class="quiet">
      {among.length > 0 && <bdi>{t('answer.among', { among: among.join(' · ') })} </bdi>}
      {body === null && t('answer.ranked', { reports })}{' '}
      {isAnyYear && t(order === 'least' ? 'answer.anyYear.least' : 'answer.anyYear.most')}{' '}
      {sums.length > 0 && t('answer.sums')}{' '}
      {passedOver > 0 && t('answer.passedOver', { reports: passedOver })}
    </p>
  )
}

/** The years of the body as bars, each a link to its place. */
function Years({ context, answer }: AnswerProps): VNode | null {
  const { t } = context
  const { years, body } = answer
  if (new Set(years.map(({ reportYear }) => reportYear)).size < 2) return null
  const series: PlotSeries = {
    name: body?.reportingBody ?? '',
    points: years.flatMap((figure) => {
      const { reportYear, value } = figure
      if (reportYear === null) return []
      const label = `${t('chips.year', { year: String(reportYear) })} ${numberText(t, value, answer.unit)}`
      return [{ year: reportYear, value, href: figureAddress(context, figure), label }]
    }),
  }
  return <BarPlot title={t('answer.years', { name: nameOf(t, answer) })} series={[series]} />
}

function headOf(t: Translator, answer: Answer): string {
  const { kind, by, order } = answer
  if (kind !== 'ranking' || by === null) return nameOf(t, answer)
  const name = nameOf(t, answer)
  const key = `answer.${by}.${order ?? 'most'}` as const
  return t(key, { name })
}

function AnswerCard({ context, answer }: AnswerProps): VNode {
  const { t } = context
  const { body, kind } = answer
  const place = body === null ? '' : formatRegion(body.region)
  return (
    <article class="answer">
      <h3>
        <bdi>{headOf(t, answer)}</bdi>
      </h3>
      {body !== null && (
        <p>
          <bdi>{body.reportingBody ?? body.bodyId}</bdi>{' '}
          {place !== '' && (
            <span class="quiet">
              <bdi>{place}</bdi>
            </span>
          )}
        </p>
      )}
      {kind === 'value' ? (
        <Values context={context} answer={answer} />
      ) : (
        <Rows context={context} answer={answer} />
      )}
      {kind === 'ranking' && <RankingNote context={context} answer={answer} />}
      <Years context={context} answer={answer} />
    </article>
  )
}

export function Answers({
  context,
  response: { answers },
}: {
  context: PageContext
  response: SearchResponse
}): VNode | null {
  if (answers.length === 0) return null
  return (
    <section class="answers" aria-label={context.t('answer.heading')}>
      {answers.map((answer) => (
        <AnswerCard
          key={`${answer.key} ${answer.body?.bodyId ?? ''}`}
          context={context}
          answer={answer}
        />
      ))}
    </section>
  )
}
