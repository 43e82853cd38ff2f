/** The search inside one's own Express server: `PORT=8080 node own-server.mjs FOLDER` */
import express from 'express'
import { buildIndex } from 'gongkai'
import { createApp } from 'gongkai/server'

const [folder = 'reports'] = process.argv.slice(2)

await buildIndex(folder, { directory: 'index' })
// A newly built index is taken up while the server runs.
const gongkai = await createApp({ directory: 'index', settings: { logLevel: 'warn' } })

const app = express()
app.get('/', (request, response) => {
  response.send('<a href="/reports-search/">Search the reports</a>')
})
app.use('/reports-search', gongkai)

const server = app.listen(process.env.PORT ?? 8080, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/reports-search/`)
})
process.once('SIGTERM', () => {
  server.close(() => gongkai.close())
})
