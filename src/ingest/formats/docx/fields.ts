/** Fields of Word that show something without holding it as text: choices, boxes to tick, characters set into one another. */
import { childOf, childrenOf, switchOf, valueOf, type XmlElement } from './xml.ts'

/** Follows the fields of a document, which may lie in one another and over several paragraphs. */
export interface Fields {
  /** `w:fldChar`: what is shown for it. */
  mark(element: XmlElement): string
  /** `w:instrText`. */
  instruct(text: string): void
}

interface OpenField {
  instruction: string
  hasResult: boolean
}

/** No field is open yet. */
export function createFields(): Fields {
  const open: OpenField[] = []
  return {
    mark(element) {
      const type = element.attribs['w:fldCharType']
      if (type === 'begin') {
        open.push({ instruction: '', hasResult: false })
        return formFieldText(childOf(element, 'w:ffData'))
      }
      if (type === 'separate') {
        const field = open.at(-1)
        if (field !== undefined) field.hasResult = true
        return ''
      }
      const field = open.pop()
      return field === undefined || field.hasResult ? '' : equationFieldText(field.instruction)
    },
    instruct(text) {
      const field = open.at(-1)
      if (field !== undefined) field.instruction += text
    },
  }
}

/** What a list to choose from or a box to tick shows; the text of an input stands in the document itself. */
function formFieldText(data: XmlElement | undefined): string {
  const box = childOf(data, 'w:checkBox')
  if (box !== undefined)
    return (switchOf(box, 'w:checked') ?? switchOf(box, 'w:default')) === true ? '☑' : '☐'
  const list = childOf(data, 'w:ddList')
  const chosen = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0)
  return childrenOf(list, 'w:listEntry')[chosen]?.attribs['w:val'] ?? ''
}

/** Pinyin above characters, as Word wrote it before it knew ruby: `eq \o\ad(\s\up 9(lù),甪)`. */
const pinyinField = /\\s\\up\s*(?:\d+\s*)?\([^()]*\)\s*[,，;]([^()]*)\)/i
/** A character in a ring: `eq \o\ac(○,1)`. */
const ringField = /\\o\s*\\ac\s*\([^()\\,，]*[,，]([^()]*)\)/i

/** The characters of an EQ field, which has no result. */
export function equationFieldText(instruction: string): string {
  const content = /^\s*eq\b(.*)$/is.exec(instruction)?.[1]
  if (content === undefined) return ''
  const base = pinyinField.exec(content)?.[1]
  if (base !== undefined) return base.trim()
  const ring = ringField.exec(content)
  if (ring !== null) return inRing(ring[1]!.trim())
  const fraction = /\\f\s*\(([^(),]*),([^(),]*)\)/i.exec(content)
  if (fraction !== null) return `${fraction[1]!.trim()}/${fraction[2]!.trim()}`
  return content
    .replace(/\\\*\s*\w+|\\\w+(?:\s*\d+)?|"[^"]*"/g, ' ')
    .replace(/[()\\,]+/g, ' ')
    .trim()
}

function inRing(text: string): string {
  const number = Number(text)
  return Number.isInteger(number) && number >= 1 && number <= 20
    ? String.fromCharCode(0x245f + number)
    : text
}
