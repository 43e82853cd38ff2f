/** What to set beside a report: other years of its body, other reports of its year and region. */
import type { VNode } from 'preact'
import type { ReportMetadata } from '../../report/index.ts'
import { longestName } from '../../limits.ts'
import { compareAddress, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { scriptTag } from '../page/region.ts'

/** Reports offered for the missing side of a comparison. */
export interface CompareChoice {
  known: { side: 'a' | 'b'; report: ReportMetadata } | null
  sameBody: readonly ReportMetadata[]
  neighbours: readonly ReportMetadata[]
  /** What was asked for by the name of a body, and the reports found for it, newest first; null where nothing was asked. */
  named: { name: string; reports: readonly ReportMetadata[] } | null
}

interface ChooserProps {
  context: PageContext
  state: SearchState
  choice: CompareChoice
}

function Choices({
  context,
  state,
  choice,
  heading,
  reports,
}: ChooserProps & {
  heading: string
  reports: readonly ReportMetadata[]
}): VNode | null {
  const { known } = choice
  if (reports.length === 0) return null
  const open = known?.side === 'a' ? 'b' : 'a'
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="newest">
        {reports.map((report) => (
          <li key={report.reportId}>
            <a
              href={compareAddress(
                {
                  ...(known !== null && { [known.side]: known.report.reportId }),
                  [open]: report.reportId,
                  lang: state.lang,
                },
                context.root,
              )}
              lang={scriptTag(report.script)}
            >
              <bdi>{report.title ?? context.t('hit.untitled')}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Any body by its name: a form that needs no script; with it, names are offered while typing. */
function NameForm({ context, state, choice: { known, named } }: ChooserProps): VNode {
  const { t, root } = context
  return (
    <form class="view-form name-form" method="get" action={`${root}compare`}>
      {known !== null && <input type="hidden" name={known.side} value={known.report.reportId} />}
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <label>
        {t('compare.byName')}
        <input
          name="name"
          value={named?.name ?? ''}
          size={24}
          maxLength={longestName.body}
          autocomplete="off"
          required
        />
      </label>
      <button type="submit">{t('compare.find')}</button>
    </form>
  )
}

/** One side is not chosen yet. */
export function CompareChooser({
  context,
  state,
  choice,
  note,
}: ChooserProps & { note: string | null }): VNode {
  const { t } = context
  const { known, sameBody, neighbours, named } = choice
  return (
    <div class="compare">
      <h1>{t('compare.choose')}</h1>
      {note !== null && (
        <p class="notice">
          <bdi>{note}</bdi>
        </p>
      )}
      {known !== null && (
        <p>
          <span class="label">{t(`compare.${known.side}`)}</span>{' '}
          <bdi lang={scriptTag(known.report.script)}>{known.report.title ?? t('hit.untitled')}</bdi>
        </p>
      )}
      <NameForm {...{ context, state, choice }} />
      {named !== null && named.reports.length === 0 && (
        <p role="status">{t('compare.noBody', { name: named.name })}</p>
      )}
      {named !== null && (
        <Choices
          {...{ context, state, choice }}
          heading={t('compare.named', { name: named.name })}
          reports={named.reports}
        />
      )}
      <Choices {...{ context, state, choice }} heading={t('compare.sameBody')} reports={sameBody} />
      <Choices
        {...{ context, state, choice }}
        heading={t('compare.neighbours')}
        reports={neighbours}
      />
      {known !== null && sameBody.length + neighbours.length === 0 && (
        <p>{t('compare.noneFound')}</p>
      )}
      <p class="quiet">{t('compare.how')}</p>
    </div>
  )
}
