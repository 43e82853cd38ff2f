/** The styles of a Word document: what a paragraph or a run takes from its style and from those it is based on. */
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** What a style says itself. */
export interface Style {
  id: string
  name: string
  basedOn: string | undefined
  /** Of its automatic number; a level may be told by the numbering instead. */
  numId: string | undefined
  level: string | undefined
  /** 0 for a chapter; 9 for running text. */
  outlineLevel: string | undefined
  isHidden: boolean | undefined
}

export interface Styles {
  /** The style and those it is based on, nearest first; those of running text where the paragraph names none. */
  chainOf(id: string | undefined): readonly Style[]
}

/** Reads `word/styles.xml`. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>()
  let usual: string | undefined
  for (const element of childrenOf(root, 'w:style')) {
    const id = element.attribs['w:styleId'] ?? ''
    const properties = childOf(element, 'w:pPr')
    const number = childOf(properties, 'w:numPr')
    styles.set(id, {
      id,
      name: valueOf(element, 'w:name') ?? '',
      basedOn: valueOf(element, 'w:basedOn'),
      numId: valueOf(number, 'w:numId'),
      level: valueOf(number, 'w:ilvl'),
      outlineLevel: valueOf(properties, 'w:outlineLvl'),
      isHidden: switchOf(childOf(element, 'w:rPr'), 'w:vanish'),
    })
    const isUsual = /^(?:1|true|on)$/.test(element.attribs['w:default'] ?? '')
    if (isUsual && element.attribs['w:type'] === 'paragraph') usual = id
  }
  const chains = new Map<string, readonly Style[]>()
  return {
    chainOf(id = usual ?? '') {
      const known = chains.get(id)
      if (known !== undefined) return known
      const chain: Style[] = []
      for (let style = styles.get(id); style !== undefined && !chain.includes(style);) {
        chain.push(style)
        style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
      }
      chains.set(id, chain)
      return chain
    },
  }
}

/** Level of a heading, 1 to 6; undefined for what is none. `own` is the outline level that the paragraph states itself. */
export function headingLevel(chain: readonly Style[], own: string | undefined): number | undefined {
  for (const { name, outlineLevel } of [{ name: '', outlineLevel: own }, ...chain]) {
    if (/^title$/i.test(name)) return 1
    const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
    const level = named ?? (outlineLevel === undefined ? undefined : Number(outlineLevel) + 1)
    if (level !== undefined) return Number(level) <= 6 ? Number(level) : undefined
  }
  return undefined
}
