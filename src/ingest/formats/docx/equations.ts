/** Equations of Word in one line of text: a/b, x², √(a+b). */
import { childOf, childrenOf, elementsOf, ownText, valueOfMath, type XmlElement } from './xml.ts'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'

/** The equation below `element` as people type it. */
export function equationText(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  const part = (name: string) => equationText(childOf(element, name))
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return ownText(element)
    case 'w:tab':
    case 'w:br':
      return ' '
    case 'w:rPr':
    case 'm:rPr':
    case 'm:ctrlPr':
    case 'w:del':
      return ''
    case 'm:f':
      return `${enclosed(part('m:num'))}/${enclosed(part('m:den'))}`
    case 'm:sSup':
      return part('m:e') + raised(part('m:sup'))
    case 'm:sSub':
      return part('m:e') + lowered(part('m:sub'))
    case 'm:sSubSup':
    case 'm:sPre':
      return part('m:e') + lowered(part('m:sub')) + raised(part('m:sup'))
    case 'm:rad':
      return `${part('m:deg')}√${enclosed(part('m:e'))}`
    case 'm:nary': {
      const sign = valueOfMath(childOf(element, 'm:naryPr'), 'm:chr') ?? '∫'
      return sign + lowered(part('m:sub')) + raised(part('m:sup')) + part('m:e')
    }
    case 'm:d': {
      const properties = childOf(element, 'm:dPr')
      const inner = childrenOf(element, 'm:e').map(equationText)
      const between = valueOfMath(properties, 'm:sepChr') ?? '|'
      const open = valueOfMath(properties, 'm:begChr') ?? '('
      return open + inner.join(between) + (valueOfMath(properties, 'm:endChr') ?? ')')
    }
    case 'm:m':
      return childrenOf(element, 'm:mr')
        .map((row) => childrenOf(row, 'm:e').map(equationText).join(' '))
        .join('; ')
    case 'm:eqArr':
      return childrenOf(element, 'm:e').map(equationText).join('; ')
    case 'm:limLow':
    case 'm:limUpp':
      return part('m:e') + lowered(part('m:lim'))
    default:
      return elementsOf(element)
        .filter((child) => !child.name.endsWith('Pr'))
        .map(equationText)
        .join('')
  }
}

/** In brackets where more than one number or name stands there. */
function enclosed(text: string): string {
  return /^(?:[\p{L}\p{N}.%]*|[(（].*[)）])$/u.test(text) ? text : `(${text})`
}

function raised(text: string): string {
  return small(text, superscripts, '^')
}

function lowered(text: string): string {
  return small(text, subscripts, '_')
}

function small(text: string, row: string, mark: string): string {
  if (text === '') return ''
  return /^\d+$/.test(text)
    ? text.replace(/\d/g, (digit) => row[Number(digit)]!)
    : `${mark}${enclosed(text)}`
}
