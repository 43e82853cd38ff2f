/** XML as the readers of packed documents walk it: names without their prefixes, text as it stands. */
import { isElement, textOf, type HtmlElement } from './html/nodes.ts'

export type XmlElement = HtmlElement

/** Tags of one part, at a beginning and an end an element: as many fill half of the usual memory and take some seconds. */
const maxTags = 2_000_000

/**
 * The root element; undefined where there is none. Prefixes of namespaces differ from program to program and say nothing.
 *
 * @throws Error for more tags than any document has.
 */
export async function parseXml(bytes: Uint8Array): Promise<XmlElement | undefined> {
  refuseManyTags(bytes)
  const { load } = await import('cheerio')
  return load(decodeXml(bytes), { xml: true }).root().get(0)?.children.find(isElement)
}

/** Throws for more tags than any document has, before they fill the memory. */
export function refuseManyTags(bytes: Uint8Array): void {
  let tags = 0
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) tags++
  if (tags > maxTags) throw new Error(`more than ${maxTags} XML tags`)
}

/** Text of an XML file: byte order mark, else what it states, else UTF-8; GB 18030 where that fails. */
export function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200))
  const marked = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8'
  const stated = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head.toString('latin1'))?.[1]
  for (const encoding of [marked, stated ?? 'gb18030', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // An unknown name, or bytes that are not in it.
    }
  }
  return new TextDecoder(marked).decode(bytes)
}

/** The name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}

/** The child elements, or those of some names. */
export function elementsOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children
    .filter(isElement)
    .filter((child) => names.length === 0 || names.includes(localName(child)))
}

/** The first element down a path of names. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (at, name) => (at === undefined ? undefined : elementsOf(at, name)[0]),
    element,
  )
}

/** An attribute by its name without a prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  for (const [key, value] of Object.entries(element.attribs))
    if (key.slice(key.indexOf(':') + 1) === name) return value
  return undefined
}

/** All text below, as it stands. */
export function allText(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  return element.children
    .map((child) => textOf(child) ?? (isElement(child) ? allText(child) : ''))
    .join('')
}
