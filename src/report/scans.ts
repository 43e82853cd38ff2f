/**
 * Parts of a report that text recognition (OCR) read off pictures: they are marked, and a figure of them counts only where the report's own
 * arithmetic says that it was read as it is printed.
 */
import type { Block, SourceSpan } from '../ingest/index.ts'
import { nameOf } from './figures/make-check.ts'
import type { Check, Figure, OutlineNode } from './types.ts'

/** The spans of the source that were read off pictures, in order. */
export function recognizedSpans(blocks: readonly Block[]): SourceSpan[] {
  return blocks.flatMap(({ ocr, source }) => (ocr === true ? [source] : []))
}

/** Whether a part of the source stands in one of the spans. */
export function isRecognized(
  source: SourceSpan | null | undefined,
  spans: readonly SourceSpan[],
): boolean {
  return source != null && spans.some(({ start, end }) => source.start < end && source.end > start)
}

/** The outline with a mark on each heading, paragraph and table that stands in one of the spans. */
export function markRecognized(
  outline: readonly OutlineNode[],
  spans: readonly SourceSpan[],
): OutlineNode[] {
  if (spans.length === 0) return [...outline]
  const mark = <Part extends { source: SourceSpan }>(part: Part): Part =>
    isRecognized(part.source, spans) ? { ...part, ocr: true } : part
  const markNode = (node: OutlineNode): OutlineNode => ({
    ...node,
    ...(isRecognized(node.headingSource, spans) && { ocr: true as const }),
    passages: node.passages.map(mark),
    tables: node.tables.map(mark),
    children: node.children.map(markNode),
  })
  return outline.map(markNode)
}

/**
 * Figures of marked parts: `inferred` where an equation that they stand in holds, else without a value. An equation over them that does
 * not hold accuses nobody: it cannot be assessed.
 */
export function weighRecognized(
  outline: readonly OutlineNode[],
  figures: readonly Figure[],
  checks: readonly Check[],
): { figures: Figure[]; checks: Check[] } {
  const marked = markedIds(outline)
  if (marked.size === 0) return { figures: [...figures], checks: [...checks] }
  const isMarked = ({ source }: Figure) =>
    marked.has(source.passageId) || (source.tableId !== undefined && marked.has(source.tableId))
  const names = new Set(figures.filter(isMarked).map(nameOf))
  const sound = new Set(
    checks.filter(isTelling).flatMap(({ cells }) => cells.filter((cell) => names.has(cell))),
  )
  return {
    figures: figures.map((figure): Figure => {
      if (!isMarked(figure) || figure.value === null) return figure
      return sound.has(nameOf(figure))
        ? { ...figure, reading: 'inferred', state: 'inferred' }
        : { ...figure, value: null, reading: 'unreadable', state: 'unreadable' }
    }),
    checks: checks.map((check): Check => {
      const { outcome, cells } = check
      // A sum that a sentence states may name no cell at all.
      const isOwn = cells.length > 0 && !cells.some((cell) => names.has(cell))
      if (outcome === 'pass' || isOwn) return check
      return { ...check, outcome: 'notAssessable', left: null, right: null, difference: null }
    }),
  }
}

/** Signs of nothing add up to nothing, however they were read; a sum of two numbers seldom holds by chance. */
function isTelling({ outcome, cells, left }: Check): boolean {
  return outcome === 'pass' && left !== null && (left !== 0 || cells.length > 2)
}

function markedIds(outline: readonly OutlineNode[]): Set<string> {
  const ids = new Set<string>()
  const visit = (node: OutlineNode): void => {
    for (const { id, ocr } of node.passages) if (ocr === true) ids.add(id)
    for (const { id, ocr, lines } of node.tables) {
      if (ocr !== true) continue
      ids.add(id)
      for (const line of lines) ids.add(line.id)
    }
    node.children.forEach(visit)
  }
  outline.forEach(visit)
  return ids
}
