/** Answers that must not be believed, given by a server that stands in for a cluster. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createIndex,
  openCluster,
  sendBulk,
  type Cluster,
} from '../../../../src/index/engines/opensearch/cluster.ts'
import { liveIndexes } from '../../../../src/index/engines/opensearch/generations.ts'
import { clusterOptionsOf, loadSettings } from '../../../../src/settings.ts'

describe('a cluster', () => {
  let server: Server
  let cluster: Cluster
  /** What is answered next: statuses and bodies. */
  let answers: [number, unknown][] = []
  let asked: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        asked.push(body)
        const [status, answer] = answers.shift() ?? [200, {}]
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(answer))
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    cluster = await openCluster({ nodes: [`http://127.0.0.1:${String(port)}`], name: 'test' })
  })

  afterAll(async () => {
    await cluster.close()
    await new Promise((done) => server.close(done))
  })

  const whole = { timed_out: false, _shards: { total: 3, successful: 3, failed: 0 } }
  const search = (answer: unknown): Promise<unknown[]> => {
    answers = [[200, { responses: [answer] }]]
    return cluster.search([{ index: 'test', body: { size: 0 } }], 1_000)
  }

  it('gives an answer of all shards, and asks for no other', async () => {
    asked = []
    expect(await search({ ...whole, hits: 1 })).toEqual([{ ...whole, hits: 1 }])
    expect(asked[0]).toContain('"allow_partial_search_results":false')
  })

  it.each<[string, object, object]>([
    [
      'a shard that is lost without an error',
      { ...whole, _shards: { total: 3, successful: 2, failed: 0 } },
      { code: 'unavailable', sentence: { key: 'cluster.partial' } },
    ],
    [
      'a shard that failed',
      { ...whole, _shards: { total: 3, successful: 3, failed: 1 } },
      { code: 'unavailable', sentence: { key: 'cluster.partial' } },
    ],
    [
      'nodes that have not found one another',
      {
        error: {
          type: 'cluster_block_exception',
          reason: 'blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];',
        },
        status: 503,
      },
      { code: 'unavailable', sentence: { key: 'cluster.partial' } },
    ],
    ['an answer that was cut short', { ...whole, timed_out: true }, { code: 'query_too_costly' }],
    [
      'a search that was cancelled',
      {
        error: {
          type: 'search_phase_execution_exception',
          root_cause: [{ type: 'task_cancelled_exception' }],
        },
        status: 500,
      },
      { code: 'query_too_costly' },
    ],
    [
      'a node without memory',
      { error: { type: 'circuit_breaking_exception', reason: 'Data too large' }, status: 429 },
      { code: 'unavailable', sentence: { key: 'cluster.busy' } },
    ],
    [
      'shards that are not there',
      {
        error: { type: 'search_phase_execution_exception', reason: 'all shards failed' },
        status: 503,
      },
      { code: 'unavailable', sentence: { key: 'cluster.partial' } },
    ],
  ])('refuses %s', async (_, answer, expected) => {
    await expect(search(answer)).rejects.toMatchObject(expected)
  })

  it('sends again what a busy node refused, and that alone', async () => {
    const item = (status: number) => ({ index: { status, ...(status === 429 && { error: {} }) } })
    answers = [
      [429, {}],
      [200, { errors: true, items: [item(201), item(429)] }],
      [200, { errors: false, items: [item(201)] }],
    ]
    asked = []
    await sendBulk(cluster, ['{"delete":{"_id":"1"}}', '{"index":{"_id":"2"}}\n{"n":2}'])
    const whole = '{"delete":{"_id":"1"}}\n{"index":{"_id":"2"}}\n{"n":2}\n'
    expect(asked).toEqual([whole, whole, '{"index":{"_id":"2"}}\n{"n":2}\n'])
  })

  it('does not wait for full disks to empty', async () => {
    const reason = 'index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage]'
    const error = { type: 'cluster_block_exception', reason }
    answers = [[200, { errors: true, items: [{ index: { status: 429, error } }] }]]
    await expect(sendBulk(cluster, ['{"index":{"_id":"1"}}\n{"n":1}'])).rejects.toMatchObject({
      code: 'storage_failed',
      sentence: { key: 'cluster.blocked' },
    })
  })

  it('gives up what is refused for good', async () => {
    const error = { type: 'mapper_parsing_exception', reason: 'no such field' }
    answers = [[200, { errors: true, items: [{ index: { status: 400, error } }] }]]
    await expect(sendBulk(cluster, ['{"index":{}}', '{}'])).rejects.toThrow(/no such field/u)
  })

  it('says at once that no node takes a new index, that none may be made, and that there is one', async () => {
    answers = [[200, { acknowledged: true, shards_acknowledged: true, index: 'x' }]]
    expect(await createIndex(cluster, '/x', {})).toBe(true)
    answers = [[200, { acknowledged: true, shards_acknowledged: false, index: 'x' }]]
    await expect(createIndex(cluster, '/x', {})).rejects.toMatchObject({
      code: 'storage_failed',
      sentence: { key: 'cluster.noRoom' },
    })
    const reason = 'blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];'
    answers = [[403, { error: { type: 'index_create_block_exception', reason }, status: 403 }]]
    await expect(createIndex(cluster, '/x', {})).rejects.toMatchObject({
      code: 'storage_failed',
      sentence: { key: 'cluster.blocked' },
    })
    const exists = { error: { type: 'resource_already_exists_exception' }, status: 400 }
    answers = [[400, exists]]
    expect(await createIndex(cluster, '/x', {}, { mayExist: true })).toBe(false)
    answers = [[400, exists]]
    await expect(createIndex(cluster, '/x', {})).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('says what is no address, no name of an index, and no OpenSearch', async () => {
    const open = (node: string, name = 'test'): Promise<Cluster> =>
      openCluster({ nodes: [node], name })
    for (const node of ['nowhere', 'localhost:9200', 'ftp://127.0.0.1', ''])
      await expect(open(node)).rejects.toMatchObject({
        code: 'usage',
        sentence: { key: 'cluster.noAddress', values: { address: node } },
      })
    for (const name of ['Gongkai', 'a b', 'a,b', 'a*', '_all', '-a', '../a', ''])
      await expect(open('http://127.0.0.1:9200', name)).rejects.toMatchObject({
        code: 'usage',
        sentence: { key: 'cluster.noName' },
      })
    for (const answer of [
      [404, 'Not found'],
      [200, '<!doctype html>'],
      [200, {}],
    ] as [number, unknown][]) {
      answers = [answer]
      await expect(liveIndexes(cluster)).rejects.toMatchObject({
        code: 'unavailable',
        sentence: { key: 'cluster.foreign' },
      })
    }
    answers = [[200, []]]
    expect(await liveIndexes(cluster)).toEqual([])
    answers = [[200, [{ index: 'test-1' }]]]
    expect(await liveIndexes(cluster)).toEqual(['test-1'])
  })

  it('has its addresses, user and files from the settings', () => {
    const options = clusterOptionsOf(
      loadSettings({
        GONGKAI_OPENSEARCH_URL: 'https://a:9200, https://b:9200',
        GONGKAI_OPENSEARCH_USER: 'reader',
        GONGKAI_OPENSEARCH_PASSWORD_FILE: '/run/secrets/password',
      }),
    )
    expect(options).toMatchObject({
      nodes: ['https://a:9200', 'https://b:9200'],
      name: 'gongkai',
      user: 'reader',
      passwordFile: '/run/secrets/password',
      caFile: undefined,
      shards: 3,
      replicas: 1,
    })
  })
})
