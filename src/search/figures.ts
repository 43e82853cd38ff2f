/** Figures over many reports: from names as people write them to keys, and from keys to the answer of GET /api/figures. */
import { AppError } from '../errors.ts'
import { sentence } from '../sentence.ts'
import type { EngineFigure, SearchEngine, SearchFilters } from '../index/index.ts'
import {
  applicants,
  findApplicant,
  figureKeys,
  figureWordings,
  resolveFigureKey,
  type FigureKey,
} from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import type { FigureKeyCount, FiguresResponse, ReportFigure } from './contract/index.ts'

export interface FigureParameters {
  /** Key, another name of it, or label. */
  key: string
  /** Kind of applicant; null or `total` for all together. */
  applicant: string | null
  /** `section` is not looked at: a figure belongs to the whole report. */
  filters: SearchFilters
  limit: number
  offset: number
  /** Only of these reports. */
  reportIds?: readonly string[]
}

const keysByName = new Map<string, FigureKey>()
for (const entry of figureKeys) {
  for (const name of [entry.label, ...(entry.aliases ?? []), entry.key])
    keysByName.set(normalizeText(name), entry)
}

/**
 * The figure that a key, another name of it, a label, or words of a question mean (收到申请), in any case and either script.
 * Words that mean several, by the form of a report, mean none here: one key alone would leave reports out.
 */
export function findFigureKey(name: string): FigureKey | undefined {
  return resolveFigureKey(name) ?? keysByName.get(normalizeText(name)) ?? keyOfWording(name)
}

function keyOfWording(name: string): FigureKey | undefined {
  const wanted = normalizeText(name)
  const meant = figureWordings
    .filter(({ pattern }) => pattern.exec(wanted)?.[0] === wanted)
    .flatMap(({ keys }) => keys)
  return new Set(meant).size === 1 ? resolveFigureKey(meant[0]!) : undefined
}

/** A report's figure with what tells the report, and the address of its place. */
export function toReportFigure({ metadata, figure }: EngineFigure): ReportFigure {
  return {
    reportId: metadata.reportId,
    title: metadata.title,
    reportingBody: metadata.reportingBody,
    bodyId: metadata.bodyId,
    reportYear: metadata.reportYear,
    region: metadata.region,
    administrativeLevel: metadata.administrativeLevel,
    key: figure.key,
    label: figure.label,
    value: figure.value,
    raw: figure.raw,
    unit: figure.unit,
    applicant: figure.applicant ?? null,
    reading: figure.reading,
    ...(figure.state && { state: figure.state }),
    ...(figure.candidates && { candidates: figure.candidates }),
    ...(figure.decidedBy && { decidedBy: figure.decidedBy }),
    source: figure.source,
    url: `/reports/${metadata.reportId}#${figure.source.passageId}`,
  }
}

/**
 * One figure of the reports that pass the filters.
 *
 * @throws AppError `invalid_parameter` for a key or applicant that does not exist.
 */
export async function figuresOf(
  engine: SearchEngine,
  parameters: FigureParameters,
): Promise<FiguresResponse> {
  const { filters, limit, offset, reportIds } = parameters
  const entry = findFigureKey(parameters.key)
  if (entry === undefined) throw unknown('key', parameters.key)
  const given = parameters.applicant
  const applicant = given === null ? null : findApplicant(given)
  if (applicant === undefined) throw unknown('applicant', given ?? '')
  const { key, label, unit, definition } = entry
  const found = await engine.figures({
    ...{ key, applicant, filters, limit, offset },
    ...(reportIds && { reportIds }),
  })
  return {
    key,
    label,
    unit,
    definition,
    applicant,
    total: found.total,
    blank: found.blank,
    limit,
    offset,
    figures: found.figures.map(toReportFigure),
    byYear: found.byYear,
  }
}

function unknown(parameter: 'key' | 'applicant', value: string): AppError {
  return new AppError('invalid_parameter', sentence(`unknown.${parameter}`, { value }), {
    details: [{ parameter, value }],
  })
}

/** Every key that some report has, in the order of the table of keys. */
export async function figureKeyCounts(engine: SearchEngine): Promise<FigureKeyCount[]> {
  const { figures } = await engine.statistics()
  const counts = new Map(figures.map((count) => [count.key, count]))
  return figureKeys.flatMap(({ key, label, unit, definition }) => {
    const count = counts.get(key)
    if (count === undefined) return []
    const { reports, blank } = count
    const told = applicants.filter((applicant) => count.applicants.includes(applicant.key))
    const row = { key, label, unit, definition, reports, blank }
    return [{ ...row, applicants: told.map((applicant) => applicant.key) }]
  })
}
