/** A body over its years: its reports, its main figures, the checks that fail, and how much of its text was taken over. */
import type { VNode } from 'preact'
import type { BodyOverview } from '../../search/index.ts'
import type { Report } from '../../report/index.ts'
import { figureLabel, unitLabel } from '../../language/index.ts'
import { FigureValue } from '../figures/figure-value.tsx'
import { figureAddress } from '../figures/figures-series.ts'
import { missingYears, stateOf } from '../overviews/coverage-view.tsx'
import {
  compareAddress,
  feedAddress,
  freshSearch,
  reportAddress,
  searchAddress,
  toQueryString,
  type SearchState,
} from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion, formatYears, scriptTag } from '../page/region.ts'
import { ShareButton } from '../page/share-button.tsx'
import { FigureTable } from '../page/table-frame.tsx'
import { SparkLine } from '../plot/plot.tsx'
import { CheckList, type CheckCells } from '../report/checks.tsx'
import { placeFigures, splitFigureName } from '../report/report-figures.ts'

interface BodyViewProps {
  context: PageContext
  state: SearchState
  overview: BodyOverview
  labelOf: (key: string) => string
}

type Answer = BodyOverview['answer']

function BodyHead({ context, state, overview: { answer } }: BodyViewProps): VNode {
  const { t, root } = context
  const { lang } = state
  const { bodyId, names, reports, total, region, administrativeLevel } = answer
  const years = [...new Set(reports.flatMap(({ reportYear }) => reportYear ?? []))]
  const missing = years.length === 0 ? [] : missingYears({ years })
  const facts = [
    formatRegion(region),
    administrativeLevel === null
      ? ''
      : t.maybe(`level.${administrativeLevel}`, administrativeLevel),
    t('body.years', { reports: total, years: formatYears(years) }),
    missing.length === 0 ? '' : t('body.missing', { years: formatYears(missing) }),
  ].filter((fact) => fact !== '')
  const narrowed = { ...freshSearch('', lang), body: [bodyId] }
  const figures: [string, string][] = [
    ['body', bodyId],
    ...(lang === null ? [] : ([['lang', lang]] as [string, string][])),
  ]
  return (
    <header class="report-head">
      <h1 lang="zh-Hans">
        <bdi>{answer.reportingBody ?? bodyId}</bdi>
      </h1>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact}>
            <bdi>{fact}</bdi>
          </li>
        ))}
      </ul>
      {names.length > 1 && (
        <p class="quiet">
          <bdi>{t('body.names', { names: names.slice(1).join('、') })}</bdi>
        </p>
      )}
      <ul class="body-ways">
        <li>
          <a href={searchAddress(narrowed, root)}>{t('body.search')}</a>
        </li>
        <li>
          <a href={`${root}figures?${toQueryString(figures)}`}>{t('body.inFigures')}</a>
        </li>
        <li>
          <a href={feedAddress(narrowed, root)}>{t('feed.link')}</a>
        </li>
        <li>
          <a href={`${root}api/bodies/${encodeURIComponent(bodyId)}`}>{t('body.json')}</a>
        </li>
        <li>
          <ShareButton context={context} />
        </li>
      </ul>
      {reports.length < total && (
        <p class="notice">{t('body.onlyNewest', { total, shown: reports.length })}</p>
      )}
    </header>
  )
}

const signs = { ok: '✓', failed: '✗', unsure: '?', unchecked: '•' } as const

function Reports({ context, state, overview: { answer } }: BodyViewProps): VNode {
  const { t, root } = context
  return (
    <section>
      <h2>{t('body.reports')}</h2>
      <FigureTable
        label={t('body.reports')}
        isCaptioned={false}
        head={[t('body.year'), t('body.report'), t('body.published'), t('body.checks')]}
      >
        {answer.reports.map((report) => {
          const { reportId, reportYear, title, publishedOn, script, checks } = report
          const cell = stateOf({ reportId, reportYear, checks })
          return (
            <tr key={reportId}>
              <th scope="row">{reportYear ?? t('plot.noYear')}</th>
              <td class="body-title">
                <a
                  href={reportAddress(reportId, { root, q: '', lang: state.lang })}
                  lang={scriptTag(script)}
                >
                  <bdi>{title ?? t('hit.untitled')}</bdi>
                </a>
              </td>
              <td class="year">{publishedOn}</td>
              <td class={`cover cover-${cell}`}>
                <span aria-hidden="true">{signs[cell]}</span>{' '}
                {cell === 'failed'
                  ? t('checks.fail', { count: checks.fail })
                  : t(`coverage.legend.${cell}`)}
              </td>
            </tr>
          )
        })}
      </FigureTable>
    </section>
  )
}

/** A column a report, oldest first; two of one year stand side by side. */
function MainFigures({ context, state, overview: { answer } }: BodyViewProps): VNode {
  const { t, root } = context
  const columns = answer.reports.toReversed()
  const years = columns.flatMap(({ reportYear }) => reportYear ?? [])
  const ends = [Math.min(...years), Math.max(...years)] as const
  const hasLines = new Set(years).size > 1
  return (
    <section>
      <h2>{t('body.figures')}</h2>
      {answer.figures.length === 0 ? (
        <p class="quiet">{t('body.noFigures')}</p>
      ) : (
        <>
          <FigureTable
            label={t('body.figures')}
            isCaptioned={false}
            head={[
              t('figures.name'),
              ...(hasLines ? [t('body.course')] : []),
              ...columns.map(({ reportId, reportYear }) => (
                <a key={reportId} href={reportAddress(reportId, { root, q: '', lang: state.lang })}>
                  {reportYear ?? t('plot.noYear')}
                </a>
              )),
            ]}
          >
            {answer.figures.map(({ key, label, unit, values }) => {
              const name = figureLabel(t, key, label)
              const units = unitLabel(t, unit)
              return (
                <tr key={key}>
                  <th scope="row">
                    <bdi>{units === '' ? name : t('plot.withUnit', { name, unit: units })}</bdi>
                  </th>
                  {hasLines && (
                    <td>
                      <SparkLine
                        years={ends}
                        points={values.flatMap(({ reportYear: year, value }) =>
                          year === null ? [] : [{ year, value }],
                        )}
                      />
                    </td>
                  )}
                  {columns.map(({ reportId }) => {
                    const figure = values.find((value) => value.reportId === reportId)
                    return (
                      <td key={reportId} class={figure?.fails === true ? 'number fails' : 'number'}>
                        {figure !== undefined && (
                          <FigureValue
                            {...{ t, figure }}
                            href={figureAddress(context, figure)}
                            fails={figure.fails}
                          />
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </FigureTable>
          <p class="quiet">{t('body.figuresNote')}</p>
        </>
      )}
    </section>
  )
}

/** How the cells of a report's checks are found: in it, or in the report of the year that a cell names. */
function cellsIn(
  { context: { root }, state, overview: { reports }, labelOf }: BodyViewProps,
  report: Report,
): CheckCells {
  const placed = new Map<Report, ReturnType<typeof placeFigures>>()
  const find: CheckCells['find'] = (name) => {
    const { year } = splitFigureName(name)
    const owner =
      year === null || year === String(report.reportYear)
        ? report
        : reports.find(({ reportYear }) => String(reportYear) === year)
    if (owner === undefined) return undefined
    const places = placed.get(owner) ?? placeFigures(owner)
    placed.set(owner, places)
    const figure = places.named(name)
    if (figure === undefined) return undefined
    const passageId = places.anchorOf(figure)
    return {
      figure,
      href: reportAddress(owner.reportId, { root, q: '', lang: state.lang, passageId }),
    }
  }
  return { find, labelOf }
}

function FailedChecks(props: BodyViewProps): VNode {
  const { context, state, overview } = props
  const { t, root } = context
  const { failedChecks, reports: listed } = overview.answer
  const isChecked = listed.some(({ checks }) => checks.pass > 0)
  return (
    <section>
      <h2>{t('body.failed')}</h2>
      {failedChecks.length === 0 && (
        <p class="quiet">{t(isChecked ? 'body.noneFailed' : 'body.nothingChecked')}</p>
      )}
      {failedChecks.map(({ reportId, reportYear, checks }) => {
        const report = overview.reports.find((each) => each.reportId === reportId)
        return report === undefined ? null : (
          <section key={reportId} class="body-failed">
            <h3>
              <a href={reportAddress(reportId, { root, q: '', lang: state.lang })}>
                {reportYear ?? t('plot.noYear')}
              </a>
            </h3>
            <CheckList
              {...{ context, checks }}
              {...cellsIn(props, report)}
              anchor={`check-${reportId}`}
            />
          </section>
        )
      })}
    </section>
  )
}

/** `62%`; empty for a text of no length. */
const keptOf = ({
  length,
  verbatim,
  partly,
}: NonNullable<Answer['changes'][number]['text']>): string =>
  length === 0 ? '' : `${Math.round((100 * (verbatim + partly)) / length)}%`

function Changes({ context, state, overview: { answer } }: BodyViewProps): VNode {
  const { t, root } = context
  const { changes } = answer
  return (
    <section>
      <h2>{t('body.changes')}</h2>
      {changes.length === 0 ? (
        <p class="quiet">{t('body.oneYear')}</p>
      ) : (
        <>
          <FigureTable
            label={t('body.changes')}
            isCaptioned={false}
            groups={[
              { name: '', columns: 2 },
              { name: t('body.passages'), columns: 4 },
              { name: '', columns: 1 },
            ]}
            head={[
              t('body.between'),
              t('body.kept'),
              ...(['same', 'changed', 'new', 'gone'] as const).map((each) => t(`compare.${each}`)),
              t('body.compare'),
            ]}
          >
            {changes.map(({ from, to, text }) => {
              const years = `${from.reportYear ?? ''}→${to.reportYear ?? ''}`
              return (
                <tr key={to.reportId}>
                  <th scope="row">{years}</th>
                  {text === null ? (
                    <td colSpan={5}>{t('body.tooLong')}</td>
                  ) : (
                    <>
                      <td class="number">{keptOf(text) || t('body.noText')}</td>
                      {(['same', 'changed', 'new', 'gone'] as const).map((each) => (
                        <td key={each} class="number">
                          {text[each]}
                        </td>
                      ))}
                    </>
                  )}
                  <td>
                    <a
                      href={compareAddress(
                        { a: from.reportId, b: to.reportId, lang: state.lang },
                        root,
                      )}
                      aria-label={`${t('body.compare')} ${years}`}
                    >
                      {t('body.compare')}
                    </a>
                  </td>
                </tr>
              )
            })}
          </FigureTable>
          <p class="quiet">{t('body.changesNote')}</p>
        </>
      )}
    </section>
  )
}

export function BodyView(props: BodyViewProps): VNode {
  return (
    <div class="page body-page">
      <BodyHead {...props} />
      <Reports {...props} />
      <MainFigures {...props} />
      <FailedChecks {...props} />
      <Changes {...props} />
    </div>
  )
}
