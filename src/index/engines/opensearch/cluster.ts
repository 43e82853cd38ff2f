/**
 * The cluster as this program speaks with it. The client is loaded here alone, since it is an optional dependency. Every answer
 * is looked at before it is believed: OpenSearch gives a part of one without an error where a shard is lost.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client, ClientOptions } from '@opensearch-project/opensearch'
import { z } from 'zod'
import { AppError, messageOf } from '../../../errors.ts'
import { sentence, type Sentence } from '../../../sentence.ts'
import { tooCostly } from '../../query-budget.ts'

/** Where a cluster is, and who asks. Secrets stand in files, which are read when the connection is opened. */
export interface ClusterOptions {
  /** Addresses of its nodes: `https://10.0.0.1:9200`. */
  nodes: readonly string[]
  /** Name that the live index is found by, and that every index of it begins with. */
  name: string
  user?: string | undefined
  passwordFile?: string | undefined
  /** Certificate of the authority that signed the nodes' certificates, PEM. */
  caFile?: string | undefined
  /** A certificate of one's own and its key, PEM, in place of user and password. */
  certFile?: string | undefined
  keyFile?: string | undefined
  /** Shards of the index of passages of a new generation. */
  shards?: number | undefined
  /** Copies of each shard beside the first. */
  replicas?: number | undefined
}

/** What is asked of an index in one of several searches. */
export interface ClusterSearch {
  index: string
  body: Readonly<Record<string, unknown>>
}

/** A document as it is stored, by its id. */
export interface StoredDocument {
  id: string
  source: Readonly<Record<string, unknown>>
}

export interface Cluster {
  readonly options: ClusterOptions
  /**
   * Makes several searches at once; each is answered by all shards, or none is. `milliseconds`: the cluster gives them up after
   * that.
   *
   * @throws AppError `unavailable` where the cluster cannot answer in full, `query_too_costly` where it took too long, the
   * signal's reason.
   */
  search: (
    searches: readonly ClusterSearch[],
    milliseconds: number,
    signal?: AbortSignal,
  ) => Promise<unknown[]>
  /** Documents by their ids, in that order; null for one that is not there. Throws as `search` does. */
  documents: (
    index: string,
    ids: readonly string[],
    signal?: AbortSignal,
  ) => Promise<(StoredDocument | null)[]>
  /** Any other request; a status that is not wanted is an error. */
  request: (request: ClusterRequest) => Promise<unknown>
  close: () => Promise<void>
}

export interface ClusterRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD'
  path: string
  query?: Readonly<Record<string, string | number | boolean>>
  body?: Readonly<Record<string, unknown>> | undefined
  /** Lines of a bulk request. */
  lines?: readonly string[]
  /** Statuses that answer null instead of an error. */
  missing?: readonly number[]
  milliseconds?: number
  signal?: AbortSignal | undefined
}

/** Waits for an answer no longer than this, where nothing else is said. */
const patienceMs = 30_000
/** Documents asked for at once. */
const documentsAtOnce = 500

/** Says why a cluster refused, and with which status. */
interface Refusal {
  status: number | null
  type: string
  reason: string
}

const errorSchema = z.object({
  error: z
    .union([
      z.string(),
      z.object({
        type: z.string().optional(),
        reason: z.string().nullish(),
        root_cause: z
          .array(z.object({ type: z.string(), reason: z.string().nullish() }))
          .optional(),
        failed_shards: z
          .array(z.object({ reason: z.object({ type: z.string(), reason: z.string().nullish() }) }))
          .optional(),
        caused_by: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      }),
    ])
    .optional(),
})

function refusalIn(body: unknown, status: number | null): Refusal {
  const parsed = errorSchema.safeParse(body)
  const error = parsed.success ? parsed.data.error : undefined
  if (error === undefined || typeof error === 'string')
    return { status, type: '', reason: error ?? '' }
  const all = [
    ...(error.failed_shards ?? []).map(({ reason }) => reason),
    ...(error.root_cause ?? []),
    ...(error.caused_by === undefined ? [] : [error.caused_by]),
    { type: error.type ?? '', reason: error.reason },
  ]
  const types = all.map(({ type }) => type).join(' ')
  return { status, type: types, reason: all.find(({ reason }) => reason != null)?.reason ?? '' }
}

const unavailable = (said: Sentence, cause?: unknown): AppError =>
  new AppError('unavailable', said, cause === undefined ? {} : { cause })

/** Whether nothing may be written for now: disks are full, or an operator said so. */
const isBlocked = ({ type }: Pick<Refusal, 'type'>): boolean =>
  // As `index_create_block_exception`, which is what nearly full disks of all nodes come to.
  /_block_exception|flood_stage/u.test(type)

/** The error of what a cluster refused. */
function refused({ status, type, reason }: Refusal, nodes: string): AppError {
  if (status === 401 || (status === 403 && !isBlocked({ type })))
    return unavailable(sentence('cluster.denied', { nodes }))
  if (/task_cancelled|search_timeout|request has been terminated/u.test(`${type} ${reason}`))
    return tooCostly(sentence('why.cluster'))
  if (type.includes('index_closed')) return unavailable(sentence('cluster.closed', { nodes }))
  // What is blocked for want of nodes has this status; what is blocked for full disks never has.
  if (isBlocked({ type }) && status !== 503)
    return new AppError('storage_failed', sentence('cluster.blocked', { nodes, reason }))
  if (status === 429 || type.includes('circuit_breaking') || type.includes('rejected_execution'))
    return unavailable(sentence('cluster.busy', { nodes }))
  if (status === 503 || /shard|unavailable/u.test(type))
    return unavailable(sentence('cluster.partial', { nodes }))
  return unavailable(sentence('cluster.refused', { nodes, status: String(status), reason }))
}

const tlsFault =
  /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|certificate|SSL/u

const shardsSchema = z.object({ total: z.number(), successful: z.number(), failed: z.number() })
const answersSchema = z.object({ responses: z.array(z.unknown()) })
const answerSchema = z.object({ timed_out: z.boolean(), _shards: shardsSchema })
const documentsSchema = z.object({
  docs: z.array(
    z.object({
      _id: z.string(),
      found: z.boolean().optional(),
      _source: z.record(z.string(), z.unknown()).optional(),
      error: z.unknown().optional(),
    }),
  ),
})

/** Addresses of nodes without what they may say of a user. */
export function shownNodes(nodes: readonly string[]): string {
  return nodes.map((node) => (isAddress(node) ? new URL(node).origin : node)).join(', ')
}

/** `localhost:9200` can be parsed as well: as a protocol named localhost. */
function isAddress(node: string): boolean {
  return URL.canParse(node) && ['http:', 'https:'].includes(new URL(node).protocol)
}

/** What OpenSearch takes as the beginning of an index's name. */
function isIndexName(name: string): boolean {
  const isPlain = !/[\\/*?"<>|,#:\s\p{Lu}]/u.test(name) && !/^[-_+.]/u.test(name)
  return isPlain && name !== '' && Buffer.byteLength(name) <= 200
}

/** What went wrong with a certificate, without the places in OpenSSL's source that it is told with. */
function tlsReason(message: string): string {
  return message.replace(/^.*:error:[0-9A-F]+:/u, '').replace(/:[^:]*\.c:\d+:\s*$/u, '')
}

/** Loads the client. */
async function loadClient(): Promise<typeof Client> {
  try {
    return (await import('@opensearch-project/opensearch')).Client
  } catch (error) {
    throw unavailable(sentence('cluster.noClient'), error)
  }
}

function readSecret(path: string, env: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new AppError(
      'usage',
      sentence('cluster.noSecret', { env, path, reason: messageOf(error) }),
      {
        cause: error,
      },
    )
  }
}

function clientOptions(options: ClusterOptions): ClientOptions {
  const { nodes, user, passwordFile, caFile, certFile, keyFile } = options
  const secret = (path: string | undefined, env: string): string | undefined =>
    path === undefined ? undefined : readSecret(path, env)
  const ca = secret(caFile, 'GONGKAI_OPENSEARCH_CA_FILE')
  const cert = secret(certFile, 'GONGKAI_OPENSEARCH_CERT_FILE')
  const key = secret(keyFile, 'GONGKAI_OPENSEARCH_KEY_FILE')
  const password = secret(passwordFile, 'GONGKAI_OPENSEARCH_PASSWORD_FILE')
  return {
    nodes: [...nodes],
    // A node that does not answer is passed over for another.
    maxRetries: Math.max(2, nodes.length),
    requestTimeout: patienceMs,
    ssl: {
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
    ...(user === undefined ? {} : { auth: { username: user, password: password ?? '' } }),
  }
}

/**
 * Opens the connection; nothing is asked yet.
 *
 * @throws AppError `unavailable` where the client is not installed, `usage` for an address or a file that cannot be read.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { nodes } = options
  const wrong = nodes.length === 0 ? '' : nodes.find((node) => !isAddress(node))
  if (wrong !== undefined)
    throw new AppError('usage', sentence('cluster.noAddress', { address: shownNodes([wrong]) }))
  if (!isIndexName(options.name))
    throw new AppError('usage', sentence('cluster.noName', { name: options.name }))
  const shown = shownNodes(nodes)
  const ClientClass = await loadClient()
  const client = new ClientClass(clientOptions(options))

  const toError = (error: unknown, signal: AbortSignal | undefined): unknown => {
    if (signal?.aborted === true) return signal.reason
    if (error instanceof AppError) return error
    const { name, meta, message } = error as {
      name?: string
      message?: string
      meta?: { statusCode?: number | null; body?: unknown }
    }
    if (name === 'ResponseError')
      return refused(refusalIn(meta?.body, meta?.statusCode ?? null), shown)
    const text = `${(error as { code?: string }).code ?? ''} ${message ?? ''}`
    if (name === 'ConnectionError' && tlsFault.test(text.trim()))
      return unavailable(
        sentence('cluster.tls', { nodes: shown, reason: tlsReason(message ?? '') }),
        error,
      )
    if (name === 'TimeoutError')
      return unavailable(sentence('cluster.slow', { nodes: shown }), error)
    if (name === 'ConnectionError' || name === 'NoLivingConnectionsError')
      return unavailable(
        sentence('cluster.unreachable', { nodes: shown, reason: message ?? '' }),
        error,
      )
    return error
  }

  const request: Cluster['request'] = async (asked) => {
    const { method, path, query = {}, body, lines, missing = [], milliseconds, signal } = asked
    signal?.throwIfAborted()
    const sent = client.transport.request(
      {
        method,
        path,
        querystring: { ...query },
        ...(body === undefined ? {} : { body }),
        ...(lines === undefined ? {} : { bulkBody: [...lines] }),
      },
      { ignore: [...missing], requestTimeout: milliseconds ?? patienceMs },
    )
    const stop = (): void => {
      sent.abort()
    }
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const answered = await sent
      return missing.includes(answered.statusCode ?? 0) ? null : (answered.body as unknown)
    } catch (error) {
      throw toError(error, signal)
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  const checked = (answer: unknown): unknown => {
    const error = (answer as { error?: unknown; status?: number } | null)?.error
    if (error !== undefined)
      throw refused(refusalIn(answer, (answer as { status?: number }).status ?? null), shown)
    const { timed_out: isLate, _shards: shards } = answerSchema.parse(answer)
    if (isLate) throw tooCostly(sentence('why.cluster'))
    if (shards.failed > 0 || shards.successful !== shards.total)
      throw unavailable(sentence('cluster.partial', { nodes: shown }))
    return answer
  }

  return {
    options,
    request,
    search: async (searches, milliseconds, signal) => {
      if (searches.length === 0) return []
      const answer = await request({
        method: 'POST',
        path: '/_msearch',
        query: { cancel_after_time_interval: `${String(Math.max(1, Math.round(milliseconds)))}ms` },
        lines: searches.flatMap(({ index, body }) => [
          JSON.stringify({ index, allow_partial_search_results: false }),
          JSON.stringify(body),
        ]),
        // It gives up by itself before that.
        milliseconds: milliseconds + 2_000,
        signal,
      })
      return answersSchema.parse(answer).responses.map(checked)
    },
    documents: async (index, ids, signal) => {
      const found: (StoredDocument | null)[] = []
      for (let at = 0; at < ids.length; at += documentsAtOnce) {
        const answer = await request({
          method: 'POST',
          path: `/${index}/_mget`,
          query: { realtime: false },
          body: { ids: ids.slice(at, at + documentsAtOnce) },
          signal,
        })
        for (const { _id: id, found: isThere, _source: source, error } of documentsSchema.parse(
          answer,
        ).docs) {
          if (error !== undefined) throw refused(refusalIn({ error }, null), shown)
          found.push(isThere === true ? { id, source: source ?? {} } : null)
        }
      }
      return found
    },
    close: () => client.close(),
  }
}

/** Longest time that a new index may take to find its nodes, milliseconds. */
const placingMs = 60_000

const createdSchema = z.object({ shards_acknowledged: z.boolean() })

/**
 * Makes an index. One that no node takes is there without being written to or read, and whatever is asked of it waits: that is said
 * at once.
 *
 * @param path of the index, or of the request that makes it out of another
 * @returns false where there is one already
 * @throws AppError `storage_failed` where no node takes it; as `Cluster.request`.
 */
export async function createIndex(
  cluster: Cluster,
  path: string,
  body: Record<string, unknown>,
  { signal, mayExist = false }: { signal?: AbortSignal | undefined; mayExist?: boolean } = {},
): Promise<boolean> {
  const answer = await cluster.request({
    method: 'PUT',
    path,
    query: { timeout: `${String(placingMs)}ms` },
    body,
    ...(mayExist && { missing: [400] }),
    milliseconds: 2 * placingMs,
    signal,
  })
  if (answer === null) return false
  if (!createdSchema.parse(answer).shards_acknowledged)
    throw new AppError(
      'storage_failed',
      sentence('cluster.noRoom', { nodes: shownNodes(cluster.options.nodes) }),
    )
  return true
}

const bulkSchema = z.object({
  errors: z.boolean(),
  items: z.array(
    z.record(z.string(), z.object({ status: z.number(), error: z.unknown().optional() })),
  ),
})

/** First and longest wait before what a node has no room for just now is sent again, milliseconds. */
const firstWaitMs = 250
const longestWaitMs = 60_000

/**
 * Sends operations, each one or two lines, and sends again what a busy node refused, after ever longer waits.
 *
 * @throws AppError as `Cluster.search`; `unavailable` where it is refused for good.
 */
export async function sendBulk(
  cluster: Cluster,
  operations: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  let left = operations
  for (let waitMs = firstWaitMs; left.length > 0; waitMs *= 2) {
    const answer = await cluster.request({
      method: 'POST',
      path: '/_bulk',
      lines: left,
      missing: [429],
      milliseconds: 120_000,
      signal,
    })
    // Refused as a whole, or document by document.
    if (answer !== null) {
      const { items } = bulkSchema.parse(answer)
      const again: string[] = []
      items.forEach((item, i) => {
        const [{ status, error } = { status: 200, error: undefined }] = Object.values(item)
        const refusal = refusalIn({ error }, status)
        // Full disks have that status too, and waiting does not empty them.
        if (status === 429 && !isBlocked(refusal)) again.push(left[i]!)
        else if (error !== undefined) throw refused(refusal, shownNodes(cluster.options.nodes))
      })
      left = again
    }
    if (left.length === 0) return
    if (waitMs > longestWaitMs)
      throw unavailable(sentence('cluster.busy', { nodes: shownNodes(cluster.options.nodes) }))
    await wait(waitMs, undefined, signal === undefined ? {} : { signal })
  }
}
