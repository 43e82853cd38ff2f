/** Counts of requests and their durations, and their Prometheus text form. */
import type { IndexStats } from '../search/index.ts'

/** Upper ends of the duration buckets, seconds. */
const bucketEnds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Durations {
  /** Requests in each bucket of `bucketEnds`, not cumulated. */
  buckets: number[]
  sumSeconds: number
  count: number
}

export interface Metrics {
  /** Notes one answered request. `route` must come from a fixed set: each one is a series. */
  count(route: string, status: number, seconds: number): void
  /** Prometheus text, version 0.0.4. `refused`: a newer index than the one served was found bad. */
  text(stats: IndexStats | null, refused: boolean): string
}

export function createMetrics(): Metrics {
  const requests = new Map<string, { route: string; status: number; count: number }>()
  const durations = new Map<string, Durations>()

  return {
    count(route, status, seconds) {
      const key = `${status} ${route}`
      const series = requests.get(key) ?? { route, status, count: 0 }
      series.count += 1
      requests.set(key, series)

      const histogram = durations.get(route) ?? {
        buckets: bucketEnds.map(() => 0),
        sumSeconds: 0,
        count: 0,
      }
      const place = bucketEnds.findIndex((end) => seconds <= end)
      if (place >= 0) histogram.buckets[place]! += 1
      histogram.sumSeconds += seconds
      histogram.count += 1
      durations.set(route, histogram)
    },
    text(stats, refused) {
      return [
        ...requestLines(requests.values()),
        ...durationLines(durations),
        ...gaugeLines(stats, refused),
        '',
      ].join('\n')
    },
  }
}

function* requestLines(
  series: Iterable<{ route: string; status: number; count: number }>,
): Iterable<string> {
  yield* head('gongkai_http_requests_total', 'counter', 'Requests answered.')
  for (const { route, status, count } of series) {
    yield `gongkai_http_requests_total{route="${escape(route)}",status="${status}"} ${count}`
  }
}

function* durationLines(durations: Map<string, Durations>): Iterable<string> {
  const name = 'gongkai_http_request_duration_seconds'
  yield* head(name, 'histogram', 'Time from the arrival of a request to its answer.')
  for (const [route, { buckets, sumSeconds, count }] of durations) {
    const label = `route="${escape(route)}"`
    let upTo = 0
    for (const [place, end] of bucketEnds.entries()) {
      upTo += buckets[place] ?? 0
      yield `${name}_bucket{${label},le="${end}"} ${upTo}`
    }
    yield `${name}_bucket{${label},le="+Inf"} ${count}`
    yield `${name}_sum{${label}} ${sumSeconds}`
    yield `${name}_count{${label}} ${count}`
  }
}

function* gaugeLines(stats: IndexStats | null, refused: boolean): Iterable<string> {
  const gauges: [name: string, help: string, value: number][] = [
    ['gongkai_index_loaded', '1 when an index is loaded.', stats ? 1 : 0],
    ['gongkai_index_refused', '1 when a newer index was refused.', refused ? 1 : 0],
    ['process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()],
    [
      'process_start_time_seconds',
      'Start of the process, seconds since 1970.',
      Date.now() / 1000 - process.uptime(),
    ],
  ]
  if (stats) {
    gauges.push(
      ['gongkai_index_reports', 'Reports in the index.', stats.reports],
      ['gongkai_index_passages', 'Passages in the index.', stats.passages],
      ['gongkai_index_characters', 'Characters of normalized text.', stats.characters],
      ['gongkai_index_bodies', 'Reporting bodies in the index.', stats.bodies],
      ['gongkai_index_size_bytes', 'Size of the index on disk.', stats.sizeBytes],
      [
        'gongkai_index_built_timestamp_seconds',
        'When the index was built, seconds since 1970.',
        Date.parse(stats.builtAt) / 1000,
      ],
    )
  }
  for (const [name, help, value] of gauges) {
    yield* head(name, 'gauge', help)
    yield `${name} ${value}`
  }
}

function head(name: string, kind: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`]
}

/** Label values may hold anything but these three unescaped. */
function escape(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`))
}
