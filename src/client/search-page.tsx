/** Takes over the search page: results while typing, all state in the address, the server's HTML as the start. */
import { hydrate, render } from 'preact'
import {
  countsSentence,
  createTranslator,
  HiddenFields,
  isFront,
  parseSearchState,
  searchAddress,
  SearchView,
  toLanguage,
  type SearchOutcome,
  type SearchState,
  type SiteSummary,
} from '../views/index.ts'
import type { SearchResponse } from '../search/index.ts'
import { createProgress } from './progress.ts'
import { createSearchClient, Superseded } from './search-client.ts'
import { listenForTyping } from './typing.ts'

interface PageData {
  site: SiteSummary
  response?: SearchResponse
}

/** How an address change enters the browser's history. */
type HistoryStep = 'push' | 'replace' | 'none'

function requireElement(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`The page has no ${selector}.`)
  return element
}

export function startSearchPage(): void {
  const { site, response: first } = JSON.parse(requireElement('#page-data').textContent) as PageData
  const t = createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
  const context = { t, root: './' }
  const client = createSearchClient(t)
  const view = requireElement('#view')
  const box = requireElement('#q') as HTMLInputElement
  const status = requireElement('#status')
  const progress = createProgress(() => {
    status.textContent = t('results.searching')
  })
  const siteTitle = `${t('site.name')} · ${t('site.tagline')}`
  let state = parseSearchState(new URLSearchParams(location.search))
  /** Counts questions, so that whatever comes late is known to be late. */
  let turn = 0

  const viewOf = (outcome: SearchOutcome) => (
    <SearchView context={context} state={state} site={site} outcome={outcome} />
  )

  function show(outcome: SearchOutcome): void {
    render(viewOf(outcome), view)
    render(
      <HiddenFields state={state} leaveOut={['q', 'offset']} />,
      requireElement('#kept-filters'),
    )
    document.documentElement.dataset['view'] = isFront(state) ? 'front' : 'results'
    document.title = state.q.trim() === '' ? siteTitle : `${state.q} · ${t('site.name')}`
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]')) {
      const lang = toLanguage(link.dataset['language'] ?? '')
      link.href = searchAddress({ ...state, lang }, './')
    }
    status.textContent = 'response' in outcome ? countsSentence(t, outcome.response) : ''
  }

  async function go(
    next: SearchState,
    step: HistoryStep,
    options: { scroll?: boolean } = {},
  ): Promise<void> {
    turn += 1
    const mine = turn
    state = next
    const address = searchAddress(next, './')
    const isSame = new URL(address, location.href).href === location.href
    if (step === 'push' && !isSame) history.pushState(null, '', address)
    if (step === 'replace') history.replaceState(null, '', address)
    progress.start()
    let outcome: SearchOutcome
    try {
      outcome = { response: await client.ask(next) }
    } catch (error) {
      if (error instanceof Superseded) return
      outcome = { failure: error instanceof Error ? error.message : String(error) }
    }
    if (mine !== turn) return
    progress.stop()
    show(outcome)
    if (options.scroll === true) window.scrollTo({ top: 0 })
  }

  if (first !== undefined) hydrate(viewOf({ response: first }), view)

  const typing = listenForTyping(box, (q, isFirst) => {
    if (q === state.q) return
    void go({ ...state, q, offset: '0' }, isFirst ? 'push' : 'replace')
  })

  requireElement('#search').addEventListener('submit', (event) => {
    event.preventDefault()
    typing.settle()
    void go({ ...state, q: box.value, offset: '0' }, 'push')
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

  // An excerpt is a place in a report: clicking its text opens it there, selecting its text does not.
  view.addEventListener('click', (event) => {
    const target = event.target as Element
    const excerpt = target.closest('.excerpt')
    if (excerpt === null || target.closest('a') !== null || getSelection()?.isCollapsed === false)
      return
    excerpt.querySelector<HTMLAnchorElement>('.excerpt-place')?.click()
  })

  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-search]')
    if (link === null) return
    event.preventDefault()
    typing.settle()
    const next = parseSearchState(new URL(link.href).searchParams)
    box.value = next.q
    void go(next, 'push', {
      scroll: link.dataset['search'] === 'scroll' || isFront(next) !== isFront(state),
    })
  })

  window.addEventListener('popstate', () => {
    typing.settle()
    const next = parseSearchState(new URLSearchParams(location.search))
    box.value = next.q
    void go(next, 'none')
  })

  // Text typed before the script arrived, or put back by the browser after going back.
  if (box.value !== state.q) typing.check()
}
