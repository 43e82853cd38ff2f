import type { Block, SourceDocument } from '../../src/ingest/index.ts'
import { cutFurniture } from '../../src/report/furniture.ts'
import { extractMetadata, type ExtractedMetadata } from '../../src/report/metadata.ts'

/** What is known of a report's metadata, and which lines were taken for its title. */
export interface Extracted extends ExtractedMetadata {
  titleLines: string[]
}

/** A document with a block a line, its furniture cut, its metadata read. */
export function extract(
  text: string,
  path = 'report.txt',
  properties: Record<string, string> = {},
): Extracted {
  const blocks: Block[] = Array.from(text.matchAll(/[^\r\n]+/g)).flatMap((match) => {
    const line = match[0].trim()
    const source = { start: match.index, end: match.index + match[0].length }
    return line === '' ? [] : [{ kind: 'text' as const, text: line, source }]
  })
  const document: SourceDocument = {
    path,
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks,
    properties,
    warnings: [],
  }
  const cleaned = cutFurniture(document)
  const found = extractMetadata({
    document,
    blocks: cleaned.blocks,
    statements: cleaned.statements,
  })
  const titleLines = found.titleBlocks.map((i) => (cleaned.blocks[i] as { text: string }).text)
  return { ...found, titleLines }
}
