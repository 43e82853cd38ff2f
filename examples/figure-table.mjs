/** What does each body state of one figure, year by year? `node figure-table.mjs FOLDER KEY` writes CSV. */
import { buildIndex, figures, openIndex } from 'gongkai'

const [folder = 'reports', key = 'requests.received'] = process.argv.slice(2)

await buildIndex(folder, { directory: 'index' })
const index = await openIndex('index')
const { figures: found } = await figures(index, key)
await index.close()

const years = [...new Set(found.map(({ reportYear }) => reportYear))].sort()
const bodies = [...new Set(found.map(({ reportingBody }) => reportingBody))].sort()
console.log(['body', ...years].join(','))
for (const body of bodies) {
  const cells = years.map((year) => {
    const stated = found.find((each) => each.reportingBody === body && each.reportYear === year)
    // A blank cell has no value, which is not 0.
    return stated?.value ?? ''
  })
  console.log([body, ...cells].join(','))
}
