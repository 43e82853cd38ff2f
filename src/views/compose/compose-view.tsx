/** A form that builds a query and shows it, and the query language by examples. Works without script. */
import type { VNode } from 'preact'
import { longestQuery, sortOrders } from '../../limits.ts'
import {
  composeMessages,
  createTranslator,
  figureLabel,
  type Language,
  type Translator,
} from '../../language/index.ts'
import type { ComposedQuery, QueryPartName, QueryParts } from '../../query/index.ts'
import type { SectionKey } from '../../report/index.ts'
import type { FigureKeyCount } from '../../search/index.ts'
import { freshSearch, searchAddress, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { FigureTable } from '../page/table-frame.tsx'
import { syntaxGroups } from './syntax-examples.ts'

export interface ComposeViewProps {
  context: PageContext
  state: SearchState
  parts: QueryParts
  sort: string
  composed: ComposedQuery
  figures: readonly FigureKeyCount[]
  /** Sections with their names in queries. */
  sections: readonly (readonly [key: SectionKey, label: string])[]
  /** How a figure can be compared. */
  operators: readonly string[]
}

const sayIn = (language: Language): Translator<typeof composeMessages> =>
  createTranslator(composeMessages, language)

/** What is said of a field that has a problem: of some together. */
const problemOf = {
  near: 'near',
  nearTo: 'near',
  within: 'within',
  from: 'year',
  to: 'year',
  figure: 'figure',
  operator: 'figure',
  value: 'figure',
} as const satisfies Partial<Record<QueryPartName, string>>

const partNames = { prose: '正文', heading: '标题', table: '表格' } as const

function ComposeForm(props: ComposeViewProps): VNode {
  const { context, state, parts, sort, composed, figures, sections, operators } = props
  const { t, root } = context
  const say = sayIn(t.language)
  const wrong = (name: QueryPartName): { 'aria-invalid'?: 'true' } =>
    composed.problems.includes(name) ? { 'aria-invalid': 'true' } : {}
  const field = (name: QueryPartName, size = 24): VNode => (
    <label>
      {say(`compose.${name}`)}
      <input name={name} value={parts[name]} size={size} autocomplete="off" {...wrong(name)} />
    </label>
  )
  const digits = (name: 'within' | 'from' | 'to' | 'value', size: number): VNode => (
    <label>
      {say(`compose.${name}`)}
      <input
        name={name}
        value={parts[name]}
        size={size}
        inputMode="numeric"
        autocomplete="off"
        {...wrong(name)}
      />
    </label>
  )
  const choice = (
    name: 'section' | 'part' | 'figure' | 'operator' | 'sort',
    options: readonly (readonly [value: string, label: string])[],
  ): VNode => {
    const chosen = name === 'sort' ? sort : parts[name]
    return (
      <label>
        {say(`compose.${name}`)}
        <select name={name} {...(name === 'sort' ? {} : wrong(name))}>
          {options.map(([value, label]) => (
            <option key={value} value={value} selected={value === chosen}>
              {label}
            </option>
          ))}
        </select>
      </label>
    )
  }
  const whatever = ['', say('compose.whatever')] as const
  return (
    <form class="view-form compose-form" method="get" action={`${root}compose`}>
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <fieldset>
        <legend>{say('compose.words')}</legend>
        {field('all')}
        {field('phrase')}
        {field('any')}
        {field('none')}
        {field('sentence')}
        {field('passage')}
        {field('near', 10)}
        {field('nearTo', 10)}
        {digits('within', 5)}
      </fieldset>
      <fieldset>
        <legend>{say('compose.narrow')}</legend>
        {choice('section', [
          whatever,
          ...sections.map(([key, label]) => [label, t(`section.${key}`)] as const),
        ])}
        {choice('part', [
          whatever,
          ...(['prose', 'heading', 'table'] as const).map(
            (part) => [partNames[part], t(`part.${part}`)] as const,
          ),
        ])}
        {digits('from', 6)}
        {digits('to', 6)}
        {field('region', 14)}
        {field('body', 20)}
        {choice('figure', [
          whatever,
          ...figures.map(({ key, label }) => [key, figureLabel(t, key, label)] as const),
        ])}
        {choice(
          'operator',
          operators.map((each) => [each, each] as const),
        )}
        {digits('value', 8)}
        {choice(
          'sort',
          sortOrders.map((order) => [order, t(`sort.${order}`)] as const),
        )}
      </fieldset>
      <button type="submit" name="go" value="1">
        {say('compose.search')}
      </button>{' '}
      <button type="submit" class="without-script plain-submit">
        {say('compose.show')}
      </button>
    </form>
  )
}

/** The query that the fields make, a link to its results; or what stands in its way. */
function Composed({ context, state, composed, sort }: ComposeViewProps): VNode {
  const { t, root } = context
  const say = sayIn(t.language)
  const { q, problems } = composed
  const said = new Set(problems.map((name) => problemOf[name as keyof typeof problemOf]))
  return (
    <div class="composed" id="composed" role="status">
      <p>
        <strong>{say('compose.query')}</strong>{' '}
        {q === '' ? (
          <span class="quiet">{say('compose.nothing')}</span>
        ) : (
          <a href={searchAddress({ ...freshSearch(q, state.lang), sort }, root)}>
            <code lang="zh-Hans">{q}</code>
          </a>
        )}
      </p>
      {[...said].map((problem) => (
        <p key={problem} class="check-missing">
          {say(`compose.problem.${problem}`)}
        </p>
      ))}
      {Array.from(q).length > longestQuery && (
        <p class="check-missing">{say('compose.tooLong', { most: longestQuery })}</p>
      )}
    </div>
  )
}

function Syntax({ context, state }: Pick<ComposeViewProps, 'context' | 'state'>): VNode {
  const { t, root } = context
  const say = sayIn(t.language)
  return (
    <section id="syntax">
      <h2>{say('compose.syntax')}</h2>
      <p class="quiet">{say('compose.syntaxAbout')}</p>
      {syntaxGroups.map(({ name, rows }) => (
        <FigureTable
          key={name}
          label={say(name)}
          head={[say('compose.example'), say('compose.meaning')]}
        >
          {rows.map(([example, meaning]) => (
            <tr key={example}>
              <th scope="row">
                <a
                  class="syntax-example"
                  href={searchAddress(freshSearch(example, state.lang), root)}
                >
                  <code lang="zh-Hans">{example}</code>
                </a>
              </th>
              <td>{say(meaning)}</td>
            </tr>
          ))}
        </FigureTable>
      ))}
    </section>
  )
}

export function ComposeView(props: ComposeViewProps): VNode {
  const say = sayIn(props.context.t.language)
  return (
    <div class="page compose">
      <h1>{say('compose.title')}</h1>
      <p>{say('compose.about')}</p>
      <ComposeForm {...props} />
      <Composed {...props} />
      <Syntax {...props} />
    </div>
  )
}
