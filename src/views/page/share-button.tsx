/** Hands the page on by the device's own means; hidden until the browser is known to have them. */
import type { VNode } from 'preact'
import type { PageContext } from './page-context.ts'

export function ShareButton({ context: { t } }: { context: PageContext }): VNode {
  return (
    <button type="button" class="plain-button" data-share="" hidden>
      {t('share.button')}
    </button>
  )
}
