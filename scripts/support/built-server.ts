/** Starts the built server on a free port, for scripts that look at its pages. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface BuiltServer {
  url: string
  stop: () => void
}

/**
 * @param options options of `gongkai serve`
 * @throws Error where the server ends before it is ready; what it said stands on standard error
 */
export async function startBuiltServer(options: readonly string[]): Promise<BuiltServer> {
  const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', ...options, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RATE_LIMIT: '0', LOG_LEVEL: 'error' },
  })
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+/.exec(printed)
      if (address !== null) resolve(address[0])
    })
    server.once('exit', (code) => {
      reject(new Error(`The server ended with ${code ?? 'a signal'}. Run npm run build first.`))
    })
  })
  return { url, stop: () => server.kill() }
}
