/** The report page's comforts: the outline follows the reading, marks are walked, citations copied. */
import { toLanguage } from '../language/index.ts'
import { createTranslator } from '../views/index.ts'
import { walkMarks } from './marks.ts'

/** Marks the outline entry of the part that is being read: the last one that began above the upper third. */
function followReading(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('[data-outline]')].map((link) => [
      link.dataset['outline'] ?? '',
      link,
    ]),
  )
  const sections = [...document.querySelectorAll<HTMLElement>('[data-node]')].filter((section) =>
    links.has(section.id),
  )
  const visible = new Set<Element>()
  let current: HTMLAnchorElement | undefined
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) visible.add(target)
        else visible.delete(target)
      }
      // Sections nest: the last of those that reach into the reading zone is the innermost.
      const reading = sections.filter((section) => visible.has(section)).at(-1)
      const next = reading === undefined ? current : links.get(reading.id)
      if (next === current) return
      current?.removeAttribute('aria-current')
      next?.setAttribute('aria-current', 'location')
      next?.scrollIntoView({ block: 'nearest' })
      current = next
    },
    { rootMargin: '-15% 0px -75% 0px' },
  )
  for (const section of sections) observer.observe(section)
}

/** The address a citation ends in: this report at one passage, without the query that led here. */
function addressOf(anchor: string): string {
  return `${location.origin}${location.pathname}#${anchor}`
}

function copyCitations(): void {
  const t = createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
  const status = document.querySelector('#status')
  const copy = async (button: HTMLElement): Promise<void> => {
    const text = `${button.dataset['cite'] ?? ''}${t('cite.separator')}${addressOf(button.dataset['anchor'] ?? '')}`
    // Said beside the button by the style sheet, so that nothing is added to the text.
    let said = t('report.copied')
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      said = t('report.copyFailed')
      window.prompt(said, text)
    }
    button.dataset['said'] = said
    if (status) status.textContent = said
    window.setTimeout(() => {
      delete button.dataset['said']
    }, 4000)
  }
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-cite]')
    if (button !== null) void copy(button)
  })
}

/** A table's button cites the line that the address names, where it names one of its lines. */
function citeLines(): void {
  const t = createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
  const follow = (): void => {
    // The address, not `:target`: that comes only after this script has begun.
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    for (const block of document.querySelectorAll<HTMLElement>('.table-block')) {
      const button = block.querySelector<HTMLElement>('[data-cite]')
      if (button === null) continue
      button.dataset['wholeCite'] ??= button.dataset['cite'] ?? ''
      button.dataset['wholeAnchor'] ??= button.dataset['anchor'] ?? ''
      const row = named && block.contains(named) ? named.closest('tr') : null
      const line = row?.querySelector<HTMLElement>('[data-line-cite]')
      button.dataset['cite'] = line?.dataset['lineCite'] ?? button.dataset['wholeCite']
      button.dataset['anchor'] = line ? row?.id : button.dataset['wholeAnchor']
      button.title = t(line ? 'report.citeLine' : 'report.cite')
      button.setAttribute('aria-label', button.title)
    }
  }
  window.addEventListener('hashchange', follow)
  follow()
}

export function startReportPage(): void {
  document.querySelector('[data-print]')?.addEventListener('click', () => {
    window.print()
  })
  citeLines()
  followReading()
  walkMarks(createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans'))
  copyCitations()
}
