/** The package as others meet it: packed, installed into an empty folder, its examples run, a program compiled against its types. */
import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeBlocks, root as repository } from '../support/readme.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { install, installNode, pack, type Node, type Packed } from './install.ts'
import { writeReportPdf } from './report-pdf.ts'

const root = temporaryFolder()
const consumer = join(root, 'consumer')
const samples = join(consumer, 'node_modules', 'gongkai', 'index-data', 'samples')
const newer = [22, 24]
const nodes: Node[] = [{ name: `Node ${process.version}`, path: process.execPath, missing: '' }]
let packed: Packed

beforeAll(async () => {
  packed = await pack(root)
  await install(packed.tarball, consumer)
  writeFileSync(join(consumer, 'report.pdf'), writeReportPdf())
  for (const major of newer) nodes.push(await installNode(major, join(root, `node-${major}`)))
})

interface Run {
  stdout: string
  stderr: string
}

/** Runs an example as a person does, in a folder of its own beside which the package is installed. */
function runExample(node: string, name: string, ...args: string[]): Promise<Run> {
  return promisify(execFile)(node, [join(consumer, 'examples', name), ...args], {
    cwd: consumer,
    env: { ...process.env, INDEX_DIR: '', NODE_OPTIONS: '' },
    maxBuffer: 16 * 1024 * 1024,
  })
}

describe('the packed package', () => {
  it('holds what runs, and nothing else', () => {
    const kinds = [
      /^dist\/.*\.js$/,
      /^dist\/library\/\w+\.d\.ts$/,
      /^public\/[\w-]+(\.[\w-]+)?\.(js|css|svg)(\.br|\.gz)?$/,
      /^index-data\/samples\/[^/]+\.txt$/,
      /^(package\.json|LICENSE|README\.md|README\.zh-CN\.md|CHANGELOG\.md)$/,
    ]
    expect(packed.files.filter((file) => !kinds.some((kind) => kind.test(file)))).toEqual([])
    for (const kind of kinds.slice(0, -1))
      expect(packed.files.filter((file) => kind.test(file))).not.toEqual([])
    for (const file of ['LICENSE', 'README.md', 'public/search.en.js.br', 'dist/cli/main.js'])
      expect(packed.files).toContain(file)
  })

  it('brings the command', async () => {
    const command = join(consumer, 'node_modules', '.bin', 'gongkai')
    expect(existsSync(command)).toBe(true)
    const main = join(consumer, 'node_modules', 'gongkai', 'dist', 'cli', 'main.js')
    const { stdout } = await promisify(execFile)(process.execPath, [main, '--version'])
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it.each(['node16', 'bundler'])(
    'compiles under moduleResolution %s, libraries checked',
    async (moduleResolution) => {
      const folder = join(consumer, `types-${moduleResolution}`)
      mkdirSync(folder)
      cpSync(join(import.meta.dirname, 'consumer.ts'), join(folder, 'consumer.ts'))
      const compilerOptions = {
        ...{ strict: true, skipLibCheck: false, noEmit: true, target: 'es2022', types: ['node'] },
        ...{ module: moduleResolution === 'node16' ? 'node16' : 'esnext', moduleResolution },
      }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
      )
      const compiler = join(consumer, 'node_modules', 'typescript', 'bin', 'tsc')
      const outcome = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).catch(
        (error: unknown) => error as Run,
      )
      expect(outcome.stdout).toBe('')
    },
  )
})

describe.each([process.version, ...newer.map(String)])('examples with Node %s', (version) => {
  /** The program, or an end of the test where it could not be had; in CI it must be. */
  const nodeOr = (skip: (why: string) => void): string => {
    const node = nodes[[process.version, ...newer.map(String)].indexOf(version)]!
    if (node.path === null && process.env['CI'] !== 'true')
      skip(`${node.name} is not to be had: ${node.missing}`)
    expect(node.path, node.missing).not.toBeNull()
    return node.path!
  }

  it('index a folder and search it', async ({ skip }) => {
    const { stdout } = await runExample(
      nodeOr(skip),
      'index-and-search.mjs',
      samples,
      '"依申请公开" 延期',
    )
    expect(stdout).toMatch(/^10 reports indexed\n/)
    const [, total] = /延期: (\d+) reports, \d+ passages/.exec(stdout) ?? []
    expect(Number(total)).toBeGreaterThan(0)
    expect(stdout).toContain('found: 延期')
  })

  it('read a PDF and print its failed checks', async ({ skip }) => {
    const { stdout } = await runExample(nodeOr(skip), 'failed-checks.mjs', 'report.pdf')
    expect(stdout).toBe(
      [
        '云汀市青岫县人民政府2023年政府信息公开工作年度报告: 16 figures, 3 checks',
        '1 failed',
        '  结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计（行政复议）: 5 is not 6 (-1)',
        '',
      ].join('\n'),
    )
    await expect(runExample(nodeOr(skip), 'failed-checks.mjs', 'no.pdf')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^not_found: no\.pdf: /) as string,
    })
  })

  it('a table of one figure by body and year', async ({ skip }) => {
    const { stdout } = await runExample(
      nodeOr(skip),
      'figure-table.mjs',
      samples,
      'requests.received',
    )
    const table = parse<Record<string, string>>(stdout, { columns: true })
    const rowOf = (name: string) => table.find(({ body }) => body === name)
    expect(rowOf('云汀市青岫县人民政府')).toMatchObject({ 2022: '', 2023: '69' })
    expect(table.map(({ body }) => body)).toHaveLength(new Set(table.map(({ body }) => body)).size)
  })

  it('every passage of a phrase as CSV', async ({ skip }) => {
    const { stdout, stderr } = await runExample(
      nodeOr(skip),
      'phrase-to-csv.mjs',
      samples,
      '主动公开',
    )
    const csv = stdout.slice(stdout.indexOf('\r\n\r\n') + 4)
    const table = parse<Record<string, string>>(csv, { columns: true })
    expect(stderr).toContain(`${table.length} passages of `)
    expect(table.length).toBeGreaterThan(10)
    for (const { text } of table) expect(text).toMatch(/主[动動]公[开開]/)
  })

  it('the app mounted in a server of its own', async ({ skip }) => {
    const node = nodeOr(skip)
    const server = spawn(node, [join(consumer, 'examples', 'own-server.mjs'), samples], {
      cwd: consumer,
      env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = new Promise<number | null>((resolve) => server.once('close', resolve))
    try {
      const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
      const address = (await lines.next()).value as string
      expect(await (await fetch(new URL('/', address))).text()).toContain('Search the reports')
      const page = await fetch(`${address}?q=${encodeURIComponent('"依申请公开"')}`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<mark')
      const answer = await fetch(`${address}api/search?q=${encodeURIComponent('"依申请公开"')}`)
      expect(((await answer.json()) as { total: number }).total).toBeGreaterThan(0)
      for (const file of ['app.en.js', 'search.zh-Hans.js', 'style.css'])
        expect((await fetch(`${address}${file}`)).status).toBe(200)
    } finally {
      server.kill('SIGTERM')
    }
    expect(await closed).toBe(0)
  })
})

it("README's program runs as it stands", async () => {
  cpSync(samples, join(consumer, 'reports'), { recursive: true })
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  const programs = codeBlocks(readme).filter(({ language }) => language === 'js')
  expect(programs).toHaveLength(1)
  const shown = 'console.log(JSON.stringify([total, hits.length, checks.length]))'
  writeFileSync(join(consumer, 'readme.mjs'), `${programs[0]!.text}\n${shown}\n`)
  const { stdout } = await promisify(execFile)(process.execPath, ['readme.mjs'], { cwd: consumer })
  expect(JSON.parse(stdout)).toEqual([3, 3, 3])
})

/** What npm writes. */
const installed = ['node_modules', 'package-lock.json', 'package.json']

it('leaves nothing in the folder it ran in but the index', () => {
  const left = readdirSync(consumer).filter((name) => !name.startsWith('types-'))
  expect(left.sort()).toEqual(
    [...installed, 'examples', 'index', 'readme.mjs', 'report.pdf', 'reports'].sort(),
  )
})
