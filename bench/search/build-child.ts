/** One index build in a process of its own, so that its memory can be read: prints a line of JSON. */
import { buildIndex } from '../../src/index/index.ts'
import { createAnalyzer, type SegmenterChoice } from '../../src/text/index.ts'

const [folder, indexDirectory, segmenter] = process.argv.slice(2) as [
  string,
  string,
  SegmenterChoice,
]
const analyzer = createAnalyzer({ segmenter })
const { tookMs } = await buildIndex({ paths: [folder], indexDirectory, analyzer })
const { user, system } = process.cpuUsage()
const maxRssBytes = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ tookMs, cpuMs: (user + system) / 1000, maxRssBytes }))
