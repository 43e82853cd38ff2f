/** What a report says, in a shape that two formats of it can be compared by: white space and layout are left out. */
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport, type OutlineNode, type Report } from '../../../src/report/index.ts'

/** One line a heading, passage and table, in order. */
export function outlineOf(report: Report): string[] {
  return report.outline.flatMap(linesOf)
}

function linesOf(node: OutlineNode): string[] {
  return [
    `${node.id} level ${node.level} [${node.section}] ${bare(node.heading ?? '')}`,
    ...node.passages.map(
      (passage) => `${node.id} [${passage.section ?? node.section}] ${bare(passage.text)}`,
    ),
    ...node.tables.map(() => `${node.id} table`),
    ...node.children.flatMap(linesOf),
  ]
}

/** `key@applicant = value (reading)`, sorted. */
export function figuresOf(report: Report): string[] {
  return report.figures
    .map(
      ({ key, applicant, value, reading }) =>
        `${key}${applicant === undefined ? '' : `@${applicant}`} = ${value ?? 'blank'} (${reading})`,
    )
    .sort()
}

/** `outcome formula left:right`, sorted. */
export function checksOf(report: Report): string[] {
  return report.checks
    .map(
      ({ outcome, formula, left, right }) => `${outcome} ${formula} ${left ?? '?'}:${right ?? '?'}`,
    )
    .sort()
}

const bare = (text: string) => text.replace(/\s+/g, '')

/** What must not depend on the format. */
export interface Reading {
  metadata: Pick<Report, 'title' | 'reportingBody' | 'reportYear' | 'publishedOn' | 'era' | 'kind'>
  outline: string[]
  figures: string[]
  checks: string[]
}

/** Reads the one report that a file's bytes hold. `name` gives the extension. */
export async function readingOf(bytes: Uint8Array, name: string): Promise<Reading> {
  const documents = await readBytes(bytes, name)
  if (documents.length !== 1) throw new Error(`${name}: ${documents.length} documents, not one`)
  const report = parseReport(documents[0]!)
  const { title, reportingBody, reportYear, publishedOn, era, kind } = report
  return {
    metadata: {
      title: title === null ? null : bare(title),
      reportingBody,
      reportYear,
      publishedOn,
      era,
      kind,
    },
    outline: outlineOf(report),
    figures: figuresOf(report),
    checks: checksOf(report),
  }
}
