/** Blocks to an outline: headings nest by their numbers, everything else stands under the heading before it. */
import type { Block, SourceSpan, TableBlock, TextBlock } from '../ingest/index.ts'
import { openAttachment, opensAttachmentList } from './attachments.ts'
import { headingRank, isStoppedHeading, itemRank, parseLineNumber } from './headings.ts'
import {
  labelHeading,
  labelLoneTable,
  labelParagraph,
  type SectionLabelling,
} from './label-section.ts'
import { toGrid } from './tables.ts'
import type { OutlineNode, Passage, Table } from './types.ts'

/** Attachments hold chapters of their own, so they stand above every numbered heading. */
const attachmentRank = 0
/** A table of statistics without a caption belongs to the chapter it stands in, below all its headings. */
const statisticsRank = 7

interface OpenNode {
  node: OutlineNode
  rank: number
}

/**
 * Builds the outline of a report's blocks, which hold neither furniture nor title any more. A numbered heading whose parent level is absent
 * stands at the top. Text before the first heading is node `s0`; without any there is no `s0`.
 */
export function buildOutline(blocks: readonly Block[]): OutlineNode[] {
  const roots: OutlineNode[] = []
  const open: OpenNode[] = []
  let chapters = 0
  let listsAttachments = false

  const push = (
    rank: number,
    heading: TextBlock | null,
    label: (parent: OutlineNode | null) => SectionLabelling,
  ) => {
    while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop()
    const parent = open.at(-1)?.node ?? null
    const id =
      parent === null
        ? `s${String(++chapters)}`
        : `${parent.id}.${String(parent.children.length + 1)}`
    const node = createNode(id, open.length + 1, heading, label(parent))
    ;(parent?.children ?? roots).push(node)
    open.push({ node, rank })
    return node
  }
  const current = () => {
    const last = open.at(-1)
    if (last !== undefined) return last.node
    let preamble = roots.find((node) => node.id === 's0')
    if (preamble === undefined) {
      preamble = createNode('s0', 1, null, {
        section: 'preamble',
        rule: 'before the first heading',
      })
      roots.unshift(preamble)
    }
    return preamble
  }

  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      if (block.isFromText === true && open.at(-1)?.node.section !== 'statistics')
        push(statisticsRank, null, () => ({ section: 'statistics', rule: 'table 统计指标' }))
      const node = current()
      if (node.id === 's0' && node.passages.length + node.tables.length === 0)
        Object.assign(node, labelLoneTable(block.rows))
      addTable(node, block)
      listsAttachments = false
      return
    }
    const last = open.at(-1)
    const attachment = openAttachment(
      blocks,
      i,
      last?.rank === attachmentRank && last.node.tables.length === 0,
    )
    if (attachment !== undefined) {
      addPassage(
        push(attachmentRank, null, () => attachment),
        block,
      )
      listsAttachments = false
      return
    }
    if (opensAttachmentList(block.text)) listsAttachments = true
    else if (listsAttachments && parseLineNumber(block.text) === undefined) listsAttachments = false
    const rank = listsAttachments ? undefined : rankInContext(blocks, i, block)
    if (rank === undefined) addPassage(current(), block)
    else push(rank, block, (parent) => labelHeading(block.text, parent?.section ?? null))
  })
  return roots
}

/** A numbered short line with nothing of its own below it is an item of a list. */
function rankInContext(blocks: readonly Block[], i: number, block: TextBlock): number | undefined {
  const rank = headingRank(block.text, block.isHeading === true)
  if (rank === undefined) return rankOfStopped(blocks, i, block)
  if (rank < itemRank || block.isHeading === true) return rank
  const next = blocks[i + 1]
  if (next === undefined) return undefined
  if (next.kind === 'table') return rank
  const nextRank = headingRank(next.text, next.isHeading === true)
  return nextRank === undefined || nextRank > rank ? rank : undefined
}

/** （一）主动公开情况。 is a heading where an unnumbered text follows, and an item of a list where the next item follows. */
function rankOfStopped(blocks: readonly Block[], i: number, block: TextBlock): number | undefined {
  if (!isStoppedHeading(block.text)) return undefined
  const next = blocks[i + 1]
  const followsText =
    next !== undefined && (next.kind === 'table' || parseLineNumber(next.text) === undefined)
  return followsText ? parseLineNumber(block.text)?.rank : undefined
}

function createNode(
  id: string,
  level: number,
  heading: TextBlock | null,
  labelling: SectionLabelling,
): OutlineNode {
  return {
    id,
    level,
    heading: heading?.text ?? null,
    headingSource: heading?.source ?? null,
    ...labelling,
    passages: [],
    tables: [],
    children: [],
  }
}

function addPassage(node: OutlineNode, block: { text: string; source: SourceSpan }): void {
  const passage: Passage = {
    id: `${node.id}.p${String(node.passages.length + 1)}`,
    text: block.text,
    source: block.source,
    ...labelParagraph(block.text, node.section),
  }
  node.passages.push(passage)
}

function addTable(node: OutlineNode, block: TableBlock): void {
  const id = `${node.id}.t${String(node.tables.length + 1)}`
  const table: Table = {
    id,
    rows: toGrid(block),
    cells: block.cells,
    lines: block.rows.map((row, i) => ({
      id: `${id}.r${String(i + 1)}`,
      text: row.text,
      source: row.source,
    })),
    source: block.source,
    ...(block.isFromText === true && { isFromText: true }),
  }
  node.tables.push(table)
}
