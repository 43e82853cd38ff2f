import { connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { generateReports, mutateArithmetic } from '../../bench/generator/index.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { parseReport, type Report } from '../../src/report/index.ts'
import { checkAnswer, type CheckAnswer } from '../../src/search/index.ts'
import { holdService, startServer, type RunningServer } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService } from '../support/fake-search-service.ts'

const [before, now] = [...generateReports({ seed: 11, count: 2, era: '2021' })]
const read = async (text: string): Promise<Report> =>
  parseReport((await readBytes(new TextEncoder().encode(text), 'report.txt'))[0]!)

let server: RunningServer | undefined
const logged: string[] = []
afterEach(async () => {
  await server?.close()
  server = undefined
  logged.length = 0
})

async function start(
  overrides: Record<string, number> = {},
  reports: Report[] = [],
): Promise<string> {
  const settings = loadSettings({}, { port: 0, rateLimit: 0, shutdownGraceMs: 0, ...overrides })
  const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  const search = holdService(createFakeSearchService({}, reports))
  server = await startServer({ search, settings, logger })
  return server.url
}

const post = (url: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'accept-language': 'en', ...headers } })

function formOf(text: string, name = 'draft.txt'): FormData {
  const form = new FormData()
  form.set('file', new Blob([text]), name)
  return form
}

describe('POST /api/check', () => {
  it('answers a file with its report and what is wrong with it', async () => {
    const url = await start()
    const answer = await post(
      `${url}/api/check?name=draft.txt`,
      mutateArithmetic(now!, 3).report.text,
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const body = (await answer.json()) as CheckAnswer
    // As described, and nothing beside it.
    expect(checkAnswer.parse(body)).toEqual(body)
    const [first] = body.reports
    expect(body.total).toBe(1)
    expect(first?.report.title).toBe(now!.expected.title)
    expect(first?.review.checks[0]?.outcome).toBe('fail')
    expect(first?.review.errors).toBeGreaterThan(0)
    expect(first?.review.lastYear).toBeNull()
  })

  it('holds it against the report of the year before, where the index has one', async () => {
    const previous = await read(before!.text)
    const url = await start({}, [previous])
    const { reports } = (await (
      await post(`${url}/api/check`, formOf(now!.text))
    ).json()) as CheckAnswer
    const { lastYear, errors } = reports[0]!.review
    expect(lastYear?.reportId).toBe(previous.reportId)
    expect(lastYear?.checks.some(({ outcome }) => outcome === 'pass')).toBe(true)
    expect(errors).toBe(0)
  })

  it('keeps nothing: no report enters the index, and no line of the log names or tells it', async () => {
    const url = await start()
    await post(`${url}/api/check?name=secret-name.txt`, now!.text)
    await post(`${url}/api/check?name=secret-name.pdf`, '%PDF-1.4 broken')
    const { total } = (await (await fetch(`${url}/api/reports`)).json()) as { total: number }
    expect(total).toBe(0)
    expect(logged.some((line) => line.includes('"/api/check"'))).toBe(true)
    expect(logged.join('')).not.toMatch(/secret-name|broken|信息公开/)
  })

  it.each([
    ['', 400, 'No report was sent'],
    ['%PDF-1.4 broken', 400, 'report'],
    ['x'.repeat(1024 * 1024 + 1), 413, '1 MiB at most'],
    ['x'.repeat(3 * 1024 * 1024), 413, '1 MiB at most'],
  ] as const)('refuses what is no report or too large (%#)', async (body, status, message) => {
    const url = await start({ maxFileMegabytes: 1 })
    const answer = await post(`${url}/api/check`, body)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(message)
  })

  it('holds an address to so many a minute, and is off at none', async () => {
    const url = await start({ checksPerMinute: 2 })
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await post(`${url}/api/check`, '')).status)
    expect(statuses).toEqual([400, 400, 429])
    await server?.close()
    const off = await start({ checksPerMinute: 0 })
    expect((await post(`${off}/api/check`, 'x')).status).toBe(404)
    expect((await post(`${off}/api/check`, 'x'.repeat(5000))).status).toBe(413)
    const page = await fetch(`${off}/check`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(404)
    const front = await fetch(off, { headers: { accept: 'text/html' } })
    expect(await front.text()).not.toContain('href="./check"')
  })
})

describe('bodies that do not come', () => {
  /** Begins to send a body. */
  function begin(url: string, sent: string, length: number): Promise<Socket> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `POST /api/check HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${length}\r\n\r\n`
        socket.write(head + sent)
        resolve(socket)
      })
      // Also of a connection that is closed over what it sends.
      socket.on('error', reject)
      onTestFinished(() => void socket.destroy())
    })
  }

  it('take no place of those that are there', async () => {
    const url = await start({ searchWaitMs: 1, searchQueue: 1 })
    for (let i = 0; i < 8; i++) await begin(url, '一', 1000)
    expect((await post(`${url}/api/check`, now!.text)).status).toBe(200)
  })

  it('take so much memory and no more: what finds none is refused', async () => {
    const url = await start({ maxFileMegabytes: 1 })
    const megabyte = 'x'.repeat(1024 * 1024)
    // An address has room for two of the largest.
    const slow = await Promise.all([0, 1, 2].map(() => begin(url, megabyte, megabyte.length + 1)))
    const refused = await Promise.any(
      slow.map(
        (socket, i) =>
          new Promise<number>((resolve) => {
            let said = ''
            socket.on('data', (data) => (said += data.toString()))
            socket.on('close', () => {
              // The answer may be lost where the connection is closed over what was still to be read.
              expect(said).toMatch(/^$|^HTTP\/1\.1 503 [^]*Retry-After: \d/)
              resolve(i)
            })
          }),
      ),
    )
    const left = slow.filter((_, i) => i !== refused)
    expect(left.map(({ destroyed }) => destroyed)).toEqual([false, false])
    for (const socket of left) socket.destroy()
    await expect
      .poll(async () => (await post(`${url}/api/check`, megabyte)).status, { timeout: 20_000 })
      .toBe(400)
  })
})

describe('/check', () => {
  const ask = (url: string, body?: BodyInit, lang = 'zh-Hans') =>
    fetch(`${url}/check?lang=${lang}`, {
      ...(body !== undefined && { method: 'POST', body }),
      headers: { accept: 'text/html' },
    })

  it('is a form that needs no script, in three languages', async () => {
    const url = await start()
    for (const [lang, title] of [
      ['zh-Hans', '发布前核对报告'],
      ['zh-Hant', '發布前核對報告'],
      ['en', 'Check a report before it is published'],
    ] as const) {
      const html = await (await ask(url, undefined, lang)).text()
      expect(html).toContain(`<h1>${title}</h1>`)
      expect(html).toContain('enctype="multipart/form-data"')
      expect(html).toContain('aria-current="page"')
    }
  })

  it('shows what fails first, with formula and cells, and the text as it was understood', async () => {
    const url = await start()
    const answer = await ask(url, formOf(mutateArithmetic(now!, 3).report.text))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const html = await answer.text()
    expect(html).toContain(now!.expected.title)
    expect(html).toMatch(/\d+ 处错误/)
    expect(html.indexOf('check check-fail')).toBeGreaterThan(0)
    expect(html.indexOf('check check-fail')).toBeLessThan(html.indexOf('check check-pass'))
    expect(html).toContain('其他需要报告的事项')
    expect(html).toContain('class="report-text"')
  })

  it('takes pasted text, and shows hostile text as text', async () => {
    const url = await start()
    const form = new FormData()
    form.set(
      'text',
      '某局2023年政府信息公开工作年度报告\n一、总体情况\n<script>alert(1)</script>XX年',
    )
    const html = await (await ask(url, form)).text()
    expect(html).toContain('&lt;script>alert(1)')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('还有没填的地方')
  })

  it('says on the form why a file could not be checked', async () => {
    const url = await start()
    const answer = await ask(url, formOf('', 'empty.txt'))
    expect(answer.status).toBe(400)
    const html = await answer.text()
    expect(html).toContain('没有收到报告')
    expect(html).toContain('type="file"')
  })
})
