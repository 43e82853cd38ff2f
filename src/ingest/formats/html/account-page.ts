/** What became of the text of a page: counted node by node, apart from how it is read. */
import { countCharacters, type Tally } from '../../account.ts'
import type { LossReason } from '../../types.ts'
import {
  controlElements,
  deletedElements,
  isElement,
  isSilent,
  textlessElements,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './nodes.ts'

/**
 * Tells `tally` what of the page is left out, and gives the characters that it holds. `kept` are the elements that are read; all that stands
 * outside of them, or is furniture, is left out.
 */
export function accountPage(
  body: HtmlElement,
  kept: ReadonlySet<HtmlElement>,
  isFurniture: (element: HtmlElement) => boolean,
  tally: Tally,
): number {
  let seen = 0
  const visit = (node: HtmlNode, isKept: boolean, reason: LossReason | undefined): void => {
    const text = textOf(node)
    if (text !== undefined) {
      seen += countCharacters(text)
      const why = reason ?? (isKept ? undefined : 'furniture')
      if (why !== undefined) tally.leaveOut(why, text)
    }
    if (!isElement(node) || textlessElements.has(node.name)) return
    const inside = isKept || kept.has(node)
    const why = reason ?? reasonOf(node, inside, isFurniture)
    for (const child of node.children) visit(child, inside, why)
  }
  visit(body, false, undefined)
  return seen
}

function reasonOf(
  element: HtmlElement,
  isKept: boolean,
  isFurniture: (element: HtmlElement) => boolean,
): LossReason | undefined {
  if (isFurniture(element)) return 'furniture'
  if (!isSilent(element)) return undefined
  // What is hidden around the article is a part of the page's machinery.
  if (!isKept) return 'furniture'
  if (controlElements.has(element.name)) return 'control'
  return deletedElements.has(element.name) ? 'deleted' : 'hidden'
}
