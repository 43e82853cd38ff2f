import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)
const program = fileURLToPath(new URL('support/read-without-files.ts', import.meta.url))

describe('a program that may open no more files', () => {
  it('is told so by a reading process, and reads when there are some', async () => {
    // Enough to load the program: many modules are open at once while it starts.
    const command = `ulimit -n 1000 && exec "${process.execPath}" --import tsx "${program}"`
    const { stdout } = await run('bash', ['-c', command])
    const [first, second] = stdout.trim().split('\n')
    expect(first).toMatch(/^refused: .*EMFILE/)
    expect(second).toBe('read 1')
  })
})

describe('a server whose output nobody takes', () => {
  it.each([
    ['the log is on a full disk', '2>/dev/full'],
    ['the log and the first line are closed pipes', '> >(exit) 2> >(exit)'],
  ])('answers: %s', async (_, redirections) => {
    const folder = temporaryFolder()
    // Its address cannot be read from it, so it is given one.
    const port = String(20_000 + (process.pid % 20_000))
    const command = `exec "${process.execPath}" --import tsx src/cli/main.ts serve --samples --index "${folder}/index" ${redirections}`
    const child = spawn('bash', ['-c', command], {
      env: { ...process.env, PORT: port, HOST: '127.0.0.1', LANG: 'C', LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => (said += `${line}\n`))
    const ended = new Promise<void>((resolve) => {
      child.once('exit', (code) => {
        said += `ended with ${code}`
        resolve()
      })
    })
    const ask = (): Promise<number | null> =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => null,
      )
    while ((await ask()) !== 200 && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 100))
    for (let i = 0; i < 20; i++) expect(await ask(), said).toBe(200)
    child.kill('SIGTERM')
    await ended
  })
})
