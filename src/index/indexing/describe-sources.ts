/** The files of a run as the system describes them, before any is opened. */
import { statSync, type Stats } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { shownPath, sidecarPaths, systemPath, type ListedFiles } from '../../ingest/index.ts'
import type { Snapshot, SourceFile } from '../snapshot.ts'

/**
 * Describes the files that were found, each once, and those that the index before knows under folders that cannot be looked into:
 * they may still be there. `roots`: files and folders as the user named them.
 */
export function describeSources(
  { files, unreadable }: ListedFiles,
  roots: readonly string[],
  previous: Snapshot | null,
): SourceFile[] {
  const closed = unreadable.map(({ path }) => `${resolve(path)}${sep}`)
  const hidden = (previous?.sources ?? [])
    .map(({ path }) => path)
    .filter((path) => closed.some((folder) => path.startsWith(folder)))
  const paths = new Set([...files.map((path) => resolve(path)), ...hidden])
  return Array.from(paths, (path) => describeFile(path, roots))
}

/** Whether a file has the size and times of change that it had when it was last read. */
export function isUntouched(source: SourceFile, before: SourceFile | undefined): boolean {
  return (
    before?.failure === null &&
    before.sizeBytes === source.sizeBytes &&
    before.modifiedMs === source.modifiedMs &&
    before.notedMs === source.notedMs
  )
}

export function describeFile(path: string, roots: readonly string[]): SourceFile {
  const root = roots.map((each) => resolve(each)).find((each) => path.startsWith(`${each}${sep}`))
  // A changed sidecar changes what is read of the file.
  const stats = [path, ...sidecarPaths(path)].flatMap((each) => statOf(each) ?? [])
  return {
    path,
    name: shownPath(relative(root ?? dirname(path), path)),
    sizeBytes: stats.reduce((sum, { size }) => sum + size, 0),
    modifiedMs: stats.reduce((sum, { mtimeMs }) => sum + mtimeMs, 0),
    notedMs: stats.reduce((sum, { ctimeMs }) => sum + ctimeMs, 0),
    contentHash: '',
    reportIds: [],
    skipped: [],
    unreadable: [],
    failure: null,
  }
}

/** Null for a file that is missing or cannot be looked at; reading it then fails with the reason. */
function statOf(path: string): Stats | null {
  try {
    return statSync(systemPath(path))
  } catch {
    return null
  }
}
