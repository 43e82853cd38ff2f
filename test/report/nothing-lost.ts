/** The promise of the parser: nothing of a source is lost, and every text leads back to its place. */
import { expect } from 'vitest'
import type { SourceDocument, SourceSpan } from '../../src/ingest/index.ts'
import { traceReport, walkOutline, type OutlineNode } from '../../src/report/index.ts'

interface Placed {
  text: string
  source: SourceSpan
}

/** Every text of an outline, with its place in the source. */
export function placedTexts(outline: readonly OutlineNode[]): Placed[] {
  return [...walkOutline(outline)].flatMap((node) => [
    ...(node.heading === null || node.headingSource === null
      ? []
      : [{ text: node.heading, source: node.headingSource }]),
    ...node.passages,
    ...node.tables.flatMap((table) => table.lines),
  ])
}

/** Fails unless every character of the source is in exactly one place, white space aside, and every text is a slice of the source. */
export function expectNothingLost(document: SourceDocument): void {
  const { report, cuts, titleBlocks } = traceReport(document)
  const placed = placedTexts(report.outline)
  for (const { text, source } of placed)
    expect(document.text.slice(source.start, source.end)).toBe(text)
  const times = new Uint8Array(document.text.length)
  for (const { source } of [...placed, ...cuts, ...titleBlocks]) {
    for (let i = source.start; i < source.end; i++) times[i]!++
  }
  const wrong: string[] = []
  for (let i = 0; i < times.length; i++) {
    if (/\S/.test(document.text.charAt(i)) && times[i] !== 1) {
      wrong.push(`${String(i)} ${document.text.charAt(i)} ${String(times[i])} times`)
    }
  }
  expect(wrong).toEqual([])
  const ids = [...walkOutline(report.outline)].flatMap((node) => [
    node.id,
    ...node.passages.map((passage) => passage.id),
    ...node.tables.flatMap((table) => [table.id, ...table.lines.map((line) => line.id)]),
  ])
  expect(new Set(ids).size).toBe(ids.length)
}
