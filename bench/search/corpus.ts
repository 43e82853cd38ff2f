/** The generated corpora that speed is measured on: made once a size, kept in bench/.work. */
import { execFileSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The benchmarks run from the project's folder (npm sees to that), compiled into a folder of their own. */
export const workFolder = join(process.cwd(), 'bench', '.work')

const seed = 7

/** Folder of `count` generated reports of about 7,000 characters. */
export function ensureCorpus(count: number): string {
  const folder = join(workFolder, `reports-${count}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const generate = join(import.meta.dirname, '..', 'generate.js')
  execFileSync(
    process.execPath,
    [generate, '--count', String(count), '--seed', String(seed), '--out', unfinished],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  renameSync(unfinished, folder)
  return folder
}
