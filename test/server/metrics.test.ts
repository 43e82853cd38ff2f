import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../src/server/metrics.ts'
import { fakeStats } from '../support/fake-search-service.ts'
import { getJson, serveApp } from '../support/serve-app.ts'

describe('createMetrics', () => {
  it('counts requests and cumulates durations', async () => {
    const metrics = createMetrics()
    metrics.count('/api/search', 200, 0.004)
    metrics.count('/api/search', 200, 0.3)
    metrics.count('/api/search', 400, 60)
    const lines = (await metrics.text(fakeStats, false)).split('\n')
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
    const loaded = await metrics.text(fakeStats, true)
    expect(loaded).toContain('\ngongkai_index_loaded 1\n')
    expect(loaded).toContain('\ngongkai_index_refused 1\n')
    expect(loaded).toContain(`\ngongkai_index_reports ${fakeStats.reports}\n`)
    expect(loaded).toContain('\ngongkai_index_built_timestamp_seconds 1735689600\n')
    const empty = await metrics.text(null, false)
    expect(empty).toContain('\ngongkai_index_loaded 0\n')
    expect(empty).not.toMatch(/^gongkai_index_reports/m)
  })

  it('writes only lines of the Prometheus text form', async () => {
    const metrics = createMetrics()
    metrics.count('a"b\\c\nd', 200, 0.1)
    const label = String.raw`\w+="(?:[^"\\\n]|\\["\\n])*"`
    const sample = new RegExp(String.raw`^\w+(\{${label}(,${label})*\})? (-?[\d.e+-]+|Nan)$`)
    for (const line of (await metrics.text(fakeStats, false)).split('\n').filter(Boolean)) {
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
