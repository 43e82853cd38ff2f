/** Where the real reports lie: beside the repository. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..', '..', 'shared')

/** Whether the folder is there at all. */
export const isSharedAtHand = (): boolean => existsSync(root)

/** Path of a file or folder in the shared folder. */
export function sharedPath(...parts: string[]): string {
  return join(root, ...parts)
}
