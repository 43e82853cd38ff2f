/** The parsed page as this folder walks it, and how much text stands where. */
import type { CheerioAPI } from 'cheerio'

/** A node of the parsed page. */
export type HtmlNode = ReturnType<CheerioAPI['root']>[number]['children'][number]
export type HtmlElement = Extract<HtmlNode, { attribs: Record<string, string> }>

/** True for `<tag …>`. */
export function isElement(node: unknown): node is HtmlElement {
  return typeof node === 'object' && node !== null && 'attribs' in node && 'name' in node
}

/** The characters of a text node; undefined for everything else, comments too. */
export function textOf(node: HtmlNode): string | undefined {
  const textNode = 3
  return node.nodeType === textNode && 'data' in node ? node.data : undefined
}

/** The child elements. */
export function childElements(element: HtmlElement): HtmlElement[] {
  return element.children.filter(isElement)
}

/** Every element below, in document order. */
export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  // A generator in a generator would hand each element up through all above it.
  const left = childElements(element).reverse()
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next
    const { children } = next
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!
      if (isElement(child)) left.push(child)
    }
  }
}

/** All text below, white space as it stands. */
export function plainText(element: HtmlElement): string {
  return element.children
    .map((child) => textOf(child) ?? (isElement(child) && !isSilent(child) ? plainText(child) : ''))
    .join('')
}

/** Elements that hold code, drawings or what only other programs show: no text of the page. */
export const textlessElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'applet',
  'svg',
  'canvas',
  'audio',
  'video',
  'head',
  'title',
  'meta',
  'link',
  'map',
  'xml',
])

/** Elements that a reader works with, not reads. */
export const controlElements: ReadonlySet<string> = new Set([
  'button',
  'input',
  'select',
  'textarea',
  'datalist',
])

/** Elements whose text its writer struck out. */
export const deletedElements: ReadonlySet<string> = new Set(['del', 'strike'])

/** True for what is not for reading: scripts, controls, what was struck out and whatever is hidden. */
export function isSilent(element: HtmlElement): boolean {
  const { name, attribs } = element
  const { hidden, style = '' } = attribs
  return (
    textlessElements.has(name) ||
    controlElements.has(name) ||
    deletedElements.has(name) ||
    hidden !== undefined ||
    /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)
  )
}

/** Characters of text below each element that are in no link: what an article has and a menu has not. */
export function measureText(root: HtmlElement): Map<HtmlElement, number> {
  const lengths = new Map<HtmlElement, number>()
  const measure = (element: HtmlElement): number => {
    if (isSilent(element)) return 0
    let length = 0
    for (const child of element.children) {
      const text = textOf(child)
      if (text !== undefined) length += text.replace(/\s+/g, '').length
      else if (isElement(child)) length += measure(child)
    }
    if (element.name === 'a') length = 0
    lengths.set(element, length)
    return length
  }
  measure(root)
  return lengths
}

/** What lies below an element, silent parts left out. */
export interface SubtreeSize {
  /** As `plainText` gives them. */
  characters: number
  /** Of these, what is no white space. */
  filled: number
  elements: number
}

/** The sizes of these elements and of all below them, each looked at once. */
export function measureSubtrees(
  elements: readonly HtmlElement[],
): ReadonlyMap<HtmlElement, SubtreeSize> {
  const sizes = new Map<HtmlElement, SubtreeSize>()
  const measure = (element: HtmlElement): SubtreeSize => {
    const known = sizes.get(element)
    if (known !== undefined) return known
    const size: SubtreeSize = { characters: 0, filled: 0, elements: 1 }
    for (const child of element.children) {
      const text = textOf(child)
      if (text !== undefined) {
        size.characters += text.length
        size.filled += text.replace(/\s+/g, '').length
      } else if (isElement(child) && !isSilent(child)) {
        const below = measure(child)
        size.characters += below.characters
        size.filled += below.filled
        size.elements += below.elements
      }
    }
    sizes.set(element, size)
    return size
  }
  for (const element of elements) measure(element)
  return sizes
}
