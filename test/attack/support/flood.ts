/**
 * A program that asks without rest, so that what it takes of a processor is not taken from those who measure beside it. Arguments:
 * base address, own address, connections, seconds, `kind` of what is asked. Prints one JSON line at the end: see `Flood`.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { keepAsking, percentile, type Reply } from './callers.ts'

/** What of a flood came back. */
export interface Flood {
  answered: number
  refused: number
  /** Refused without a word of when to come back. */
  withoutRetry: number
  others: number
  medianMs: number
  p99Ms: number
}

/** Each time another question, so that no answer is kept; `forwarded` are those that each seem to come from an address of its own. */
const kinds: Record<
  string,
  (number: number) => { path: string; headers?: Record<string, string> }
> = {
  search: (number) => ({ path: searchPath(number) }),
  suggest: (number) => ({ path: `/api/suggest?q=${encodeURIComponent('公')}${number}` }),
  pages: (number) => ({
    path: searchPath(number).replace('/api/search', '/').replace('&limit=50', ''),
  }),
  forwarded: (number) => ({
    path: searchPath(number),
    headers: { 'X-Forwarded-For': `192.0.2.${number % 200}, 198.51.100.7` },
  }),
}

function searchPath(number: number): string {
  const words = encodeURIComponent(`政府 信息 公开 -${number} "公开" OR "申请"`)
  return `/api/search?q=${words}&limit=50`
}

/** Floods a server from a process of its own for some seconds. */
export async function flood(
  url: string,
  {
    from,
    connections,
    seconds,
    kind,
  }: { from: string; connections: number; seconds: number; kind: string },
): Promise<Flood> {
  const program = [fileURLToPath(import.meta.url), url, from, connections, seconds, kind].map(
    String,
  )
  const child = spawn(process.execPath, ['--import', 'tsx', ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) last = line
  return JSON.parse(last) as Flood
}

async function run([url, from, connections, seconds, kind]: string[]): Promise<void> {
  const until = performance.now() + Number(seconds) * 1000
  let number = 0
  const replies = await keepAsking(
    () => {
      number += 1
      const { path, headers } = kinds[kind!]!(number)
      return { address: `${url!}${path}`, headers }
    },
    from!,
    Number(connections),
    () => performance.now() > until,
  )
  console.log(JSON.stringify(floodOf(replies)))
}

function floodOf(replies: readonly Reply[]): Flood {
  const answered = replies.filter(({ status }) => status === 200)
  const refused = replies.filter(({ status }) => status === 503)
  const times = answered.map(({ tookMs }) => tookMs)
  return {
    answered: answered.length,
    refused: refused.length,
    withoutRetry: refused.filter(({ retryAfter }) => retryAfter !== '2').length,
    others: replies.length - answered.length - refused.length,
    medianMs: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.slice(2))
