/** What the reader should know about an answer: partial match, syntax hints, synonyms, samples, failures. */
import type { VNode } from 'preact'
import type { SearchResponse } from '../../search/index.ts'
import { searchAddress, type SearchState } from './address.ts'
import type { Translator } from './language.ts'
import type { PageContext } from './page-context.ts'

interface ResponseProps {
  context: PageContext
  response: SearchResponse
}

/** The query as written, the spot a hint speaks of underlined. */
function QuerySpot({ query, start, end }: { query: string; start: number; end: number }): VNode {
  const from = Math.min(Math.max(0, start), query.length)
  const to = Math.min(Math.max(from, end), query.length)
  // An empty spot (something is missing here) still needs something to underline.
  const spot = from === to ? ' ' : query.slice(from, to)
  return (
    <code class="query-spot">
      <bdi>
        {query.slice(0, from)}
        <u class="spot">{spot}</u>
        {query.slice(to)}
      </bdi>
    </code>
  )
}

/** One thing to say about the query, with the spot it speaks of where it has one. */
interface Remark {
  message: string
  /** The query that takes the spot to the letter. */
  instead?: string
  start?: number
  end?: number
}

/** Syntax notes first; a warning that repeats the place of a note says nothing new, nor one about what is said below. */
function remarksOf(t: Translator, { query, warnings, total, hits }: SearchResponse): Remark[] {
  const noted = new Set<number | undefined>(query.notes.map((note) => note.start))
  const saidElsewhere = [
    'terms_not_together',
    'characters_only',
    ...(total + hits.length === 0 ? ['term_missing'] : []),
  ]
  return [
    ...query.notes.map(({ sentence, start, end, instead }) => ({
      message: t.say(sentence),
      ...{ start, end },
      ...(instead !== undefined && { instead }),
    })),
    ...warnings
      .filter(({ code, start }) => !noted.has(start ?? -1) && !saidElsewhere.includes(code))
      .map(({ sentence, start, end }) => ({
        message: t.say(sentence),
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
      })),
  ]
}

function RemarkItem({
  query,
  remark,
  addressOf,
}: {
  query: string
  remark: Remark
  addressOf: (q: string) => string
}): VNode {
  const { message, start, end, instead } = remark
  return (
    <li>
      <bdi>{message}</bdi>
      {start !== undefined && <QuerySpot query={query} start={start} end={end ?? start} />}
      {instead !== undefined && (
        <a href={addressOf(instead)} data-search="">
          <bdi>{instead}</bdi>
        </a>
      )}
    </li>
  )
}

/** Corrections of what looks like a typing mistake, each a link to its search; nothing is searched for silently. */
export function DidYouMeanNotice({
  context,
  state,
  response,
}: ResponseProps & { state: SearchState }): VNode | null {
  const { t, root } = context
  if (response.didYouMean.length === 0) return null
  return (
    <p class="notice did-you-mean">
      {t('notice.didYouMean')}{' '}
      {response.didYouMean.map(({ text, sentence }, i) => (
        <span key={text}>
          {i > 0 && ' · '}
          <a
            href={searchAddress({ ...state, q: text, offset: '0' }, root)}
            data-search=""
            title={t.say(sentence)}
          >
            <bdi>{text}</bdi>
          </a>
        </span>
      ))}
    </p>
  )
}

/** What goes by a name is told so far. */
const mostNamed = 3

/** Each in quotation marks, as the language writes them. */
function quotedList(t: Translator, words: readonly string[]): string {
  const [open, close] = t.language === 'zh-Hant' ? ['「', '」'] : ['“', '”']
  return words.map((word) => `${open}${word}${close}`).join(t.language === 'en' ? ', ' : '、')
}

export function QueryNotices({
  context,
  state,
  response,
}: ResponseProps & { state: SearchState }): VNode | null {
  const { t, root } = context
  const { query } = response
  const remarks = remarksOf(t, response)
  const synonyms = query.terms.filter((term) => term.synonyms.length > 0)
  // A question asks for what comes close: that no report holds every word was not looked for.
  const isQuestion = response.warnings.some(({ code }) => code === 'question')
  const partial = response.match === 'partial' && response.total > 0 && !isQuestion
  const { leftOut, explained } = query
  const { named } = query
  const quiet = [synonyms, leftOut, explained, named]
  const isNothingSaid = quiet.every(({ length }) => length === 0)
  if (!partial && remarks.length === 0 && isNothingSaid) return null
  // Other names looked for are no reason to raise one's voice.
  const isQuiet = !partial && remarks.length === 0
  return (
    <section class={isQuiet ? 'notice-quiet' : 'notice'} aria-label={t('notice.query')}>
      {partial && <p>{t('notice.partial')}</p>}
      {remarks.length > 0 && (
        <ul>
          {remarks.map((remark) => (
            <RemarkItem
              key={`${remark.start ?? ''} ${remark.message}`}
              query={query.text}
              remark={remark}
              addressOf={(q) => searchAddress({ ...state, q, offset: '0' }, root)}
            />
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <p class="quiet">
          <bdi>{t('notice.leftOut', { words: leftOut.map(({ text }) => text).join(' ') })}</bdi>
        </p>
      )}
      {named.map(({ text, names, reports, applied, only, exact }) => (
        <p key={text} class="quiet">
          <bdi>
            {t(applied ? 'notice.named' : 'notice.namedOffered', {
              text,
              names: quotedList(t, names.slice(0, mostNamed)),
            })}
          </bdi>{' '}
          <a href={searchAddress({ ...state, q: only, offset: '0' }, root)} data-search="">
            {t('notice.namedOnly', { reports })}
          </a>
          {applied && (
            <>
              {' · '}
              <a href={searchAddress({ ...state, q: exact, offset: '0' }, root)} data-search="">
                {t('notice.namedExact')}
              </a>
            </>
          )}
        </p>
      ))}
      {explained.map(({ text, formal, query: instead, counted }) => (
        <p key={text} class="quiet">
          <bdi>
            {t(counted ? 'notice.explainedCounted' : 'notice.explained', {
              term: text,
              formal: quotedList(t, formal),
            })}
          </bdi>{' '}
          <a href={searchAddress({ ...state, q: instead, offset: '0' }, root)} data-search="">
            <bdi>{t('notice.explainedSearch', { formal: formal[0]! })}</bdi>
          </a>
        </p>
      ))}
      {synonyms.map((term) => (
        <p key={term.text} class="quiet">
          <bdi>{t('notice.synonyms', { term: term.text, synonyms: term.synonyms.join('、') })}</bdi>
        </p>
      ))}
    </section>
  )
}

/** Says that these are samples, and how to have one's own reports here. */
export function SamplesNotice({ context }: { context: PageContext }): VNode {
  const { t } = context
  return (
    <details class="samples">
      <summary>
        <strong>{t('samples.title')}</strong> <span>{t('samples.notice')}</span>
      </summary>
      <p>{t('samples.how')}</p>
      <pre tabIndex={0}>
        <code>npm run build && node dist/cli/main.js index {t('samples.folder')}</code>
      </pre>
    </details>
  )
}

/** A failed search on the page; what was typed stays in the box. */
export function FailureNotice({
  context,
  message,
  retry,
  isWaiting = false,
}: {
  context: PageContext
  message: string
  /** Address of the same question; null where asking again would bring the same. */
  retry: string | null
  /** What is shown below is kept, and the question is asked again by itself once there is a way. */
  isWaiting?: boolean
}): VNode {
  const { t } = context
  return (
    <div class="notice notice-error" role="alert">
      <h2>{t('error.title')}</h2>
      <p>
        <bdi>{message}</bdi>
      </p>
      <p class="quiet">
        {t(isWaiting ? 'error.waiting' : 'error.kept')}{' '}
        {retry !== null && (
          <a href={retry} data-search="">
            {t('error.retry')}
          </a>
        )}
      </p>
    </div>
  )
}
