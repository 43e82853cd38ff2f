/** A body's name leads to its years, wherever it stands. */
import type { VNode } from 'preact'
import type { Language } from '../../language/index.ts'
import type { ReportMetadata } from '../../report/index.ts'
import { bodyAddress } from './address.ts'
import type { PageContext } from './page-context.ts'

/** The name of a body, or what stands for it; no link where the body is not known. */
export function BodyLink({
  context,
  lang,
  bodyId,
  name,
}: {
  context: PageContext
  lang: Language | null
  bodyId: string | null
  name: string
}): VNode {
  if (bodyId === null) return <bdi>{name}</bdi>
  return (
    <a class="body-link" href={bodyAddress(bodyId, context, lang)}>
      <bdi>{name}</bdi>
    </a>
  )
}

/** Whose report something is, as the first fact of a line of them; nothing where the body is not known. */
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
      <BodyLink {...{ context, lang, bodyId }} name={reportingBody} />
    </li>
  )
}
