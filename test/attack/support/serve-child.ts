/** The command `serve` in a process of its own, over the samples: what attacks it must not take time from it. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ServedChild {
  url: string
  port: number
  /** Everything it logged so far. */
  log: () => string
  /** Asks it to stop; resolves with its exit code. */
  stop: () => Promise<number | null>
}

/**
 * @param folder an empty one, for its index.
 * @param env settings, over those that the tests share.
 * @param openFiles most files that the process may have open.
 */
export async function serveChild(
  folder: string,
  env: Record<string, string> = {},
  openFiles = 1024,
): Promise<ServedChild> {
  const command = `ulimit -n ${openFiles} && exec "${process.execPath}" --import tsx src/cli/main.ts serve --samples --index "${folder}/index"`
  const child = spawn('bash', ['-c', command], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', RATE_LIMIT: '0', LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url === undefined) continue
    child.stdout.resume()
    return {
      url,
      port: Number(new URL(url).port),
      log: () => log,
      stop() {
        child.kill('SIGTERM')
        return exited
      },
    }
  }
  throw new Error(`It did not start: ${log}`)
}
