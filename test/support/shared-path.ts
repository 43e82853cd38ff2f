/** Where the real reports lie: beside the repository. */
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..', 'shared')

/** Path of a file or folder in the shared folder. */
export function sharedPath(...parts: string[]): string {
  return join(root, ...parts)
}
