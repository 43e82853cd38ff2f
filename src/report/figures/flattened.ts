/** Figures of tables that reached us as running text: read where the reading is forced, told as unreadable elsewhere. */
import type { Figure, OutlineNode } from '../types.ts'
import { applicants } from './application-rows.ts'
import {
  cellNumber,
  cutsOf,
  groupSplits,
  partedCells,
  plainCells,
  type CellForm,
} from './digit-splits.ts'
import { matchesOf } from '../matches.ts'
import { disclosureColumns, disclosureHeaders, disclosureRows } from './disclosure-rows.ts'
import { figureKeyOf, resolveFigureKey } from './figure-keys.ts'
import { flattenedApplications } from './flattened-applications.ts'
import { reviewGroups, reviewKeys, reviewResults } from './read-reviews.ts'
import { runningTextOf, type RunningText } from './running-text.ts'
import { emptyReading, flattenedTable, type TableReading } from './table-figures.ts'

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
  const warnings = figures.length === 0 ? [] : [flattenedTable(figures.length - unread, unread)]
  return { figures, warnings }
}

/** `value` is undefined where it cannot be told, null for a sign that stands for none. */
function flattenedFigure(
  passageId: string,
  key: string,
  raw: string,
  value: number | null | undefined,
  applicant?: string,
): Figure {
  const { label, unit } = figureKeyOf(key)
  const readings = value === null ? 'table' : 'inferred'
  return {
    key,
    label,
    value: value ?? null,
    raw,
    unit,
    ...(applicant === undefined ? {} : { applicant }),
    reading: value === undefined ? 'unreadable' : readings,
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

const reviewsRun = /复议后起诉[^\d。]{0,200}[总合]计\s*(\d[\d\s]*)/

function reviewsIn(running: RunningText): Figure[] {
  const match = reviewsRun.exec(running.text)
  if (match === null) return []
  const digits = match[1]!.trim()
  const count = reviewKeys.length
  if (digits.replace(/\s/g, '').length < count) return []
  const splits = groupSplits(digits, reviewGroups.length, reviewResults.length)
  // One digit a cell, or white space between all: told without the sums, which are then checked.
  const numbers = plainCells(digits, count)?.map(cellNumber) ?? onlyOf(splits)
  const id = running.idAt(match.index + match[0].length - match[1]!.length)
  return reviewKeys.map((key, i) => flattenedFigure(id, key, digits, numbers?.[i]))
}

function onlyOf<T>(readings: readonly T[]): T | undefined {
  return readings.length === 1 ? readings[0] : undefined
}

const columnWords = disclosureColumns.map(({ pattern }) => pattern.source).join('|')

/** The head of a 第二十条 table: in a sentence, 信息内容 has no column behind it. */
const disclosureHead = new RegExp(`信息内容\\s*(?=${columnWords})`, 'g')
/** Where the tables end: with the next chapter, or the end of a sentence. */
const disclosureEnd = /收到和处理|申请人情况|本年新收|[。;!?]/
const longestDisclosure = 1500

const disclosureWords = [
  ...disclosureColumns.map(({ measure, pattern }) => ({
    measure,
    pattern: new RegExp(pattern, 'g'),
    prefix: undefined,
  })),
  ...disclosureRows.map(({ prefix, label }) => ({
    measure: undefined,
    prefix,
    // Without a unit behind its digits: a number in a sentence has one.
    pattern: new RegExp(
      `${label.replace(/^行政(?=规范)/, '')}\\s*([\\d+−‐–—/-][\\d\\s.,+−‐–—/-]*)(?!\\s*(?:件|条|项|个|次|份|%|年|月|\\d))`,
      'g',
    ),
  })),
]

/** A row of the 第二十条 tables as running text has it. */
interface DisclosureRun {
  keys: readonly string[]
  forms: readonly CellForm[]
  digits: string
  offset: number
  /** The columns over it are those of a form. */
  isWhole: boolean
}

function disclosureIn(running: RunningText): Figure[] {
  const runs = disclosureRuns(running.text)
  // Where some rows have white space between all cells, digits side by side are one number over blanks.
  const isParted = runs.some(
    ({ digits, keys }) => keys.length > 1 && partedCells(digits, keys.length) !== undefined,
  )
  return runs.flatMap(({ keys, forms, digits, offset, isWhole }) => {
    const cells = isWhole ? cellsOf(digits, forms, isParted) : undefined
    const id = running.idAt(offset)
    return keys.map((key, i) => {
      const cell = cells?.[i]
      return flattenedFigure(id, key, digits, cell === undefined ? undefined : cellNumber(cell))
    })
  })
}

function cellsOf(
  digits: string,
  forms: readonly CellForm[],
  isParted: boolean,
): readonly string[] | undefined {
  const cuts = cutsOf(digits, forms)
  // Behind a sign, all digits may be one number over a blank: 35-15 is 35 | -15 as well as 35 | -1 | 5.
  if (/[+-]/.test(digits)) return onlyOf([...cuts, ...cutsOf(digits, forms.slice(0, -1))])
  if (isParted && partedCells(digits, forms.length) === undefined) return undefined
  return onlyOf(cuts)
}

function disclosureRuns(text: string): DisclosureRun[] {
  const runs: DisclosureRun[] = []
  let read = 0
  for (const { index } of matchesOf(disclosureHead, text)) {
    if (index < read) continue
    const rest = text.slice(index, index + longestDisclosure)
    const end = rest.search(disclosureEnd)
    const region = end < 0 ? rest : rest.slice(0, end)
    read = index + region.length
    runs.push(...runsOf(region, index))
  }
  return runs
}

function runsOf(region: string, start: number): DisclosureRun[] {
  const places = disclosureWords
    .flatMap((word) => matchesOf(word.pattern, region).map((match) => ({ ...word, match })))
    .sort((a, b) => a.match.index - b.match.index)
  const runs: DisclosureRun[] = []
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
    const known = measures.filter((each) => resolveFigureKey(`${prefix}.${each}`) !== undefined)
    runs.push({
      keys: known.map((each) => `${prefix}.${each}`),
      forms: known.map(formOf),
      digits: match[1]!
        .trim()
        .replace(/[−‐–—]/g, '-')
        .replace(/-{2,}/g, '-'),
      offset: start + match.index + match[0].length - match[1]!.length,
      isWhole: disclosureHeaders.some((header) => String(header) === String(measures)),
    })
  }
  return runs
}

function formOf(measure: string): CellForm {
  if (measure === 'change') return 'change'
  return measure === 'amountWanYuan' ? 'amount' : 'count'
}
