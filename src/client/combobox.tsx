/** The search box as a combobox (WAI-ARIA): suggestions while typing, recent searches in the empty box. Typing is never held up. */
import { render } from 'preact'
import type { Translator } from '../views/index.ts'
import type { Press } from './press.ts'
import type { RecentSearches } from './recent-searches.ts'
import type { SuggestClient } from './suggest-client.ts'
import { listId, optionId, queryOf, SuggestPopup, type Choices } from './suggest-popup.tsx'

/** How long the typist must have paused; shorter than before a search, so that the list is there first. */
const pauseMs = 120

export interface Combobox {
  /** A search is under way: the list goes, and nothing that comes late opens it. */
  close: () => void
}

export interface ComboboxParts {
  t: Translator
  form: HTMLFormElement
  box: HTMLInputElement
  client: SuggestClient
  recent: RecentSearches
  press: Press
  /** Searches for a query that was chosen from the list. */
  onTake: (q: string) => void
}

export function startCombobox(parts: ComboboxParts): Combobox {
  const { t, form, box, client, recent, press, onTake } = parts
  const place = document.createElement('div')
  place.className = 'suggest'
  form.append(place)
  let choices: Choices | null = null
  let active = -1
  let composing = false
  let timer: number | undefined

  box.setAttribute('role', 'combobox')
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-haspopup', 'listbox')
  box.setAttribute('aria-controls', listId)

  function draw(): void {
    render(<SuggestPopup t={t} choices={choices} active={active} />, place)
    box.setAttribute('aria-expanded', String(choices !== null))
    if (active < 0) box.removeAttribute('aria-activedescendant')
    else {
      box.setAttribute('aria-activedescendant', optionId(active))
      document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
    }
  }

  function show(next: Choices | null): void {
    choices = next !== null && next.rows.length > 0 ? next : null
    active = -1
    draw()
  }

  function close(): void {
    window.clearTimeout(timer)
    client.cancel()
    if (choices !== null) show(null)
  }

  function showRecent(): void {
    show({ kind: 'recent', rows: recent.list() })
  }

  async function update(): Promise<void> {
    const q = box.value
    if (q.trim() === '') {
      client.cancel()
      showRecent()
      return
    }
    const rows = await client.ask(q)
    // Late answers must not open the list again over what came after.
    if (rows === null || box.value !== q || composing || document.activeElement !== box) return
    show({ kind: 'suggestions', rows })
  }

  function updateSoon(): void {
    window.clearTimeout(timer)
    // A list for what was typed before would mislead; the row under the arrows is gone in any case.
    if (active >= 0) {
      active = -1
      draw()
    }
    timer = window.setTimeout(() => void update(), pauseMs)
  }

  function take(index: number): void {
    const q = choices === null ? undefined : queryOf(choices, index)
    if (q === undefined) return
    box.value = q
    close()
    onTake(q)
  }

  function forget(index: number): void {
    if (choices?.kind !== 'recent') return
    const q = choices.rows[index]
    if (q === undefined) return
    const byKey = active >= 0
    recent.remove(q)
    const rows = recent.list()
    show({ kind: 'recent', rows })
    if (!byKey || rows.length === 0) return
    active = Math.min(index, rows.length - 1)
    draw()
  }

  /** What a key does in the list; false where it is none of the list's. */
  function onKey(event: KeyboardEvent): boolean {
    const { key, altKey } = event
    if (choices === null) {
      if (key !== 'ArrowDown' || (!altKey && box.value.trim() !== '')) return false
      void update()
      return true
    }
    const last = choices.rows.length - 1
    const move = (to: number): boolean => {
      active = to
      draw()
      return true
    }
    if (key === 'Escape' || (key === 'ArrowUp' && altKey)) {
      close()
      return true
    }
    if (key === 'ArrowDown') return move(active === last ? -1 : active + 1)
    if (key === 'ArrowUp') return move(active < 0 ? last : active - 1)
    // Suggestions go with the focus; recent searches stay for the button below them.
    if (key === 'Tab' && choices.kind === 'suggestions') close()
    if (active < 0) return false
    if (key === 'Home') return move(0)
    if (key === 'End') return move(last)
    if (key === 'Enter') {
      take(active)
      return true
    }
    if (key === 'Delete' && choices.kind === 'recent') {
      forget(active)
      return true
    }
    // Left, right and letters go on with the text itself.
    if (key !== 'Shift' && key !== 'Tab') move(-1)
    return false
  }

  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    if (onKey(event)) event.preventDefault()
  })
  box.addEventListener('compositionstart', () => {
    composing = true
    close()
  })
  box.addEventListener('compositionend', () => {
    composing = false
    updateSoon()
  })
  box.addEventListener('input', () => {
    if (!composing) updateSoon()
  })
  box.addEventListener('click', () => {
    if (choices === null && box.value.trim() === '') showRecent()
  })
  // The list above results has its room as long as one may type: it opens without moving them, and what is pressed elsewhere stays under
  // the pointer until it is clicked.
  form.addEventListener('focusin', () => {
    form.classList.add('in-use')
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && form.contains(relatedTarget)) return
    press.after(() => {
      if (form.contains(document.activeElement)) return
      close()
      form.classList.remove('in-use')
    })
  })
  if (form.contains(document.activeElement)) form.classList.add('in-use')
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.target === box || choices === null) return
    close()
    box.focus()
  })
  // The list must not take the focus from the box.
  place.addEventListener('mousedown', (event) => {
    if ((event.target as Element).closest('button') === null) event.preventDefault()
  })
  place.addEventListener('click', (event) => {
    const target = event.target as Element
    const row = target.closest<HTMLElement>('[data-index]')
    if (target.closest('[data-forget-all]') !== null) {
      recent.clear()
      close()
      box.focus()
    } else if (row !== null) {
      const index = Number(row.dataset['index'])
      if (target.closest('[data-forget]') === null) take(index)
      else forget(index)
    }
  })
  draw()
  return { close }
}
