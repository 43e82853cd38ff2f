/** The marked places of one report for one query, found once and drawn wherever the same text stands. */
import type { OutlineNode, Report, Table } from '../report/index.ts'
import type { TextRange } from './marked-text.tsx'

/** Finds the places of a query in one text. */
export type Highlighter = (text: string) => readonly TextRange[]

export interface ReportMarks {
  rangesOf(text: string): readonly TextRange[]
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

export function markReport(report: Report, highlight: Highlighter): ReportMarks {
  const found = new Map<string, readonly TextRange[]>()
  const rangesOf = (text: string): readonly TextRange[] => {
    const known = found.get(text)
    if (known !== undefined) return known
    const ranges = highlight(text)
    found.set(text, ranges)
    return ranges
  }
  const texts = walkOutline(report.outline).flatMap(textsOfNode)
  return { rangesOf, count: texts.reduce((sum, text) => sum + rangesOf(text).length, 0) }
}
