/** One report among the results: what it is, how much of it matches, and its best passages. */
import type { VNode } from 'preact'
import type { PassageHit, SearchHit } from '../search/index.ts'
import { reportAddress, type SearchState } from './address.ts'
import { MarkedText } from './marked-text.tsx'
import type { PageContext } from './page-context.ts'
import { formatRegion, scriptTag } from './region.ts'

interface HitCardProps {
  context: PageContext
  state: SearchState
  hit: SearchHit
}

function PassageExcerpt({
  context,
  state,
  hit,
  passage,
}: HitCardProps & { passage: PassageHit }): VNode {
  const { t, root } = context
  const address = reportAddress(hit.reportId, {
    root,
    q: state.q,
    lang: state.lang,
    passageId: passage.passageId,
  })
  return (
    <li class="excerpt">
      <a class="excerpt-place" href={address}>
        <span class="label">{t.maybe(`section.${passage.section}`, passage.sectionLabel)}</span>
        {passage.heading !== null && (
          <bdi class="excerpt-heading" lang={scriptTag(hit.script)}>
            {passage.heading}
          </bdi>
        )}
      </a>
      <p lang={scriptTag(hit.script)}>
        <MarkedText text={passage.text} ranges={passage.highlights} />
      </p>
    </li>
  )
}

/** The line under the title: body, year, place, date; what is not known is left out. */
function HitFacts({ context, hit }: { context: PageContext; hit: SearchHit }): VNode {
  const { t } = context
  const facts = [
    hit.reportingBody,
    hit.reportYear === null ? null : t('hit.year', { year: String(hit.reportYear) }),
    formatRegion(hit.region),
    hit.publishedOn === null ? null : t('hit.published', { date: hit.publishedOn }),
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact}>
          <bdi>{fact}</bdi>
        </li>
      ))}
      {hit.occurrences > 0 && (
        <li key="counts" class="hit-counts">
          {t('hit.counts', { passages: hit.matchingPassages, occurrences: hit.occurrences })}
        </li>
      )}
    </ul>
  )
}

export function HitCard({ context, state, hit }: HitCardProps): VNode {
  const { t, root } = context
  const first = hit.passages[0]?.passageId
  const address = reportAddress(hit.reportId, { root, q: state.q, lang: state.lang })
  const more = hit.matchingPassages - hit.passages.length
  return (
    <article class="hit">
      <h3 class="hit-title">
        <a href={address} lang={scriptTag(hit.script)}>
          <bdi>
            {hit.title === null ? (
              t('hit.untitled')
            ) : (
              <MarkedText text={hit.title} ranges={hit.titleHighlights} />
            )}
          </bdi>
        </a>
      </h3>
      <HitFacts context={context} hit={hit} />
      {first !== undefined && (
        <ol class="excerpts">
          {hit.passages.map((passage) => (
            <PassageExcerpt
              key={passage.passageId}
              context={context}
              state={state}
              hit={hit}
              passage={passage}
            />
          ))}
        </ol>
      )}
      {first !== undefined && more > 0 && (
        <p class="hit-more">
          <a href={address}>{t('hit.more', { passages: more })}</a>
        </p>
      )}
    </article>
  )
}
