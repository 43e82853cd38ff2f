/** XML as it is written: texts, and elements around them. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A text as XML may hold it, between tags and in an attribute; what no XML can hold is left out. */
export function xmlText(text: string): string {
  return (
    text
      // Halves of characters outside the basic plane, and control characters.
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character: string) => escapes[character]!)
  )
}

/** A piece of XML that is written already. */
export interface XmlElement {
  xml: string
}

/** An element. Texts among its content are escaped; what is null is left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (XmlElement | string | null)[]
): XmlElement {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('')
  const inside = content
    .map((each) => (each === null ? '' : typeof each === 'string' ? xmlText(each) : each.xml))
    .join('')
  return { xml: inside === '' ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>` }
}

/** A whole document. */
export function xmlDocument({ xml }: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}
