/** Whose report something is, as the first fact of a line of them: it leads to the body's years. */
import type { VNode } from 'preact'
import type { Language } from '../../language/index.ts'
import type { ReportMetadata } from '../../report/index.ts'
import { bodyAddress } from './address.ts'
import type { PageContext } from './page-context.ts'

/** Nothing where the body is not known. */
export function BodyFact({
  context,
  lang,
  report: { reportingBody, bodyId },
}: {
  context: PageContext
  lang: Language | null
  report: Pick<ReportMetadata, 'reportingBody' | 'bodyId'>
}): VNode | null {
  if (reportingBody === null || reportingBody === '') return null
  return (
    <li>
      {bodyId === null ? (
        <bdi>{reportingBody}</bdi>
      ) : (
        <a class="body-link" href={bodyAddress(bodyId, context, lang)}>
          <bdi>{reportingBody}</bdi>
        </a>
      )}
    </li>
  )
}
