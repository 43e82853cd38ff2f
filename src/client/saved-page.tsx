/** The page of saved searches: opened, renamed, deleted. */
import { render } from 'preact'
import { toLanguage } from '../language/index.ts'
import { createTranslator, SavedView } from '../views/index.ts'
import { createSavedSearches } from './saved-searches.ts'

export function startSavedPage(): void {
  const container = document.querySelector<HTMLElement>('#saved')
  if (container === null) return
  const frame = container
  const t = createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
  const lang = toLanguage(new URLSearchParams(location.search).get('lang') ?? '')
  const saved = createSavedSearches()
  const status = document.querySelector('#status')
  const draw = (): void => {
    render(<SavedView context={{ t, root: './' }} lang={lang} searches={saved.list()} />, frame)
  }
  const say = (text: string): void => {
    if (status) status.textContent = text
  }
  const queryAt = (element: Element): string | undefined =>
    element.closest<HTMLElement>('[data-saved]')?.dataset['saved']

  container.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    const query = queryAt(target)
    if (query === undefined) return
    saved.rename(query, target.value)
    draw()
    // An empty name is none: what stands there is again the one it has.
    const name = saved.list().find((each) => each.query === query)?.name ?? ''
    target.value = name
    say(t('saved.named', { name }))
  })
  container.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('[data-delete]')
    const query = button === null ? undefined : queryAt(button)
    if (query === undefined) return
    const name = saved.list().find((each) => each.query === query)?.name ?? ''
    saved.remove(query)
    draw()
    say(t('saved.deleted', { name }))
    // The button is gone; reading goes on at the head of the list.
    frame.querySelector('h1')?.focus()
  })
  // Another tab of this browser saved or deleted one.
  window.addEventListener('storage', draw)
  frame.replaceChildren()
  draw()
}
