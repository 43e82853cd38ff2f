/** Pieces of a text block that keep their place in the source. */
import type { TextBlock } from '../ingest/index.ts'

/** The part of a block between two offsets of its text, trimmed; undefined when only white space is left. */
export function sliceBlock(block: TextBlock, from: number, to: number): TextBlock | undefined {
  const raw = block.text.slice(from, to)
  const text = raw.trim()
  if (text === '') return undefined
  const start = block.source.start + from + (raw.length - raw.trimStart().length)
  return { ...block, text, source: { start, end: start + text.length } }
}
