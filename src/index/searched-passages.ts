/**
 * What of a report is searched: its title, headings, paragraphs and table lines, in reading order. Each is a passage, as all of
 * `index/` and `search/` call it; a paragraph of the outline (`Passage` in `report/`) is one kind of them.
 */
import type { ReportPart } from '../limits.ts'
import {
  rowLayoutsOf,
  type OutlineNode,
  type Passage,
  type Report,
  type RowLayout,
  type SectionKey,
  type TableRow,
} from '../report/index.ts'

/** Kinds of searchable passages; where a kind stands here is its number in the index. */
export const kindsOfPassage = ['title', 'heading', 'paragraph', 'tableRow'] as const
export type PassageKind = (typeof kindsOfPassage)[number]

/** What of a report each kind is. */
export const partOfKind: Readonly<Record<PassageKind, ReportPart>> = {
  title: 'heading',
  heading: 'heading',
  paragraph: 'prose',
  tableRow: 'table',
}

/** One value a kind, by the kind's number. */
export function byKind(values: Readonly<Record<PassageKind, number>>): Float64Array {
  return Float64Array.from(kindsOfPassage, (kind) => values[kind])
}

/** One searchable passage of a report. What is found, counted and cited is always one of these. */
export interface SearchedPassage {
  /** Anchor in the report: `title`, `s1`, `s1.p2`, `s1.t1.r3`. */
  id: string
  kind: PassageKind
  section: SectionKey
  /** As written. */
  text: string
  /** The heading this stands under, as printed; null above the first heading. */
  heading: string | null
  /** Where in the list of the report's passages that heading stands; null where there is none. */
  headingPassage: number | null
  /** Of a table line that is a row: what its cells are. */
  row?: RowLayout
  /** Read off a picture by text recognition: its characters may be wrong. */
  ocr?: true
}

/** The mark of what was read off a picture, where there is one. */
function markOf(part: object | undefined): Pick<SearchedPassage, 'ocr'> {
  return part !== undefined && 'ocr' in part && part.ocr === true ? { ocr: true } : {}
}

/** Paragraphs and table lines of a node, in source order. */
function bodyOf(node: OutlineNode): (Passage | TableRow)[] {
  return [...node.passages, ...node.tables.flatMap((table) => table.lines)].sort(
    (a, b) => a.source.start - b.source.start,
  )
}

/**
 * Lists the passages of a report. A title that was made (not printed in the file) is not searched as text:
 * an occurrence that is counted must be one that can be shown in the source.
 */
export function passagesOfReport(report: Report): SearchedPassage[] {
  const passages: SearchedPassage[] = []
  if (report.title !== null && report.origins.title?.from !== 'made') {
    passages.push({
      id: 'title',
      kind: 'title',
      section: 'preamble',
      text: report.title,
      heading: null,
      headingPassage: null,
      ...markOf(report.origins.title),
    })
  }
  const visit = (
    node: OutlineNode,
    above: { heading: string | null; passage: number | null },
  ): void => {
    let under = above
    if (node.heading !== null) {
      under = { heading: node.heading, passage: passages.length }
      const { id, section, heading } = node
      passages.push({
        id,
        kind: 'heading',
        section,
        text: heading,
        heading: above.heading,
        headingPassage: above.passage,
        ...markOf(node),
      })
    }
    const rows = new Map<Passage | TableRow, RowLayout | null>()
    const recognized = new Set<Passage | TableRow>()
    for (const table of node.tables) {
      const layouts = rowLayoutsOf(table)
      table.lines.forEach((line, i) => rows.set(line, layouts[i]!))
      if (table.ocr === true) for (const line of table.lines) recognized.add(line)
    }
    for (const part of bodyOf(node)) {
      const row = rows.get(part)
      passages.push({
        id: part.id,
        kind: rows.has(part) ? 'tableRow' : 'paragraph',
        section: ('section' in part ? part.section : undefined) ?? node.section,
        text: part.text,
        heading: under.heading,
        headingPassage: under.passage,
        ...(row && { row }),
        ...(recognized.has(part) ? { ocr: true } : markOf(part)),
      })
    }
    for (const child of node.children) visit(child, under)
  }
  for (const node of report.outline) visit(node, { heading: null, passage: null })
  return passages
}
