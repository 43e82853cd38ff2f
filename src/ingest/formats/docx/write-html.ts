/** Walks the text of a Word document and writes it as simple HTML: paragraphs, headings, tables with their merged cells. */
import { codePoint } from 'dingbat-to-unicode'
import { countCharacters, type Tally } from '../../account.ts'
import { isElement, textOf } from '../html/nodes.ts'
import { equationText } from './equations.ts'
import { createFields, equationFieldText } from './fields.ts'
import type { Numberer } from './numbering.ts'
import { headingLevel, type Styles } from './styles.ts'
import { tableHtml, type WordCell } from './table-html.ts'
import {
  allText,
  childOf,
  elementsOf,
  escapeXml,
  findAll,
  holds,
  ownText,
  switchOf,
  valueOf,
  type XmlElement,
  type XmlNode,
} from './xml.ts'

/** What the text of a document is read with. */
export interface WriteContext {
  styles: Styles
  numberer: Numberer
  tally: Tally
  /** HTML of what stands in other parts of the file, by the id of its relation: imported documents, charts, diagrams. */
  partOf(relation: string): string
  /** Number of a foot or end note that is referred to. */
  noteNumber(kind: 'footnote' | 'endnote', id: string): number
  /** Told of characters that Word draws although they stand nowhere as text. */
  onDrawn(text: string): void
}

/** What a paragraph gathers. */
interface Inline {
  html: string
  /** Text boxes, charts and the like: they follow the paragraph that they are fixed to. */
  extras: string
  style: string | undefined
}

/** Elements without text of the document in them. */
const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblPrEx',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rubyPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:delInstrText',
])

const inlineElements = new Set(['w:r', 'w:t', 'w:hyperlink', 'w:fldSimple', 'm:oMath'])
const blockElements = ['w:p', 'w:tbl', 'w:altChunk']

/** Writes one story: the body, a note. */
export function createHtmlWriter(context: WriteContext): (story: XmlElement) => string {
  const { styles, numberer, tally } = context
  const fields = createFields()
  /** Inline text of paragraphs whose end was deleted: they go on in the next one. */
  let carried = ''

  function draw(text: string): string {
    context.onDrawn(text)
    return escapeXml(text)
  }

  function leaveOut(reason: 'hidden' | 'deleted' | 'repeated' | 'control', element: XmlElement) {
    tally.leaveOut(reason, allText(element))
    return ''
  }

  // --- Blocks

  function blocks(parent: XmlElement): string {
    let html = ''
    for (const child of elementsOf(parent)) html += block(child)
    return html
  }

  function block(element: XmlElement): string {
    if (silent.has(element.name)) return ''
    switch (element.name) {
      case 'w:p':
        return paragraph(element)
      case 'w:tbl':
        return table(element)
      case 'w:altChunk':
        return context.partOf(element.attribs['r:id'] ?? '')
      case 'w:del':
      case 'w:moveFrom':
        return leaveOut('deleted', element)
      case 'mc:AlternateContent':
        return alternative(element, blocks)
      case 'w:sdt':
        return isPlaceholder(element) ? leaveOut('control', element) : blocks(element)
      default:
        return !inlineElements.has(element.name) && holds(element, blockElements)
          ? blocks(element)
          : loose(element)
    }
  }

  /** Text that stands outside any paragraph. */
  function loose(element: XmlElement): string {
    const inline: Inline = { html: '', extras: '', style: undefined }
    write(element, inline)
    return wrap('p', inline.html) + inline.extras
  }

  function paragraph(element: XmlElement): string {
    const properties = childOf(element, 'w:pPr')
    const mark = childOf(properties, 'w:rPr')
    const style = valueOf(properties, 'w:pStyle')
    const inline: Inline = { html: '', extras: '', style }
    for (const child of element.children) writeNode(child, inline)
    const isDeleted = childOf(mark, 'w:del') !== undefined
    if (isDeleted || switchOf(mark, 'w:specVanish') === true) {
      carried += inline.html
      return inline.extras
    }
    const content = carried + inline.html
    carried = ''
    const isGone = isHidden(mark, style) && content === ''
    const number = childOf(properties, 'w:numPr')
    const label = isGone
      ? ''
      : numberer.next({
          style,
          numId: valueOf(number, 'w:numId'),
          level: valueOf(number, 'w:ilvl'),
        })
    // A number before nothing says nothing.
    const text = content === '' ? '' : draw(label) + content
    const level = headingLevel(styles.chainOf(style), valueOf(properties, 'w:outlineLvl'))
    return wrap(level === undefined ? 'p' : `h${level}`, text) + inline.extras
  }

  function wrap(name: string, html: string): string {
    return html === '' ? '' : `<${name}>${html}</${name}>`
  }

  /** One of several versions of the same: the first that a program can show, with what it says. */
  function alternative(element: XmlElement, read: (version: XmlElement) => string): string {
    const versions = elementsOf(element)
    const shown = versions.find((version) => allText(version).trim() !== '') ?? versions[0]
    for (const version of versions) if (version !== shown) leaveOut('repeated', version)
    return shown === undefined ? '' : read(shown)
  }

  // --- Tables

  function table(element: XmlElement): string {
    const rows: WordCell[][] = []
    for (const row of partsOf(element, 'w:tr', 'w:tc')) {
      const properties = childOf(row, 'w:trPr')
      if (childOf(properties, 'w:del') !== undefined) leaveOut('deleted', row)
      else if (switchOf(properties, 'w:hidden') === true) leaveOut('hidden', row)
      else rows.push(cells(row, properties))
    }
    const { html, covered } = tableHtml(rows)
    for (const cell of covered) leaveOut('hidden', cell)
    return html
  }

  function cells(row: XmlElement, properties: XmlElement | undefined): WordCell[] {
    const blank = Number(valueOf(properties, 'w:gridBefore') ?? 0) || 0
    const found: WordCell[] = partsOf(row, 'w:tc', 'w:p').flatMap((element) => {
      const own = childOf(element, 'w:tcPr')
      if (childOf(own, 'w:cellDel') !== undefined) {
        leaveOut('deleted', element)
        return []
      }
      const down = childOf(own, 'w:vMerge')
      const across = childOf(own, 'w:hMerge')
      return {
        element,
        columnSpan: Number(valueOf(own, 'w:gridSpan') ?? 1) || 1,
        continuesDown: down !== undefined && down.attribs['w:val'] !== 'restart',
        continuesAcross: across !== undefined && across.attribs['w:val'] !== 'restart',
        read: () => blocks(element),
      }
    })
    return blank > 0
      ? [
          {
            element: undefined,
            columnSpan: blank,
            continuesDown: false,
            continuesAcross: false,
            read: () => '',
          },
          ...found,
        ]
      : found
  }

  /** Rows of a table or cells of a row, in whatever they are wrapped. */
  function partsOf(parent: XmlElement, name: string, inner: string): XmlElement[] {
    return elementsOf(parent).flatMap((child) => {
      if (child.name === name) return [child]
      if (silent.has(child.name) || child.name === inner) return []
      if (child.name === 'w:del' || child.name === 'w:moveFrom') {
        leaveOut('deleted', child)
        return []
      }
      return partsOf(child, name, inner)
    })
  }

  // --- Text within a paragraph

  function writeNode(node: XmlNode, inline: Inline): void {
    if (isElement(node) && !silent.has(node.name)) write(node, inline)
    else if (textOf(node)?.trim()) inline.html += escapeXml(textOf(node)!)
  }

  function writeChildren(element: XmlElement, inline: Inline): void {
    for (const child of elementsOf(element)) if (!silent.has(child.name)) write(child, inline)
  }

  function write(element: XmlElement, inline: Inline): void {
    switch (element.name) {
      case 'w:r':
        run(element, inline)
        break
      case 'w:t':
        inline.html += escapeXml(ownText(element))
        break
      case 'w:tab':
      case 'w:ptab':
        inline.html += '\t'
        break
      case 'w:br':
      case 'w:cr':
        inline.html += '<br>'
        break
      case 'w:noBreakHyphen':
        inline.html += draw('-')
        break
      case 'w:sym':
        symbol(element, inline)
        break
      case 'w:del':
      case 'w:moveFrom':
        leaveOut('deleted', element)
        break
      case 'w:ruby': {
        for (const above of findAll(element, 'w:rt')) tally.leaveOut('phonetic', allText(above))
        const base = childOf(element, 'w:rubyBase')
        if (base !== undefined) writeChildren(base, inline)
        break
      }
      case 'm:oMath': {
        const equation = equationText(element)
        // What the equation was given is counted where it stands; its signs are drawn.
        context.onDrawn(drawnBeside(equation, allText(element)))
        inline.html += escapeXml(equation)
        break
      }
      case 'w:fldChar':
        inline.html += draw(fields.mark(element))
        break
      case 'w:instrText':
        fields.instruct(ownText(element))
        break
      case 'w:fldSimple':
        if (allText(element) === '')
          inline.html += draw(equationFieldText(element.attribs['w:instr'] ?? ''))
        writeChildren(element, inline)
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        noteMark(element, inline)
        break
      case 'mc:AlternateContent':
        alternative(element, (version) => {
          writeChildren(version, inline)
          return ''
        })
        break
      case 'w:sdt':
        if (isPlaceholder(element)) leaveOut('control', element)
        else writeChildren(element, inline)
        break
      case 'w:txbxContent':
        inline.extras += aside(() => blocks(element))
        break
      case 'a:p':
        inline.extras += wrap(
          'p',
          escapeXml(
            findAll(element, 'a:t')
              .map((text) => ownText(text))
              .join(''),
          ),
        )
        break
      case 'v:textpath':
        inline.extras += wrap('p', draw(element.attribs['string'] ?? ''))
        break
      case 'c:chart':
        inline.extras += context.partOf(element.attribs['r:id'] ?? '')
        break
      case 'dgm:relIds':
        inline.extras += context.partOf(element.attribs['r:dm'] ?? '')
        break
      case 'w:p':
      case 'w:tbl':
        // A paragraph in a paragraph stands in a shape that is not known by name.
        inline.extras += aside(() => block(element))
        break
      default:
        writeChildren(element, inline)
    }
  }

  /** What stands in a box is no part of the paragraph around it. */
  function aside(read: () => string): string {
    const kept = carried
    carried = ''
    const html = read()
    carried = kept
    return html
  }

  function run(element: XmlElement, inline: Inline): void {
    const properties = childOf(element, 'w:rPr')
    if (isHidden(properties, inline.style)) leaveOut('hidden', element)
    else if (
      switchOf(properties, 'w:strike') === true ||
      switchOf(properties, 'w:dstrike') === true
    )
      leaveOut('deleted', element)
    else writeChildren(element, inline)
  }

  function isHidden(properties: XmlElement | undefined, style: string | undefined): boolean {
    const own = switchOf(properties, 'w:vanish')
    if (own !== undefined) return own
    const character = valueOf(properties, 'w:rStyle')
    const chain = [
      ...(character === undefined ? [] : styles.chainOf(character)),
      ...styles.chainOf(style),
    ]
    return chain.find((each) => each.isHidden !== undefined)?.isHidden === true
  }

  function symbol(element: XmlElement, inline: Inline): void {
    const code = Number.parseInt(element.attribs['w:char'] ?? '', 16)
    const font = element.attribs['w:font'] ?? ''
    const isPrivate = code >= 0xf000 && code <= 0xf0ff
    const found = codePoint(font, code) ?? (isPrivate ? codePoint(font, code - 0xf000) : undefined)
    if (found !== undefined) inline.html += escapeXml(found.string)
    else if (code > 0x20 && code < 0xd800) inline.html += escapeXml(String.fromCharCode(code))
    else tally.lose('unmapped', '\u25A1')
  }

  function noteMark(element: XmlElement, inline: Inline): void {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const number = context.noteNumber(kind, element.attribs['w:id'] ?? '')
    // Its own mark stands in the text behind it.
    const hasOwnMark = /^(?:1|true|on)$/.test(element.attribs['w:customMarkFollows'] ?? '')
    if (!hasOwnMark) inline.html += draw(`[${number}]`)
  }

  return (story) => {
    const html = blocks(story)
    const rest = wrap('p', carried)
    carried = ''
    return html + rest
  }
}

/** A control that nothing was chosen or typed in. */
function isPlaceholder(control: XmlElement): boolean {
  return switchOf(childOf(control, 'w:sdtPr'), 'w:showingPlcHdr') === true
}

/** As many characters as an equation in one line has more than what it was given. */
function drawnBeside(equation: string, given: string): string {
  return '/'.repeat(Math.max(0, countCharacters(equation) - countCharacters(given)))
}
