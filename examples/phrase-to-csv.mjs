/** Where do the reports say exactly this? `node phrase-to-csv.mjs FOLDER PHRASE > phrase.csv` */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buildIndex, exportPassages, openIndex, toCsv } from 'gongkai'

const [folder = 'reports', phrase = '主动公开'] = process.argv.slice(2)

await buildIndex(folder, { directory: 'index' })
const index = await openIndex('index')
// In quotes: exactly these characters. Every passage of every report comes, read as it is written out.
const exported = await exportPassages(index, `"${phrase}"`)
await pipeline(Readable.from(toCsv(exported)), process.stdout, { end: false })
console.error(`${exported.head.passages} passages of ${exported.head.total} reports`)
await index.close()
