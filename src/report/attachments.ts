/** Where an attachment begins: 附件1 on a line of its own, or the caption of a table of figures at the end of a report. */
import type { Block } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import { isAttachmentList, isAttachmentMark, parseLineNumber } from './headings.ts'
import { labelAttachment, type SectionLabelling } from './label-section.ts'

/** A table follows its caption at once, or behind a line that says the year or the unit. */
const captionReach = 2

const longestCaption = 60
const figuresCaption = /(?:统计表|评分表|汇总表)$/

/**
 * The label of the attachment that the block at `i` opens, or undefined.
 *
 * @param inAttachment True where an attachment is open and has no table yet: then a caption is part of it.
 */
export function openAttachment(
  blocks: readonly Block[],
  i: number,
  inAttachment: boolean,
): SectionLabelling | undefined {
  const block = blocks[i]
  const next = blocks[i + 1]
  if (block?.kind !== 'text' || next === undefined) return undefined
  if (isAttachmentMark(block.text)) {
    const isNumbered = /[0-9０-９一二三四五六七八九十]/.test(block.text)
    const opensList = next.kind === 'text' && parseLineNumber(next.text) !== undefined
    if (opensList || !(isNumbered || hasTableNear(blocks, i))) return undefined
    return labelAttachment(block.text, captionAfter(blocks, i))
  }
  if (isAttachmentList(block.text)) {
    return next.kind === 'table' ? labelAttachment(block.text, block.text) : undefined
  }
  const isCaption =
    block.text.length <= longestCaption && figuresCaption.test(toSimplified(block.text))
  if (
    isCaption &&
    !inAttachment &&
    parseLineNumber(block.text) === undefined &&
    hasTableNear(blocks, i)
  ) {
    return labelAttachment(block.text, block.text)
  }
  return undefined
}

/** True for the line behind which the attachments are listed, numbered like headings. */
export function opensAttachmentList(text: string): boolean {
  return isAttachmentList(text) || isAttachmentMark(text)
}

function hasTableNear(blocks: readonly Block[], i: number): boolean {
  return blocks.slice(i + 1, i + 2 + captionReach).some((block) => block.kind === 'table')
}

function captionAfter(blocks: readonly Block[], i: number): string | null {
  for (const block of blocks.slice(i + 1, i + 1 + captionReach)) {
    if (block.kind === 'text') return block.text
  }
  return null
}
