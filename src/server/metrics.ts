/** Requests, their durations, the index and the process, as Prometheus reads them. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { IndexStats } from '../search/index.ts'
import type { Admission } from './admission.ts'

/** Upper ends of the duration buckets, seconds. */
const bucketEnds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics {
  /** Notes one answered request. `route` must come from a fixed set: each one is a series. */
  count: (route: string, status: number, seconds: number) => void
  mediaType: string
  text: (state: MeasuredState) => Promise<string>
}

/** What is measured when it is asked for. */
export interface MeasuredState {
  stats: IndexStats | null
  /** A newer index than the one served was found bad. */
  refused: boolean
  /** Memory of caches, bytes, by name. */
  cacheBytes: Readonly<Record<string, number>>
  /** By the name of what requests wait for. */
  admissions: Readonly<Record<string, Admission>>
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

type AdmissionCounts = ReturnType<Admission['counts']>

const admissionGauges: readonly [
  name: string,
  help: string,
  valueOf: (counts: AdmissionCounts) => number,
][] = [
  ['running', 'Requests at work.', ({ running }) => running],
  ['queued', 'Requests that wait for their turn.', ({ waiting }) => waiting],
  ['places', 'Requests that may be at work at once.', ({ places }) => places],
  ['seats', 'Requests that may wait at once.', ({ seats }) => seats],
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
  const caches = new Gauge({
    name: 'gongkai_cache_bytes',
    help: 'Memory that a cache takes, by its own account.',
    labelNames: ['cache'],
    registers,
  })
  const shed = new Counter({
    name: 'gongkai_admission_shed_total',
    help: 'Requests refused since there was no room.',
    labelNames: ['gate'],
    registers,
  })
  const admitted = admissionGauges.map(([name, help, valueOf]) => {
    const labelNames = ['gate']
    const gauge = new Gauge({ name: `gongkai_admission_${name}`, help, labelNames, registers })
    return { gauge, valueOf }
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
    text({ stats, refused, cacheBytes, admissions }) {
      caches.reset()
      for (const [cache, bytes] of Object.entries(cacheBytes)) caches.set({ cache }, bytes)
      shed.reset()
      for (const [gate, admission] of Object.entries(admissions)) {
        const counts = admission.counts()
        for (const { gauge, valueOf } of admitted) gauge.set({ gate }, valueOf(counts))
        shed.inc({ gate }, counts.refused)
      }
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
