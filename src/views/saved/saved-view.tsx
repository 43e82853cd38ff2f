/** Searches that the reader keeps: drawn empty by the server, which does not know them, and filled in by the browser, which does. */
import type { VNode } from 'preact'
import { feedAddress, parseSearchState, searchAddress, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'

/** One of them, as it is kept. */
export interface SavedSearch {
  name: string
  /** The query string of its address, without the language. */
  query: string
}

/** Longest name kept, characters. */
export const longestSavedName = 100

/** Searches kept at most. */
export const mostSaved = 100

interface SavedViewProps {
  context: PageContext
  lang: SearchState['lang']
  /** Null where nobody knows them: on the server. */
  searches: readonly SavedSearch[] | null
}

function SavedItem({
  context: { t, root },
  lang,
  search: { name, query },
}: Omit<SavedViewProps, 'searches'> & { search: SavedSearch }): VNode {
  const state = { ...parseSearchState(new URLSearchParams(query)), lang, offset: '0' }
  return (
    <li data-saved={query}>
      <input
        type="text"
        value={name}
        maxLength={longestSavedName}
        aria-label={t('saved.nameOf', { name })}
        data-rename=""
      />
      <a href={searchAddress(state, root)} aria-label={t('saved.openOf', { name })}>
        {t('saved.open')}
      </a>
      <a href={feedAddress(state, root)} aria-label={t('saved.feedOf', { name })}>
        {t('feed.link')}
      </a>
      <button
        type="button"
        class="plain-button"
        data-delete=""
        aria-label={t('saved.deleteOf', { name })}
      >
        {t('saved.delete')}
      </button>
    </li>
  )
}

export function SavedView({ context, lang, searches }: SavedViewProps): VNode {
  const { t } = context
  return (
    <div class="page saved">
      <h1 tabIndex={-1}>{t('saved.title')}</h1>
      <p class="quiet">{t('saved.about')}</p>
      {searches === null ? (
        <noscript>
          <p class="notice">{t('saved.noScript')}</p>
        </noscript>
      ) : searches.length === 0 ? (
        <p>{t('saved.none')}</p>
      ) : (
        <ul class="saved-list">
          {searches.map((search) => (
            <SavedItem key={search.query} {...{ context, lang, search }} />
          ))}
        </ul>
      )}
    </div>
  )
}
