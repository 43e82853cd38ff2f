/** Bodies in the order of a number: as bars, and as a table with everything else that was chosen. */
import type { VNode } from 'preact'
import type { PageContext } from '../page/page-context.ts'
import { FigureTable } from '../page/table-frame.tsx'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { Legend, RankPlot } from '../plot/plot.tsx'
import {
  BodiesPager,
  BodyName,
  FileLinks,
  LeftOut,
  MeasuredNumber,
  measureTitle,
  type MeasuredProps,
} from './figures-bodies.tsx'
import { figuresAddress } from './figures-choice.ts'
import { figureAddress, sourceSaid } from './figures-series.ts'
import { measureName, shownNumber } from './measures.ts'

/** Bars drawn; the table below has all of the page. */
const mostBars = 20

/** Links among the years and measures that a view can be of. */
export function ViewChoices({ context: { t }, lang, choice, view }: MeasuredProps): VNode {
  const { of, yearsWithNumber } = view
  const { measures } = view.measured
  return (
    <div class="view-choices">
      {measures.length > 1 && (
        <nav aria-label={t('bench.measure')}>
          <ul>
            {measures.map((measure, i) => (
              <li key={measure.name}>
                <a
                  href={figuresAddress({ ...choice, by: measure.name, offset: 0 }, lang)}
                  aria-current={i === of?.measure ? 'true' : undefined}
                >
                  {measureName(t, measure)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t('bench.at')}>
        <ul>
          {yearsWithNumber.map((year) => (
            <li key={year}>
              <a
                href={figuresAddress({ ...choice, at: String(year), offset: 0 }, lang)}
                aria-current={year === of?.year ? 'true' : undefined}
              >
                {year}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

/** `2023 年：本年新收…（件）` */
export function titleOf(context: PageContext, { of, measured }: MeasuredProps['view']): string {
  if (of === null) return ''
  const name = measureTitle(context, measured.measures[of.measure]!)
  return context.t('bench.rankingOf', { year: String(of.year), name })
}

export function FiguresRanking(props: MeasuredProps): VNode {
  const { context, lang, choice, view } = props
  const { t } = context
  const { measured, of, ranked, sourceOf } = view
  const { measures, reports } = measured
  const title = titleOf(context, view)
  const bars = ranked.slice(0, mostBars).map(({ rank, body, value }) => {
    const { report } = body.years.get(of!.year)!
    const shown = shownNumber(t, measured, of!.measure, report)!
    const source = sourceOf(of!.measure, report)
    const name = body.reportingBody ?? body.newest.title ?? t('hit.untitled')
    const said = [
      `${rank} ${name} ${of!.year} ${shown.text}`,
      ...(shown.help === null ? [] : [shown.help]),
      ...(shown.isInferred ? [t('reading.inferred')] : []),
      ...(shown.fails ? [t('checks.valueFails')] : []),
      ...(source === null ? [] : [sourceSaid(t, source)]),
    ].join(' · ')
    return {
      name: `${rank}. ${name}`,
      value,
      text: shown.text,
      label: said,
      inferred: shown.isInferred,
      fails: shown.fails,
      ...(source !== null && { href: figureAddress(context, { ...reports[report]!, source }) }),
    }
  })
  const others = measures.flatMap((_, measure) => (measure === of?.measure ? [] : [measure]))
  const marks = [
    ...(bars.some(({ inferred }) => inferred)
      ? [{ kind: 'inferred', name: t('reading.inferred') } as const]
      : []),
    ...(bars.some(({ fails }) => fails)
      ? [{ kind: 'fails', name: t('checks.valueFails') } as const]
      : []),
  ]
  const turned = choice.order === 'desc' ? 'asc' : 'desc'
  return (
    <section>
      <ViewChoices {...props} />
      {of === null || ranked.length === 0 ? (
        <p>{t('bench.nothing')}</p>
      ) : (
        <>
          <h2>{title}</h2>
          <p>
            {t('bench.bodies', { total: view.total })} ·{' '}
            {t(choice.order === 'desc' ? 'bench.most' : 'bench.least')} ·{' '}
            <a href={figuresAddress({ ...choice, order: turned, offset: 0 }, lang)}>
              {t(turned === 'desc' ? 'bench.most' : 'bench.least')}
            </a>
          </p>
          <PlotFrame
            context={context}
            name={`ranking-${of.year}`}
            title={title}
            plot={<RankPlot title={title} rows={bars} />}
            legend={<Legend names={[]} marks={marks} label={title} />}
          />
          <FigureTable
            label={`${t('bench.view.ranking')} · ${title}`}
            isCaptioned={false}
            head={[
              t('bench.rank'),
              t('bench.body'),
              measureTitle(context, measures[of.measure]!),
              ...others.map((measure) => (
                <a
                  key={measure}
                  href={figuresAddress({ ...choice, by: measures[measure]!.name, offset: 0 }, lang)}
                >
                  {measureTitle(context, measures[measure]!)}
                </a>
              )),
            ]}
            sorted={{ column: 2, order: choice.order }}
          >
            {ranked.map(({ rank, body }) => (
              <tr key={body.newest.reportId}>
                <td class="number">{rank}</td>
                <th scope="row">
                  <BodyName {...{ body, context, lang }} />
                </th>
                {[of.measure, ...others].map((measure) => (
                  <td key={measure} class="number">
                    <MeasuredNumber
                      {...{ context, view, measure }}
                      cell={body.years.get(of.year)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </FigureTable>
          <p class="quiet">{t('bench.tied')}</p>
          <BodiesPager {...props} />
          <LeftOut context={context} view={view} />
          <FileLinks {...{ context, lang, choice }} file="ranking" />
        </>
      )}
    </section>
  )
}
