/** Everything below the search box: the front, the results, or why there are none. Drawn by the server first, then by the browser. */
import type { VNode } from 'preact'
import { facetRows, hasValues } from '../../facets.ts'
import type { SearchHit, SearchResponse } from '../../search/index.ts'
import {
  filterNames,
  isFront,
  searchAddress,
  type SearchState,
  toParameters,
  toQueryString,
} from '../page/address.ts'
import { Answers } from './answers.tsx'
import { Chips } from './chips.tsx'
import { EmptyResults } from './empty-results.tsx'
import { ExactnessBadge, type Exactness } from './exactness.tsx'
import { Facets } from './search-facets.tsx'
import { Front } from './front.tsx'
import { HitCard, type MorePassages } from './hit-card.tsx'
import { repeatsAmong } from './repeats.ts'
import type { Translator } from '../page/language.ts'
import { DidYouMeanNotice, FailureNotice, QueryNotices, SamplesNotice } from '../page/notices.tsx'
import type { PageContext } from '../page/page-context.ts'
import { Pager, SortLinks } from '../page/pager.tsx'
import type { SiteSummary } from '../page/site-summary.ts'
import { StandingLinks, type Saving } from './standing-links.tsx'
import { YearShares } from './year-shares.tsx'

/** How far a published edition was looked through for an answer. */
export interface Looked {
  looked: number
  needed: number
}

/** An answer, or the sentence that says why there is none. */
export type SearchOutcome =
  | {
      response: SearchResponse
      /** Of a published edition: how many of the parts that the words may stand in were looked through. */
      looked?: Looked
    }
  | {
      failure: string
      /** Whether the same may be answered if asked again: not where what was asked is wrong. */
      canRetry: boolean
    }

export interface SearchViewProps {
  context: PageContext
  state: SearchState
  site: SiteSummary
  outcome: SearchOutcome
  /** What the browser fetched later: further passages of hits, by report. */
  more?: ReadonlyMap<string, MorePassages>
  /** Why a newer question has no answer; the results shown are of the one before. */
  interruption?: { message: string; retry: string } | null
  /** What the browser asked later: whether plain search over the texts finds the same. */
  exactness?: Exactness
  /** What became of keeping this search, once the reader wanted it kept. */
  saving?: Saving | null
}

/**
 * The state with its sections and levels as the server understood them (`依申请公开` is `disclosureOnRequest`),
 * so that the facet of a value shows as chosen however the address names it.
 */
export function settleState(state: SearchState, response: SearchResponse): SearchState {
  const { filters } = response.query
  // Filters written in the query itself come back too; only those of the address are the page's to switch.
  const settle = (asked: string[], understood: readonly string[]): string[] =>
    asked.length === understood.length ? [...understood] : asked
  const named = facetRows.filter((row) => row.kind === 'sections' || hasValues(row))
  const settled = { ...state }
  for (const { name } of named) settled[name] = settle(state[name], filters[name])
  return settled
}

/** The counts in one sentence, for the head line and for screen readers. */
export function countsSentence(t: Translator, response: SearchResponse): string {
  const { total, passages, occurrences } = response
  return occurrences === 0
    ? t('results.listed', { reports: total })
    : t('results.counts', { reports: total, passages, occurrences })
}

/** Number of the page shown, counted from 1. */
export function pageOf({ offset, limit }: Pick<SearchResponse, 'offset' | 'limit'>): number {
  return Math.floor(offset / limit) + 1
}

/** What the window and its tab are called: the query or what it is narrowed to, and the page where it is not the first. */
export function searchTitle(
  t: Translator,
  state: SearchState,
  response: SearchResponse | null,
): string | null {
  const narrowed = filterNames.flatMap((name) =>
    state[name].map((value) =>
      name === 'body'
        ? (response?.facets.body.find((bucket) => bucket.value === value)?.label ?? value)
        : t.maybe(`${name}.${value}`, value),
    ),
  )
  const asked = [state.q.trim(), ...narrowed].filter((part) => part !== '').join(' · ')
  const named = asked === '' && !isFront(state) ? t('empty.all') : asked
  if (named === '') return null
  const page = response === null ? 1 : pageOf(response)
  return page === 1 ? named : `${named} · ${t('results.page', { page })}`
}

/** What changed, for those who do not see it: the counts, and which page of them this is. */
export function resultsSaid(t: Translator, response: SearchResponse): string {
  const { offset, total, hits } = response
  const counts = countsSentence(t, response)
  if (offset === 0 || hits.length === 0) return counts
  const range = t('results.range', { from: offset + 1, to: offset + hits.length, total })
  return `${t('results.page', { page: pageOf(response) })} · ${range} · ${counts}`
}

function HeadLine({
  context,
  response,
}: {
  context: PageContext
  response: SearchResponse
}): VNode {
  const { t } = context
  const { total, passages, occurrences, tookMs } = response
  return (
    <p class="head-line">
      <span class="counts">
        {occurrences === 0
          ? t.rich('results.listed', { reports: total })
          : t.rich('results.counts', { reports: total, passages, occurrences })}
      </span>{' '}
      {response.query.text.trim() !== '' && (
        <span class="quiet">{t('results.took', { ms: Number(tookMs.toFixed(1)) })}</span>
      )}
    </p>
  )
}

/** Of a published edition: what the counts are over. Until all is read they say so. */
function EditionCounts({
  context: { t, edition },
  looked,
  needed,
}: Looked & { context: PageContext }): VNode {
  return looked < needed ? (
    <p class="notice">{t('edition.looking', { looked, needed })}</p>
  ) : (
    <p class="quiet">{t('edition.looked', { reports: edition?.reports ?? 0 })}</p>
  )
}

/** All hits as a file, with the same query and filters. */
function ExportLinks({ context, state }: { context: PageContext; state: SearchState }): VNode {
  const { t, root } = context
  const pairs = toParameters({ ...state, offset: '0', lang: null })
  const lang = [['lang', t.language]] as const
  return (
    <p class="export-links quiet">
      {t('export.label')}{' '}
      {(['csv', 'xlsx', 'jsonl'] as const).map((format) => (
        <a
          key={format}
          class="tag"
          href={`${root}api/export?${toQueryString([...pairs, ['format', format], ...lang])}`}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}

/** Names of bodies that the body filter gives by their ids. */
function facetNames({ body }: SearchResponse['facets']): ReadonlyMap<string, string> {
  return new Map(body.map(({ value, label }) => [String(value), label ?? String(value)]))
}

function Results({
  context,
  state,
  site,
  response,
  more,
  exactness = [],
  saving = null,
  looked,
}: Omit<SearchViewProps, 'outcome'> & {
  response: SearchResponse
  looked?: Looked | undefined
}): VNode {
  const { t } = context
  const { facets, hits } = response
  const repeats = repeatsAmong(hits)
  /** How many of the page hold the whole query, where others that hold most of it come behind them. */
  const full =
    response.partialTotal === 0
      ? hits.length
      : Math.min(hits.length, Math.max(0, response.total - response.offset))
  const isByCharacters = response.warnings.some(({ code }) => code === 'characters_only')
  const listOf = (some: readonly SearchHit[], start: number): VNode | null =>
    some.length === 0 ? null : (
      <ol class="hits" start={start}>
        {some.map((hit) => (
          <li key={hit.reportId}>
            <HitCard
              context={context}
              state={state}
              hit={hit}
              repeats={repeats}
              more={more?.get(hit.reportId)}
            />
          </li>
        ))}
      </ol>
    )
  const chosen = filterNames.reduce((count, name) => count + state[name].length, 0)
  return (
    <div class="results-layout">
      <aside class="facets" aria-label={t('facets.heading')}>
        <details class="facets-fold">
          <summary>
            {t('facets.heading')}
            {chosen > 0 && <span class="badge">{chosen}</span>}
          </summary>
          <div class="facets-list">
            <Facets context={context} state={state} facets={facets} />
          </div>
        </details>
      </aside>
      <section class="results" aria-labelledby="results-heading">
        <h2 id="results-heading" class="visually-hidden">
          {t('results.heading')}
        </h2>
        <p class="on-paper">{t('paper.asked', { query: state.q.trim() || t('empty.all') })}</p>
        <div class="results-head" id="results" tabIndex={-1}>
          <HeadLine context={context} response={response} />
          <ExactnessBadge
            context={context}
            exactness={exactness}
            isExpected={response.query.terms.length > 0 && context.edition === undefined}
          />
          {looked !== undefined && response.query.terms.length > 0 && (
            <EditionCounts context={context} {...looked} />
          )}
          {hits.length > 0 && context.edition === undefined && (
            <ExportLinks context={context} state={state} />
          )}
          {context.edition === undefined && <StandingLinks {...{ context, state, saving }} />}
          {hits.length > 1 && <SortLinks context={context} state={state} />}
        </div>
        <Chips context={context} state={state} names={facetNames(facets)} />
        <DidYouMeanNotice context={context} state={state} response={response} />
        <QueryNotices context={context} state={state} response={response} />
        <Answers context={context} response={response} />
        <YearShares context={context} state={state} response={response} />
        {hits.length === 0 ? (
          <EmptyResults context={context} state={state} site={site} response={response} />
        ) : (
          <>
            {listOf(hits.slice(0, full), response.offset + 1)}
            {full < hits.length && (
              <>
                <p class="hits-divider">
                  {isByCharacters
                    ? t('results.byCharacters', { partly: response.partialTotal })
                    : t('results.partly', {
                        total: response.total,
                        partly: response.partialTotal,
                      })}
                </p>
                {listOf(hits.slice(full), response.offset + full + 1)}
              </>
            )}
          </>
        )}
        <Pager context={context} state={state} response={response} />
      </section>
    </div>
  )
}

export function SearchView(props: SearchViewProps): VNode {
  const { context, state, site, outcome } = props
  if ('failure' in outcome) {
    return (
      <FailureNotice
        context={context}
        message={outcome.failure}
        retry={outcome.canRetry ? searchAddress(state, context.root) : null}
      />
    )
  }
  const { response, looked } = outcome
  return (
    <>
      {props.interruption != null && (
        <FailureNotice context={context} {...props.interruption} isWaiting />
      )}
      {site.samples && <SamplesNotice context={context} />}
      {isFront(state) ? (
        <Front context={context} state={state} site={site} response={response} />
      ) : (
        <Results
          {...props}
          looked={looked}
          state={settleState(state, response)}
          response={response}
        />
      )}
    </>
  )
}
