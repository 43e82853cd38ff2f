/** Walks a part of a page and writes its paragraphs and tables to a composer. */
import type { Composer } from '../compose.ts'
import { collapseWhitespace, joinLines } from '../join-lines.ts'
import { isElement, isSilent, textOf, type HtmlElement, type HtmlNode } from './nodes.ts'
import { isIndexLabel } from './page-rules.ts'
import { cellsOf, isLayoutTable, rowsOf, toGrid } from './tables.ts'

/** Elements that stand on lines of their own. */
const blockElements = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
])

/** A heading element longer than this was used for its looks. */
const maxHeadingLength = 100

/** Writes `root` and what it holds, except the elements that `isLeftOut` names. */
export function writeBlocks(
  root: HtmlElement,
  composer: Pick<Composer, 'addText' | 'addTable'>,
  isLeftOut: (element: HtmlElement) => boolean = () => false,
): void {
  let pending = ''

  function endLine(isHeading = false): void {
    const text = collapseWhitespace(pending)
    pending = ''
    if (text !== '')
      composer.addText(text, { isHeading: isHeading && text.length <= maxHeadingLength })
  }

  function visit(node: HtmlNode): void {
    const text = textOf(node)
    if (text !== undefined) pending += text
    if (!isElement(node) || isSilent(node) || isLeftOut(node)) return
    if (node.name === 'br') {
      endLine()
    } else if (node.name === 'table' && !isLayoutTable(node)) {
      endLine()
      writeTable(node)
    } else if (blockElements.has(node.name)) {
      endLine()
      if (node.name === 'pre') visitPreformatted(node)
      else for (const child of node.children) visit(child)
      endLine(/^h[1-6]$/.test(node.name))
    } else for (const child of node.children) visit(child)
  }

  function visitPreformatted(element: HtmlElement): void {
    for (const child of element.children) {
      const lines = textOf(child)?.split('\n')
      if (lines === undefined) visit(child)
      for (const [i, line] of (lines ?? []).entries()) {
        if (i > 0) endLine()
        pending += line
      }
    }
  }

  function writeTable(table: HtmlElement): void {
    for (const child of table.children) {
      if (isElement(child) && child.name === 'caption') composer.addText(readCell(child))
    }
    const pairs = readIndexPairs(table)
    if (pairs !== undefined) for (const pair of pairs) composer.addText(pair)
    else composer.addTable(toGrid(table, readCell))
  }

  visit(root)
  endLine()
}

/** The text of a cell: its paragraphs and lines joined. */
export function readCell(cell: HtmlElement): string {
  let text = ''
  writeBlocks(cell, {
    addText: (line) => {
      text = joinLines(text, line)
    },
    addTable: () => undefined,
  })
  return text
}

/** The lines 索引号：… of an index block that is drawn as a table; undefined for every other table. */
function readIndexPairs(table: HtmlElement): string[] | undefined {
  const cells = rowsOf(table).flatMap((row) => cellsOf(row).map(readCell))
  if (cells.filter(isIndexLabel).length < 2) return undefined
  const pairs: string[] = []
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (!isIndexLabel(cell)) {
      pairs.push(cell)
      continue
    }
    const next = cells[i + 1]
    const hasValue = next !== undefined && !isIndexLabel(next)
    pairs.push(`${cell.replace(/[\s:：]+/g, '')}：${hasValue ? next : ''}`)
    if (hasValue) i++
  }
  return pairs
}
