/** What the figures page asks: which figures, of whom, where and when. A form that needs no script. */
import type { VNode } from 'preact'
import type { FigureKeyCount } from '../../search/index.ts'
import { figureViews, plotKinds, plotScales, type FiguresViewProps } from './figures-choice.ts'
import { measureName } from './measures.ts'
import { figureLabel } from '../../language/index.ts'
import { pageAddress } from '../page/address.ts'

const figureGroups = [
  'requests',
  'outcomes',
  'reviews',
  'publication',
  'decisions',
  'responses',
  'institutions',
] as const
type FigureGroup = (typeof figureGroups)[number]

/** The group a figure is offered in, by the beginning of its key; the first that fits. */
const groupPatterns: readonly [FigureGroup, RegExp][] = [
  ['requests', /^requests\.(received|carried|concluded|outcomes)/],
  ['outcomes', /^requests\./],
  ['reviews', /^(reviews|litigation|complaints|appeals)\./],
  ['publication', /^(proactiveDisclosure|rules)\./],
  [
    'decisions',
    /^(licensing|otherServices|penalties|coerciveMeasures|administrativeFees|procurement)\./,
  ],
  ['responses', /^responses\./],
]

const groupOf = (key: string): FigureGroup =>
  groupPatterns.find(([, pattern]) => pattern.test(key))?.[0] ?? 'institutions'

function KeyChooser({ context: { t }, keys, ratios, choice, outcome }: FiguresViewProps): VNode {
  const nameOf = ({ key, label }: FigureKeyCount): string => figureLabel(t, key, label)
  const own = outcome !== null && 'measures' in outcome ? outcome.measures : []
  const added = own.filter(({ name }) => name.includes('/'))
  const offered = [...ratios, ...added]
  const chosen = [
    ...keys.filter(({ key }) => choice.keys.includes(key)).map(nameOf),
    ...offered
      .filter(({ name }) => choice.ratios.includes(name))
      .map((ratio) => measureName(t, ratio)),
  ]
  return (
    <details class="key-chooser" open={chosen.length === 0}>
      <summary>
        {t('plot.keys')} <strong>{chosen.join(t('plot.and'))}</strong>
      </summary>
      <div class="key-groups">
        {figureGroups.map((group) => {
          const own = keys.filter(({ key }) => groupOf(key) === group)
          return own.length === 0 ? null : (
            <fieldset key={group}>
              <legend>{t(`figureGroup.${group}`)}</legend>
              {own.map((entry) => (
                <label key={entry.key} class="choice">
                  <input
                    type="checkbox"
                    name="key"
                    value={entry.key}
                    checked={choice.keys.includes(entry.key)}
                  />
                  {t('plot.keyReports', { name: nameOf(entry), reports: entry.reports })}
                </label>
              ))}
            </fieldset>
          )
        })}
        <fieldset>
          <legend>{t('bench.ratios')}</legend>
          {offered.map((ratio) => (
            <label key={ratio.name} class="choice">
              <input
                type="checkbox"
                name="ratio"
                value={ratio.name}
                checked={choice.ratios.includes(ratio.name)}
              />
              {measureName(t, ratio)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('bench.another')}</legend>
          {(['numerator', 'denominator'] as const).map((side) => (
            <label key={side}>
              {t(`bench.${side}`)}
              <select name={side}>
                <option value="" />
                {keys.map((entry) => (
                  <option key={entry.key} value={entry.key}>
                    {nameOf(entry)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  )
}

/** Several values of one parameter: those chosen can be taken away, an empty field adds another. */
function ManyField({
  context: { t },
  name,
  chosen,
  known,
}: Pick<FiguresViewProps, 'context'> & {
  name: 'region' | 'body'
  chosen: readonly string[]
  known: readonly string[]
}): VNode {
  return (
    <fieldset class="many-field">
      <legend>{t(`plot.${name}`)}</legend>
      {chosen.map((value) => (
        <label key={value} class="choice">
          <input type="checkbox" name={name} value={value} checked />
          <bdi lang="zh-Hans">{value}</bdi>
        </label>
      ))}
      <input
        name={name}
        list={`known-${name}`}
        maxLength={200}
        size={16}
        aria-label={t(`plot.add.${name}`)}
        placeholder={t(`plot.add.${name}`)}
        autocomplete="off"
      />
      <datalist id={`known-${name}`}>
        {known.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </fieldset>
  )
}

/** Of a published edition: each figure has a page, and there is nothing else to choose. */
export function FigureLinks({ context: { t, root }, keys, choice }: FiguresViewProps): VNode {
  return (
    <details class="key-chooser">
      <summary>{t('plot.keys')}</summary>
      <nav class="key-groups" aria-label={t('plot.keys')}>
        {figureGroups.map((group) => {
          const own = keys.filter(({ key }) => groupOf(key) === group)
          return own.length === 0 ? null : (
            <section key={group}>
              <h2>{t(`figureGroup.${group}`)}</h2>
              <ul>
                {own.map(({ key, label, reports }) => (
                  <li key={key}>
                    <a
                      href={pageAddress(`figures/${encodeURIComponent(key)}`, root)}
                      aria-current={choice.keys.includes(key) ? 'page' : undefined}
                    >
                      {t('plot.keyReports', { name: figureLabel(t, key, label), reports })}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </nav>
    </details>
  )
}

export function FiguresForm(props: FiguresViewProps): VNode {
  const { context, state, keys, known, choice } = props
  const { t } = context
  const applicants = new Set(
    keys.filter(({ key }) => choice.keys.includes(key)).flatMap((entry) => entry.applicants),
  )
  applicants.delete('total')
  return (
    <form class="view-form figures-form" method="get">
      <KeyChooser {...props} />
      {applicants.size > 0 && (
        <label>
          {t('plot.applicant')}
          <select name="applicant">
            {['', ...applicants].map((each) => (
              <option key={each} value={each} selected={each === choice.applicant}>
                {t.maybe(`applicant.${each === '' ? 'total' : each}`, each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('plot.year')}
        <input name="year" value={choice.year} maxLength={200} size={12} />
      </label>
      <ManyField context={context} name="region" chosen={choice.region} known={known.regions} />
      <ManyField context={context} name="body" chosen={choice.body} known={known.bodies} />
      {choice.view === 'lines' && (
        <label>
          {t('plot.kind')}
          <select name="plot">
            {plotKinds.map((kind) => (
              <option key={kind} value={kind} selected={kind === choice.plot}>
                {t(`plot.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {choice.view === 'multiples' && (
        <label>
          {t('bench.scale')}
          <select name="scale">
            {plotScales.map((scale) => (
              <option key={scale} value={scale} selected={scale === choice.scale}>
                {t(`bench.scale.${scale}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {choice.view !== figureViews[0] && <input type="hidden" name="view" value={choice.view} />}
      {choice.points && <input type="hidden" name="points" value="on" />}
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('plot.show')}</button>
    </form>
  )
}
