/** Page furniture of a PDF: page marks, and heads and feet that come back on page after page. */
import type { Tally } from '../../account.ts'
import type { Line } from './lines.ts'

/** Where heads and feet stand, in shares of the page's height. */
const headShare = 0.1
const footShare = 0.91

/** "- 3 -", "第 3 页", "第3页 共12页", "3/12", "Page 3 of 12". */
const pageMark =
  /^(?:[-—–―－‐·]+\s*\d{1,4}\s*[-—–―－‐·]+|[-—–―－‐·\s]*第\s*\d{1,4}\s*页(?:\s*(?:[,，/]\s*)?共\s*\d{1,4}\s*页)?[-—–―－‐·\s]*|\d{1,4}\s*(?:页\s*)?[/／]\s*(?:共\s*)?\d{1,4}(?:\s*页)?|page\s*\d+(?:\s*of\s*\d+)?)$/i
/** What a number counts in a sentence: it is no number of a page then. */
const counted = /^\s*[年月日时分件条项次个份篇人家户名场期起宗元万亿%％、.．)）〕号]/
/** How a sentence ends. */
const sentenceEnd = /[。；！？][”’」』）)]?$/
/** Heads differ by the number of their page, whose count may begin anywhere, but not beyond this. */
const lastPage = 2000

interface PageLines {
  height: number
  lines: Line[]
}

/** A line with the numbers in it. */
interface Numbered {
  page: number
  text: string
  numbers: number[]
}

/** The pages' lines without furniture. */
export function dropPageFurniture(pages: readonly PageLines[], tally?: Tally): Line[][] {
  const alike = new Map<string, Numbered[]>()
  for (const [i, page] of pages.entries()) {
    for (const line of page.lines) {
      if (!isAtEdge(line, page)) continue
      const key = keyOf(line)
      if (!alike.has(key)) alike.set(key, [])
      alike.get(key)!.push({ page: i, text: line.text.trim(), numbers: numbersOf(line.text) })
    }
  }
  const often = Math.max(2, pages.length / 2)
  const furniture = new Map<string, Set<string>>()
  for (const [key, lines] of alike) furniture.set(key, furnitureAmong(lines, often))
  return pages.map((page, i) =>
    page.lines.filter((line) => {
      if (!isAtEdge(line, page)) return true
      const text = line.text.trim()
      const isDropped = pageMark.test(text) || furniture.get(keyOf(line))!.has(`${i} ${text}`)
      if (isDropped) tally?.leaveOut('furniture', line.text)
      return !isDropped
    }),
  )
}

function isAtEdge(line: Line, page: PageLines): boolean {
  return line.baseline < headShare * page.height || line.baseline > footShare * page.height
}

/** The same words at the same height, whatever number they carry. */
function keyOf(line: Line): string {
  return `${Math.round(line.baseline / 4)} ${line.text.trim().replace(/\d+/g, '#')}`
}

function numbersOf(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

/**
 * Of lines that differ by digits alone, those that come back: word for word, or with one number that counts the pages. A sentence is
 * neither, and lines with other numbers in them say something each.
 */
function furnitureAmong(lines: readonly Numbered[], often: number): Set<string> {
  const found = new Set<string>()
  const collect = (group: readonly Numbered[], least: number) => {
    const pages = new Set(group.map(({ page }) => page))
    if (pages.size < least) return
    for (const { page, text } of group) found.add(`${page} ${text}`)
  }
  const worded = lines.filter(({ text }) => !sentenceEnd.test(text))
  for (const group of groupBy(worded, ({ text }) => text))
    if (/\D/.test(group[0]!.text)) collect(group, often)
  // The place of the number that counts, and where the count begins: the other numbers stay the same.
  const places = worded[0]?.numbers.length ?? 0
  for (let place = 0; place < Math.min(places, 3); place++) {
    const counting = worded.filter((line) => mayCountPages(line, place))
    const isLone = counting.every(({ text }) => !/\D/.test(text))
    for (const group of groupBy(counting, ({ page, numbers }) =>
      numbers.map((number, i) => (i === place ? number - page : number)).join(' '),
    ))
      collect(group, isLone ? 2 : often)
  }
  // On a file of one page, and on the page a mark stands alone on, the number is that of the page itself.
  for (const { page, text } of lines) if (text === String(page + 1)) found.add(`${page} ${text}`)
  return found
}

function mayCountPages({ text, numbers }: Numbered, place: number): boolean {
  const found = [...text.matchAll(/\d+/g)][place]
  if (found === undefined) return false
  return numbers[place]! <= lastPage && !counted.test(text.slice(found.index + found[0].length))
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = key(item)
    if (!groups.has(name)) groups.set(name, [])
    groups.get(name)!.push(item)
  }
  return [...groups.values()]
}
