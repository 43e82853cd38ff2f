/** How often the query stands in a report's page, with the steps from mark to mark. */
import type { VNode } from 'preact'
import type { Translator } from '../page/language.ts'

export function FindCount({ t, count }: { t: Translator; count: number }): VNode {
  return (
    <>
      <span class="find-count" role="status" data-marks="">
        {count === 0 ? t('report.notFound') : t.rich('report.found', { count })}
      </span>
      {count > 0 && (
        <span class="find-steps needs-script">
          <button
            type="button"
            data-step="-1"
            aria-keyshortcuts="Alt+ArrowUp"
            aria-label={t('report.previousMark')}
            title={`${t('report.previousMark')} (Alt+↑)`}
          >
            ↑
          </button>
          <button
            type="button"
            data-step="1"
            aria-keyshortcuts="Alt+ArrowDown"
            aria-label={t('report.nextMark')}
            title={`${t('report.nextMark')} (Alt+↓)`}
          >
            ↓
          </button>
        </span>
      )}
    </>
  )
}
