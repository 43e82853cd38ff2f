/** Lists the files under the paths a person names. Opens none of them. */
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import { isSidecar } from './sidecar.ts'

/**
 * The files at and under `paths`, each once: folders are walked in name order, hidden entries and office lock files are skipped.
 * Sidecars (meta.csv, NAME.meta.json) are no reports and are never listed.
 * A path that names a file is listed even when it is hidden. Linked folders are not entered, so a loop of links cannot trap the walk.
 *
 * @throws AppError `not_found` for a path that does not exist, `unreadable_file` for a folder that cannot be opened.
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files = new Map<string, string>()
  for (const path of paths) {
    const found = (await isFolder(path)) ? walk(path) : [path]
    for await (const file of found) {
      if (isSidecar(file)) continue
      const key = resolve(file)
      if (!files.has(key)) files.set(key, file)
    }
  }
  return [...files.values()]
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AppError('not_found', `${path}: no such file or folder. Check the path.`, {
        cause: error,
      })
    }
    throw cannotOpen(path, error)
  }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw cannotOpen(folder, error)
  })
  // Code unit order: the same on every machine, whatever its locale.
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isLinkedFile(path)))) yield path
  }
}

/** A broken link counts as a file: reading it then says what is wrong, instead of leaving it out in silence. */
async function isLinkedFile(path: string): Promise<boolean> {
  return stat(path).then(
    (target) => target.isFile(),
    () => true,
  )
}

function cannotOpen(path: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? messageOf(cause)
  return new AppError(
    'unreadable_file',
    `${path}: cannot be opened (${reason}). Check its permissions.`,
    { cause },
  )
}
