/** The index folder is taken away, emptied and replaced by another while the server is asked: it answers or refuses, and finds its way back. */
import { cpSync, renameSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ask, keepAsking } from './support/callers.ts'
import { serveChild, type ServedChild } from './support/serve-child.ts'
import { build, writeCorpus } from './support/small-index.ts'

const folder = temporaryFolder()
const index = join(folder, 'index')
const other = join(folder, 'other')
const away = join(folder, 'away')
let server: ServedChild

interface State {
  status: string
  index: { generation: string; reports: number } | null
}
const state = async (): Promise<State> =>
  (await (await fetch(`${server.url}/readyz`)).json()) as State

beforeAll(async () => {
  await build(writeCorpus(join(folder, 'first'), 40), index)
  await build(writeCorpus(join(folder, 'second'), 60, 12), other)
  server = await serveChild(folder, {
    GONGKAI_SEGMENTER: 'node-rs-jieba',
    INDEX_POLL_MS: '100',
  })
})
afterAll(() => server.stop())

it('answers or refuses while its folder is replaced, and then answers from what is there', async () => {
  const agent = new Agent()
  const searched = (): Promise<number> =>
    ask(`${server.url}/api/search?q=${encodeURIComponent('公开')}`, agent).then(
      ({ status }) => status,
    )
  let isOver = false
  let turn = 0
  const words = ['公开', '申请', '"政府信息"', '报告 年度', '的 OR 一']
  const question = (): string =>
    `${server.url}/api/${turn++ % 4 === 0 ? 'export?format=jsonl&' : 'search?'}q=${encodeURIComponent(`${words[turn % 5]!} -${turn}`)}`
  const asking = keepAsking(question, '127.0.0.2', 4, () => isOver)
  expect((await state()).index?.reports).toBe(40)

  renameSync(index, away)
  await setTimeout(1_000)
  renameSync(away, index)
  await expect.poll(searched, { timeout: 20_000 }).toBe(200)

  rmSync(index, { recursive: true })
  await setTimeout(1_000)
  cpSync(other, index, { recursive: true })
  await expect
    .poll(async () => (await state()).index?.reports, { timeout: 20_000, interval: 200 })
    .toBe(60)
  expect(await searched()).toBe(200)
  isOver = true
  const replies = await asking
  agent.destroy()
  expect(replies.length).toBeGreaterThan(20)
  expect(replies.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
})
