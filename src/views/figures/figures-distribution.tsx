/** How the numbers of bodies are spread: classes of a year, and least, quartiles and most of every year. */
import type { VNode } from 'preact'
import { formatNumber } from '../../language/index.ts'
import type { NumberClass } from '../../search/index.ts'
import { FigureTable } from '../page/table-frame.tsx'
import { PlotFrame } from '../plot/plot-frame.tsx'
import { ClassPlot, Legend } from '../plot/plot.tsx'
import { FileLinks, LeftOut, measureTitle, type MeasuredProps } from './figures-bodies.tsx'
import { bodiesPerPage, figuresAddress, percentOf } from './figures-choice.ts'
import { titleOf, ViewChoices } from './figures-ranking.tsx'
import { measuredText } from './measures.ts'

export function FiguresDistribution(props: MeasuredProps): VNode {
  const { context, lang, choice, view } = props
  const { t } = context
  const { of, classes, spread, measured } = view
  if (of === null)
    return (
      <section>
        <p>{t('bench.nothing')}</p>
      </section>
    )
  const measure = measured.measures[of.measure]!
  const title = titleOf(context, view)
  const textOf = (value: number): string => measuredText(t, measure, value)
  const ofYear = spread.find(({ year }) => year === of.year)
  const numbers = ofYear?.numbers ?? 0
  const areSingle = classes.every(({ from, to }) => measure.kind === 'figure' && to - from === 1)
  const rangeOf = ({ from, to }: NumberClass, i: number): string => {
    if (areSingle) return textOf(from)
    const range = { from: textOf(from), to: textOf(to) }
    return t(i === classes.length - 1 ? 'bench.class.upTo' : 'bench.class.from', range)
  }
  /** The ranking at the page on which the bodies of a class begin. */
  const bodiesOf = ({ above }: NumberClass): string => {
    const offset = above - (above % bodiesPerPage.ranking)
    return figuresAddress({ ...choice, view: 'ranking', order: 'desc', offset }, lang)
  }
  const bars = classes.map((each, i) => ({
    name: textOf(each.from),
    count: each.count,
    label: `${of.year} · ${t('bench.classBodies', { range: rangeOf(each, i), count: each.count })}`,
    href: bodiesOf(each),
  }))
  return (
    <section>
      <ViewChoices {...props} />
      {classes.length === 0 ? (
        <p>{t('bench.nothing')}</p>
      ) : (
        <>
          <h2>{title}</h2>
          <PlotFrame
            context={context}
            name={`distribution-${of.year}`}
            title={title}
            plot={<ClassPlot title={title} bars={bars} />}
            legend={<Legend names={[t('bench.count')]} label={title} />}
          />
          {measure.kind === 'figure' && !areSingle && <p class="quiet">{t('bench.classes')}</p>}
          <FigureTable
            label={`${t('bench.view.distribution')} · ${title}`}
            isCaptioned={false}
            head={[t('bench.class'), t('bench.count'), t('bench.share')]}
          >
            {classes.map((each, i) => (
              <tr key={each.from}>
                <th scope="row">{rangeOf(each, i)}</th>
                <td class="number">
                  {each.count === 0 ? '0' : <a href={bodiesOf(each)}>{formatNumber(each.count)}</a>}
                </td>
                <td class="number">
                  {t('bench.percent', { value: percentOf(each.count / numbers) })}
                </td>
              </tr>
            ))}
          </FigureTable>
          <FileLinks {...{ context, lang, choice }} file="distribution" />
        </>
      )}
      <h2>{t('bench.summary')}</h2>
      <FigureTable
        label={`${t('bench.summary')} · ${measureTitle(context, measure)}`}
        head={[
          t('filter.year'),
          t('bench.least.short'),
          t('plot.lowerQuartile'),
          t('plot.medianShort'),
          t('plot.upperQuartile'),
          t('bench.most.short'),
          t('bench.withNumber'),
          t('bench.withoutNumber'),
          t('bench.missing'),
        ]}
      >
        {spread.map(({ year, five, numbers: count, without: { blank, missing } }) => (
          <tr key={year}>
            <th scope="row">
              <a href={figuresAddress({ ...choice, at: String(year), offset: 0 }, lang)}>{year}</a>
            </th>
            {(five ?? []).map((value, i) => (
              <td key={i} class="number">
                {textOf(value)}
              </td>
            ))}
            {[count, blank, missing].map((number, i) => (
              <td key={i} class="number">
                {formatNumber(number)}
              </td>
            ))}
          </tr>
        ))}
      </FigureTable>
      <FileLinks {...{ context, lang, choice }} file="spread" />
      <LeftOut context={context} view={view} />
    </section>
  )
}
