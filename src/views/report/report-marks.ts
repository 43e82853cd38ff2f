/** The marked places of one report for one query, found once and drawn wherever the same text stands. */
import type { OutlineNode, Report, Script, Table } from '../../report/index.ts'
import { scriptTag } from '../page/region.ts'
import type { TextRange } from '../page/marked-text.tsx'

/** Finds the places of a query in one text. */
export type Highlighter = (text: string) => readonly TextRange[]

/** Writes a text in another script, every character in its place. */
export type Writer = (text: string) => string

export interface ReportMarks {
  rangesOf(text: string): readonly TextRange[]
  /** The text as it is read: as printed, or in the script the reader chose. */
  write: Writer
  /** Language tag of what `write` gives. */
  lang: 'zh-Hans' | 'zh-Hant'
  /** Marks drawn on the page below the title. */
  count: number
}

/** Every node with those below it, in reading order. */
export function walkOutline(nodes: readonly OutlineNode[]): OutlineNode[] {
  return nodes.flatMap((node) => [node, ...walkOutline(node.children)])
}

/** The texts a table is drawn from: its cells, or its lines where no grid could be laid out. */
function textsOfTable(table: Table): string[] {
  return (table.cells.length > 0 ? table.cells : table.lines).map(({ text }) => text)
}

function textsOfNode(node: OutlineNode): string[] {
  return [
    ...(node.heading === null ? [] : [node.heading]),
    ...node.passages.map(({ text }) => text),
    ...node.tables.flatMap(textsOfTable),
  ]
}

/** @param reading the script the reader chose, and how it is written; the report's own without it */
export function markReport(
  report: Report,
  highlight: Highlighter,
  reading: { script: Script; write: Writer } | null = null,
): ReportMarks {
  const found = new Map<string, readonly TextRange[]>()
  const rangesOf = (text: string): readonly TextRange[] => {
    const known = found.get(text)
    if (known !== undefined) return known
    const ranges = highlight(text)
    found.set(text, ranges)
    return ranges
  }
  const texts = walkOutline(report.outline).flatMap(textsOfNode)
  return {
    rangesOf,
    write: reading?.write ?? ((text) => text),
    lang: scriptTag(reading?.script ?? report.script),
    count: texts.reduce((sum, text) => sum + rangesOf(text).length, 0),
  }
}
