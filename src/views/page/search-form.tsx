/** The search box: a plain form that works without script and keeps the filters of the page it stands on. */
import type { VNode } from 'preact'
import { longestQuery } from '../../limits.ts'
import { toParameters, toQueryString, type SearchState } from './address.ts'
import type { PageContext } from './page-context.ts'

interface SearchFormProps {
  context: PageContext
  state: SearchState
}

/** Rows of the short syntax help; the words searched for are Chinese in every language. */
const syntaxRows = [
  ['依申请公开 延期', 'syntax.words'],
  ['“延期答复”', 'syntax.phrase'],
  ['公开 -不予公开', 'syntax.not'],
  ['微博 OR 微信', 'syntax.or'],
  ['year:2016..2018', 'syntax.year'],
  ['section:依申请公开', 'syntax.section'],
  ['region:江苏', 'syntax.region'],
] as const

/** The filters and the order as hidden fields, so that a new query keeps them; the page turned is not kept. */
export function HiddenFields({
  state,
  leaveOut,
}: {
  state: SearchState
  leaveOut: readonly string[]
}): VNode {
  return (
    <>
      {toParameters(state)
        .filter(([name]) => !leaveOut.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

export function SearchForm({ context, state }: SearchFormProps): VNode {
  const { t, root } = context
  return (
    <form class="search" role="search" method="get" action={root} id="search">
      <div class="search-row">
        <label class="visually-hidden" for="q">
          {t('search.label')}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={state.q}
          placeholder={t('search.placeholder')}
          maxLength={longestQuery}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-keyshortcuts="Control+K /"
        />
        <span class="key-hint needs-script" aria-hidden="true">
          {t('keys.hint')}
        </span>
        <button type="submit">{t('search.button')}</button>
      </div>
      <span id="kept-filters">
        <HiddenFields state={state} leaveOut={['q', 'offset']} />
      </span>
    </form>
  )
}

/** How to write a query, folded away until asked for. */
export function SyntaxHelp({ context, state }: SearchFormProps): VNode {
  const { t, root, address } = context
  const query = state.lang === null ? '' : `?${toQueryString([['lang', state.lang]])}`
  return (
    <details class="syntax">
      <summary>{t('search.syntax')}</summary>
      <dl>
        {syntaxRows.map(([example, key]) => (
          <div key={key}>
            <dt lang="zh-Hans">
              <code>{example}</code>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
        {/* Put together by a server: pages without one have the examples above. */}
        {address !== undefined && (
          <div class="syntax-more">
            <dt>
              <a href={`${root}compose${query}`}>{t('compose.open')}</a>
            </dt>
          </div>
        )}
      </dl>
    </details>
  )
}
