/** The body of an OpenDocument text as simple HTML, so that one code makes blocks of Word, OpenDocument and web pages. */
import type { Tally } from '../../account.ts'
import { textOf, isElement } from '../html/nodes.ts'
import { allText, attributeOf, elementsOf, localName, type XmlElement } from '../xml.ts'
import { createListNumbers } from './list-numbers.ts'

/** Rows or cells that say they stand many times are layout to the sheet's edge. */
const maxRepeats = 200
/** Characters that a repetition may come to: tables in tables could multiply without end. */
const maxRepeated = 1_000_000
/** Spaces that one element may stand for. */
const maxSpaces = 100

/** Parts of a paragraph that are no text of it. */
const silent = new Set(['annotation', 'annotation-end', 'change', 'change-start', 'change-end'])

export interface OdtBody {
  /** The element that holds the text. */
  text: XmlElement
  /** Every element that may define styles. */
  styles: readonly XmlElement[]
}

/** The body as HTML, and the characters of list numbers in it, which stand nowhere in the file. */
export function toHtml({ text, styles }: OdtBody, tally: Tally): { html: string; numbers: string } {
  const lists = createListNumbers(styles)
  const hidden = hiddenStyles(styles)
  const parts: string[] = []
  const notes: string[] = []
  let numbers = ''

  const isHidden = (element: XmlElement) => hidden.has(attributeOf(element, 'style-name') ?? '')

  /** Writes what stands in a paragraph; blocks inside it (text boxes) follow it. */
  function inline(element: XmlElement, after: XmlElement[]): string {
    let html = ''
    for (const node of element.children) {
      const words = textOf(node)
      // White space stands for one space, and none at the start of a paragraph.
      if (words !== undefined) html += escapeMarkup(words.replace(/\s+/g, ' '))
      if (!isElement(node)) continue
      const name = localName(node)
      if (name === 'span' && isHidden(node)) tally.leaveOut('hidden', allText(node))
      else if (name === 's')
        html += ' '.repeat(Math.min(Number(attributeOf(node, 'c') ?? 1) || 1, maxSpaces))
      else if (name === 'tab') html += ' '
      else if (name === 'line-break') html += '<br>'
      else if (name === 'note') html += note(node)
      else if (name === 'ruby') {
        for (const base of elementsOf(node, 'ruby-base')) html += inline(base, after)
        for (const above of elementsOf(node, 'ruby-text'))
          tally.leaveOut('phonetic', allText(above))
      } else if (name === 'frame' || name === 'g' || name === 'custom-shape' || name === 'text-box')
        after.push(node)
      else if (silent.has(name)) tally.leaveOut('comment', allText(node))
      else html += inline(node, after)
    }
    return html
  }

  /** The mark of a note stands where it is, its text at the end. */
  function note(element: XmlElement): string {
    const mark = elementsOf(element, 'note-citation').map(allText).join('')
    for (const body of elementsOf(element, 'note-body')) {
      for (const paragraph of elementsOf(body)) notes.push(`<p>${inline(paragraph, [])}</p>`)
    }
    return escapeMarkup(mark)
  }

  function paragraph(element: XmlElement, number = ''): string {
    if (isHidden(element)) {
      tally.leaveOut('hidden', allText(element))
      return ''
    }
    const boxes: XmlElement[] = []
    const isHeading = localName(element) === 'h'
    const level = Number(attributeOf(element, 'outline-level') ?? 1) || 1
    const own =
      number !== '' || !isHeading ? number : lists.nextHeading(Math.min(level, 10), element)
    const words = inline(element, boxes)
    const isBlank = words.replace(/<br>/g, '').trim() === ''
    if (!isBlank) numbers += own
    const tag = isHeading ? `h${Math.min(level, 6)}` : 'p'
    const html = isBlank ? '' : `<${tag}>${escapeMarkup(own)}${words.trimStart()}</${tag}>`
    return html + boxes.map((box) => block(box, undefined, 0)).join('')
  }

  function list(element: XmlElement, inherited: string | undefined, depth: number): string {
    const style = attributeOf(element, 'style-name') ?? inherited
    lists.enter(element, style, depth)
    let html = ''
    for (const item of elementsOf(element, 'list-item', 'list-header')) {
      let isFirst = localName(item) === 'list-item'
      for (const child of elementsOf(item)) {
        if (/^[ph]$/.test(localName(child))) {
          html += paragraph(child, isFirst ? lists.next(style, depth, item) : '')
          isFirst = false
        } else html += block(child, style, depth + 1)
      }
    }
    return html
  }

  function block(element: XmlElement, style: string | undefined, depth: number): string {
    switch (localName(element)) {
      case 'p':
      case 'h':
        return paragraph(element)
      case 'list':
        return list(element, style, depth)
      case 'table':
        return table(element)
      case 'tracked-changes':
        tally.leaveOut('deleted', allText(element))
        return ''
      // Contents and indexes say the headings again.
      case 'table-of-content':
      case 'alphabetical-index':
      case 'illustration-index':
        tally.leaveOut('repeated', allText(element))
        return ''
      case 'title':
      case 'desc':
      case 'forms':
        tally.leaveOut('markup', allText(element))
        return ''
      default:
        return elementsOf(element)
          .map((child) => block(child, style, depth))
          .join('')
    }
  }

  function table(element: XmlElement): string {
    return `<table>${rowsOf(element).map(row).join('')}</table>`
  }

  function row(element: XmlElement): string {
    const cells = elementsOf(element, 'table-cell').flatMap((cell) => {
      const spans = ['rows', 'columns'].map(
        (side) => Number(attributeOf(cell, `number-${side}-spanned`) ?? 1) || 1,
      )
      const inside = elementsOf(cell)
        .map((child) => block(child, undefined, 0))
        .join('')
      const html = `<td rowspan="${spans[0]}" colspan="${spans[1]}">${inside}</td>`
      return Array<string>(repeatsOf(cell, 'columns', html)).fill(html)
    })
    const html = `<tr>${cells.join('')}</tr>`
    return html.repeat(repeatsOf(element, 'rows', html))
  }

  for (const element of elementsOf(text)) parts.push(block(element, undefined, 0))
  return { html: [...parts, ...notes].join('\n'), numbers }
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) => {
    const name = localName(child)
    if (name === 'table-row') return [child]
    return /^table-(?:header-rows|rows|row-group)$/.test(name) ? rowsOf(child) : []
  })
}

/** What is repeated without a word in it stands once: it only fills the sheet. */
function repeatsOf(element: XmlElement, side: 'rows' | 'columns', html: string): number {
  const stated = Number(attributeOf(element, `number-${side}-repeated`) ?? 1) || 1
  return stated > maxRepeats || stated * html.length > maxRepeated ? 1 : Math.max(1, stated)
}

function hiddenStyles(parents: readonly XmlElement[]): Set<string> {
  const names = parents.flatMap((parent) =>
    elementsOf(parent, 'style')
      .filter((style) =>
        elementsOf(style, 'text-properties').some(
          (properties) => attributeOf(properties, 'display') === 'none',
        ),
      )
      .map((style) => attributeOf(style, 'name') ?? ''),
  )
  return new Set(names.filter((name) => name !== ''))
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
