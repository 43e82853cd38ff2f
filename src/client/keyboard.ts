/**
 * Keys: Ctrl+K or ⌘K and, unless it is turned off, `/` to the search box; arrows from the box through the results. A key without
 * Ctrl does nothing where text is typed, and who speaks to the computer can turn it off (WCAG 2.1.4).
 */

/** Where the choice is kept; there is nothing where `/` is on. */
const slashOff = 'gongkai.slash-off'

const isSlashOn = (): boolean => {
  try {
    return localStorage.getItem(slashOff) === null
  } catch {
    return true
  }
}

function keepSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(slashOff)
    else localStorage.setItem(slashOff, '1')
  } catch {
    // Not kept: it holds for this page.
  }
}

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'))

const hitLinks = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.hit-title a')]

function stepThroughHits(event: KeyboardEvent, box: HTMLElement): void {
  const links = hitLinks()
  const at = links.indexOf(document.activeElement as HTMLElement)
  if (at < 0 && document.activeElement !== box) return
  const next = at + (event.key === 'ArrowDown' ? 1 : -1)
  const target = next < 0 ? box : links[next]
  if (target === undefined || (at < 0 && event.key === 'ArrowUp')) return
  event.preventDefault()
  target.focus()
}

export function startKeyboard(): void {
  const box = document.querySelector<HTMLInputElement>('#q')
  if (box === null) return
  const toBox = (event: KeyboardEvent): void => {
    event.preventDefault()
    box.focus()
    box.select()
  }
  let usesSlash = isSlashOn()
  const button = document.querySelector<HTMLElement>('#slash-key')
  const draw = (): void => {
    button?.setAttribute('aria-pressed', String(usesSlash))
    document.documentElement.classList.toggle('slash-off', !usesSlash)
    box.setAttribute('aria-keyshortcuts', usesSlash ? 'Control+K /' : 'Control+K')
  }
  draw()
  button?.addEventListener('click', () => {
    usesSlash = !usesSlash
    keepSlash(usesSlash)
    draw()
  })
  document.querySelector('[data-skip]')?.addEventListener('click', (event) => {
    const results = document.querySelector<HTMLElement>('#results')
    if (results === null) return
    event.preventDefault()
    results.focus()
    results.scrollIntoView()
  })
  document.addEventListener('keydown', (event) => {
    // The search box's own list goes first.
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      toBox(event)
      return
    }
    if (event.key === '/' && usesSlash && !event.ctrlKey && !event.metaKey) {
      if (!takesText(event.target)) toBox(event)
      return
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stepThroughHits(event, box)
  })
}
