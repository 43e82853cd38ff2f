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
  for (const child of childElements(element)) {
    yield child
    yield* descendants(child)
  }
}

/** All text below, white space as it stands. */
export function plainText(element: HtmlElement): string {
  return element.children
    .map((child) => textOf(child) ?? (isElement(child) && !isSilent(child) ? plainText(child) : ''))
    .join('')
}

/** Elements whose content is not for reading. */
const silentElements = new Set([
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
  // Text that its writer struck out.
  'del',
  'strike',
  'audio',
  'video',
  'button',
  'input',
  'select',
  'textarea',
  'datalist',
  'head',
  'title',
  'meta',
  'link',
  'map',
  'xml',
])

/** True for scripts, controls and whatever is hidden. */
export function isSilent(element: HtmlElement): boolean {
  const { hidden, style = '' } = element.attribs
  return (
    silentElements.has(element.name) ||
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
