/** Figures of tables that reached us as running text: read where the reading is forced, told as unreadable elsewhere. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import type { Figure, OutlineNode } from '../types.ts'
import { applicants } from './application-rows.ts'
import { groupSplits, plainNumbers } from './digit-splits.ts'
import { disclosureColumns, disclosureHeaders, disclosureRows } from './disclosure-rows.ts'
import { figureKeyOf, resolveFigureKey } from './figure-keys.ts'
import { flattenedApplications } from './flattened-applications.ts'
import { reviewGroups, reviewKeys, reviewResults } from './read-reviews.ts'
import { runningTextOf, type RunningText } from './running-text.ts'
import { emptyReading, type TableReading } from './table-figures.ts'

/** Which tables were read already as tables. */
export interface TablesRead {
  applications: boolean
  reviews: boolean
  disclosure: boolean
}

/** Reads the statutory tables that stand in the text of a report without cells. */
export function readFlattened(outline: readonly OutlineNode[], done: TablesRead): TableReading {
  if (done.disclosure && done.applications && done.reviews) return emptyReading()
  const running = runningTextOf(outline)
  const figures = [
    ...(done.disclosure ? [] : disclosureIn(running)),
    ...(done.applications ? [] : applicationsIn(running)),
    ...(done.reviews ? [] : reviewsIn(running)),
  ]
  const unread = figures.filter((figure) => figure.reading === 'unreadable').length
  const warnings: DocumentWarning[] = []
  if (figures.length > 0) {
    const said =
      unread === 0
        ? sentence('report.tableFlattened')
        : sentence('report.tablePartlyRead', { read: figures.length - unread, unread })
    warnings.push(remark('flattened_table', said))
  }
  return { figures, warnings }
}

function flattenedFigure(
  passageId: string,
  key: string,
  raw: string,
  value: number | undefined,
  applicant?: string,
): Figure {
  const { label, unit } = figureKeyOf(key)
  return {
    key,
    label,
    value: value ?? null,
    raw,
    unit,
    ...(applicant === undefined ? {} : { applicant }),
    reading: value === undefined ? 'unreadable' : 'inferred',
    source: { passageId },
  }
}

function applicationsIn(running: RunningText): Figure[] {
  const order = [...applicants.keys()].map((_, i, all) => (i === 0 ? all.length - 1 : i - 1))
  return flattenedApplications(running.text).flatMap(({ entry, digits, offset, numbers }) =>
    order.map((column) =>
      flattenedFigure(
        running.idAt(offset),
        entry.key,
        digits,
        numbers?.[column],
        applicants[column]!.key,
      ),
    ),
  )
}

const reviewsRun = /复议后起诉[^\d。]{0,80}[总合]计(\d[\d ]*)/

function reviewsIn(running: RunningText): Figure[] {
  const match = reviewsRun.exec(running.text)
  if (match === null) return []
  const digits = match[1]!.trim()
  const splits = groupSplits(digits, reviewGroups.length, reviewResults.length)
  const numbers = splits.length === 1 ? splits[0] : undefined
  const id = running.idAt(match.index + match[0].length - match[1]!.length)
  return reviewKeys.map((key, i) => flattenedFigure(id, key, digits, numbers?.[i]))
}

/** Where the 第二十条 tables stand: from the first 信息内容 to the next chapter. */
const disclosureRegion = /信息内容[\s\S]{0,1200}?(?=收到和处理|申请人情况|本年新收|$)/

function disclosureIn(running: RunningText): Figure[] {
  const region = disclosureRegion.exec(running.text)
  if (region === null) return []
  const words = [
    ...disclosureColumns.map(({ measure, pattern }) => ({ measure, pattern, prefix: undefined })),
    ...disclosureRows.map(({ prefix, label }) => ({
      measure: undefined,
      prefix,
      pattern: new RegExp(`${label.replace(/^行政(?=规范)/, '')}([+-]?\\d[\\d .,+-]*)`),
    })),
  ]
  const places = words
    .flatMap((word) =>
      [...region[0].matchAll(new RegExp(word.pattern, 'g'))].map((match) => ({ ...word, match })),
    )
    .sort((a, b) => a.match.index - b.match.index)
  const figures: Figure[] = []
  let measures: string[] = []
  let afterRow = true
  for (const { measure, prefix, match } of places) {
    if (measure !== undefined) {
      if (afterRow) measures = []
      afterRow = false
      if (!measures.includes(measure)) measures.push(measure)
      continue
    }
    afterRow = true
    const digits = match[1]!.trim()
    const keys = measures
      .map((each) => `${prefix}.${each}`)
      .filter((key) => resolveFigureKey(key) !== undefined)
    const isWhole = disclosureHeaders.some((header) => String(header) === String(measures))
    const numbers = (isWhole ? plainNumbers(digits, keys.length) : undefined)?.map((text) =>
      Number(text.replaceAll(',', '')),
    )
    const id = running.idAt(region.index + match.index + match[0].length - match[1]!.length)
    keys.forEach((key, i) => {
      const value = numbers?.[i]
      figures.push(flattenedFigure(id, key, digits, Number.isFinite(value) ? value : undefined))
    })
  }
  return figures
}
