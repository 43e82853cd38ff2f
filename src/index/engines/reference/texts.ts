/** Reports as the reference engine holds them: plain texts, and every occurrence in them found by looking. */
import { analyzePassages } from '../../analyze-report.ts'
import type { EngineTerm } from '../../engine.ts'
import { occurrencesInText } from '../../literal.ts'
import { passagesOfReport, type SearchedPassage } from '../../searched-passages.ts'
import { metadataOfReport, type Report, type ReportMetadata } from '../../../report/index.ts'
import { normalizeText, type Analyzer } from '../../../text/index.ts'

export interface PlainPassage extends SearchedPassage {
  /** Its number among the passages of its report. */
  number: number
  /** What is searched. */
  normalized: string
  /** Whether a word begins at each UTF-16 unit of `normalized`, and at its end. */
  borders: boolean[]
}

export interface PlainReport {
  report: Report
  metadata: ReportMetadata
  passages: PlainPassage[]
  /** UTF-16 units of its text as the index lays it out: what scoring calls its length. */
  length: number
}

/** Where one literal of a term stands in a passage. */
export interface Occurrence {
  literal: number
  start: number
  end: number
}

/** Lays out reports, newest year first, then by id. */
export function layOut(reports: readonly Report[], analyzer: Analyzer): PlainReport[] {
  return reports
    .map((report): PlainReport => {
      const searched = passagesOfReport(report)
      const { text, borders, passageStarts } = analyzePassages(searched, analyzer)
      const passages = searched.map((passage, i): PlainPassage => {
        const normalized = normalizeText(passage.text)
        const isBorder = (at: number): boolean => ((borders[at >> 3]! >> (at & 7)) & 1) === 1
        const marks = Array.from({ length: normalized.length + 1 }, (_, at) =>
          isBorder(passageStarts[i]! + at),
        )
        return { ...passage, number: i, normalized, borders: marks }
      })
      return { report, metadata: metadataOfReport(report), passages, length: text.length }
    })
    .sort(
      (a, b) =>
        (b.metadata.reportYear ?? 0) - (a.metadata.reportYear ?? 0) ||
        (a.metadata.reportId < b.metadata.reportId ? -1 : 1),
    )
}

/** Every occurrence of every literal of a term in a passage, overlapping ones too. */
export function occurrencesIn({ normalized }: PlainPassage, term: EngineTerm): Occurrence[] {
  return term.literals.flatMap((literal, i) =>
    occurrencesInText(normalized, literal).map(({ start, end }) => ({ literal: i, start, end })),
  )
}

/** Those that count: of occurrences of different literals that overlap, the earlier literal's alone. */
export function counted(occurrences: readonly Occurrence[]): Occurrence[] {
  const kept: Occurrence[] = []
  const literals = [...new Set(occurrences.map(({ literal }) => literal))].sort((a, b) => a - b)
  for (const literal of literals) {
    const own = occurrences.filter(
      (each) =>
        each.literal === literal &&
        !kept.some(({ start, end }) => start < each.end && end > each.start),
    )
    kept.push(...own)
  }
  return kept
}

/** Tells terms apart by where they stand: whether a literal is a word tells how it is shown. */
export function placesKey({ literals }: EngineTerm): string {
  return JSON.stringify(literals.map((literal) => ({ ...literal, isWord: undefined })))
}
