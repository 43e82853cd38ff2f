/** Commands, pages and a server over a cluster, as people use them: held against the same over a folder. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { pino } from 'pino'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  createMemorySnapshot,
  openCluster,
  publishIndex,
  wholeGeneration,
  type Cluster,
} from '../../src/index/index.ts'
import type { Report } from '../../src/report/index.ts'
import { openLiveSearch, startServer } from '../../src/server/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { launchBrowser, openPage } from '../browser/support/browser.ts'
import { run, type Outcome } from '../cli/run.ts'
import { corpusFolder } from '../search/corpus.ts'
import { analyzerOver, anyAnalyzer } from '../support/analyzers.ts'
import { getJson } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { forget } from './nodes.ts'

const hasBrowser = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium')

export interface Servable {
  /** Addresses of the nodes. */
  urls: () => readonly string[]
  generated: (count: number) => Promise<Report[]>
}

export function itServes({ urls, generated }: Servable): void {
  const settingsFor = (name: string): Record<string, string> => ({
    GONGKAI_ENGINE: 'opensearch',
    GONGKAI_OPENSEARCH_URL: urls().join(','),
    GONGKAI_OPENSEARCH_INDEX: name,
  })

  const connect = async (name: string): Promise<Cluster> => {
    const cluster = await openCluster({ nodes: urls(), name, shards: 1, replicas: 0 })
    onTestFinished(() => cluster.close())
    return cluster
  }

  /** A server of its own; ends with the test. */
  const serve = async (
    environment: Record<string, string>,
    analyzer = anyAnalyzer(),
  ): Promise<string> => {
    const settings = loadSettings(
      { GONGKAI_MCP: 'on', ...environment },
      { port: 0, rateLimit: 0, shutdownGraceMs: 0, indexPollMs: 100 },
    )
    const logger = pino({ level: 'silent' })
    const search = await openLiveSearch({ settings, analyzer, logger })
    const server = await startServer({ search, settings, logger })
    onTestFinished(() => server.close())
    return server.url
  }

  describe('commands and pages over an index of files', () => {
    const root = temporaryFolder()
    const index = join(root, 'index')
    const inCluster = (): Record<string, string> => settingsFor('commands')
    const inFolder = { INDEX_DIR: index, GONGKAI_ENGINE: 'embedded' }

    beforeAll(async () => {
      await forget(urls(), 'commands')
      const built = await run(['index', corpusFolder, '--out', index], inCluster())
      expect(built).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(
          /: index commands, .*6 reports \(\d sent, 0 taken out\)/u,
        ) as string,
      })
    })

    it('reads nothing and sends nothing where nothing changed', async () => {
      const again = await run(['index', corpusFolder, '--out', index], inCluster())
      expect(again.stdout).toContain('(0 read, 6 unchanged)')
      expect(again.stdout).toContain('6 reports (0 sent, 0 taken out)')
      const anew = await run(['index', corpusFolder, '--out', index, '--force'], inCluster())
      expect(anew.stdout).toContain('6 reports (6 sent, 0 taken out)')
    })

    it('every command prints and writes the same', async () => {
      const dictionary = join(root, 'dictionary.csv')
      writeFileSync(dictionary, 'concept,term\n公开,依申请公开\n公开,主动公开\n诉讼,行政诉讼\n')
      const queries = join(root, 'queries.csv')
      writeFileSync(queries, 'query\n公开 申请\n同段(公开 申请)\n行政复议\n')
      const [report] = readdirSync(corpusFolder).filter((name) => name.endsWith('.txt'))
      const { reportId } = (
        JSON.parse((await run(['search', '公开', '--json'], inFolder)).stdout) as {
          hits: { reportId: string }[]
        }
      ).hits[0]!
      const out = join(root, 'out')
      const commands = [
        ['search', '公开 申请', '--json'],
        ['search', '--batch', queries, '--out', `${out}.batch.csv`],
        ['explain', '公开 申请', reportId, '--json'],
        ['panel', dictionary, '--out', `${out}.panel.csv`],
        ['dataset', '--out', `${out}.dataset`],
        ['check', join(corpusFolder, report!)],
        ['verify', '公开', '政府信息公开', '--random', '150', '--json'],
      ]
      /** What a command says and writes, but for how long it took and what generation it was. */
      const outcomeOf = async (
        args: string[],
        env: Record<string, string>,
      ): Promise<Outcome & { files: string[] }> => {
        const outcome = await run(args, env)
        const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.startsWith('out.') && name.endsWith('.csv'))
          .sort()
        const stdout = outcome.stdout.replaceAll(/"tookMs":[\d.]+/gu, '')
        return {
          ...outcome,
          stdout,
          files: files.map((name) => readFileSync(join(root, name), 'utf8')),
        }
      }
      for (const args of commands) {
        // A check takes its time, whatever a search may take.
        const hurry = args[0] === 'verify' ? { GONGKAI_QUERY_MS: '50' } : {}
        const expected = await outcomeOf(args, inFolder)
        // Some report of the corpus has an error in its arithmetic.
        expect({ args, code: expected.code }).toEqual({ args, code: args[0] === 'check' ? 1 : 0 })
        expect({ args, ...(await outcomeOf(args, { ...inCluster(), ...hurry })) }).toEqual({
          args,
          ...expected,
        })
      }
      const stats = JSON.parse((await run(['stats', '--json'], inCluster())).stdout) as object
      expect(stats).toMatchObject({ reports: 6, bodies: 5 })
    })

    it('a server answers the same, to pages, programs and assistants', async () => {
      const analyzer = analyzerOver('node-rs-jieba')
      const there = await serve(inCluster(), analyzer)
      const here = await serve(inFolder, analyzer)
      const found = await getJson(`${here}/api/search?q=公开`)
      const { hits } = found.body as unknown as { hits: { reportId: string }[] }
      const paths = [
        '/?q=依申请公开',
        `/reports/${hits[0]!.reportId}`,
        '/figures',
        '/terms',
        '/coverage',
        '/api/search?q=公开%20申请',
        '/api/suggest?q=公开',
        '/api/figures?key=requests.received',
        '/feed.atom?q=公开',
      ]
      const read = async (server: string, path: string): Promise<string> => {
        const answer = await fetch(server + path)
        const text = await answer.text()
        return `${String(answer.status)} ${text}`
          .replaceAll(new URL(server).host, 'host')
          .replaceAll(/"tookMs":[\d.]+|[\d.]+ 毫秒|nonce="[^"]*"|generation[^"&<]*|\d{17}/gu, '')
      }
      for (const path of paths) {
        const answered = await read(there, path)
        expect({ path, status: answered.slice(0, 3) }).toEqual({ path, status: '200' })
        expect({ path, answered }).toEqual({ path, answered: await read(here, path) })
      }
      const ask = async (server: string): Promise<unknown> => {
        const client = new Client({ name: 'test', version: '1' })
        await client.connect(new StreamableHTTPClientTransport(new URL(`${server}/mcp`)))
        const { content } = await client.callTool({
          name: 'search_reports',
          arguments: { query: '公开 申请' },
        })
        await client.close()
        return JSON.parse(JSON.stringify(content).replaceAll(new URL(server).host, 'host'))
      }
      expect(await ask(there)).toEqual(await ask(here))
    })

    it.skipIf(!hasBrowser)(
      'a browser searches, narrows, opens a passage and comes back',
      async () => {
        const server = await serve(inCluster(), analyzerOver('node-rs-jieba'))
        const browser = await launchBrowser()
        onTestFinished(() => browser.close())
        const page = await openPage(browser)
        await page.goto(server)
        await page.locator('#q').pressSequentially('依申请公开')
        await page.locator('.hit mark').first().waitFor()
        expect(await page.locator('.hit mark').first().textContent()).toBe('依申请公开')
        const before = await page.locator('.hit').count()
        expect(before).toBeGreaterThan(1)
        await page.goto(`${server}/?q=依申请公开&year=2017`)
        await page.locator('.chip', { hasText: '2017' }).waitFor()
        expect(await page.locator('.hit').count()).toBeLessThan(before)
        await page.locator('.excerpt p').first().click()
        await page.locator('.passage:target').waitFor()
        await page.goBack()
        await page.locator('.hit mark').first().waitFor()
        expect(await page.locator('#q').inputValue()).toBe('依申请公开')
      },
    )
  })

  it('a server takes up new generations while it is asked, and fails no request', async () => {
    const reports = await generated(40)
    const cluster = await connect('rolling')
    const write = (count: number): ReturnType<typeof publishIndex> =>
      publishIndex(createMemorySnapshot(reports.slice(0, count), anyAnalyzer()), cluster)
    await write(30)
    const server = await serve(settingsFor('rolling'))
    const totals = [30, 35, 40]
    const seen = new Map<number, number>()
    let failures = 0
    let isOver = false
    const words = ['公开', '申请', '政府', '信息', '年度', '报告']
    const asking = words.map(async (word) => {
      for (let i = 0; !isOver; i++) {
        const answer = await fetch(`${server}/api/search?q=${word}&limit=3&offset=${String(i % 9)}`)
        const { total = -1 } = (await answer.json()) as { total?: number }
        if (answer.status === 200) seen.set(total, (seen.get(total) ?? 0) + 1)
        else failures++
        await wait(5)
      }
    })
    const reached = async (total: number): Promise<void> => {
      const deadline = Date.now() + 60_000
      while (!seen.has(total) && Date.now() < deadline) await wait(50)
    }
    await reached(30)
    await write(35)
    await reached(35)
    await write(40)
    await reached(40)
    isOver = true
    await Promise.all(asking)
    console.info(
      `two generations taken up under load: ${JSON.stringify([...seen])}, ${String(failures)} failed`,
    )
    expect(failures).toBe(0)
    // Every report holds each of the words: an answer is wholly of one generation.
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(totals)
  })

  it('says in one sentence that disks are full, and goes on serving', async () => {
    const reports = await generated(24)
    const cluster = await connect('full')
    const first = await publishIndex(
      createMemorySnapshot(reports.slice(0, 3), anyAnalyzer()),
      cluster,
    )
    const server = await serve(settingsFor('full'))
    // What a node does to the indexes on it once its disk passes the flood stage: the one with the lock is among them.
    const block = (isFull: true | null): Promise<unknown> =>
      cluster.request({
        method: 'PUT',
        path: '/full-*/_settings',
        body: { 'index.blocks.read_only_allow_delete': isFull },
      })
    let blocking: Promise<unknown> | undefined
    const filling: Cluster = {
      ...cluster,
      request: async (asked) => {
        if (asked.path === '/_bulk') await (blocking ??= block(true))
        return cluster.request(asked)
      },
    }
    const snapshot = createMemorySnapshot(reports, anyAnalyzer())
    await expect(publishIndex(snapshot, filling)).rejects.toMatchObject({
      code: 'storage_failed',
      sentence: { key: 'cluster.blocked' },
    })
    expect(await wholeGeneration(cluster)).toBe(first.generation)
    const served = await getJson(`${server}/api/search?q=公开`)
    expect(served).toMatchObject({ status: 200, body: { total: 3 } })
    // The lock was given back all the same, and is no hindrance to a run on another machine.
    const lock = { method: 'GET', path: '/full-lock/_doc/run', missing: [404] } as const
    expect(await cluster.request(lock)).toBeNull()
    await block(null)
    expect((await publishIndex(snapshot, cluster)).sent).toBe(21)
  })
}
