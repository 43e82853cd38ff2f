/**
 * The figures of all reports as columns on disk: for each name one number a report, and behind these one byte a report of marks. A column is written while its reports
 * stand in memory or are taken over from an older generation, and read when its name is first asked for.
 */
import { crc32 } from 'node:zlib'
import { BlockReader, BlockWriter } from '../store/block-file.ts'
import { files } from '../store/files.ts'
import type { NewGeneration } from '../store/generation.ts'
import { writeLines } from '../store/lines.ts'
import type { OpenGeneration } from '../store/open-generation.ts'
import { countStated, emptyColumn, type FigureColumns, type FigureCounts } from './columns.ts'
import type { FigureValues } from './figure-values.ts'

/** One name: where its column lies, and how many reports state it. */
export interface FigureColumn extends FigureCounts {
  start: number
  crc32: number
}

/** A report's numbers: read in this run, or to be taken from its number in an older generation. */
export type FigureSource = FigureValues | { keptFrom: number }

/** Columns kept in memory: a query or a page of figures asks for a few of some two hundred. */
const columnsKept = 32

/** Writes the columns of reports in the order of their numbers. `previous` is where `keptFrom` leads. */
export function writeFigureColumns(
  generation: NewGeneration,
  reports: readonly FigureSource[],
  previous: FigureColumns | null,
): void {
  const read = new Map<string, { report: number; value: number; marks: number }[]>()
  const kept: { report: number; before: number }[] = []
  reports.forEach((source, report) => {
    if ('keptFrom' in source) kept.push({ report, before: source.keptFrom })
    else {
      source.names.forEach((name, i) => {
        const cells = read.get(name) ?? []
        if (cells.length === 0) read.set(name, cells)
        cells.push({ report, value: source.values[i]!, marks: source.marks[i]! })
      })
    }
  })
  const names = new Set([...read.keys(), ...(previous?.columns ?? []).map(({ name }) => name)])
  const written: FigureColumn[] = []
  const file = new BlockWriter(generation, files.figureColumns)
  for (const name of [...names].sort()) {
    const { values, marks } = emptyColumn(reports.length)
    if (kept.length > 0 && previous !== null) {
      const before = { values: previous.valuesOf(name), marks: previous.marksOf(name) }
      for (const each of kept) {
        values[each.report] = before.values?.[each.before] ?? NaN
        marks[each.report] = before.marks?.[each.before] ?? 0
      }
    }
    for (const cell of read.get(name) ?? []) {
      values[cell.report] = cell.value
      marks[cell.report] = cell.marks
    }
    if (marks.every((mark) => mark === 0) && values.every((value) => Number.isNaN(value))) continue
    const block = Buffer.concat([new Uint8Array(values.buffer), marks])
    const { start } = file.write(block)
    written.push({ name, start, crc32: crc32(block), ...countStated(values) })
  }
  file.close()
  writeLines(
    generation,
    files.figureNames,
    written.map((column) => JSON.stringify(column)),
  )
}

/** Opens the columns of a generation of `reportCount` reports; a column is read, and held against its checksum, when asked for. */
export function openFigureColumns(
  { path, readLines }: Pick<OpenGeneration, 'path' | 'readLines'>,
  reportCount: number,
): FigureColumns {
  const columns = readLines(files.figureNames).map((line) => JSON.parse(line) as FigureColumn)
  const byName = new Map(columns.map((column) => [column.name, column]))
  const file = new BlockReader(path(files.figureColumns))
  type Loaded = ReturnType<typeof emptyColumn>
  const loaded = new Map<string, Loaded>()
  const load = ({ start, crc32: sum }: FigureColumn): Loaded => {
    const { values, marks } = emptyColumn(reportCount)
    const end = start + values.byteLength + marks.byteLength
    const block = file.readChecked({ start, end, crc32: sum })
    new Uint8Array(values.buffer).set(block.subarray(0, values.byteLength))
    marks.set(block.subarray(values.byteLength))
    return { values, marks }
  }
  const columnOf = (name: string): Loaded | null => {
    const column = byName.get(name)
    if (column === undefined) return null
    const read = loaded.get(name) ?? load(column)
    // Asked for last, thrown out last.
    loaded.delete(name)
    loaded.set(name, read)
    if (loaded.size > columnsKept) loaded.delete(loaded.keys().next().value!)
    return read
  }
  return {
    columns,
    valuesOf: (name) => columnOf(name)?.values ?? null,
    marksOf: (name) => columnOf(name)?.marks ?? null,
    close: () => {
      file.close()
    },
  }
}
