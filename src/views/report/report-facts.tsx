/** What is known about a report, and where each value came from. */
import type { VNode } from 'preact'
import { inWords } from '../../sentence.ts'
import type { Origin, Report, ReportMetadata } from '../../report/index.ts'
import type { Language } from '../../language/index.ts'
import { sourceAddress } from '../page/address.ts'
import { BodyFact } from '../page/body-fact.tsx'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion } from '../page/region.ts'

interface FactsProps {
  context: PageContext
  report: Report
}

const shownFields = [
  'reportingBody',
  'publishingBody',
  'reportYear',
  'publishedOn',
  'region',
  'administrativeLevel',
  'kind',
  'era',
  'script',
  'indexNumber',
  'documentNumber',
  'sourceAddress',
  'bodyId',
  'reportId',
] as const satisfies readonly (keyof ReportMetadata)[]

type ShownField = (typeof shownFields)[number]

/** A value as people read it; empty when it is not known. */
function valueOf(t: Translator, report: Report, field: ShownField): string {
  if (field === 'region') return formatRegion(report.region)
  const value = report[field]
  if (value === null) return ''
  switch (field) {
    case 'administrativeLevel':
      return t.maybe(`level.${value}`, String(value))
    case 'kind':
    case 'era':
    case 'script':
      return t.maybe(`${field}.${value}`, String(value))
    default:
      return String(value)
  }
}

/** Only addresses of the web become links: a report may state anything as its source. */
function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

function OriginNote({ t, origin }: { t: Translator; origin: Origin }): VNode {
  const from = t.maybe(`origin.${origin.from}`, origin.from)
  return (
    <span class="quiet">
      {t('report.origin', { from, percent: Math.round(origin.confidence * 100) })}
      {origin.evidence !== undefined && (
        <>
          {' · '}
          <bdi>{t('report.evidence', { text: origin.evidence })}</bdi>
        </>
      )}
    </span>
  )
}

/** The line under the title. */
export function FactsLine({
  context,
  lang,
  report,
}: FactsProps & { lang: Language | null }): VNode {
  const { t } = context
  const facts = [
    report.reportYear === null ? '' : t('hit.year', { year: String(report.reportYear) }),
    formatRegion(report.region),
    report.publishedOn === null ? '' : t('hit.published', { date: report.publishedOn }),
  ].filter((fact) => fact !== '')
  return (
    <ul class="facts">
      <BodyFact {...{ context, lang, report }} />
      {facts.map((fact) => (
        <li key={fact}>
          <bdi>{fact}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** The names of the files; where they are served, links to them. */
function Sources({
  context: { t, root },
  report: { reportId, sources },
  servesSources,
}: FactsProps & { servesSources: boolean }): VNode {
  return (
    <div>
      <dt>{t('report.sources')}</dt>
      {sources.map((source, i) => (
        <dd key={source}>
          {servesSources ? (
            <a href={sourceAddress(reportId, i, root)} download title={t('report.download')}>
              <bdi>{source}</bdi>
            </a>
          ) : (
            <bdi>{source}</bdi>
          )}
        </dd>
      ))}
    </div>
  )
}

export function FactsDetails({
  context,
  report,
  servesSources,
}: FactsProps & { servesSources: boolean }): VNode {
  const { t } = context
  const rows = shownFields
    .map((field) => ({ field, value: valueOf(t, report, field), origin: report.origins[field] }))
    .filter(({ value }) => value !== '')
  const titleOrigin = report.origins.title
  return (
    <details class="report-details">
      <summary>{t('report.details')}</summary>
      <dl>
        {titleOrigin !== undefined && (
          <div>
            <dt>{t('field.title')}</dt>
            <dd>
              <bdi>{report.title ?? ''}</bdi> <OriginNote t={t} origin={titleOrigin} />
            </dd>
          </div>
        )}
        {rows.map(({ field, value, origin }) => (
          <div key={field}>
            <dt>{t(`field.${field}`)}</dt>
            <dd>
              {isWebAddress(value) ? (
                <a href={value} rel="noreferrer nofollow">
                  {value}
                </a>
              ) : (
                <bdi>{value}</bdi>
              )}{' '}
              {origin !== undefined && <OriginNote t={t} origin={origin} />}
            </dd>
          </div>
        ))}
        <Sources {...{ context, report, servesSources }} />
      </dl>
    </details>
  )
}

export function ReportWarnings({ context, report }: FactsProps): VNode | null {
  if (report.warnings.length === 0) return null
  return (
    <section class="notice">
      <h2>{context.t('report.warnings')}</h2>
      <ul>
        {report.warnings.map((warning) => (
          <li key={`${warning.code}${warning.message}${warning.source?.start ?? ''}`}>
            <bdi>{inWords(warning.sentence, context.t.language)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
