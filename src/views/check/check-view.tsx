/** What was found in a draft: first what is wrong, then what is likely, then everything, cell by cell, and the text as it was understood. */
import type { VNode } from 'preact'
import { figureLabel, formatNumber, formulaText } from '../../language/index.ts'
import type { Report, ReportReview } from '../../report/index.ts'
import { FigureValue } from '../figures/figure-value.tsx'
import { reportAddress, toQueryString } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion } from '../page/region.ts'
import { FigureTable } from '../page/table-frame.tsx'
import { CheckList } from '../report/checks.tsx'
import { ReportBody } from '../report/report-body.tsx'
import { ReportWarnings } from '../report/report-facts.tsx'
import { placeFigures, splitFigureName, type ReportFigures } from '../report/report-figures.ts'
import { markReport, walkOutline } from '../report/report-marks.ts'
import type { CheckFormProps } from './check-form.tsx'

interface CheckViewProps extends Omit<CheckFormProps, 'failure'> {
  total: number
  reports: readonly { report: Report; review: ReportReview }[]
  /** Label of a figure key that the report has no figure for. */
  labelOf: (key: string) => string
}

interface PartProps extends Pick<CheckViewProps, 'context' | 'state' | 'labelOf'> {
  report: Report
  review: ReportReview
  figures: ReportFigures
}

function Summary({ context: { t }, review }: PartProps): VNode {
  const { errors, slips } = review
  return (
    <section aria-label={t('draft.summary')}>
      <p class={errors > 0 ? 'check-result check-fail' : 'check-result check-pass'}>
        <span class="check-mark" aria-hidden="true">
          {errors > 0 ? '✗' : '✓'}
        </span>{' '}
        <strong>
          {errors > 0 ? t('draft.errors', { count: errors }) : t('draft.errors.none')}
        </strong>
        {slips.length > 0 && <> · {t('draft.slips.count', { count: slips.length })}</>}
      </p>
    </section>
  )
}

const shownFields = ['title', 'reportingBody', 'reportYear', 'publishedOn'] as const

/** Body, year and dates as they were read: what is wrong here is wrong wherever the report is found. */
function AsRead({ context: { t }, report }: PartProps): VNode {
  const rows: [string, string | null][] = [
    ...shownFields.map((field): [string, string | null] => [
      t(`field.${field}`),
      report[field] === null ? null : String(report[field]),
    ]),
    [t('field.region'), formatRegion(report.region) || null],
    [t('field.era'), t.maybe(`era.${report.era}`, report.era)],
    [t('field.kind'), t.maybe(`kind.${report.kind}`, report.kind)],
  ]
  return (
    <section>
      <h2>{t('draft.asRead')}</h2>
      <dl class="main-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={value === null ? 'check-missing' : undefined}>
              <bdi>{value ?? t('draft.unknown')}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Chapters({ context: { t }, review }: PartProps): VNode {
  return (
    <section>
      <h2>{t('draft.chapters')}</h2>
      {review.chapters.length === 0 ? (
        <p class="quiet">{t('draft.chapters.none')}</p>
      ) : (
        <FigureTable
          label={t('draft.chapters')}
          isCaptioned={false}
          head={[t('draft.chapter'), t('draft.state'), t('draft.amount')]}
        >
          {review.chapters.map(({ section, heading, state, nodeId, characters, tables }) => (
            <tr key={section}>
              <th scope="row" lang="zh-Hans">
                {nodeId === null ? heading : <a href={`#${nodeId}`}>{heading}</a>}
              </th>
              <td class={state === 'present' ? undefined : 'fails'}>{t(`draft.state.${state}`)}</td>
              <td class="number">
                {state === 'missing' ? '' : t('draft.amounts', { characters, tables })}
              </td>
            </tr>
          ))}
        </FigureTable>
      )}
    </section>
  )
}

function Slips({ context: { t }, review }: PartProps): VNode {
  return (
    <section>
      <h2>{t('draft.slips')}</h2>
      {review.slips.length === 0 ? (
        <p class="quiet">{t('draft.slips.none')}</p>
      ) : (
        <>
          <ul class="check-slips">
            {review.slips.map(({ code, sentence, passageId, evidence }) => (
              <li key={`${code} ${passageId ?? ''} ${evidence ?? ''}`}>
                <bdi>{t.say(sentence)}</bdi>
                {passageId !== null && evidence !== null && (
                  <>
                    {' '}
                    <a href={`#${passageId}`} lang="zh-Hans">
                      <bdi>{evidence}</bdi>
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p class="quiet">{t('draft.slips.note')}</p>
        </>
      )}
    </section>
  )
}

function LastYear(props: PartProps): VNode {
  const { context, state, report, review, figures, labelOf } = props
  const { t, root } = context
  const { lastYear } = review
  if (lastYear === null)
    return (
      <section>
        <h2>{t('draft.lastYear')}</h2>
        <p class="quiet">{t('draft.lastYear.none')}</p>
      </section>
    )
  const { reportId, title, length, verbatim, unchanged, checks } = lastYear
  const address = reportAddress(reportId, { root, q: '', lang: state.lang })
  const texts = new Map(
    [...walkOutline(report.outline)].flatMap(({ passages }) =>
      passages.map(({ id, text }) => [id, text] as const),
    ),
  )
  return (
    <section>
      <h2>{t('draft.lastYear')}</h2>
      <p>
        <a href={address} lang="zh-Hans">
          <bdi>{title ?? t('hit.untitled')}</bdi>
        </a>
      </p>
      <p>
        {length === null || verbatim === null
          ? t('draft.notCompared')
          : t('draft.verbatim', {
              length,
              verbatim,
              percent: length === 0 ? 0 : Math.round((verbatim / length) * 100),
            })}
      </p>
      {checks.length > 0 && (
        <CheckList
          context={context}
          checks={checks}
          labelOf={labelOf}
          anchor="last-year"
          otherYear={(year) => (year === String(report.reportYear) ? undefined : address)}
          find={(name) => {
            const figure = figures.named(name)
            return figure && { figure, href: `#${figures.anchorOf(figure)}` }
          }}
        />
      )}
      {unchanged.length > 0 && (
        <details>
          <summary>{t('draft.unchanged', { count: unchanged.length })}</summary>
          <ol class="check-unchanged" lang="zh-Hans">
            {unchanged.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>
                  <bdi>{texts.get(id) ?? id}</bdi>
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

/** Every cell of the tables with the sums that it is part of, those that fail first. */
function Cells({ context, report, review, figures }: PartProps): VNode | null {
  const { t } = context
  if (review.cells.length === 0) return null
  const failedFirst = [...review.cells].sort((a, b) => b.fail.length - a.fail.length)
  return (
    <details class="check-cells-all">
      <summary>
        <h2>{t('draft.cells', { count: review.cells.length })}</h2>
      </summary>
      <FigureTable
        label={t('draft.cells', { count: review.cells.length })}
        isCaptioned={false}
        head={[t('figures.name'), t('figures.value'), t('draft.cell.sums')]}
      >
        {failedFirst.map(({ figure: place, fail, notAssessable, pass }) => {
          const figure = report.figures[place]
          if (figure === undefined) return null
          const sums = [
            ...fail.map((check) => ['✗', check] as const),
            ...notAssessable.map((check) => ['?', check] as const),
            ...pass.map((check) => ['✓', check] as const),
          ]
          return (
            <tr key={place}>
              <th scope="row">
                {figureLabel(t, figure.key, figure.label)}
                {figure.applicant !== undefined &&
                  ` · ${t.maybe(`applicant.${figure.applicant}`, figure.applicant)}`}
              </th>
              <td class={fail.length > 0 ? 'number fails' : 'number'}>
                <FigureValue t={t} figure={figure} href={`#${figures.anchorOf(figure)}`} />
              </td>
              <td>
                {sums.length === 0 ? (
                  <span class="quiet">{t('draft.cell.none')}</span>
                ) : (
                  <ul>
                    {sums.map(([mark, check]) => (
                      <li key={check} class={mark === '✗' ? 'fails-badge' : undefined}>
                        {mark} <Sum context={context} check={review.checks[check]} />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          )
        })}
      </FigureTable>
    </details>
  )
}

function Sum({
  context: { t },
  check,
}: {
  context: PageContext
  check: ReportReview['checks'][number] | undefined
}): VNode | null {
  if (check === undefined) return null
  const { formula, left, right, difference } = check
  return (
    <>
      <bdi>{formulaText(t, formula)}</bdi>
      {left !== null && right !== null && (
        <>
          {': '}
          {formatNumber(left)} {difference === 0 ? '=' : '≠'} {formatNumber(right)}
        </>
      )}
    </>
  )
}

export function CheckView(props: CheckViewProps): VNode {
  const { context, state, total, reports, labelOf } = props
  const { t, root } = context
  const query = state.lang === null ? '' : `?${toQueryString([['lang', state.lang]])}`
  const [first] = reports
  const again = (
    <p class="check-again">
      <a href={`${root}check${query}`}>{t('draft.again')}</a>{' '}
      <button type="button" class="needs-script plain-button" data-print="">
        {t('report.print')}
      </button>
    </p>
  )
  if (first === undefined)
    return (
      <div class="page draft">
        <h1>{t('draft.title')}</h1>
        {again}
      </div>
    )
  const { report, review } = first
  const figures = placeFigures(report)
  const part = { context, state, labelOf, report, review, figures }
  const marks = markReport(report, () => [], null)
  return (
    <div class="page draft">
      <h1 lang={marks.lang}>
        <bdi>{report.title ?? t('hit.untitled')}</bdi>
      </h1>
      {again}
      {total > 1 && <p class="notice">{t('draft.several', { total })}</p>}
      <Summary {...part} />
      <ReportWarnings context={context} report={report} />
      <AsRead {...part} />
      <Chapters {...part} />
      <section>
        <h2>{t('draft.arithmetic')}</h2>
        <CheckList
          context={context}
          checks={report.checks}
          labelOf={labelOf}
          find={(name) => {
            const figure = splitFigureName(name).year === null ? figures.named(name) : undefined
            return figure && { figure, href: `#${figures.anchorOf(figure)}` }
          }}
        />
      </section>
      <Slips {...part} />
      <LastYear {...part} />
      <Cells {...part} />
      <section class="check-text">
        <h2>{t('draft.text')}</h2>
        <div class="report">
          <ReportBody context={context} report={report} marks={marks} figures={figures} />
        </div>
      </section>
    </div>
  )
}
