/** What stands of a search: its feed, and the search kept in this browser. */
import type { VNode } from 'preact'
import { feedAddress, type SearchState } from '../page/address.ts'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { ShareButton } from '../page/share-button.tsx'
import { mostSaved } from '../saved/saved-view.tsx'

/** What became of keeping a search. */
export type Saving = 'saved' | 'full' | 'refused'

export function saidOfSaving(t: Translator, saving: Saving): string {
  switch (saving) {
    case 'saved':
      return t('saved.saved')
    case 'full':
      return t('saved.full', { most: mostSaved })
    case 'refused':
      return t('saved.refused')
  }
}

export function StandingLinks({
  context,
  state,
  saving,
}: {
  context: PageContext
  state: SearchState
  /** Null until the reader wants it kept. */
  saving: Saving | null
}): VNode {
  const { t, root } = context
  return (
    <p class="standing-links quiet">
      <a href={feedAddress({ ...state, offset: '0' }, root)}>{t('feed.link')}</a>
      {saving === 'saved' ? (
        <a
          data-saved-link=""
          href={`${root}saved${state.lang === null ? '' : `?lang=${state.lang}`}`}
        >
          {t('saved.saved')} · {t('saved.all')}
        </a>
      ) : (
        <button type="button" class="plain-button needs-script" data-save-search="">
          {t('saved.save')}
        </button>
      )}
      <ShareButton context={context} />
      {saving !== null && saving !== 'saved' && <span>{saidOfSaving(t, saving)}</span>}
    </p>
  )
}
