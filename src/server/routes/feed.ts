/** GET /feed.atom: a search as an Atom feed (RFC 4287), what entered the index last first. */
import { createHash } from 'node:crypto'
import { deepestHit, entriesPerFeed } from '../../limits.ts'
import type { Language } from '../../language/index.ts'
import {
  feedParameters,
  xmlDocument,
  xmlElement,
  type SearchHit,
  type XmlElement,
} from '../../search/index.ts'
import {
  createTranslator,
  feedAddress,
  formatRegion,
  parseSearchState,
  reportAddress,
  searchAddress,
  searchTitle,
  type SearchState,
  type Translator,
} from '../../views/index.ts'
import { contextOf, originOf } from '../request-context.ts'
import { isKnown, readParameters, type Route } from '../route.ts'

const mediaType = 'application/atom+xml; charset=utf-8'

/** Name space of the ids of reports, a UUID of version 4 made once: other things of the same name have other ids. */
const reportNames = 'b0a1f1c6-5d0e-4a0b-9b0c-6f1a1f0a7d53'

/**
 * `urn:uuid:…`, by name (RFC 9562, version 5): the same report has the same id in every feed, on every server, under every
 * address, as its report id is a digest of what it says.
 */
export function entryIdOf(reportId: string): string {
  const space = Buffer.from(reportNames.replaceAll('-', ''), 'hex')
  const bytes = createHash('sha1').update(space).update(reportId).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
  return `urn:uuid:${[...parts, hex.slice(20)].join('-')}`
}

interface FeedPage {
  t: Translator
  origin: string
  state: SearchState
}

/** The day a report states, as the moment it began in China: a feed takes no days. */
const beginOfDay = (date: string): string => `${date}T00:00:00+08:00`

const link = (attributes: Record<string, string>): XmlElement => xmlElement('link', attributes)

function entryOf({ t, origin, state }: FeedPage, hit: SearchHit, enteredAt: string): XmlElement {
  const { reportId, reportingBody, reportYear, region, publishedOn } = hit
  const facts = [
    reportingBody ?? '',
    reportYear === null ? '' : t('hit.year', { year: String(reportYear) }),
    formatRegion(region),
  ].filter((fact) => fact !== '')
  const { q, lang } = state
  const address = reportAddress(reportId, { root: `${origin}/`, q, lang })
  const [passage] = hit.passages
  return xmlElement(
    'entry',
    {},
    xmlElement('id', {}, entryIdOf(reportId)),
    xmlElement('title', {}, hit.title ?? [...facts, t('hit.untitled')].join(' ')),
    xmlElement('updated', {}, enteredAt),
    publishedOn === null ? null : xmlElement('published', {}, beginOfDay(publishedOn)),
    reportingBody === null ? null : xmlElement('author', {}, xmlElement('name', {}, reportingBody)),
    link({ rel: 'alternate', type: 'text/html', href: address }),
    link({
      rel: 'alternate',
      type: 'application/json',
      href: `${origin}/api/reports/${encodeURIComponent(reportId)}`,
    }),
    xmlElement(
      'summary',
      {},
      [facts.join(' · '), passage === undefined || q.trim() === '' ? '' : passage.text]
        .filter((part) => part !== '')
        .join('\n'),
    ),
  )
}

interface FeedHits {
  hits: readonly SearchHit[]
  /** All that the feed has, over its pages. */
  total: number
  limit: number
  offset: number
  synonyms: boolean
  /** When the index was built: a report of before entries were kept was there by then. */
  builtAt: string
}

/** The feed, a page of it where there are more: those before and after are linked (RFC 5005). */
function feedOf(
  page: FeedPage,
  { hits, total, limit, offset, synonyms, builtAt }: FeedHits,
): XmlElement {
  const { t, origin, state } = page
  const own: [string, string][] = [
    ...(synonyms ? [] : ([['synonyms', 'off']] as [string, string][])),
    ...(limit === entriesPerFeed ? [] : ([['limit', String(limit)]] as [string, string][])),
  ]
  const at = (start: number): string =>
    feedAddress({ ...state, offset: String(start) }, `${origin}/`, own)
  const entered = hits.map(({ enteredAt }) => enteredAt ?? builtAt)
  const asked = searchTitle(t, state, null) ?? t('empty.all')
  return xmlElement(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': t.language },
    // The feed is this address on this server: another index answers the same question otherwise.
    xmlElement('id', {}, at(0)),
    xmlElement('title', {}, `${asked} · ${t('site.name')}`),
    xmlElement('subtitle', {}, t('feed.about')),
    xmlElement('updated', {}, entered.toSorted().at(-1) ?? builtAt),
    xmlElement('author', {}, xmlElement('name', {}, t('site.name'))),
    link({ rel: 'self', type: 'application/atom+xml', href: at(offset) }),
    link({
      rel: 'alternate',
      type: 'text/html',
      href: searchAddress({ ...state, sort: 'entered-desc' }, `${origin}/`),
    }),
    ...(offset === 0
      ? []
      : [
          link({ rel: 'first', href: at(0) }),
          link({ rel: 'previous', href: at(Math.max(0, offset - limit)) }),
        ]),
    ...(offset + limit < total && offset + 2 * limit <= deepestHit
      ? [link({ rel: 'next', href: at(offset + limit) })]
      : []),
    ...hits.map((hit, place) => entryOf(page, hit, entered[place]!)),
  )
}

export const feedRoute: Route = {
  path: '/feed.atom',
  summary:
    'A search as an Atom feed: the reports that hold what is asked, the latest in the index first.',
  parameters: feedParameters,
  mediaType,
  errors: [400, 503],
  handler:
    ({ useSearch, startId }) =>
    async (request, response) => {
      const context = contextOf(response)
      const parameters = readParameters(feedParameters, request.query, context.say)
      const { q, synonyms, limit, offset, lang, ...filters } = parameters
      const language: Language = lang ?? context.language
      context.query = q
      const origin = originOf(request)
      await useSearch(response, async (service) => {
        response.vary('Accept-Language').set('Content-Language', language)
        const asked = [startId, service.generation, origin, language, parameters]
        if (isKnown(request, response, asked)) return
        const answer = await service.search({
          ...{ q, filters, synonyms, limit, offset },
          sort: 'entered-desc',
          fill: false,
        })
        // A feed holds what was asked, and nothing where only parts of it are found.
        const isFound = answer.match === 'all'
        context.total = isFound ? answer.total : 0
        const hits = isFound ? answer.hits.filter(({ match }) => match === 'all') : []
        const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
        const state = parseSearchState(query)
        const page: FeedPage = { t: createTranslator(language), origin, state }
        const { builtAt } = await service.stats()
        const { total } = context
        const feed = feedOf(page, { hits, total, limit, offset, synonyms, builtAt })
        response.set('Content-Type', mediaType).send(xmlDocument(feed))
      })
    },
}
