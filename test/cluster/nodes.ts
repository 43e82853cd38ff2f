/** A real cluster of OpenSearch for tests: nodes from Maven artifacts, a process each, without a distribution. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = join(import.meta.dirname, 'node')
/** What is fetched and compiled once. */
const kept = join(import.meta.dirname, '../../node_modules/.cache/opensearch-node')
/** Heap of a node, mebibytes. */
const heap = 512

/** Why no cluster can be started here; null where one can. */
export async function whyNoCluster(): Promise<string | null> {
  try {
    const { stderr } = await run('javac', ['-version']).then(
      () => run('java', ['-version']),
      () => {
        throw new Error('there is no Java compiler')
      },
    )
    const version = Number(/version "(\d+)/u.exec(stderr)?.[1])
    if (!(version >= 17)) return `Java 17 is needed, and this is ${String(version)}`
  } catch (error) {
    return `Java 17 with its compiler is needed (${(error as Error).message.split('\n')[0]!})`
  }
  if (existsSync(join(kept, 'classes'))) return null
  return run('mvn', ['--version']).then(
    () => null,
    () => 'Maven is needed, to fetch OpenSearch',
  )
}

async function fetchNode(): Promise<void> {
  const classes = join(kept, 'classes')
  if (existsSync(classes)) return
  const lib = join(kept, 'lib')
  const copy = [
    'dependency:copy-dependencies',
    `-DoutputDirectory=${lib}`,
    '-DincludeScope=runtime',
  ]
  await run('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), ...copy], { timeout: 600_000 })
  await run('javac', ['-cp', join(lib, '*'), '-d', classes, join(here, 'TestNode.java')])
}

/** Whether nothing listens at a port of this machine. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => {
        resolve(false)
      })
      .listen(port, '127.0.0.1', () =>
        server.close(() => {
          resolve(true)
        }),
      )
  })

/**
 * Ports that stay free while a node is down: below 32,768, where Linux by its own choice takes ports of connections that go out. A
 * client that calls a dead node there could be given the very port it calls, and the node would find it taken.
 */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) ports.add(port)
  }
  return [...ports]
}

export interface TestCluster {
  /** Addresses of its nodes. */
  urls: string[]
  /** Ends a node without a word, as a power cut does. */
  kill: (node: number) => Promise<void>
  /** Starts killed nodes again; ends when all are there and every shard has its copies. */
  revive: (...killed: number[]) => Promise<void>
  stop: () => Promise<void>
}

/** Addresses of nodes that were started before, for who works on these tests: starting takes half a minute. */
const running = process.env['GONGKAI_TEST_NODES']

/** Starts so many nodes with their data in a folder, and waits until they have found one another. */
export async function startCluster(folder: string, count: number): Promise<TestCluster> {
  if (running !== undefined) {
    const untouched = (): Promise<void> => Promise.reject(new Error('these nodes are kept'))
    const stop = (): Promise<void> => Promise.resolve()
    return { urls: running.split(','), kill: untouched, revive: untouched, stop }
  }
  await fetchNode()
  const ports = await freePorts(count * 2)
  const nodes: ChildProcess[] = []
  const urls = Array.from({ length: count }, (_, i) => `http://127.0.0.1:${String(ports[i]!)}`)
  const names = urls.map((_, i) => `node-${String(i)}`)
  const seeds = names.map((_, i) => `127.0.0.1:${String(ports[count + i]!)}`)
  const start = (i: number): void => {
    const home = join(folder, names[i]!)
    mkdirSync(join(home, 'config'), { recursive: true })
    const log = openSync(join(home, 'out.log'), 'a')
    nodes[i] = spawn(
      'java',
      [
        ...[`-Xms${String(heap)}m`, `-Xmx${String(heap)}m`, '-XX:+UseSerialGC', '-XX:-UsePerfData'],
        ...['-Dopensearch.allow_insecure_settings=true', '-Dlog4j2.disable.jmx=true'],
        ...[
          '-cp',
          [join(kept, 'classes'), join(kept, 'lib', '*'), here].join(':'),
          'TestNode',
          home,
        ],
        ...['cluster.name=gongkai-test', `node.name=${names[i]!}`, 'network.host=127.0.0.1'],
        ...[`http.port=${String(ports[i]!)}`, `transport.port=${String(ports[count + i]!)}`],
        `discovery.seed_hosts=${seeds.join(',')}`,
        `cluster.initial_cluster_manager_nodes=${names.join(',')}`,
        ...['node.processors=2', 'cluster.routing.allocation.disk.threshold_enabled=false'],
        // When two nodes come back at once, a request for a shard can be lost between them; by itself a node waits half an hour for it.
        'indices.recovery.recovery_activity_timeout=10s',
        ...['action.auto_create_index=false', `path.repo=${join(folder, 'snapshots')}`],
      ],
      // Its input ends with this process.
      { stdio: ['pipe', log, log] },
    )
  }
  /** What hinders the cluster, in short: ended processes, shards without a node, the last of each log. */
  const state = async (): Promise<string> => {
    const shards = await Promise.any(
      urls.map((url) => fetch(`${url}/_cat/shards?h=index,shard,prirep,state,unassigned.reason`)),
    ).then(
      (answer) => answer.text(),
      () => 'no node answers',
    )
    const waiting = shards.split('\n').filter((line) => !line.includes('STARTED'))
    const logs = names.map((name, i) => {
      const { exitCode, signalCode } = nodes[i]!
      const log = readFileSync(join(folder, name, 'out.log'), 'utf8')
      const last = log
        .split('\n')
        .filter((line) => /WARN|ERROR|Exception/u.test(line))
        .at(-1)
      return `${name} (${String(exitCode ?? signalCode ?? 'running')}): ${last?.slice(0, 150) ?? ''}`
    })
    return [...waiting, ...logs].join('; ')
  }
  const waitFor = async (query: string): Promise<void> => {
    const deadline = Date.now() + 240_000
    for (;;) {
      for (const url of urls)
        try {
          const answer = await fetch(`${url}/_cluster/health?${query}&timeout=5s`)
          if (answer.ok && !((await answer.json()) as { timed_out: boolean }).timed_out) return
        } catch {
          // Not there yet.
        }
      if (Date.now() > deadline) throw new Error(`no cluster: ${await state()}`)
      await wait(250)
    }
  }
  const ended = (node: ChildProcess): Promise<unknown> =>
    node.exitCode !== null || node.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => node.once('exit', resolve))
  for (const i of names.keys()) start(i)
  await waitFor(`wait_for_nodes=${String(count)}`)
  return {
    urls,
    kill: async (i) => {
      const node = nodes[i]!
      node.kill('SIGKILL')
      await ended(node)
    },
    revive: async (...killed) => {
      for (const i of killed) start(i)
      await waitFor(`wait_for_nodes=${String(count)}&wait_for_status=green`)
    },
    stop: async () => {
      for (const node of nodes) node.kill('SIGTERM')
      await Promise.all(nodes.map(ended))
    },
  }
}

/** Takes away what an earlier run wrote under a name, on nodes that are kept: an index remembers when its reports entered. */
export async function forget([node]: readonly string[], name: string): Promise<void> {
  await fetch(`${node!}/${name}-*`, { method: 'DELETE' })
}
