/**
 * Speed and memory of reading, format by format, on one and on two processes.
 * `npm run bench -- readers --count 1000 --formats html,pdf`.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { formats } from '../src/ingest/index.ts'
import { printTable } from './search/percentiles.ts'

interface ReadMeasure {
  tookMs: number
  bytes: number
  characters: number
  baselineBytes: number
  maxRssBytes: number
}

const mebibyte = 1024 * 1024

async function readIn(processes: number, format: string, count: number): Promise<ReadMeasure[]> {
  const child = join(import.meta.dirname, 'readers', 'child.ts')
  const share = String(Math.ceil(count / processes))
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        child,
        format,
        share,
      ])
      return JSON.parse(stdout) as ReadMeasure
    }),
  )
}

function describe(
  format: string,
  processes: number,
  count: number,
  measures: readonly ReadMeasure[],
): string[] {
  const seconds = Math.max(...measures.map((measure) => measure.tookMs)) / 1000
  const sum = (pick: (measure: ReadMeasure) => number) =>
    measures.reduce((total, measure) => total + pick(measure), 0)
  const largest = Math.max(...measures.map((measure) => measure.maxRssBytes))
  return [
    format,
    String(processes),
    String(count),
    (sum((measure) => measure.bytes) / count / 1024).toFixed(0),
    ((seconds * 1000 * processes) / count).toFixed(1),
    (count / seconds).toFixed(0),
    (sum((measure) => measure.characters) / seconds / 1e6).toFixed(2),
    (largest / mebibyte).toFixed(0),
    ((largest - Math.min(...measures.map((measure) => measure.baselineBytes))) / mebibyte).toFixed(
      0,
    ),
  ]
}

/** Runs the benchmark. */
export async function run(options: readonly string[]): Promise<void> {
  const valueOf = (name: string) => options[options.indexOf(name) + 1]
  const count = options.includes('--count') ? Number(valueOf('--count')) : 1000
  const chosen = options.includes('--formats') ? valueOf('--formats')?.split(',') : undefined
  const rows: string[][] = []
  for (const { name } of formats) {
    if (chosen !== undefined && !chosen.includes(name)) continue
    for (const processes of [1, 2])
      rows.push(describe(name, processes, count, await readIn(processes, name, count)))
  }
  printTable(
    [
      'format',
      'processes',
      'files',
      'kB a file',
      'ms a file',
      'files/s',
      'M characters/s',
      'peak MB',
      'over start MB',
    ],
    rows,
  )
}
