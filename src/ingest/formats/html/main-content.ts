/** Finds the article in a page: by the names sites use, else by where the text is; furniture is set aside. */
import type { CheerioAPI } from 'cheerio'
import {
  childElements,
  descendants,
  isSilent,
  measureSubtrees,
  measureText,
  plainText,
  type HtmlElement,
  type SubtreeSize,
} from './nodes.ts'
import {
  articleSelectors,
  countIndexLabels,
  furnitureElements,
  namesFurniture,
} from './page-rules.ts'
import { isLayoutTable } from './tables.ts'

export interface MainContent {
  /** The page's heading, where it stands outside the article. */
  heading: HtmlElement | undefined
  /** Index blocks (索引号, 发布机构, …) that stand before the article, outside it. */
  indexBlocks: HtmlElement[]
  article: HtmlElement
  isFurniture: (element: HtmlElement) => boolean
}

/** A container by a known name is the article if it holds this share of the page's text. */
const knownShare = 0.5
/** The search for the article goes down while one child holds this share of the text. */
const descentShare = 0.85
/** What holds more than this share of the text is no furniture, whatever its name. */
const furnitureShare = 0.3
/** An index block is short. */
const maxIndexLength = 800

/** Sorts out the page below `body`. */
export function findMainContent($: CheerioAPI, body: HtmlElement): MainContent {
  const lengths = measureText(body)
  const total = Math.max(1, lengths.get(body) ?? 0)
  const lengthOf = (element: HtmlElement) => lengths.get(element) ?? 0
  const furniture = new Set<HtmlElement>()
  const holdHeadings = holdersOf(body, 'h1')
  for (const element of descendants(body)) {
    const { id = '', class: classes = '' } = element.attribs
    const isNamed = furnitureElements.includes(element.name) || namesFurniture(`${id} ${classes}`)
    if (!isNamed || lengthOf(element) > furnitureShare * total) continue
    const holdsHeading = element.name !== 'nav' && holdHeadings.has(element)
    if (!holdsHeading) furniture.add(element)
  }
  const isFurniture = (element: HtmlElement) => furniture.has(element)

  const article = findKnown($, body, lengthOf, total) ?? descend(body, lengthOf, isFurniture)
  const outside = article === body ? [] : before(body, article, isFurniture)
  const measured = measureSubtrees(outside)
  return {
    heading: findHeading(outside, article, measured),
    indexBlocks: findIndexBlocks(outside, measured),
    article,
    isFurniture,
  }
}

/** Every element that holds one of this name. */
function holdersOf(body: HtmlElement, name: string): ReadonlySet<unknown> {
  const holders = new Set<unknown>()
  for (const element of descendants(body)) {
    if (element.name !== name) continue
    for (let above: unknown = element.parent; above !== null && !holders.has(above);) {
      holders.add(above)
      above = (above as { parent: unknown }).parent
    }
  }
  return holders
}

function findKnown(
  $: CheerioAPI,
  body: HtmlElement,
  lengthOf: (element: HtmlElement) => number,
  total: number,
): HtmlElement | undefined {
  // Few elements hold so much of a page: names are looked for among these, not on the whole page once a name.
  const large = [...descendants(body)].filter((element) => lengthOf(element) >= knownShare * total)
  for (const selector of articleSelectors) {
    const found = large.find((element) => $(element).is(selector))
    if (found !== undefined) return found
  }
  return undefined
}

function descend(
  body: HtmlElement,
  lengthOf: (element: HtmlElement) => number,
  isFurniture: (element: HtmlElement) => boolean,
): HtmlElement {
  let article = body
  for (;;) {
    const kept = childElements(article).filter((child) => !isFurniture(child))
    const whole = lengthOf(article)
    const next = kept.find((child) => whole > 0 && lengthOf(child) >= descentShare * whole)
    if (next === undefined || !mayHoldArticle(next)) return article
    article = next
  }
}

/** Down into boxes, and into tables that only place things; a paragraph or a table of data is not taken apart. */
function mayHoldArticle(element: HtmlElement): boolean {
  if (element.name === 'table') return isLayoutTable(element)
  return /^(?:div|section|article|main|center|form|tbody|tr|td)$/.test(element.name)
}

/** The elements before the article that do not hold it, furniture and its insides left out. */
function before(
  body: HtmlElement,
  article: HtmlElement,
  isFurniture: (element: HtmlElement) => boolean,
): HtmlElement[] {
  const found: HtmlElement[] = []
  const holders = new Set<unknown>()
  for (let parent: unknown = article; parent !== null && parent !== undefined;) {
    holders.add(parent)
    parent = (parent as { parent?: unknown }).parent
  }
  const visit = (element: HtmlElement): boolean => {
    for (const child of childElements(element)) {
      if (child === article) return true
      if (isFurniture(child) || isSilent(child)) continue
      if (!holders.has(child)) found.push(child)
      if (visit(child)) return true
    }
    return false
  }
  visit(body)
  return found
}

function findHeading(
  outside: readonly HtmlElement[],
  article: HtmlElement,
  measured: ReadonlyMap<HtmlElement, SubtreeSize>,
): HtmlElement | undefined {
  const heading = outside.find(
    (element) => element.name === 'h1' && (measured.get(element)?.filled ?? 0) > 0,
  )
  if (heading !== undefined) return heading
  for (const element of descendants(article)) if (element.name === 'h1') return undefined
  return outside.find((element) => {
    const { id = '', class: classes = '' } = element.attribs
    if (!/(?:^|[\s_-])(?:title|tit|bt|biaoti)(?:$|[\s_-])/i.test(`${id} ${classes}`)) return false
    if (!isSmall(measured.get(element))) return false
    const length = plainText(element).trim().length
    return length >= 6 && length <= 80
  })
}

/** Elements around the article lie in one another: only what can be a heading or an index block is looked into. */
const maxElements = 600
const maxCharacters = 4000

function isSmall(size: SubtreeSize | undefined): boolean {
  return size !== undefined && size.characters <= maxCharacters && size.elements <= maxElements
}

/** The smallest elements that state two labels or more. */
function findIndexBlocks(
  outside: readonly HtmlElement[],
  measured: ReadonlyMap<HtmlElement, SubtreeSize>,
): HtmlElement[] {
  const stating = outside.filter((element) => {
    if (/^(?:t(?:body|head|foot|r|d|h))$/.test(element.name)) return false
    if (!isSmall(measured.get(element))) return false
    const text = linesOf(element)
    return text.length <= maxIndexLength && countIndexLabels(text) >= 2
  })
  const holding = new Set<unknown>()
  for (const { parent } of stating) {
    for (let above: unknown = parent; above !== null && !holding.has(above);) {
      holding.add(above)
      above = (above as { parent: unknown }).parent
    }
  }
  return stating.filter((element) => !holding.has(element))
}

/** Text with each element on a line of its own, so that labels in cells and spans stand apart. */
function linesOf(element: HtmlElement): string {
  const own = childElements(element)
  return own.length === 0
    ? plainText(element).trim()
    : own.map(linesOf).concat(plainText(element)).join('\n')
}
