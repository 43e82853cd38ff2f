/** One report among the results: what it is, how much of it matches, and its best passages. */
import type { VNode } from 'preact'
import type { HitRow, PassageHit, SearchHit } from '../../search/index.ts'
import { lastYearAddress, reportAddress, type SearchState } from '../page/address.ts'
import { BodyFact } from '../page/body-fact.tsx'
import { MarkedText, rangesOf } from '../page/marked-text.tsx'
import { OcrLabel } from '../page/ocr-label.tsx'
import type { PageContext } from '../page/page-context.ts'
import { formatRegion, scriptTag } from '../page/region.ts'
import { repeatKey, type Repeated } from './repeats.ts'
import { briefColumns } from './row-columns.ts'

/** Passages of a hit beyond those its answer brought, fetched in place. */
export interface MorePassages {
  status: 'asking' | 'ready' | 'failed'
  passages: readonly PassageHit[]
}

/** Passages shown more at a time. */
export const passagesAtOnce = 20

interface HitCardProps {
  context: PageContext
  state: SearchState
  hit: SearchHit
  /** Passages that repeat one of a hit above; see `repeatsAmong`. */
  repeats: ReadonlyMap<string, Repeated>
  more?: MorePassages | undefined
}

function PassageExcerpt({
  context,
  state,
  hit,
  passage,
  repeats,
}: Omit<HitCardProps, 'more'> & { passage: PassageHit }): VNode {
  const { t, root } = context
  const repeated = repeats.get(repeatKey(hit.reportId, passage.passageId))
  const lang = scriptTag(hit.script)
  const excerpt =
    passage.row !== null ? (
      <RowExcerpt row={passage.row} lang={lang} />
    ) : (
      <p lang={lang}>
        <MarkedText
          text={passage.text}
          ranges={rangesOf(passage.highlights, passage.acrossWords)}
        />
      </p>
    )
  const address = reportAddress(hit.reportId, {
    root,
    q: state.q,
    lang: state.lang,
    passageId: passage.passageId,
  })
  return (
    <li class="excerpt">
      <a class="excerpt-place" href={address} data-passage={`${hit.reportId} ${passage.passageId}`}>
        <span class="label">{t.maybe(`section.${passage.section}`, passage.sectionLabel)}</span>
        {passage.heading !== null && (
          <bdi class="excerpt-heading" lang={scriptTag(hit.script)}>
            {passage.heading}
          </bdi>
        )}
      </a>{' '}
      {passage.ocr === true && <OcrLabel t={t} />}
      {repeated === undefined ? (
        excerpt
      ) : (
        <details class="excerpt-repeat">
          <summary>{t('hit.repeats', { year: String(repeated.reportYear ?? '') })}</summary>
          {excerpt}
        </details>
      )}
      {repeated === undefined && <Alike context={context} state={state} passage={passage} />}
    </li>
  )
}

/**
 * A line of a table: what it is of, then each number under the name of its column. A list, which wraps where a table would be wider
 * than a telephone.
 */
function RowExcerpt({ row, lang }: { row: HitRow; lang: string }): VNode {
  const marked = ({ text, highlights, acrossWords }: HitRow['cells'][number]): VNode => (
    <MarkedText text={text} ranges={rangesOf(highlights, acrossWords)} />
  )
  const labels = row.cells.filter(({ isLabel }) => isLabel)
  const values = row.cells.filter(({ isLabel, text }) => !isLabel && text !== '')
  const names = briefColumns(values.map(({ column }) => column))
  return (
    <div class="excerpt-row" lang={lang}>
      {row.under.length + labels.length > 0 && (
        <p>
          {row.under.map((text) => (
            <span key={text} class="excerpt-under">
              {text}
            </span>
          ))}
          {labels.map((cell) => (
            <span key={cell.text} class="excerpt-label">
              {marked(cell)}
            </span>
          ))}
        </p>
      )}
      {values.length > 0 && (
        <dl>
          {values.map((cell, i) => (
            <div key={i}>
              {names[i] !== '' && <dt>{names[i]}</dt>}
              <dd>{marked(cell)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

/** Years in which the body says the same, with the way there. */
function Alike({
  context,
  state,
  passage: { alike },
}: Pick<HitCardProps, 'context' | 'state'> & { passage: PassageHit }): VNode | null {
  const { t, root } = context
  if (alike.length === 0) return null
  return (
    <p class="excerpt-alike quiet">
      {t('hit.alike', { count: alike.length })}{' '}
      {alike.map(({ reportId, reportYear, passageId }) => (
        <a
          key={reportId}
          href={reportAddress(reportId, { root, q: state.q, lang: state.lang, passageId })}
        >
          {reportYear ?? t('hit.noYear')}
        </a>
      ))}
    </p>
  )
}

/** The line under the title: body, year, place, date; what is not known is left out. */
function HitFacts({ context, state, hit }: Pick<HitCardProps, 'context' | 'state' | 'hit'>): VNode {
  const { t, root } = context
  const facts = [
    hit.reportYear === null ? null : t('hit.year', { year: String(hit.reportYear) }),
    formatRegion(hit.region),
    hit.publishedOn === null ? null : t('hit.published', { date: hit.publishedOn }),
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <ul class="facts">
      <BodyFact {...{ context, lang: state.lang, report: hit }} />
      {facts.map((fact) => (
        <li key={fact}>
          <bdi>{fact}</bdi>
        </li>
      ))}
      {hit.failedChecks > 0 && (
        <li key="fails" class="hit-fails">
          {t('hit.fails', { checks: hit.failedChecks })}
        </li>
      )}
      {hit.occurrences > 0 && (
        <li key="counts" class="hit-counts">
          {t('hit.counts', { passages: hit.matchingPassages, occurrences: hit.occurrences })}
        </li>
      )}
      {hit.bodyId !== null && hit.reportYear !== null && (
        <li key="last-year">
          <a class="body-link" href={lastYearAddress(hit.reportId, { root, lang: state.lang })}>
            {t('hit.lastYear')}
          </a>
        </li>
      )}
    </ul>
  )
}

/** How many passages are not shown yet: shown in place with script, else all of them in the report. */
function MoreOfHit({
  context,
  hit,
  more,
  left,
  address,
}: Omit<HitCardProps, 'state' | 'repeats'> & { left: number; address: string }): VNode {
  const { t } = context
  const next = Math.min(left, passagesAtOnce)
  return (
    <p class="hit-more">
      {t('hit.left', { passages: left })}
      <button
        type="button"
        class="needs-script"
        data-more={hit.reportId}
        aria-busy={more?.status === 'asking'}
      >
        {next === left ? t('hit.showAll') : t('hit.showSome', { next })}
      </button>
      <a href={address}>{t('hit.inReport')}</a>
      {more?.status === 'failed' && (
        <span class="quiet" role="alert">
          {' '}
          {t('hit.moreFailed')}
        </span>
      )}
    </p>
  )
}

export function HitCard({ context, state, hit, repeats, more }: HitCardProps): VNode {
  const { t, root } = context
  const first = hit.passages[0]?.passageId
  const address = reportAddress(hit.reportId, { root, q: state.q, lang: state.lang })
  const passages = [...hit.passages, ...(more?.passages ?? [])]
  const left = hit.matchingPassages - passages.length
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
      <HitFacts {...{ context, state, hit }} />
      {hit.match === 'partial' && hit.lacks.length > 0 && (
        <p class="hit-lacks quiet">
          <bdi>{t('hit.lacks', { words: hit.lacks.join('、') })}</bdi>
        </p>
      )}
      {first !== undefined && (
        <ol class="excerpts">
          {passages.map((passage) => (
            <PassageExcerpt
              key={passage.passageId}
              context={context}
              state={state}
              hit={hit}
              passage={passage}
              repeats={repeats}
            />
          ))}
        </ol>
      )}
      {first !== undefined && left > 0 && <MoreOfHit {...{ context, hit, more, left, address }} />}
    </article>
  )
}
