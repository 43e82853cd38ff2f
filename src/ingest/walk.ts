/** Lists the files under the paths a person names. Opens none of them. */
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import { nameOfBytes, shownPath, systemPath } from './file-names.ts'
import { sentence } from '../sentence.ts'
import { isDocumentOfPage, pageOf } from './saved-page.ts'
import { isSidecar } from './sidecar.ts'

/** What stands under some paths. */
export interface ListedFiles {
  /** Paths in the form of `nameOfBytes`. */
  files: string[]
  /** Folders of saved pages, and how many of their files are no documents: scripts, styles, pictures, frames. */
  pageFolders: { path: string; page: string; files: number }[]
  /** Folders that could not be looked into, and why: what they hold is not among the files. */
  unreadable: { path: string; reason: string }[]
}

/**
 * The files at and under `paths`, each once: folders are walked in name order, hidden entries and office lock files are skipped.
 * Sidecars (meta.csv, NAME.meta.json) are no reports and are never listed.
 * The folder that a browser saves beside a page (NAME_files) is looked through for documents alone.
 * A path that names a file is listed even when it is hidden. Linked folders are not entered, so a loop of links cannot trap the walk.
 *
 * @throws AppError `not_found` for a path that does not exist, `unreadable_file` when one of `paths` itself cannot be opened.
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFiles> {
  const files = new Map<string, string>()
  const unreadable: ListedFiles['unreadable'] = []
  const pageFolders = new Map<string, ListedFiles['pageFolders'][number]>()
  for (const path of paths) {
    const found: AsyncIterable<FoundFile> | FoundFile[] = (await isFolder(path))
      ? walk(path, await namesIn(path), unreadable)
      : [{ path }]
    for await (const { path: file, pageFolder } of found) {
      if (isSidecar(file)) continue
      const key = resolve(file)
      if (pageFolder !== undefined && !isDocumentOfPage(file)) {
        const folder = resolve(pageFolder.path)
        const known = pageFolders.get(folder)
        if (known === undefined) pageFolders.set(folder, { ...pageFolder, files: 1 })
        else known.files++
      } else if (!files.has(key)) files.set(key, file)
    }
  }
  return { files: [...files.values()], pageFolders: [...pageFolders.values()], unreadable }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new AppError('not_found', sentence('path.missing', { path }), {
        cause: error,
      })
    }
    throw cannotOpen(path, error)
  }
}

interface Entry {
  name: string
  kind: 'folder' | 'file' | 'link' | 'other'
}

async function namesIn(folder: string): Promise<Entry[]> {
  try {
    const entries = await readdir(systemPath(folder), { withFileTypes: true, encoding: 'buffer' })
    return (
      entries
        .map((entry): Entry => {
          const name = nameOfBytes(entry.name)
          if (entry.isDirectory()) return { name, kind: 'folder' }
          if (entry.isFile()) return { name, kind: 'file' }
          return { name, kind: entry.isSymbolicLink() ? 'link' : 'other' }
        })
        // Code unit order: the same on every machine, whatever its locale.
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    )
  } catch (error) {
    throw cannotOpen(folder, error)
  }
}

interface FoundFile {
  path: string
  /** The folder of a saved page that it lies in, and the page's name. */
  pageFolder?: { path: string; page: string }
}

async function* walk(
  folder: string,
  entries: readonly Entry[],
  unreadable: ListedFiles['unreadable'],
  within?: FoundFile['pageFolder'],
): AsyncGenerator<FoundFile> {
  const names = new Set(entries.map(({ name }) => name))
  for (const { name, kind } of entries) {
    if (name.startsWith('.') || name.startsWith('~$')) continue
    const path = join(folder, name)
    if (kind === 'folder') {
      // One that cannot be looked into takes nothing from the others.
      const inside = await namesIn(path).catch((error: unknown) => {
        unreadable.push({ path, reason: messageOf(error) })
        return []
      })
      const page = within === undefined ? pageOf(name, names) : undefined
      yield* walk(path, inside, unreadable, page === undefined ? within : { path, page })
    } else if (kind === 'file' || (kind === 'link' && (await isLinkedFile(path))))
      yield within === undefined ? { path } : { path, pageFolder: within }
  }
}

/** A broken link counts as a file: reading it then says what is wrong, instead of leaving it out in silence. */
async function isLinkedFile(path: string): Promise<boolean> {
  return stat(systemPath(path)).then(
    (target) => target.isFile(),
    () => true,
  )
}

function cannotOpen(path: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? messageOf(cause)
  return new AppError(
    'unreadable_file',
    sentence('path.closed', { path: shownPath(path), reason }),
    { cause },
  )
}
