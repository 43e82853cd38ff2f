import { describe, expect, it } from 'vitest'
import type { IndexStats } from '../../src/search/index.ts'
import { createAdmission } from '../../src/server/admission.ts'
import { createMetrics, type MeasuredState } from '../../src/server/metrics.ts'
import { fakeStats } from '../support/fake-search-service.ts'
import { getJson, serveApp } from '../support/serve-app.ts'

const stateOf = (stats: IndexStats | null): MeasuredState => ({
  ...{ stats, refused: false, cacheBytes: {}, admissions: {} },
})

describe('createMetrics', () => {
  it('says of each cache what memory it takes, and nothing of one that is gone', async () => {
    const metrics = createMetrics()
    const state = stateOf(fakeStats)
    const full = await metrics.text({ ...state, cacheBytes: { answers: 7, filters: 1_000_000 } })
    expect(full).toContain('\ngongkai_cache_bytes{cache="answers"} 7\n')
    expect(full).toContain('\ngongkai_cache_bytes{cache="filters"} 1000000\n')
    expect(await metrics.text({ ...state, cacheBytes: { answers: 8 } })).not.toContain('filters')
  })

  it('says how many are at work, wait, and were refused', async () => {
    const metrics = createMetrics()
    const search = createAdmission({ running: 2, waiting: 1, waitMs: 60_000 })
    const leaving = new AbortController()
    const ended: (() => void)[] = []
    const ask = (address: string): Promise<unknown> =>
      search.run(
        { address, signal: leaving.signal },
        () => new Promise<void>((end) => ended.push(end)),
      )
    const asked = ['a', 'b', 'c', 'd'].map((address) => ask(address).catch(() => undefined))
    search.noteRefusal()
    await expect.poll(() => ended.length).toBe(2)
    const text = await metrics.text({ ...stateOf(fakeStats), admissions: { search } })
    for (const [name, value] of Object.entries({
      running: 2,
      queued: 1,
      places: 2,
      seats: 1,
      shed_total: 2,
    }))
      expect(text).toContain(`\ngongkai_admission_${name}{gate="search"} ${value}\n`)
    expect(text).toContain('\n# TYPE gongkai_admission_shed_total counter\n')
    leaving.abort()
    for (const end of ended) end()
    await Promise.all(asked)
  })

  it('counts requests and cumulates durations', async () => {
    const metrics = createMetrics()
    metrics.count('/api/search', 200, 0.004)
    metrics.count('/api/search', 200, 0.3)
    metrics.count('/api/search', 400, 60)
    const lines = (await metrics.text(stateOf(fakeStats))).split('\n')
    const route = 'route="/api/search"'
    const name = 'gongkai_http_request_duration_seconds'
    expect(lines).toContain(`gongkai_http_requests_total{${route},status="200"} 2`)
    expect(lines).toContain(`gongkai_http_requests_total{${route},status="400"} 1`)
    expect(lines).toContain(`${name}_bucket{le="0.0025",${route}} 0`)
    expect(lines).toContain(`${name}_bucket{le="0.005",${route}} 1`)
    expect(lines).toContain(`${name}_bucket{le="0.25",${route}} 1`)
    expect(lines).toContain(`${name}_bucket{le="0.5",${route}} 2`)
    expect(lines).toContain(`${name}_bucket{le="10",${route}} 2`)
    expect(lines).toContain(`${name}_bucket{le="+Inf",${route}} 3`)
    expect(lines).toContain(`${name}_sum{${route}} 60.304`)
    expect(lines).toContain(`${name}_count{${route}} 3`)
  })

  it('puts the counts of the index beside them, if there is one', async () => {
    const metrics = createMetrics()
    const loaded = await metrics.text({ ...stateOf(fakeStats), refused: true })
    expect(loaded).toContain('\ngongkai_index_loaded 1\n')
    expect(loaded).toContain('\ngongkai_index_refused 1\n')
    expect(loaded).toContain(`\ngongkai_index_reports ${fakeStats.reports}\n`)
    expect(loaded).toContain('\ngongkai_index_built_timestamp_seconds 1735689600\n')
    const empty = await metrics.text(stateOf(null))
    expect(empty).toContain('\ngongkai_index_loaded 0\n')
    expect(empty).not.toMatch(/^gongkai_index_reports/m)
  })

  it('writes only lines of the Prometheus text form', async () => {
    const metrics = createMetrics()
    metrics.count('a"b\\c\nd', 200, 0.1)
    const label = String.raw`\w+="(?:[^"\\\n]|\\["\\n])*"`
    const sample = new RegExp(String.raw`^\w+(\{${label}(,${label})*\})? (-?[\d.e+-]+|Nan)$`)
    for (const line of (await metrics.text(stateOf(fakeStats))).split('\n').filter(Boolean)) {
      expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) \w+ \S/ : sample)
    }
  })
})

describe('GET /metrics', () => {
  it('counts by the pattern of the route, never by what callers write', async () => {
    const url = await serveApp()
    await getJson(`${url}/api/reports/aaaaaaaaaaa1`)
    await getJson(`${url}/api/reports/unknown`)
    await getJson(`${url}/made-up-path`)
    const read = async () => (await fetch(`${url}/metrics`)).text()
    await expect.poll(read).toContain('{route="other",status="404"} 1')
    const text = await read()
    expect(text).toContain('{route="/api/reports/:id",status="200"} 1')
    expect(text).toContain('{route="/api/reports/:id",status="404"} 1')
    expect(text).not.toContain('made-up')
  })
})
