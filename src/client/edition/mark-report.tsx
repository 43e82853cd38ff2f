/** Marks the query of the address in a report's page, as the server does where there is one: every piece of text is its own. */
import { render } from 'preact'
import {
  FindCount,
  freshSearch,
  rangesOf,
  searchAddress,
  type Translator,
} from '../../views/index.ts'
import type { EditionClient } from './edition-client.ts'

/** The pieces of text of a part of the page. */
function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text)
  return texts
}

/** Sets the ranges of a text, which is the only text of its place, in marks; answers how many. */
function markText(node: Text, ranges: ReturnType<typeof rangesOf>): number {
  let marked = 0
  // From the end, so that what comes before keeps its place.
  for (const [start, end, how] of [...ranges].sort((a, b) => b[0] - a[0])) {
    const mark = document.createElement('mark')
    if (how !== undefined) mark.className = how
    const part = node.splitText(start)
    part.splitText(end - start)
    part.replaceWith(mark)
    mark.append(part)
    marked++
  }
  return marked
}

/** Ends once the marks are there, or there is nothing to mark. */
export async function markReportPage(client: EditionClient, t: Translator): Promise<void> {
  const q = new URLSearchParams(location.search).get('q') ?? ''
  const form = document.querySelector<HTMLFormElement>('form.find')
  const text = document.querySelector('.report-text')
  if (q.trim() === '' || form === null || text === null) return
  const box = form.querySelector<HTMLInputElement>('input[name="q"]')
  if (box !== null) box.value = q
  const siteBox = document.querySelector<HTMLInputElement>('#q')
  if (siteBox !== null) siteBox.value = q
  const place = document.createElement('span')
  place.className = 'find-said'
  form.append(place)
  try {
    const mark = await client.marker(q)
    const rangesIn = (written: string): ReturnType<typeof rangesOf> => {
      const { marks, across } = mark(written)
      return rangesOf(marks, across)
    }
    let count = 0
    for (const node of textsIn(text)) count += markText(node, rangesIn(node.data))
    for (const node of [...document.querySelectorAll('.report-head h1')].flatMap(textsIn))
      markText(node, rangesIn(node.data))
    render(<FindCount t={t} count={count} />, place)
  } catch (error) {
    place.setAttribute('role', 'status')
    place.textContent = error instanceof Error ? error.message : String(error)
  }
  const back = document.querySelector<HTMLAnchorElement>('[data-back]')
  if (back === null) return
  back.href = searchAddress(freshSearch(q, null), back.pathname)
  back.closest('[hidden]')?.removeAttribute('hidden')
  const id = decodeURIComponent(location.hash.slice(1))
  if (id !== '') document.getElementById(id)?.scrollIntoView()
}
