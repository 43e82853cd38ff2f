/** Reads files of one format in a process of its own, so that its memory can be read: prints a line of JSON. */
import { defaultReadLimits, readBytes } from '../../src/ingest/index.ts'
import { makeSamples } from './samples.ts'

const [format = '', count = '0'] = process.argv.slice(2)
const samples = makeSamples()[format] ?? []
const baselineBytes = process.memoryUsage().rss
let bytes = 0
let characters = 0
const startedAt = performance.now()
for (let i = 0; i < Number(count); i++) {
  const sample = samples[i % samples.length]!
  for (const document of await readBytes(sample, `sample.${format}`, defaultReadLimits)) {
    characters += document.text.length
  }
  bytes += sample.length
}
console.log(
  JSON.stringify({
    tookMs: performance.now() - startedAt,
    bytes,
    characters,
    baselineBytes,
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
