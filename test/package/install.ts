/** Packs the package as `npm publish` would, installs it into an empty folder, and finds Nodes to run it with. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** npm beside the Node that runs the tests, on every system. */
async function npm(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('npm', args, {
    cwd: folder,
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}

export interface Packed {
  /** Path of the tarball. */
  tarball: string
  /** Paths of the files in it. */
  files: string[]
}

export async function pack(into: string): Promise<Packed> {
  const said = await npm(root, 'pack', '--json', '--pack-destination', into)
  const [packed] = JSON.parse(said.slice(said.indexOf('['))) as [
    { filename: string; files: { path: string }[] },
  ]
  return { tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path) }
}

const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']

/** Versions of what a program with types needs beside the package: those that the project itself compiles with. */
function versionOf(name: string): string {
  const path = join(root, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}

/** Installs the tarball, the examples beside it. Nothing is compiled: as where nodejieba cannot be, @node-rs/jieba runs. */
export async function install(tarball: string, folder: string): Promise<void> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const beside = ['express', 'typescript', '@types/node', '@types/express']
  const wanted = beside.map((name) => `${name}@${versionOf(name)}`)
  await npm(folder, 'install', tarball, ...wanted, '--ignore-scripts', ...quietly)
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true })
}

export interface Node {
  name: string
  /** Path of the program, or why there is none. */
  path: string | null
  missing: string
}

/** Newer Nodes than the one that runs the tests, from the registry, which carries each system's program as a package. */
export async function installNode(major: number, folder: string): Promise<Node> {
  const name = `Node ${major}`
  const system = process.platform === 'win32' ? 'win' : process.platform
  const packageName = `node-${system}-${process.arch}`
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    await npm(folder, 'install', `${packageName}@${major}`, '--ignore-scripts', ...quietly)
    const program = process.platform === 'win32' ? 'node.exe' : 'node'
    const path = join(folder, 'node_modules', packageName, 'bin', program)
    await run(path, ['--version'])
    return { name, path, missing: '' }
  } catch (error) {
    const missing = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { name, path: null, missing }
  }
}
