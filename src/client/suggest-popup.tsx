/** The list below the search box: suggestions with their kind, or recent searches. */
import type { VNode } from 'preact'
import type { Suggestion } from '../search/index.ts'
import type { Translator } from '../views/index.ts'

/** What the list shows. */
export type Choices =
  { kind: 'suggestions'; rows: readonly Suggestion[] } | { kind: 'recent'; rows: readonly string[] }

export const listId = 'suggest-list'
export const optionId = (index: number): string => `suggest-option-${index}`

/** The query that a row stands for. */
export function queryOf(choices: Choices, index: number): string | undefined {
  return choices.kind === 'recent' ? choices.rows[index] : choices.rows[index]?.query
}

function SuggestionText({ t, suggestion }: { t: Translator; suggestion: Suggestion }): VNode {
  const { kind, text, count } = suggestion
  const unit = kind === 'documentNumber' ? 'suggest.places' : 'suggest.reports'
  return (
    <>
      <bdi class="suggest-text" lang="zh-Hans">
        {text}
      </bdi>{' '}
      <span class="label">{t(`suggest.kind.${kind}`)}</span>{' '}
      {count > 0 && <span class="quiet suggest-count">{t(unit, { count })}</span>}
    </>
  )
}

function RecentText({ t, q }: { t: Translator; q: string }): VNode {
  return (
    <>
      <bdi class="suggest-text">{q}</bdi>
      {/* For the pointer; an option holds no control of its own, so keys have Delete. */}
      <span
        class="suggest-forget"
        data-forget=""
        title={t('suggest.forget', { q })}
        aria-hidden="true"
      >
        ×
      </span>
    </>
  )
}

export function SuggestPopup({
  t,
  choices,
  active,
}: {
  t: Translator
  /** null while the list is closed. */
  choices: Choices | null
  /** The row chosen with the arrows; -1 for none. */
  active: number
}): VNode {
  const isRecent = choices?.kind === 'recent'
  const count = choices?.rows.length ?? 0
  const said = isRecent ? 'suggest.recentCount' : 'suggest.count'
  return (
    <>
      {choices !== null && (
        <div class="suggest-popup">
          {isRecent && <p class="quiet suggest-head">{t('suggest.recent')}</p>}
          <ul
            role="listbox"
            id={listId}
            aria-label={t(isRecent ? 'suggest.recent' : 'suggest.label')}
          >
            {choices.rows.map((row, index) => (
              <li
                key={typeof row === 'string' ? row : `${row.kind} ${row.query}`}
                role="option"
                id={optionId(index)}
                aria-selected={index === active}
                data-index={index}
              >
                {typeof row === 'string' ? (
                  <RecentText t={t} q={row} />
                ) : (
                  <SuggestionText t={t} suggestion={row} />
                )}
              </li>
            ))}
          </ul>
          {isRecent && (
            <p class="quiet suggest-foot">
              <span>{t('suggest.hint')}</span>{' '}
              <button type="button" data-forget-all="">
                {t('suggest.forgetAll')}
              </button>
            </p>
          )}
        </div>
      )}
      <p class="visually-hidden" role="status">
        {choices === null ? '' : t(said, { count })}
      </p>
    </>
  )
}
