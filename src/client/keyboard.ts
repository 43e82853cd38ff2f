/** Keys: Ctrl+K or ⌘K to the search box, arrows from the box through the results. Plain letters stay plain letters. */

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
  document.addEventListener('keydown', (event) => {
    // The search box's own list goes first.
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      box.focus()
      box.select()
      return
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stepThroughHits(event, box)
  })
}
