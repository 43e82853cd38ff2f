/**
 * Speed and memory of reading, format by format, with the reader pool on one thread and on two: from bytes on disk to
 * parsed and analyzed reports. `npm run bench -- readers --count 1000 --formats html,pdf`.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { formats } from '../src/ingest/index.ts'
import { printTable } from './search/percentiles.ts'

interface ReadMeasure {
  tookMs: number
  /** Of all threads: comparable on a machine with other work. */
  cpuMs: number
  reports: number
  bytesPerFile: number
  maxRssBytes: number
}

const mebibyte = 1024 * 1024

async function measure(
  format: string,
  extension: string,
  count: number,
  threads: number,
): Promise<ReadMeasure> {
  const child = join(import.meta.dirname, 'readers', 'child.js')
  const { stdout } = await promisify(execFile)(process.execPath, [
    child,
    format,
    extension,
    String(count),
    String(threads),
  ])
  return JSON.parse(stdout) as ReadMeasure
}

/** Runs the benchmark. */
export async function run(options: readonly string[]): Promise<void> {
  const valueOf = (name: string) => options[options.indexOf(name) + 1]
  const count = options.includes('--count') ? Number(valueOf('--count')) : 1000
  const chosen = options.includes('--formats') ? valueOf('--formats')?.split(',') : undefined
  const rows: string[][] = []
  for (const { name, extensions } of formats) {
    if (chosen !== undefined && !chosen.includes(name)) continue
    for (const threads of [1, 2]) {
      const { tookMs, cpuMs, bytesPerFile, maxRssBytes } = await measure(
        name,
        extensions[0]!,
        count,
        threads,
      )
      const row = [
        name,
        String(threads),
        String(count),
        (bytesPerFile / 1024).toFixed(0),
        (cpuMs / count).toFixed(1),
        (tookMs / count).toFixed(1),
        ((count / tookMs) * 1000).toFixed(0),
        (maxRssBytes / mebibyte).toFixed(0),
      ]
      console.error(row.join(' '))
      rows.push(row)
    }
  }
  printTable(
    ['format', 'threads', 'files', 'kB a file', 'CPU ms a file', 'ms a file', 'files/s', 'peak MB'],
    rows,
  )
}
