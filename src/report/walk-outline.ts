/** Ways through an outline in reading order. */
import type { OutlineNode } from './types.ts'

/** Every node, parents before children. */
export function* walkOutline(outline: readonly OutlineNode[]): Generator<OutlineNode> {
  for (const node of outline) {
    yield node
    yield* walkOutline(node.children)
  }
}

/** Every text of an outline in reading order: headings, passages, table lines. */
export function* outlineTexts(outline: readonly OutlineNode[]): Generator<string> {
  for (const node of walkOutline(outline)) {
    if (node.heading !== null) yield node.heading
    for (const passage of node.passages) yield passage.text
    for (const table of node.tables) for (const line of table.lines) yield line.text
  }
}
