/** The form that takes a draft: a file, or its text. It works without script; with it a file can be dropped. */
import type { VNode } from 'preact'
import { toQueryString, type SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'

export interface CheckFormProps {
  context: PageContext
  state: SearchState
  /** Largest file, mebibytes. */
  mostMegabytes: number
  /** Why what was sent could not be checked. */
  failure?: string
}

export function CheckForm({ context, state, mostMegabytes, failure }: CheckFormProps): VNode {
  const { t, root } = context
  const query = state.lang === null ? '' : `?${toQueryString([['lang', state.lang]])}`
  return (
    <div class="page draft">
      <h1>{t('draft.title')}</h1>
      <p>{t('draft.about')}</p>
      <p class="quiet">{t('draft.private')}</p>
      {failure !== undefined && (
        <div class="notice notice-error" role="alert">
          <h2>{t('draft.failed')}</h2>
          <p>
            <bdi>{failure}</bdi>
          </p>
        </div>
      )}
      <form
        class="view-form check-form"
        method="post"
        action={`${root}check${query}`}
        enctype="multipart/form-data"
      >
        <label class="check-file">
          {t('draft.file', { megabytes: mostMegabytes })}
          <input type="file" name="file" />
          <span class="quiet needs-script to-drop">{t('draft.drop')}</span>
        </label>
        <label class="check-paste">
          {t('draft.paste')}
          <textarea name="text" rows={6} lang="zh-Hans" />
        </label>
        <button type="submit">{t('draft.submit')}</button>
      </form>
    </div>
  )
}
