/** The marks of a report: walked one by one with their number said, and shown beside the scroll bar. */
import type { Translator } from '../views/index.ts'

const reduceMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Places told apart beside the scroll bar: closer ones fall on one tick. */
const mostTicks = 300

export interface MarkStrip {
  show: (current: number) => void
}

/** Draws a tick for every mark at its share of the page's height, and again when the page changes its height. */
function drawStrip(marks: readonly HTMLElement[], goTo: (mark: number) => void): MarkStrip {
  const strip = document.createElement('div')
  strip.className = 'mark-strip'
  // What it says is said by the count and the marks themselves.
  strip.setAttribute('aria-hidden', 'true')
  let current: number | null = null
  /** Which tick each mark falls on. */
  let places: number[] = []
  let ticks = new Map<number, HTMLElement>()

  const showCurrent = (): void => {
    for (const tick of ticks.values()) tick.classList.remove('is-current')
    if (current !== null) ticks.get(places[current] ?? -1)?.classList.add('is-current')
  }
  const draw = (): void => {
    const { scrollHeight } = document.documentElement
    places = marks.map((mark) => {
      const top = mark.getBoundingClientRect().top + window.scrollY
      return Math.round((top / scrollHeight) * mostTicks)
    })
    ticks = new Map()
    places.forEach((place, mark) => {
      if (ticks.has(place)) return
      const tick = document.createElement('i')
      tick.style.top = `${(100 * place) / mostTicks}%`
      tick.addEventListener('click', () => {
        goTo(mark)
      })
      ticks.set(place, tick)
    })
    strip.replaceChildren(...ticks.values())
    showCurrent()
  }
  document.body.append(strip)
  new ResizeObserver(draw).observe(document.body)
  return {
    show(mark) {
      current = mark
      showCurrent()
    },
  }
}

/**
 * Steps from mark to mark, starting from what is on the screen: by the buttons, by Alt with an arrow, and by Enter in the box while it
 * holds what is marked.
 */
export function walkMarks(t: Translator): void {
  const marks = [...document.querySelectorAll<HTMLElement>('.report-text mark')]
  if (marks.length === 0) return
  const count = document.querySelector<HTMLElement>('[data-marks]')
  const form = document.querySelector<HTMLFormElement>('.find')
  const box = form?.querySelector<HTMLInputElement>('input[name=q]')
  const asked = box?.value
  let at: number | null = null
  const strip = drawStrip(marks, goTo)

  const firstBelow = (): number => {
    const index = marks.findIndex(
      (mark) => mark.getBoundingClientRect().top > window.innerHeight * 0.25,
    )
    return index < 0 ? 0 : index
  }
  function goTo(place: number): void {
    at = (place + marks.length) % marks.length
    for (const mark of marks) mark.classList.remove('mark-current')
    const mark = marks[at]
    mark?.classList.add('mark-current')
    // A folded table or box opens for what is marked in it.
    mark?.closest('details')?.setAttribute('open', '')
    mark?.scrollIntoView({ block: 'center', behavior: reduceMotion() ? 'auto' : 'smooth' })
    if (count !== null) count.textContent = t('report.at', { at: at + 1, count: marks.length })
    strip.show(at)
  }
  const step = (by: number): void => {
    goTo(at === null ? firstBelow() - (by > 0 ? 0 : 1) : at + by)
  }

  for (const button of document.querySelectorAll<HTMLElement>('[data-step]')) {
    button.addEventListener('click', () => {
      step(Number(button.dataset['step']))
    })
  }
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  })
  box?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || box.value !== asked) return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  })
}
