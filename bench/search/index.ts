/**
 * Index time, start-up, memory and query times on generated corpora, beside SQLite FTS5 in the same run.
 * `npm run bench -- search --counts 1000,10000`. The first run of a size generates its reports.
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createEmbeddedEngine, openSnapshot } from '../../src/index/index.ts'
import { createSearchService } from '../../src/search/index.ts'
import { createAnalyzer, type SegmenterChoice } from '../../src/text/index.ts'
import { ensureCorpus, workFolder } from './corpus.ts'
import { buildFts5 } from './fts5.ts'
import { inMegabytes, inMs, inSeconds, percentile, printTable } from './percentiles.ts'
import { chooseQueries, type BenchQuery } from './queries.ts'

interface BuildMeasure {
  tookMs: number
  reports: number
  maxRssBytes: number
}

function build(folder: string, indexDirectory: string, segmenter: SegmenterChoice): BuildMeasure {
  const child = join(import.meta.dirname, 'build-child.ts')
  const output = execFileSync(
    process.execPath,
    ['--import', 'tsx', child, folder, indexDirectory, segmenter],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 30,
    },
  )
  return JSON.parse(output) as BuildMeasure
}

const percentiles = (times: readonly number[]): string[] =>
  [0.5, 0.95, 0.99].map((share) => inMs(percentile(times, share)))

/** Memory of the typed arrays among an object's values. */
function bytesOf(part: object): number {
  const values: unknown[] = Object.values(part)
  return values.reduce<number>(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  )
}

async function measure(count: number, segmenter: SegmenterChoice): Promise<void> {
  const folder = ensureCorpus(count)
  const indexDirectory = join(workFolder, `index-${count}`)
  rmSync(indexDirectory, { recursive: true, force: true })
  const first = build(folder, indexDirectory, segmenter)
  const again = build(folder, indexDirectory, segmenter)

  const analyzer = createAnalyzer({ segmenter })
  const before = process.memoryUsage()
  const openedAt = performance.now()
  const snapshot = openSnapshot(indexDirectory, {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  })
  const openMs = performance.now() - openedAt
  globalThis.gc?.()
  const after = process.memoryUsage()
  const { concordance, manifest } = snapshot
  const { pairs, characters: characterIndex, ...plain } = concordance
  const arrayBytes = bytesOf(plain) + bytesOf(pairs) + bytesOf(characterIndex)
  const characters = manifest.counts.characters

  console.log(
    `## ${count} reports, ${(characters / 1e6).toFixed(1)} million characters, ${analyzer.segmenter.name}\n`,
  )
  printTable(
    ['index', 'value'],
    [
      ['build, all new (s)', inSeconds(first.tookMs)],
      ['build, nothing changed (s)', inSeconds(again.tookMs)],
      ['memory of the build (MB)', inMegabytes(first.maxRssBytes)],
      ['open (s)', inSeconds(openMs)],
      ['concordance in memory (MB)', inMegabytes(arrayBytes)],
      ['concordance, bytes a character', (arrayBytes / characters).toFixed(2)],
      ['catalogue in memory (MB)', inMegabytes(after.heapUsed - before.heapUsed)],
    ],
  )

  const service = createSearchService(createEmbeddedEngine(snapshot), analyzer)
  const queries = chooseQueries(snapshot, analyzer, 11)
  const fts5 = buildFts5(snapshot, analyzer)
  const ours = new Map<BenchQuery, number>()
  const theirs = new Map<BenchQuery, number>()
  const hits = new Map<BenchQuery, number>()
  // Each query once on each side, in turn: a first time, with cold caches of its own words.
  for (const query of queries) {
    const startedAt = performance.now()
    const response = await service.search({
      q: query.q,
      filters: query.filters,
      sort: 'relevance',
      limit: 10,
      offset: 0,
    })
    ours.set(query, performance.now() - startedAt)
    hits.set(query, response.total)
    if (fts5 !== null) theirs.set(query, fts5.query(query))
  }
  const rows = [...new Set(queries.map(({ kind }) => kind)), 'all'].map((kind) => {
    const chosen = queries.filter((query) => kind === 'all' || query.kind === kind)
    const total = percentile(
      chosen.map((query) => hits.get(query)!),
      0.5,
    )
    const yardstick = fts5 === null ? [] : percentiles(chosen.map((query) => theirs.get(query)!))
    return [kind, total, ...percentiles(chosen.map((query) => ours.get(query)!)), ...yardstick]
  })
  if (fts5 !== null) console.log(`FTS5: cut and inserted in ${inSeconds(fts5.buildMs)} s\n`)
  const heads = ['query', 'reports found (median)', 'p50 ms', 'p95 ms', 'p99 ms']
  printTable(fts5 === null ? heads : [...heads, 'FTS5 p50', 'FTS5 p95', 'FTS5 p99'], rows)
  await service.close()
}

/** Runs the benchmark. `options` are the words after its name. */
export async function run(options: readonly string[]): Promise<void> {
  const value = (name: string, fallback: string): string => {
    const at = options.indexOf(name)
    return at < 0 ? fallback : (options[at + 1] ?? fallback)
  }
  for (const count of value('--counts', '1000').split(',')) {
    await measure(Number(count), value('--segmenter', 'auto') as SegmenterChoice)
  }
}
