/** What a reader chooses on a report's page: its script, another year of the same body, a report to compare, paper. */
import type { VNode } from 'preact'
import type { Report, ReportMetadata, Script } from '../../report/index.ts'
import { compareAddress, reportAddress, sourceAddress, type SearchState } from '../page/address.ts'
import { ShareButton } from '../page/share-button.tsx'
import type { PageContext } from '../page/page-context.ts'

/** The script a report is read in; `null` is as it was written. */
export type Reading = Script | null

interface ReadingProps {
  context: PageContext
  state: SearchState
  report: Report
}

/** Simplified or Traditional, where that is not how the report was written. */
export function ReadingSwitch({
  context,
  state,
  report,
  reading,
  servesSources,
}: ReadingProps & { reading: Reading; servesSources: boolean }): VNode {
  const { t, root, edition } = context
  const at = (script: Reading): string =>
    reportAddress(report.reportId, {
      root,
      q: state.q,
      lang: state.lang,
      ...(script !== null && { script }),
    })
  const choices = [null, ...(['Hans', 'Hant'] as const).filter((each) => each !== report.script)]
  return (
    <>
      <nav class="reading-switch" aria-label={t('reading.label')}>
        {edition === undefined && (
          <>
            <span class="quiet">{t('reading.label')}</span>
            <ul>
              {choices.map((script) => (
                <li key={script}>
                  <a href={at(script)} aria-current={script === reading ? 'true' : undefined}>
                    {script === null
                      ? `${t('reading.original')}（${t(`reading.${report.script}`)}）`
                      : t(`reading.${script}`)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <button type="button" class="needs-script plain-button" data-print="">
          {t('report.print')}
        </button>
        <ShareButton context={context} />
        {servesSources && report.sources.length > 0 && (
          <a href={sourceAddress(report.reportId, 0, root)} download>
            {t('report.download')}
          </a>
        )}
      </nav>
      {reading !== null && <p class="quiet">{t('reading.note')}</p>}
    </>
  )
}

/** The report to set beside this one: the year before, else the closest year there is. */
export function closestYear(
  report: Pick<ReportMetadata, 'reportYear'>,
  siblings: readonly ReportMetadata[],
): ReportMetadata | undefined {
  const year = report.reportYear
  if (year === null) return undefined
  const distance = (other: ReportMetadata): number => {
    const gap = year - (other.reportYear ?? 0)
    return gap > 0 ? gap - 0.5 : -gap
  }
  return siblings
    .filter((other) => other.reportYear !== null && other.reportYear !== year)
    .sort((a, b) => distance(a) - distance(b))[0]
}

/** The other years of this body, and the way to a comparison. */
export function YearLinks({
  context,
  state,
  report,
  siblings,
}: ReadingProps & { siblings: readonly ReportMetadata[] }): VNode {
  const { t, root, edition } = context
  const { lang } = state
  const closest = closestYear(report, siblings)
  const years = [...siblings]
    .filter(({ reportId }) => reportId !== report.reportId)
    .sort((a, b) => (a.reportYear ?? 0) - (b.reportYear ?? 0))
  return (
    <nav class="year-links" aria-label={t('report.years')}>
      {years.length > 0 && (
        <>
          <span class="quiet">{t('report.years')}</span>
          <ul>
            {years.map(({ reportId, reportYear }) => (
              <li key={reportId}>
                <a href={reportAddress(reportId, { root, q: state.q, lang })}>
                  {reportYear ?? t('hit.untitled')}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {closest !== undefined && edition === undefined && (
        <a
          class="compare-link"
          href={compareAddress({ a: closest.reportId, b: report.reportId, lang }, root)}
        >
          {t('report.compareYear', { year: String(closest.reportYear) })}
        </a>
      )}
      {edition === undefined && (
        <a class="compare-link" href={compareAddress({ b: report.reportId, lang }, root)}>
          {t('report.compare')}
        </a>
      )}
    </nav>
  )
}
