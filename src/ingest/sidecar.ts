/** Files beside reports that say what a report is: `meta.csv` for a folder, `NAME.meta.json` for one file. Values stay as written. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { remark, sentence } from '../sentence.ts'
import { AppError, messageOf } from '../errors.ts'
import { decodeText } from './decode.ts'
import { shownPath, systemPath } from './file-names.ts'
import type { DocumentWarning } from './types.ts'

/** What the files beside a report state of it. */
export interface Sidecar {
  /** Field name as written in the sidecar, and its value; blank values are left out. */
  values: Record<string, string>
  /** `sidecar_unreadable`: what is wrong with a sidecar file, for the warnings of the report. */
  warnings: DocumentWarning[]
}

/** Finds sidecars; a folder's table is read once and again when it changes. */
export interface SidecarReader {
  /** What stands beside the file at `path`; null when nothing does. Never throws. */
  find(path: string): Promise<Sidecar | null>
}

const tableName = 'meta.csv'
const fileEnding = '.meta.json'
/** Names of the column that tells the file. */
const fileColumn = /^(?:file|file_?name|name|文件|文件名|文件名称)$/i
/** A sidecar says a few words of each report; a larger file is something else. */
const maxSidecarBytes = 32 * 1024 * 1024

interface Table {
  stamp: string
  /** By name of the file they are about. */
  rows: ReadonlyMap<string, Record<string, string>>
  warnings: DocumentWarning[]
}

/** Whether a file is a sidecar by its name, and so no report. */
export function isSidecar(path: string): boolean {
  const name = basename(path).toLowerCase()
  return name === tableName || name.endsWith(fileEnding)
}

/** Where sidecars of a file can stand, the closer one first; a change of any of them changes what the file's reports are. */
export function sidecarPaths(path: string): string[] {
  const folder = dirname(path)
  const stem = basename(path, extname(path))
  return [
    join(folder, `${basename(path)}${fileEnding}`),
    join(folder, `${stem}${fileEnding}`),
    join(folder, tableName),
  ]
}

/** A reader that remembers the tables of the folders it has looked into. */
export function createSidecarReader(): SidecarReader {
  const tables = new Map<string, Table>()
  return {
    async find(path) {
      const [own, ofStem, table] = sidecarPaths(path) as [string, string, string]
      const found = [
        await readRow(table, basename(shownPath(path)), tables),
        (await readOwn(own)) ?? (await readOwn(ofStem)),
      ].filter((each) => each !== null)
      if (found.length === 0) return null
      return {
        values: Object.assign({}, ...found.map(({ values }) => values)) as Record<string, string>,
        warnings: found.flatMap(({ warnings }) => warnings),
      }
    },
  }
}

/** The same for one file alone. */
export function findSidecar(path: string): Promise<Sidecar | null> {
  return createSidecarReader().find(path)
}

/** A digest of what a sidecar says, to be joined with the content hash of its file: '' where there is none. */
export function sidecarHash(sidecar: Sidecar | null): string {
  if (sidecar === null) return ''
  const values = Object.entries(sidecar.values).sort(([a], [b]) => (a < b ? -1 : 1))
  const said = [values, sidecar.warnings.map(({ message }) => message)]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

/** The row of a folder's table about one file; null without a table, or without a row where the table can be read. */
async function readRow(
  path: string,
  name: string,
  tables: Map<string, Table>,
): Promise<Sidecar | null> {
  const stamp = await stampOf(path)
  if (stamp === null) return null
  let table = tables.get(path)
  if (table?.stamp !== stamp) {
    table = { stamp, ...(await readTable(path)) }
    tables.set(path, table)
  }
  const values = table.rows.get(keyOf(name)) ?? table.rows.get(keyOf(basename(name, extname(name))))
  return values === undefined && table.warnings.length === 0
    ? null
    : { values: values ?? {}, warnings: table.warnings }
}

async function readTable(path: string): Promise<Omit<Table, 'stamp'>> {
  const rows = new Map<string, Record<string, string>>()
  try {
    const lines = parse(await readText(path), {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    })
    const [header = [], ...entries] = lines
    const column = header.findIndex((each) => fileColumn.test(each))
    if (column < 0) throw new Error('its first line names no column "file"')
    for (const cells of entries) {
      const stated = header.map((field, i): [string, string] => [field, cells[i] ?? ''])
      rows.set(keyOf(cells[column] ?? ''), keepStated(stated.filter((_, i) => i !== column)))
    }
    return { rows, warnings: [] }
  } catch (error) {
    return { rows, warnings: [unreadable(path, error)] }
  }
}

async function readOwn(path: string): Promise<Sidecar | null> {
  if ((await stampOf(path)) === null) return null
  try {
    const said: unknown = JSON.parse(await readText(path))
    if (typeof said !== 'object' || said === null || Array.isArray(said))
      throw new Error('it holds no object of field names and values')
    const stated = Object.entries(said).map(([field, value]): [string, string] => {
      if (value === null) return [field, '']
      if (typeof value === 'string' || typeof value === 'number') return [field, String(value)]
      throw new Error(`the value of "${field}" is neither text nor a number`)
    })
    return { values: keepStated(stated), warnings: [] }
  } catch (error) {
    return { values: {}, warnings: [unreadable(path, error)] }
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(systemPath(path))
  if (bytes.length > maxSidecarBytes) throw new Error('it is too large')
  return decodeText(bytes, path).text
}

/** What changes with a file's content; null where there is no file. */
async function stampOf(path: string): Promise<string | null> {
  return stat(systemPath(path)).then(
    (found) => (found.isFile() ? `${String(found.size)} ${String(found.mtimeMs)}` : null),
    () => null,
  )
}

function keepStated(stated: readonly [string, string][]): Record<string, string> {
  return Object.fromEntries(
    stated
      .map(([field, value]) => [field.trim(), value.trim()] as const)
      .filter(([field, value]) => field !== '' && value !== ''),
  )
}

/** Names are compared in one Unicode form: some systems take accents apart. */
function keyOf(name: string): string {
  return name.normalize('NFC').trim()
}

function unreadable(path: string, error: unknown): DocumentWarning {
  const reason = error instanceof AppError ? (error.sentence ?? error.message) : messageOf(error)
  return remark(
    'sidecar_unreadable',
    sentence('read.sidecarUnreadable', { file: basename(path), reason }),
  )
}
