/** A program of someone else's, compiled against the package's declarations alone. It is not run. */
import express from 'express'
import {
  buildIndex,
  exportPassages,
  figures,
  GongkaiError,
  openIndex,
  readReport,
  search,
  toCsv,
  verify,
  type BuildSummary,
  type Check,
  type ErrorCode,
  type Report,
  type SearchHit,
} from 'gongkai'
import { createApp } from 'gongkai/server'

const { signal } = new AbortController()
const summary: BuildSummary = await buildIndex(['reports'], {
  directory: 'index',
  onProgress: (done, total) => {
    console.log(done / total)
  },
  settings: { maxPages: 100, segmenter: 'node-rs-jieba' },
  signal,
})
const index = await openIndex('index', { threads: 2 })
const { hits, facets } = await search(index, '公开', { year: [2017, '2019..'], level: 'county' })
const first: SearchHit | undefined = hits[0]
const label: string | undefined = first?.passages[0]?.sectionLabel
// @ts-expect-error An option that does not exist.
await search(index, '公开', { yaer: 2017 })
// @ts-expect-error An order that does not exist.
await search(index, '公开', { sort: 'newest' })
const exported = await exportPassages(index, '"公开"', { region: '江苏' })
for await (const text of toCsv(exported)) console.log(text)
const { byYear } = await figures(index, 'requests.received', { applicant: 'total' })
const sums: (number | null)[] = byYear.map(({ sum }) => sum)
const { misses } = await verify(index, '公开', { random: 10 })
const report: Report = await readReport(new Uint8Array(), { name: 'report.pdf' })
const failed: Check[] = report.checks.filter(({ outcome }) => outcome === 'fail')
try {
  await index.close()
} catch (error) {
  const code: ErrorCode | null = error instanceof GongkaiError ? error.code : null
  console.log(code)
}
express().use('/search', await createApp({ directory: 'index', settings: { rateLimit: 0 } }))
console.log(summary.reports, facets.section, label, sums, misses, failed)
