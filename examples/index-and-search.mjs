/** Which of the reports in a folder speak of it, and what do they say? `node index-and-search.mjs FOLDER QUERY` */
import { buildIndex, openIndex, search } from 'gongkai'

const [folder = 'reports', query = '依申请公开 延期'] = process.argv.slice(2)

// A second run reads only what changed.
const { reports, failures } = await buildIndex(folder, { directory: 'index' })
console.log(`${reports} reports indexed`)
for (const { reason } of failures) console.log(`not read: ${reason}`)

const index = await openIndex('index')
const { total, passages, hits } = await search(index, query, { limit: 5 })
console.log(`${query}: ${total} reports, ${passages} passages`)
for (const hit of hits) {
  console.log(`\n${hit.title} (${hit.occurrences})`)
  for (const { sectionLabel, text, highlights } of hit.passages) {
    const found = highlights.map(([start, end]) => text.slice(start, end))
    console.log(`  [${sectionLabel}] ${text}\n    found: ${found.join(' ')}`)
  }
}
await index.close()
