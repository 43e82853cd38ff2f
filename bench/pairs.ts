/**
 * Two checkouts in one run, asked in turns, so that whatever else the machine does falls on both alike: how long an index
 * takes, and every kind of query through HTTP; with `--formats`, how long reading takes instead.
 * `npm run bench -- pairs --other FOLDER --counts 1000,10000`. The other checkout must be installed, and built by
 * `npm run build` and `npm run bench`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openSnapshot, shareSnapshot } from '../src/index/index.ts'
import { createAnalyzer } from '../src/text/index.ts'
import { formats } from '../src/ingest/index.ts'
import { ensureCorpus, workFolder } from './search/corpus.ts'
import { request, startServer, urlOf } from './search/http.ts'
import { inMs, inSeconds, percentile, printTable } from './search/percentiles.ts'
import { chooseQueries, kindsOf, type BenchQuery } from './search/queries.ts'

const segmenter = 'node-rs-jieba'
const seeds = { asked: 11, warmUp: 12 }
/** How often each query is asked, each time for pages of another size, of which no answer is kept. */
const rounds = 3
const hitsAPage = 10
const heapMegabytes = 8192

interface Pair {
  other: number[]
  ours: number[]
}

/** Median and p95 of both in milliseconds, and ours by the other's: below 1 ours is quicker. */
function compared(name: string, { other, ours }: Pair): string[] {
  const at = (times: readonly number[], share: number) => percentile(times, share)
  const both = (times: readonly number[]) => `${inMs(at(times, 0.5))} / ${inMs(at(times, 0.95))}`
  const ratio = (share: number) => (at(ours, share) / at(other, share)).toFixed(2)
  return [name, both(other), both(ours), ratio(0.5), ratio(0.95)]
}

interface Cost {
  tookMs: number
  /** Of all threads and of all processes that were started. */
  cpuMs: number
}

/** Runs a compiled program of a checkout's benchmarks to its end. The shell tells what it and its processes took. */
function costOf(checkout: string, program: string, options: readonly string[]): Cost {
  const path = join(checkout, 'bench', '.work', 'build', 'bench', program)
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run bench" there first.`)
  const startedAt = performance.now()
  const output = execFileSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; { time "$@" >&2; } 2>&1', '-', process.execPath].concat([
      `--max-old-space-size=${heapMegabytes}`,
      '--v8-pool-size=0',
      path,
      ...options,
    ]),
    { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const tookMs = performance.now() - startedAt
  const [user, system] = output.trim().split('\n').at(-1)!.split(' ').map(Number)
  return { tookMs, cpuMs: (user! + system!) * 1000 }
}

/** Words alone, quoted, near each other and in one passage. */
function asked(indexed: readonly BenchQuery[]): BenchQuery[] {
  const pairs = indexed.filter(({ kind }) => kind === 'two middling' || kind === 'two common')
  const written = (kind: string, words: (pair: BenchQuery) => string): BenchQuery[] =>
    pairs.map((pair) => ({ ...pair, kind, q: words(pair) }))
  return [
    ...indexed,
    ...written('two phrases', ({ words }) => words.map((word) => `"${word}"`).join(' ')),
    ...written('near', ({ words: [one, two] }) => `${one!} NEAR/20 ${two!}`),
    ...written('same passage', ({ words: [one, two] }) => `同段(${one!} ${two!})`),
    ...written('one without other', ({ words: [one, two] }) => `${one!} -${two!}`),
  ]
}

async function compareSearch(other: string, count: number, keepIndex: boolean): Promise<void> {
  const folder = ensureCorpus(count)
  const checkouts = [
    { root: other, index: join(workFolder, `index-${count}-other`) },
    { root: process.cwd(), index: join(workFolder, `index-${count}`) },
  ]
  console.log(`## ${count} reports\n`)
  if (!keepIndex || !checkouts.every(({ index }) => existsSync(index))) {
    const costs = checkouts.map(({ root, index }) => {
      rmSync(index, { recursive: true, force: true })
      return costOf(root, join('search', 'build-child.js'), [folder, index, segmenter])
    })
    const [before, after] = costs as [Cost, Cost]
    printTable(
      ['index, all new', 'other (s)', 'ours (s)', 'ours / other'],
      (['tookMs', 'cpuMs'] as const).map((what) => [
        what === 'cpuMs' ? 'processor time' : 'time',
        inSeconds(before[what]),
        inSeconds(after[what]),
        (after[what] / before[what]).toFixed(2),
      ]),
    )
  }
  const analyzer = createAnalyzer({ segmenter })
  const builder = {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  }
  const ours = checkouts[1]!.index
  const snapshot = openSnapshot(ours, builder, await shareSnapshot(ours))
  const queries = asked(chooseQueries(snapshot, analyzer, seeds.asked))
  const warmUp = chooseQueries(snapshot, analyzer, seeds.warmUp)
  const servers = []
  try {
    for (const { root, index } of checkouts) servers.push(await startServer(index, segmenter, root))
    for (const query of warmUp)
      for (const { origin } of servers) await request(urlOf(origin, query))
    const byKind = new Map<string, Pair>()
    for (let round = 0; round < rounds; round++) {
      for (const query of queries) {
        const times: number[] = []
        // Who is asked first changes, since the second finds the processor's caches as the first left them.
        const turns = round % 2 === 0 ? [0, 1] : [1, 0]
        for (const turn of turns)
          times[turn] = await request(urlOf(servers[turn]!.origin, query, hitsAPage + round))
        for (const kind of [query.kind, 'all']) {
          const pair = byKind.get(kind) ?? { other: [], ours: [] }
          byKind.set(kind, pair)
          pair.other.push(times[0]!)
          pair.ours.push(times[1]!)
        }
      }
    }
    printTable(
      ['whole request', 'other, p50 / p95 (ms)', 'ours, p50 / p95 (ms)', 'p50', 'p95'],
      [...kindsOf(queries), 'all'].map((kind) => compared(kind, byKind.get(kind)!)),
    )
  } finally {
    for (const { server } of servers) server.kill()
  }
}

function compareReading(other: string, wanted: readonly string[], count: number): void {
  const rows = formats
    .filter(({ name }) => wanted.includes(name) || wanted.includes('all'))
    .map(({ name, extensions }) => {
      const times: Pair = { other: [], ours: [] }
      for (let round = 0; round < rounds; round++) {
        for (const [checkout, list] of [
          [other, times.other],
          [process.cwd(), times.ours],
        ] as const) {
          const options = [name, extensions[0]!, String(count), '1']
          list.push(costOf(checkout, join('readers', 'child.js'), options).cpuMs / count)
        }
      }
      const [before, after] = [percentile(times.other, 0.5), percentile(times.ours, 0.5)]
      return [name, inMs(before), inMs(after), (after / before).toFixed(2)]
    })
  printTable(['reading a file, processor time', 'other (ms)', 'ours (ms)', 'ours / other'], rows)
}

/** Runs the benchmark. `options` are the words after its name. */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      other: { type: 'string' },
      counts: { type: 'string', default: '1000' },
      'keep-index': { type: 'boolean', default: false },
      formats: { type: 'string' },
    },
  })
  if (values.other === undefined) throw new Error('Name the other checkout: --other FOLDER.')
  const other = resolve(values.other)
  const counts = values.counts.split(',').map(Number)
  if (values.formats !== undefined) compareReading(other, values.formats.split(','), counts[0]!)
  else for (const count of counts) await compareSearch(other, count, values['keep-index'])
}
