/** The XML parts of a Word document, with the prefixes that everything here names elements by. */
import type { CheerioAPI } from 'cheerio'
import { isElement, textOf, type HtmlElement, type HtmlNode } from '../html/nodes.ts'

export type XmlElement = HtmlElement
export type XmlNode = HtmlNode

/** The usual prefix of each namespace, in the transitional and the strict form of the format. */
const usualPrefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
}

/** Text of a part: UTF-8, or UTF-16 where its first bytes say so. */
export function decodePart(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes)
}

/** The root of a part; undefined for an empty one. Whatever prefixes it uses, elements come out with the usual ones. */
export function parseXml(load: (xml: string) => CheerioAPI, xml: string): XmlElement | undefined {
  const root = load(xml).root().children().get(0)
  if (root === undefined) return undefined
  const renamed = new Map<string, string>()
  for (const [, prefix = '', address = ''] of xml.matchAll(/\sxmlns(?::([\w.-]+))?="([^"]*)"/g)) {
    const usual = usualPrefixes[address]
    if (usual !== undefined && usual !== prefix) renamed.set(prefix, usual)
  }
  if (renamed.size > 0) renamePrefixes(root, renamed)
  return root
}

function renamePrefixes(element: XmlElement, renamed: ReadonlyMap<string, string>): void {
  const rename = (name: string, isElementName: boolean): string => {
    const colon = name.indexOf(':')
    // An attribute without a prefix is in no namespace.
    if (colon < 0 && !isElementName) return name
    const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
  }
  element.name = rename(element.name, true)
  element.attribs = Object.fromEntries(
    Object.entries(element.attribs).map(([name, value]) => [rename(name, false), value]),
  )
  for (const child of element.children) if (isElement(child)) renamePrefixes(child, renamed)
}

/** The elements right below. */
export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return element === undefined ? [] : element.children.filter(isElement)
}

/** The first element of a name right below; that of an old program's version where it stands only there. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name)
}

/** The elements of a name right below. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => child.name === name)
}

/** `w:val` of the first element of a name right below. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attribs['w:val']
}

/** The same for equations: `m:val`. */
export function valueOfMath(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attribs['m:val']
}

/** Whether a switch (`<w:vanish/>`, `<w:vanish w:val="0"/>`) is on; undefined where it is not there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name)
  if (found === undefined) return undefined
  return !/^(?:0|false|off)$/.test(found.attribs['w:val'] ?? '1')
}

/** Every element below of one of these names, in document order. */
export function findAll(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (at: XmlElement) => {
    for (const child of at.children) {
      if (!isElement(child)) continue
      if (names.includes(child.name)) found.push(child)
      visit(child)
    }
  }
  if (element !== undefined) visit(element)
  return found
}

/** Whether an element of one of these names is below. */
export function holds(element: XmlElement, names: readonly string[]): boolean {
  return element.children.some(
    (child) => isElement(child) && (names.includes(child.name) || holds(child, names)),
  )
}

/** Characters that stand directly in an element. */
export function ownText(element: XmlElement): string {
  return element.children.map((child) => textOf(child) ?? '').join('')
}

/** Elements that hold the characters of a document. */
const textElements = ['w:t', 'w:delText', 'm:t', 'a:t']

/** All characters below, of hidden, deleted and drawn text too. */
export function allText(element: XmlElement): string {
  if (textElements.includes(element.name)) return ownText(element)
  return findAll(element, ...textElements, 'w:sym')
    .map((each) => (each.name === 'w:sym' ? '\u25A1' : ownText(each)))
    .join('')
}

/** Text as it stands between tags. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
