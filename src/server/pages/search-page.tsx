/** `/`: the front and the results, whole without script. */
import type { RequestHandler } from 'express'
import { hitsPerPage } from '../../limits.ts'
import type { SearchParameters, SearchResponse, SearchService } from '../../search/index.ts'
import {
  Document,
  feedAddress,
  filterNames,
  isFront,
  searchTitle,
  SearchView,
  siteAbout,
  type SearchOutcome,
  type SearchState,
  type SiteSummary,
} from '../../views/index.ts'
import { readParameters, type RawQuery } from '../route.ts'
import { contextOf } from '../request-context.ts'
import { searchParameters } from '../../search/index.ts'
import type { PageDependencies } from './dependencies.ts'
import { describeError } from './error-page.tsx'
import { ownParameters } from './parameters.ts'
import { readPageRequest, sendPage, type PageRequest } from './render.ts'

/** What the browser's script starts from. */
export interface PageData {
  site: SiteSummary
  /** Absent where the address was refused. */
  response?: SearchResponse
}

async function siteSummaryOf(service: SearchService): Promise<SiteSummary> {
  const { reports, bodies, years, samples } = await service.stats()
  return { reports, bodies, years, samples }
}

/** What the endpoint understands and a page decides itself: how many hits it shows, and other names. */
const parameters = Object.fromEntries(
  Object.entries(searchParameters).filter(([name]) => name !== 'limit' && name !== 'synonyms'),
) as Omit<typeof searchParameters, 'limit' | 'synonyms'>

/** Read into the state, or of the page alone: its language, and the form of years. */
const pageParameters = new Set([...Object.keys(parameters), 'lang', 'from', 'to', 'span'])

/** The same checks as the endpoint's; parameters of the page alone (`lang`) stay out of it. */
function toSearchParameters(
  given: RawQuery,
  state: SearchState,
  page: PageRequest,
): SearchParameters {
  const unknown = Object.entries(given).filter(([name]) => !pageParameters.has(name))
  const raw: RawQuery = { ...Object.fromEntries(unknown), q: state.q, sort: state.sort }
  raw['offset'] = state.offset
  for (const name of filterNames) raw[name] = state[name]
  const { q, sort, offset, ...filters } = readParameters(parameters, raw, page.say)
  return { q, filters, sort, limit: hitsPerPage.usual, offset }
}

async function answer(
  service: SearchService,
  page: PageRequest,
  given: RawQuery,
): Promise<{ status: number; outcome: SearchOutcome }> {
  try {
    const response = await service.search(toSearchParameters(given, page.state, page))
    return { status: 200, outcome: { response } }
  } catch (error) {
    const described = describeError(error, page)
    if (described?.status !== 400) throw error
    return { status: described.status, outcome: { failure: described.message, canRetry: false } }
  }
}

export function searchPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    const { context, state, inLanguage } = page
    const { site, status, outcome } = await withSearch(response, async (service) => ({
      site: await siteSummaryOf(service),
      ...(await answer(service, page, ownParameters(request))),
    }))
    const found = 'response' in outcome ? outcome.response : undefined
    const requestContext = contextOf(response)
    requestContext.query = state.q
    if (found) requestContext.total = found.total
    const pageData: PageData = { site, ...(found && { response: found }) }
    sendPage(
      response,
      status,
      context.t.language,
      <Document
        context={context}
        state={state}
        view={isFront(state) ? 'front' : 'results'}
        title={searchTitle(context.t, state, found ?? null)}
        inLanguage={inLanguage}
        about={isFront(state) ? siteAbout(context.t, page.origin) : undefined}
        feed={found && feedAddress({ ...state, offset: '0' }, context.root)}
        pageData={pageData}
      >
        <div id="view">
          <SearchView context={context} state={state} site={site} outcome={outcome} />
        </div>
      </Document>,
    )
  }
}
