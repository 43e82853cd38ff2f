/** Runs the command line: in this process, for speed, or as a process of its own. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { vi } from 'vitest'
import { runCommandLine } from '../../src/cli/program.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'src', 'cli', 'main.ts')

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** The quick segmenter, nothing written to the log, and no locale but what a test sets. */
const environment = { GONGKAI_SEGMENTER: 'node-rs-jieba', LOG_LEVEL: 'silent', LC_ALL: 'C' }

/** Collects what is written to a stream of this process. */
function listenTo(stream: NodeJS.WriteStream): { text: () => string; stop: () => void } {
  let written = ''
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    return true
  })
  return {
    text: () => written,
    stop: () => {
      spy.mockRestore()
    },
  }
}

const exitCodeNow = (): number => Number(process.exitCode ?? 0)

/** Runs a command that ends by itself. */
export async function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  for (const [name, value] of Object.entries({ ...environment, ...env })) vi.stubEnv(name, value)
  const stdout = listenTo(process.stdout)
  const stderr = listenTo(process.stderr)
  const exitCode = process.exitCode
  process.exitCode = 0
  try {
    await runCommandLine(args)
    return { code: exitCodeNow(), stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.exitCode = exitCode
    stdout.stop()
    stderr.stop()
    vi.unstubAllEnvs()
  }
}

/** Runs a process of its own; it is told to end when `stopAt` appears on standard output. */
export function runProcess(
  args: readonly string[],
  stopAt?: string,
  options: { hangsUp?: boolean } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    // As `| head` does, which reads no further.
    if (options.hangsUp === true) child.stdout.destroy()
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8')
      if (stopAt !== undefined && stdout.includes(stopAt)) child.kill('SIGTERM')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8')
    })
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, stdout, stderr })
    })
  })
}
