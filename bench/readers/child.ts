/** Reads files of one format with the reader pool, in a process of its own, so that its memory can be read: prints a line of JSON. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createParsePool } from '../../src/index/indexing/parse-pool.ts'
import { defaultReadLimits } from '../../src/ingest/index.ts'
import { makeSamples, realPdfs } from './samples.ts'

/** Files a thread reads before the clock starts: it loads the readers and the dictionary meanwhile. */
const warmUp = 16

const [format = '', extension = '', count = '0', threads = '1'] = process.argv.slice(2)
const real = format === 'pdf' ? realPdfs() : []
const samples = real.length > 0 ? real : (makeSamples()[format] ?? [])
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const pool = createParsePool({
  fileCount: Number(count),
  fileTimeoutMs: 60_000,
  memoryMegabytes: 2048,
  maxProcesses: Number(threads),
})
try {
  const paths = samples.map((sample, i) => {
    const path = join(folder, `${i}.${extension}`)
    writeFileSync(path, sample)
    return path
  })
  const read = async (files: number): Promise<number> => {
    const tasks = Array.from({ length: files }, (_, i) => ({
      path: paths[i % paths.length]!,
      knownHash: null,
      segmenter: 'auto' as const,
      limits: defaultReadLimits,
    }))
    let reports = 0
    for await (const outcome of pool.run(tasks)) {
      if (outcome.kind === 'failed') throw new Error(outcome.reason)
      if (outcome.kind === 'parsed') reports += outcome.reports.length
    }
    return reports
  }
  await read(warmUp * Number(threads))
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const reports = await read(Number(count))
  const { user, system } = process.cpuUsage(cpuBefore)
  const bytes = samples.reduce((sum, sample) => sum + sample.length, 0) / samples.length
  console.log(
    JSON.stringify({
      tookMs: performance.now() - startedAt,
      cpuMs: (user + system) / 1000,
      reports,
      bytesPerFile: bytes,
      maxRssBytes: process.resourceUsage().maxRSS * 1024,
    }),
  )
} finally {
  await pool.close()
  rmSync(folder, { recursive: true, force: true })
}
