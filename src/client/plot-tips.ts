/** Says what a mark of a plot is where it is pointed at or reached by the tab key, in a box beside it. */

/** Pixels between mark and box. */
const gap = 8

/** Where the text of a mark's title is kept: the browser would show the title itself as well, late and to a pointer alone. */
export const saidAttribute = 'data-said'

function saidOf(mark: Element): string {
  const title = mark.querySelector('title')
  if (title !== null) {
    title.parentElement?.setAttribute(saidAttribute, title.textContent)
    title.remove()
  }
  const holder = mark.hasAttribute(saidAttribute) ? mark : mark.querySelector(`[${saidAttribute}]`)
  return holder?.getAttribute(saidAttribute) ?? ''
}

function markAt(target: EventTarget | null): Element | null {
  if (!(target instanceof Element) || target.closest('svg.plot') === null) return null
  const own = target.closest('svg.plot a, svg.plot g[role="img"]')
  if (own !== null) return own
  const hasOwn = target.querySelector(':scope > title') !== null
  return hasOwn || target.hasAttribute(saidAttribute) ? target : null
}

export function startPlotTips(): void {
  const tip = document.createElement('div')
  tip.className = 'plot-tip'
  tip.hidden = true
  // What it says is the mark's own name already.
  tip.setAttribute('aria-hidden', 'true')
  document.body.append(tip)
  let shownFor: Element | null = null

  const hide = (): void => {
    shownFor = null
    tip.hidden = true
  }
  const show = (mark: Element): void => {
    const said = saidOf(mark)
    if (said === '') return
    shownFor = mark
    tip.textContent = said
    tip.hidden = false
    const { left, top, bottom, width } = mark.getBoundingClientRect()
    const box = tip.getBoundingClientRect()
    const middle = left + width / 2 - box.width / 2
    const across = Math.min(
      Math.max(gap, middle),
      document.documentElement.clientWidth - box.width - gap,
    )
    const above = top - box.height - gap
    tip.style.left = `${across + scrollX}px`
    tip.style.top = `${(above < 0 ? bottom + gap : above) + scrollY}px`
  }
  document.addEventListener('pointerover', (event) => {
    const mark = markAt(event.target)
    if (mark === null) hide()
    else if (mark !== shownFor) show(mark)
  })
  document.addEventListener('focusin', (event) => {
    const mark = markAt(event.target)
    if (mark === null) hide()
    else show(mark)
  })
  document.addEventListener('focusout', hide)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}
