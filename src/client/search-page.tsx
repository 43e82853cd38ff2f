/** Takes over the search page: results while typing, all state in the address, the server's HTML as the start. */
import { toLanguage, type Language } from '../language/index.ts'
import { hydrate, render } from 'preact'
import {
  createTranslator,
  feedAddress,
  freshSearch,
  HiddenFields,
  isFront,
  jsonAddress,
  parseSearchState,
  resultsSaid,
  saidOfSaving,
  searchAddress,
  searchTitle,
  SearchView,
  type EditionFacts,
  type Exactness,
  type MorePassages,
  type PageContext,
  type Saving,
  type SearchOutcome,
  type SearchState,
  type SiteSummary,
  type Translator,
} from '../views/index.ts'
import type { SearchResponse } from '../search/index.ts'
import { RequestFailure } from './fetch-json.ts'
import { startCombobox } from './combobox.tsx'
import { createExactnessChecker, type ExactnessChecker } from './exactness.ts'
import { watchPress } from './press.ts'
import { createProgress } from './progress.ts'
import { createRecentSearches } from './recent-searches.ts'
import { createSavedSearches } from './saved-searches.ts'
import { createSearchClient, Superseded, type SearchClient } from './search-client.ts'
import { createSuggestClient, type SuggestClient } from './suggest-client.ts'
import { offerSharing } from './sharing.ts'
import { listenForTyping } from './typing.ts'

interface PageData {
  site: SiteSummary
  response?: SearchResponse
  /** Of a published edition. */
  edition?: EditionFacts
}

/** How an address change enters the browser's history. */
type HistoryStep = 'push' | 'replace' | 'none'

function requireElement(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`The page has no ${selector}.`)
  return element
}

/** What the page asks, and where its links lead. */
export interface SearchPageParts {
  context: PageContext
  client: SearchClient
  checker: ExactnessChecker
  suggestions: SuggestClient
  /** Whether the page holds the answer to its address, whatever it is; if not, it holds the front. */
  isWhole: boolean
  /** Address of the same search in another language, from the link that leads there now. */
  inLanguage: (link: HTMLAnchorElement, language: Language | null, state: SearchState) => string
}

/** What the server or the edition wrote into the page. */
export function readPageData(): PageData {
  return JSON.parse(requireElement('#page-data').textContent) as PageData
}

export function pageTranslator(): Translator {
  return createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
}

/** The page as a server serves it. */
export function startServedSearchPage(): void {
  const t = pageTranslator()
  startSearchPage({
    context: { t, root: './' },
    client: createSearchClient(t),
    checker: createExactnessChecker(t),
    suggestions: createSuggestClient(t, './'),
    isWhole: true,
    inLanguage: (_, lang, state) => searchAddress({ ...state, lang }, './'),
  })
}

export function startSearchPage(parts: SearchPageParts): void {
  const { context, client, checker, suggestions, inLanguage, isWhole } = parts
  const { t, root } = context
  const { site, response: first } = readPageData()
  const recent = createRecentSearches()
  const saved = createSavedSearches()
  const press = watchPress()
  const view = requireElement('#view')
  const form = requireElement('#search') as HTMLFormElement
  const box = requireElement('#q') as HTMLInputElement
  const status = requireElement('#status')
  const progress = createProgress(() => {
    status.textContent = t('results.searching')
  })
  const siteTitle = `${t('site.name')} · ${t('site.tagline')}`
  let state = parseSearchState(new URLSearchParams(location.search))
  /** Counts questions, so that whatever comes late is known to be late. */
  let turn = 0
  /** What is shown, and what came for it later. */
  let shown: SearchOutcome | null = first === undefined ? null : { response: first }
  let more = new Map<string, MorePassages>()
  let exactness: Exactness = []
  /** The state of what is shown, which is not that of a question without an answer. */
  let shownState = isWhole || isFront(state) ? state : freshSearch('', state.lang)
  let saving: Saving | null = null
  let interruption: { message: string; retry: string } | null = null

  const viewOf = (outcome: SearchOutcome) => (
    <SearchView
      {...{ context, site, outcome, more, exactness, interruption, saving }}
      state={shownState}
    />
  )

  /** Draws the same answer again, with what has come meanwhile. */
  function redraw(): void {
    if (shown !== null) render(viewOf(shown), view)
  }

  function checkLater(outcome: SearchOutcome): void {
    if (!('response' in outcome)) return
    checker.check(outcome.response, (found) => {
      exactness = found
      redraw()
    })
  }

  function show(outcome: SearchOutcome): void {
    shown = outcome
    shownState = state
    interruption = null
    more = new Map()
    exactness = []
    saving = null
    redraw()
    offerSharing()
    render(
      <HiddenFields state={state} leaveOut={['q', 'offset']} />,
      requireElement('#kept-filters'),
    )
    document.documentElement.dataset['view'] = isFront(state) ? 'front' : 'results'
    document
      .querySelector('#feed-link')
      ?.setAttribute('href', feedAddress({ ...state, offset: '0' }, root))
    document.querySelector('#json-link')?.setAttribute('href', jsonAddress(state, root))
    const title = searchTitle(t, state, 'response' in outcome ? outcome.response : null)
    document.title = title === null ? siteTitle : `${title} · ${t('site.name')}`
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]')) {
      const lang = toLanguage(link.dataset['language'] ?? '')
      link.href = inLanguage(link, lang, state)
    }
    status.textContent = 'response' in outcome ? resultsSaid(t, outcome.response) : ''
    checkLater(outcome)
  }

  async function go(
    next: SearchState,
    step: HistoryStep,
    options: { scroll?: boolean } = {},
  ): Promise<void> {
    turn += 1
    const mine = turn
    state = next
    checker.cancel()
    const address = searchAddress(next, root)
    const isSame = new URL(address, location.href).href === location.href
    if (step === 'push' && !isSame) history.pushState(null, '', address)
    if (step === 'replace') history.replaceState(null, '', address)
    progress.start()
    let outcome: SearchOutcome
    try {
      outcome = await client.ask(next, (part) => {
        if (mine === turn) show(part)
      })
    } catch (error) {
      if (error instanceof Superseded) return
      const failure = error instanceof Error ? error.message : String(error)
      const status = error instanceof RequestFailure ? error.status : null
      if (status === null && shown !== null && 'response' in shown) {
        // Cut off: what is shown stays, and the question is asked again once there is a way.
        if (mine !== turn) return
        progress.stop()
        interruption = { message: failure, retry: searchAddress(next, root) }
        redraw()
        return
      }
      outcome = { failure, canRetry: status === null || status >= 500 || status === 429 }
    }
    // Whoever is pressing a link means the one that is there.
    await new Promise<void>((resolve) => {
      press.after(resolve)
    })
    if (mine !== turn) return
    progress.stop()
    show(outcome)
    if (options.scroll !== true) return
    window.scrollTo({ top: 0 })
    // The link that was followed is gone or at the foot: reading goes on at the head of what it brought.
    document.querySelector<HTMLElement>('#results')?.focus({ preventScroll: true })
  }

  /** Typing is over: a search that the reader meant, worth a step back and worth keeping. */
  function goFor(next: SearchState, options: { scroll?: boolean } = {}): void {
    typing.settle()
    combobox.close()
    recent.add(next.q)
    void go(next, 'push', options)
  }

  async function showMore(reportId: string): Promise<void> {
    const before = more.get(reportId)?.passages ?? []
    if (shown === null || 'failure' in shown || more.get(reportId)?.status === 'asking') return
    const mine = turn
    const hit = shown.response.hits.find((each) => each.reportId === reportId)
    more.set(reportId, { status: 'asking', passages: before })
    redraw()
    try {
      const offset = (hit?.passages.length ?? 0) + before.length
      const { passages } = await client.passages(state, reportId, offset)
      if (mine !== turn) return
      more.set(reportId, { status: 'ready', passages: [...before, ...passages] })
      redraw()
      status.textContent = t('hit.shown', { passages: passages.length })
      // The button may be gone; reading goes on with the first new passage.
      const first = passages[0]?.passageId ?? ''
      document
        .querySelector<HTMLElement>(`[data-passage="${CSS.escape(`${reportId} ${first}`)}"]`)
        ?.focus()
    } catch {
      if (mine !== turn) return
      more.set(reportId, { status: 'failed', passages: before })
      redraw()
    }
  }

  if (shown !== null) {
    hydrate(viewOf(shown), view)
    checkLater(shown)
  }

  const typing = listenForTyping(box, (q, isFirst) => {
    if (q === state.q) return
    void go({ ...state, q, offset: '0' }, isFirst ? 'push' : 'replace')
  })

  const combobox = startCombobox({
    ...{ t, form, box, recent, press },
    client: suggestions,
    onTake(q) {
      goFor({ ...state, q, offset: '0' })
    },
  })

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    goFor({ ...state, q: box.value, offset: '0' })
  })

  // Leaving the box says that the query was meant.
  box.addEventListener('change', () => {
    recent.add(box.value)
  })

  view.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.dataset['search'] === undefined) return
    event.preventDefault()
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') fields.append(name, value)
    }
    void go(parseSearchState(fields), 'push')
  })

  /** Keeps what is shown by the name that its tab has, whatever page of it is shown. */
  function saveSearch(): void {
    const response = shown !== null && 'response' in shown ? { ...shown.response, offset: 0 } : null
    const name = searchTitle(t, shownState, response) ?? t('empty.all')
    saving = saved.save(shownState, name)
    redraw()
    status.textContent = saidOfSaving(t, saving)
    // The button gave way to the link.
    document.querySelector<HTMLElement>('[data-saved-link]')?.focus()
  }

  view.addEventListener('click', (event) => {
    const target = event.target as Element
    const button = target.closest<HTMLElement>('[data-more]')
    if (button !== null) void showMore(button.dataset['more'] ?? '')
    if (target.closest('[data-save-search]') !== null) saveSearch()
    // An excerpt is a place in a report: clicking its text opens it there, selecting its text does not.
    const excerpt = target.closest('.excerpt')
    if (excerpt === null || target.closest('a') !== null || getSelection()?.isCollapsed === false)
      return
    excerpt.querySelector<HTMLAnchorElement>('.excerpt-place')?.click()
  })

  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    const link = (event.target as Element).closest<HTMLElement | SVGElement>('a[data-search]')
    if (link === null) return
    event.preventDefault()
    // Not `link.href`: that of a link in a drawing is no text.
    const target = new URL(link.getAttribute('href') ?? root, location.href)
    const next = parseSearchState(target.searchParams)
    box.value = next.q
    goFor(next, {
      scroll: link.dataset['search'] === 'scroll' || isFront(next) !== isFront(state),
    })
  })

  window.addEventListener('online', () => {
    if (interruption !== null) void go(state, 'none')
  })

  window.addEventListener('popstate', () => {
    typing.settle()
    combobox.close()
    const next = parseSearchState(new URLSearchParams(location.search))
    box.value = next.q
    void go(next, 'none')
  })

  if (!isWhole && !isFront(state)) {
    box.value = state.q
    void go(state, 'none')
  }
  // Text typed before the script arrived, or put back by the browser after going back.
  else if (box.value !== state.q) typing.check()
}
