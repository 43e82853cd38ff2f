/** The built server measured from outside: start-up, memory, whole requests one by one and many at a time, and beside a slow one. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SegmenterChoice } from '../../src/text/index.ts'
import { inMegabytes, inMs, inSeconds, percentile, printTable } from './percentiles.ts'
import { kindsOf, type BenchQuery } from './queries.ts'

const clients = 8
const roundsAtOnce = 3
/** How often the server is started: the first start finds the machine still busy with what was done before. */
const starts = 3
const shares = [0.5, 0.95, 0.99] as const

/** As `npm start` runs Node. */
const nodeOptions = ['--v8-pool-size=0']

/** Hits of a page unless another number is asked for. */
const pageSize = 10

/** The address of a query's answer. */
export function urlOf(origin: string, { q, filters }: BenchQuery, limit = pageSize): string {
  const parameters = new URLSearchParams({ q, limit: String(limit) })
  for (const { from, to } of filters.year) parameters.append('year', `${from}..${to}`)
  for (const section of filters.section) parameters.append('section', section)
  return `${origin}/api/search?${parameters.toString()}`
}

/** Milliseconds until an answer is read whole; one that failed throws. */
export async function request(url: string): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - startedAt
}

/** Waits until the server says where it is; answers its address. */
async function ready(server: ChildProcess): Promise<string> {
  let printed = ''
  for await (const piece of server.stdout as AsyncIterable<Buffer>) {
    printed += piece.toString()
    const address = /http:\/\/\S+/.exec(printed)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('The server ended before it was ready.')
}

/** Resident memory of a process, where the system tells. */
function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) * 1024
}

/** Times of light queries while another client keeps asking for a comparison with every text. */
async function besideSlow(
  origin: string,
  light: readonly string[],
): Promise<{ light: number[]; slow: number[] }> {
  const slow: number[] = []
  const done = new AbortController()
  const slowClient = (async () => {
    while (!done.signal.aborted)
      slow.push(await request(`${origin}/api/verify?q=${encodeURIComponent('公开')}`))
  })()
  const times: number[] = []
  for (const url of light) times.push(await request(url))
  done.abort()
  await slowClient
  return { light: times, slow }
}

const timesOf = (times: readonly number[]): string[] =>
  shares.map((share) => inMs(percentile(times, share)))

/** Starts the server built in a checkout on an index, and waits until it answers. */
export async function startServer(
  indexDirectory: string,
  segmenter: SegmenterChoice,
  checkout = process.cwd(),
): Promise<{ server: ChildProcess; origin: string; startMs: number }> {
  const startedAt = performance.now()
  const server = spawn(
    process.execPath,
    [
      ...nodeOptions,
      join(checkout, 'dist', 'cli', 'main.js'),
      ...['serve', '--index', indexDirectory],
    ],
    {
      env: {
        ...process.env,
        PORT: '0',
        RATE_LIMIT: '0',
        LOG_LEVEL: 'error',
        GONGKAI_SEGMENTER: segmenter,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const origin = await ready(server)
  return { server, origin, startMs: performance.now() - startedAt }
}

/** Starts the server on an index and prints what is measured of it. */
export async function measureServer(
  indexDirectory: string,
  segmenter: SegmenterChoice,
  queries: readonly BenchQuery[],
  warmUp: readonly BenchQuery[],
): Promise<void> {
  const startTimes: number[] = []
  for (let i = 1; i < starts; i++) {
    const { server, startMs } = await startServer(indexDirectory, segmenter)
    server.kill()
    await once(server, 'exit')
    startTimes.push(startMs)
  }
  const { server, origin, startMs } = await startServer(indexDirectory, segmenter)
  startTimes.push(startMs)
  try {
    for (const query of warmUp) await request(urlOf(origin, query))
    const byKind = new Map<string, number[]>()
    for (const query of queries) {
      const took = await request(urlOf(origin, query))
      for (const kind of [query.kind, 'all']) byKind.set(kind, [...(byKind.get(kind) ?? []), took])
    }
    // Each round asks for other pages, of which no answer is kept.
    const all = Array.from({ length: roundsAtOnce }, (_, round) =>
      queries.map((query) => urlOf(origin, query, pageSize + 1 + round)),
    ).flat()
    const next = all.values()
    const atOnceAt = performance.now()
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (const url of next) await request(url)
      }),
    )
    const perSecond = all.length / ((performance.now() - atOnceAt) / 1000)
    const lightUrls = queries
      .filter(({ kind }) => kind === 'middling word')
      .map((query) => urlOf(origin, query, pageSize - 1))
    const { light, slow } = await besideSlow(origin, lightUrls)
    printTable(
      ['server', 'value'],
      [
        [`process start to ready, median of ${starts} (s)`, inSeconds(percentile(startTimes, 0.5))],
        ['resident memory after all (MB)', inMegabytes(residentBytes(server.pid!))],
        [`queries a second, ${clients} clients`, perSecond.toFixed(0)],
        ['middling word alone, p50 / p95 (ms)', halfAndMost(byKind.get('middling word')!)],
        ['middling word beside comparisons with every text (ms)', halfAndMost(light)],
        ['one such comparison, p50 / p95 (ms)', halfAndMost(slow)],
      ],
    )
    printTable(
      ['whole request through HTTP, ms', 'p50', 'p95', 'p99'],
      [...kindsOf(queries), 'all'].map((kind) => [kind, ...timesOf(byKind.get(kind)!)]),
    )
  } finally {
    server.kill()
  }
}

function halfAndMost(times: readonly number[]): string {
  return `${inMs(percentile(times, 0.5))} / ${inMs(percentile(times, 0.95))}`
}
