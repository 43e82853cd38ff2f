/** Every command of README, run as it stands there against the built program: the server's on a free port, curl itself. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandsOf, readmes, root } from '../support/readme.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const index = join(folder, 'index')
/** What README names for the reader's own files. */
const own: Readonly<Record<string, string>> = {
  FOLDER: 'index-data/samples',
  'QUERIES.csv': join(folder, 'queries.csv'),
  'hits.xlsx': join(folder, 'hits.xlsx'),
  DIR: join(folder, 'dataset'),
  'DICTIONARY.csv': join(folder, 'dictionary.csv'),
  'panel.csv': join(folder, 'panel.csv'),
}
const environment = { ...process.env, INDEX_DIR: index, LOG_LEVEL: 'silent', PORT: '0' }
const commands = commandsOf(readFileSync(join(root, readmes[0]!), 'utf8'))

/** What `.ci/run` runs in a clone of its own: installing here would take the test's own packages away. */
const ofTheClone = ['npm ci && npm start', 'npm ci && npm test']
const serve = 'node dist/cli/main.js serve'

let server: ChildProcess | undefined

const bash = (command: string): Promise<{ stdout: string }> =>
  // A program that waits for its input, as `gongkai mcp` does, finds the end of it.
  promisify(execFile)('bash', ['-c', `exec </dev/null; ${command}`], {
    cwd: root,
    env: environment,
  })

beforeAll(() => {
  expect(commands).toEqual(expect.arrayContaining([...ofTheClone, serve]))
  const run = readFileSync(join(root, '.ci', 'run'), 'utf8')
  for (const part of ['npm ci', 'npm start', 'npm test']) expect(run).toContain(part)
  writeFileSync(own['DICTIONARY.csv']!, 'concept,term\n延期,延期\n延期,延长\n')
  writeFileSync(own['QUERIES.csv']!, 'query\n依申请公开 延期\nPPP项目\n')
})

afterAll(() => {
  server?.kill('SIGTERM')
})

it('every command of README works as it stands', async () => {
  const ran: string[] = []
  let address = ''
  for (const command of commands.filter((each) => !ofTheClone.includes(each))) {
    if (command === serve) {
      const [program, ...args] = command.split(' ')
      server = spawn(program!, args, {
        cwd: root,
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const lines = createInterface({ input: server.stdout! })[Symbol.asyncIterator]()
      address = /http:\S+/.exec((await lines.next()).value as string)![0]
    } else {
      const { stdout } = await bash(
        Object.entries(own)
          .reduce((written, [name, path]) => written.replace(name, path), command)
          .replace('http://127.0.0.1:3000', address.replace(/\/$/, '')),
      )
      if (command.startsWith('curl'))
        expect(JSON.parse(stdout)).toMatchObject({ match: 'all', total: 2 })
    }
    ran.push(command)
  }
  expect(ran.filter((command) => command.startsWith('curl'))).toHaveLength(1)
})
