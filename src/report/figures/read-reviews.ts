/** Reads the table of administrative reviews and lawsuits (2019 and 2021 forms): three groups of five results. */
import type { Figure } from '../types.ts'
import { figureKeyOf } from './figure-keys.ts'
import { isBlankCell, isValueCell, isWordCell, type Grid, type GridCell } from './grid.ts'
import { remembering, squeeze } from './labels.ts'
import {
  cellFigure,
  emptyReading,
  unreadableFigure,
  unreadableRow,
  type TableReading,
} from './table-figures.ts'

/** In the order of the form. 未经复议 and 复议后 stand under 行政诉讼, so they are looked for first. */
export const reviewGroups = [
  { prefix: 'reviews', pattern: /^行政复议/ },
  { prefix: 'litigation.direct', pattern: /未经复议/ },
  { prefix: 'litigation.afterReview', pattern: /复议后/ },
] as const

/** In the order of the form. */
export const reviewResults = [
  { result: 'upheld', pattern: /结果维持/ },
  { result: 'corrected', pattern: /结果纠正/ },
  { result: 'other', pattern: /其[他它]结果/ },
  { result: 'pending', pattern: /未审结/ },
  { result: 'total', pattern: /^[总合]计$/ },
] as const

/** The fifteen keys in the order of the form. */
export const reviewKeys: readonly string[] = reviewGroups.flatMap(({ prefix }) =>
  reviewResults.map(({ result }) => `${prefix}.${result}`),
)

/** Reads what a grid holds of the table of reviews and lawsuits; nothing, where it holds none. */
export function readReviews(grid: Grid): TableReading {
  const reading = emptyReading()
  const header = lastHeaderRow(grid)
  if (header === undefined) return reading
  for (let row = 0; row < grid.rowCount; row++) {
    const cells = grid.row(row)
    if (!cells.some(isValueCell) || (row < header && resultsIn(cells) > 0)) continue
    const known = new Set(reading.figures.map((figure) => figure.key))
    const values = cells.filter((cell) => !isWordCell(cell))
    const stated = values.filter(isValueCell)
    const placed = values.map((cell) => ({ cell, key: keyAt(grid, row, cell.column) }))
    const told = placed.flatMap(({ cell, key }) => (key === undefined ? [] : [{ cell, key }]))
    const isAligned =
      new Set(told.map(({ key }) => key)).size === told.length &&
      placed.every(({ cell, key }) => key !== undefined || isBlankCell(cell))
    const ordered = stated.length === reviewKeys.length
    if (!isAligned && !ordered && row < header) continue
    const pairs = isAligned
      ? told
      : ordered
        ? reviewKeys.map((key, i) => ({ key, cell: stated[i]! }))
        : undefined
    if (pairs === undefined) {
      reading.warnings.push(unreadableRow(grid, row, '行政复议、行政诉讼'))
      const raw = stated.map((cell) => cell.text.trim()).join(' ')
      for (const key of reviewKeys)
        if (!known.has(key)) reading.figures.push(unreadableFigure(grid, { key, row }, raw))
    } else {
      for (const { key, cell } of pairs)
        if (!known.has(key)) reading.figures.push(cellFigure(grid, { key, row }, cell))
    }
  }
  return reading
}

function resultsIn(cells: readonly GridCell[]): number {
  return cells.filter((cell) => isWordCell(cell) && namesResult(squeeze(cell.text))).length
}

/** True where a cell names a result; the total stands in every table. */
const namesResult = remembering((text) =>
  reviewResults.some(({ result, pattern }) => result !== 'total' && pattern.test(text)),
)

/** The last row that names results; undefined in a grid that is no such table. */
function lastHeaderRow(grid: Grid): number | undefined {
  let last: number | undefined
  let total = 0
  for (let row = 0; row < grid.rowCount; row++) {
    const results = resultsIn(grid.row(row))
    if (results > 0) last = row
    total += results
  }
  return total >= reviewResults.length - 1 ? last : undefined
}

/** The key of a place: the nearest group and result above it, else to its left. */
function keyAt(grid: Grid, row: number, column: number): string | undefined {
  let group: string | undefined
  let result: string | undefined
  const look = (cell: GridCell | undefined): void => {
    if (cell === undefined || !isWordCell(cell)) return
    const text = squeeze(cell.text)
    group ??= reviewGroups.find(({ pattern }) => pattern.test(text))?.prefix
    result ??= reviewResults.find(({ pattern }) => pattern.test(text))?.result
  }
  for (let above = row - 1; above >= 0; above--) look(grid.at(above, column))
  for (let left = column - 1; left >= 0; left--) look(grid.at(row, left))
  return group === undefined || result === undefined ? undefined : `${group}.${result}`
}

/** All lawsuits: the form prints the two groups alone, their sum is forced. */
export function litigationTotal(figures: readonly Figure[]): Figure[] {
  const parts = ['litigation.direct.total', 'litigation.afterReview.total'].map((key) =>
    figures.find((figure) => figure.key === key),
  )
  const [direct, afterReview] = parts
  if (direct === undefined || afterReview === undefined) return []
  if (direct.value === null || afterReview.value === null) return []
  const { key, label, unit } = figureKeyOf('litigation.total')
  return [
    {
      key,
      label,
      value: direct.value + afterReview.value,
      raw: `${direct.raw} + ${afterReview.raw}`,
      unit,
      reading: 'inferred',
      source: { ...direct.source },
    },
  ]
}
