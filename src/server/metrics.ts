/** Requests, their durations, the index and the process, as Prometheus reads them. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { IndexStats } from '../search/index.ts'

/** Upper ends of the duration buckets, seconds. */
const bucketEnds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics {
  /** Notes one answered request. `route` must come from a fixed set: each one is a series. */
  count: (route: string, status: number, seconds: number) => void
  mediaType: string
  /** `refused`: a newer index than the one served was found bad. */
  text: (stats: IndexStats | null, refused: boolean) => Promise<string>
}

const indexGauges: readonly [name: string, help: string, valueOf: (stats: IndexStats) => number][] =
  [
    ['reports', 'Reports in the index.', ({ reports }) => reports],
    ['passages', 'Passages in the index.', ({ passages }) => passages],
    ['characters', 'Characters of normalized text.', ({ characters }) => characters],
    ['bodies', 'Reporting bodies in the index.', ({ bodies }) => bodies],
    ['size_bytes', 'Size of the index on disk.', ({ sizeBytes }) => sizeBytes],
    [
      'built_timestamp_seconds',
      'When the index was built, seconds since 1970.',
      ({ builtAt }) => Date.parse(builtAt) / 1000,
    ],
  ]

/** Metrics of one application, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'gongkai_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'gongkai_http_request_duration_seconds',
    help: 'Time from the arrival of a request to its answer.',
    labelNames: ['route'],
    buckets: bucketEnds,
    registers,
  })
  const loaded = new Gauge({
    name: 'gongkai_index_loaded',
    help: '1 when an index is loaded.',
    registers,
  })
  const refusals = new Gauge({
    name: 'gongkai_index_refused',
    help: '1 when a newer index was refused.',
    registers,
  })
  const gauges = indexGauges.map(([name, help, valueOf]) => {
    const gauge = new Gauge({ name: `gongkai_index_${name}`, help, registers })
    return { gauge, valueOf }
  })
  collectDefaultMetrics({ register: registry })

  return {
    count(route, status, seconds) {
      requests.inc({ route, status })
      durations.observe({ route }, seconds)
    },
    mediaType: registry.contentType,
    text(stats, refused) {
      loaded.set(stats === null ? 0 : 1)
      refusals.set(refused ? 1 : 0)
      for (const { gauge, valueOf } of gauges) {
        // Without an index there is nothing to say of one, not even 0.
        if (stats === null) gauge.remove()
        else gauge.set(valueOf(stats))
      }
      return registry.metrics()
    },
  }
}
