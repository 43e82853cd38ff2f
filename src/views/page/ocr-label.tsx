/** Says of a part of a report that text recognition read it off a picture: its characters may be wrong. */
import type { VNode } from 'preact'
import type { PageContext } from './page-context.ts'

export function OcrLabel({ t }: Pick<PageContext, 't'>): VNode {
  return (
    <span class="label" lang={t.language} title={t('report.ocrMeans')}>
      {t('report.ocr')}
    </span>
  )
}
