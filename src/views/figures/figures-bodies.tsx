/** Bodies by years: a table whose columns can be sorted by, each number with its cell. */
import type { ComponentChild, VNode } from 'preact'
import type { Language } from '../../language/index.ts'
import { formatNumber, unitLabel } from '../../language/index.ts'
import type { BodyYear, Measure } from '../../search/index.ts'
import { BodyLink } from '../page/body-fact.tsx'
import type { PageContext } from '../page/page-context.ts'
import { FigureTable } from '../page/table-frame.tsx'
import {
  bodiesPerPage,
  figuresAddress,
  type FigureChoice,
  type MeasuredView,
} from './figures-choice.ts'
import { measureName, shownNumber } from './measures.ts'
import { figureAddress, sourceSaid } from './figures-series.ts'

export interface MeasuredProps {
  context: PageContext
  lang: Language | null
  choice: FigureChoice
  view: MeasuredView
}

/** `本年新收…（件）`: what a measure is, with its unit. */
export function measureTitle({ t }: Pick<PageContext, 't'>, measure: Measure): string {
  const name = measureName(t, measure)
  const counted = unitLabel(t, measure.unit)
  return counted === '' ? name : t('plot.withUnit', { name, unit: counted })
}

/** The tables of a view as files. */
export function FileLinks({
  context: { t, edition },
  lang,
  choice,
  file,
}: Pick<MeasuredProps, 'context' | 'lang' | 'choice'> & { file: string }): VNode | null {
  // Of a published edition there is nobody to make them.
  if (edition !== undefined) return null
  return (
    <p class="plot-files">
      {(['csv', 'xlsx'] as const).map((format) => (
        <a
          key={format}
          href={figuresAddress(choice, lang, [
            ['file', file],
            ['format', format],
          ])}
          download={`${file}.${format}`}
        >
          {t(`bench.file.${format}`)}
        </a>
      ))}
    </p>
  )
}

/** What a body has of a measure in a year; nothing where there is no report. */
export function MeasuredNumber({
  context,
  view: { measured, sourceOf },
  measure,
  cell,
}: Pick<MeasuredProps, 'context' | 'view'> & {
  measure: number
  cell: BodyYear | undefined
}): VNode | null {
  const { t, root } = context
  if (cell === undefined) return null
  const { report, others, differs } = cell
  const metadata = measured.reports[report]!
  const shown = shownNumber(t, measured, measure, report)
  const address = `${root}reports/${encodeURIComponent(metadata.reportId)}`
  if (shown === null)
    return (
      <a
        class="figure-blank"
        href={address}
        title={t('bench.notInReport')}
        aria-label={t('bench.notInReport')}
      >
        —
      </a>
    )
  const source = sourceOf(measure, report)
  const said = [
    ...(shown.help === null ? [] : [shown.help]),
    ...(source === null ? [] : [sourceSaid(t, source)]),
  ].join(' · ')
  const href = source === null ? address : figureAddress(context, { ...metadata, source })
  return (
    <span class={shown.isNumber ? 'figure-value' : 'figure-value figure-blank'}>
      <a href={href} title={said}>
        {shown.text}
      </a>
      {shown.fails && <Fails t={t} />}
      {shown.isInferred && <span class="reading-note">{t('reading.inferred')}</span>}
      {others.length > 0 && (
        <span
          class="others-note"
          role="img"
          aria-label={t(differs ? 'bench.differs' : 'bench.others', { count: others.length })}
          title={t(differs ? 'bench.differs' : 'bench.others', { count: others.length })}
        >
          {differs ? '≠' : '+'}
          {others.length}
        </span>
      )}
    </span>
  )
}

function Fails({ t }: Pick<PageContext, 't'>): VNode {
  const said = t('checks.valueFails')
  return (
    <span class="value-fails" role="img" aria-label={said} title={said}>
      ✗
    </span>
  )
}

/** Whose row it is, with the place above it: many counties have a bureau of one name. */
export function BodyName({
  body: { bodyId, reportingBody, newest },
  context,
  lang,
}: {
  body: MeasuredView['shown'][number]
  context: PageContext
  lang: Language | null
}): VNode {
  const { t } = context
  const { province, city } = newest.region
  const name = reportingBody ?? newest.title ?? t('hit.untitled')
  const above = [province, city].filter((place) => place !== null && !name.includes(place))
  return (
    <span lang="zh-Hans">
      <BodyLink {...{ context, lang, bodyId, name }} />
      {above.length > 0 && <span class="place-note">{above.join(' ')}</span>}
    </span>
  )
}

/** The way to the other bodies. */
export function BodiesPager({ context: { t }, lang, choice, view }: MeasuredProps): VNode | null {
  const { offset } = choice
  const limit =
    choice.view === 'lines' || choice.view === 'distribution' ? 0 : bodiesPerPage[choice.view]
  const { total, shown } = view
  if (total <= limit && offset === 0) return null
  const at = (start: number): string => figuresAddress({ ...choice, offset: start }, lang)
  return (
    <nav class="pager" aria-label={t('bench.pages')}>
      {offset > 0 && (
        <a rel="prev" href={at(Math.max(0, offset - limit))}>
          ← {t('results.previous')}
        </a>
      )}
      <span class="pager-range">
        {t('bench.range', { from: Math.min(offset + 1, total), to: offset + shown.length, total })}
      </span>
      {offset + limit < total && (
        <a rel="next" href={at(offset + limit)}>
          {t('results.next')} →
        </a>
      )}
    </nav>
  )
}

/** What is not in the table, so that nobody takes its rows for all. */
export function LeftOut({
  context: { t },
  view,
}: Pick<MeasuredProps, 'context' | 'view'>): VNode | null {
  const { bodies, undated } = view.bodies.without
  if (bodies + undated === 0) return null
  return (
    <p class="quiet">
      {bodies > 0 && t('bench.without', { bodies })}{' '}
      {undated > 0 && t('bench.undated', { reports: undated })}
    </p>
  )
}

/** A head that sorts by its column: by the other direction where it is sorted by already. */
function SortHead({
  props: { context, lang, choice, view },
  measure,
  year,
}: {
  props: MeasuredProps
  measure: number
  year: number
}): VNode {
  const { t } = context
  const { name } = view.measured.measures[measure]!
  const isSorted = view.sorted?.measure === measure && view.sorted.year === year
  const order = isSorted && choice.order === 'desc' ? 'asc' : 'desc'
  const column = `${measureName(t, view.measured.measures[measure]!)} ${year}`
  return (
    <a
      href={figuresAddress({ ...choice, sort: `${name}:${year}`, order, offset: 0 }, lang)}
      aria-label={t('bench.sortBy', { name: column })}
    >
      {year}
      {isSorted && <span aria-hidden="true"> {choice.order === 'desc' ? '↓' : '↑'}</span>}
    </a>
  )
}

export function FiguresBodies(props: MeasuredProps): VNode {
  const { context, lang, choice, view } = props
  const { t } = context
  const { measures } = view.measured
  const { years } = view.bodies
  const columns = measures.flatMap((_, measure) => years.map((year) => ({ measure, year })))
  const sorted = columns.findIndex(
    ({ measure, year }) => view.sorted?.measure === measure && view.sorted.year === year,
  )
  const groups: { name: ComponentChild; columns: number }[] = [
    { name: '', columns: 1 },
    ...measures.map((measure) => ({ name: measureTitle(context, measure), columns: years.length })),
  ]
  const inOrder = figuresAddress({ ...choice, sort: '', order: 'desc', offset: 0 }, lang)
  return (
    <section>
      <p class="quiet">
        {t('bench.bodies', { total: formatNumber(view.total) })} · {t('bench.empty')}
      </p>
      <FigureTable
        label={t('bench.view.table')}
        isCaptioned={false}
        groups={groups}
        head={[
          view.sorted === null ? (
            t('bench.body')
          ) : (
            <a href={inOrder} aria-label={t('bench.sortName')}>
              {t('bench.body')}
            </a>
          ),
          ...columns.map((column) => (
            <SortHead key={`${column.measure} ${column.year}`} props={props} {...column} />
          )),
        ]}
        {...(sorted >= 0 && { sorted: { column: sorted + 1, order: choice.order } })}
      >
        {view.shown.map((body) => (
          <tr key={body.newest.reportId}>
            <th scope="row">
              <BodyName {...{ body, context, lang }} />
            </th>
            {columns.map(({ measure, year }) => (
              <td key={`${measure} ${year}`} class="number">
                <MeasuredNumber {...{ context, view, measure }} cell={body.years.get(year)} />
              </td>
            ))}
          </tr>
        ))}
      </FigureTable>
      <BodiesPager {...props} />
      <LeftOut context={context} view={view} />
      <FileLinks {...{ context, lang, choice }} file="bodies" />
      <p class="quiet">{t('bench.allShown')}</p>
    </section>
  )
}
