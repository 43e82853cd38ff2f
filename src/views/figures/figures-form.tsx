/** What the figures page asks: which figures, of whom, where and when. A form that needs no script. */
import type { VNode } from 'preact'
import type { FigureKeyCount } from '../../search/index.ts'
import { plotKinds, type FiguresViewProps } from './figures-choice.ts'
import { figureLabel } from '../../language/index.ts'

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

function KeyChooser({ context: { t }, keys, choice }: FiguresViewProps): VNode {
  const nameOf = ({ key, label }: FigureKeyCount): string => figureLabel(t, key, label)
  const chosen = keys.filter(({ key }) => choice.keys.includes(key))
  return (
    <details class="key-chooser" open={chosen.length === 0}>
      <summary>
        {t('plot.keys')} <strong>{chosen.map(nameOf).join(t('plot.and'))}</strong>
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
      {choice.points && <input type="hidden" name="points" value="on" />}
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('plot.show')}</button>
    </form>
  )
}
