/**
 * No expression of the program takes the cube of its text's length, or worse: one line of 4,000 tabs would stop a server. Those that read
 * files do not take its square either: a line of a million would stop a run.
 */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import ts from 'typescript'
import { expect } from 'vitest'
import { itLong } from './support/long.ts'
import { root } from './support/readme.ts'

interface Expression {
  source: string
  flags: string
  /** File and line. */
  at: string
}

/** Without a sign of life for so long, an expression does not end. */
const longestMs = 20_000
const length = 4_000

/** The same for what reads files: by the square of this, an expression takes most of a minute; else some milliseconds. */
const longestOfFiles = { ms: 10_000, length: 300_000 }
const readsFiles = /^src\/(?:ingest|report|text|index)\//

/** Expressions of those that are given no more than some characters, or none of a file, by file and beginning. */
const bounded: readonly [file: string, beginning: string, by: string][] = [
  ['src/ingest/formats/foreign.ts', '^(?:(?:[\\w-]+:.*', 'the head of a file'],
  ['src/ingest/formats/html/decode-html.ts', '<meta', 'the head of a file'],
  ['src/report/figures/figure-wordings.ts', '', 'the longest query'],
  [
    'src/report/figures/flattened-applications.ts',
    '^[^\\d/-]{0,60}?',
    'the longest table in a text',
  ],
  ['src/report/figures/indicator-rows.ts', '', 'the longest label'],
  ['src/report/gazetteer.ts', '^(.{2,}?)', 'the names of places'],
  ['src/report/headings.ts', '[\\s|]', 'the longest heading'],
]

/** The expressions that stand in a file. */
function expressionsOf(path: string): Expression[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
  )
  const found: Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const { line } = file.getLineAndCharacterOfPosition(node.pos)
      const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)]
      found.push({ source, flags, at: `${path}:${line + 1}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The expressions that modules make while they load, in a process of their own: there each is loaded anew. */
async function expressionsMadeBy(paths: readonly string[]): Promise<Expression[]> {
  const script = join(root, 'test/support/made-expressions.mjs')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', script, ...paths.map((path) => join(root, path))],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  )
  return JSON.parse(stdout) as Expression[]
}

/** Where the expression stands that does not come to an end; null where all do. */
function endlessOf(
  expressions: readonly Expression[],
  of: { ms: number; length: number } = { ms: longestMs, length },
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('support/backtracking-worker.mjs', import.meta.url), {
      workerData: { expressions, length: of.length },
      execArgv: [],
    })
    let at: string | null = ''
    const end = (): void => {
      void worker.terminate()
      resolve(at)
    }
    let deadline = setTimeout(end, of.ms)
    worker.on('message', (next: string | null) => {
      at = next
      clearTimeout(deadline)
      if (at === null) end()
      else deadline = setTimeout(end, of.ms)
    })
    worker.on('error', reject)
  })
}

/** Modules that do something when they are loaded, or need a browser. */
const actsWhenLoaded = /^src\/(?:client\/|cli\/main)|worker\.ts$/

/** All that stand in files or are made when these are loaded. */
async function allExpressions(): Promise<Expression[]> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join('src', name))
  const made = await expressionsMadeBy(files.filter((path) => !actsWhenLoaded.test(path)))
  expect(made.length).toBeGreaterThan(200)
  const all = [...files.flatMap(expressionsOf), ...made]
  expect(all.length).toBeGreaterThan(1_000)
  return [...new Map(all.map((each) => [`${each.flags} ${each.source}`, each])).values()]
}

itLong(
  'every expression that reads files comes to an end on long runs of odd characters',
  async () => {
    const expressions = (await allExpressions()).filter(
      ({ at, source }) =>
        readsFiles.test(at) &&
        !bounded.some(([file, beginning]) => at.startsWith(file) && source.startsWith(beginning)),
    )
    const before = { source: '[ \\t]+(?=\\r?\\n|$)', flags: 'g', at: 'one that does not' }
    expect(await endlessOf([before], longestOfFiles)).toBe(before.at)
    expect(await endlessOf(expressions, longestOfFiles)).toBeNull()
  },
  1_800_000,
)

itLong(
  'every expression comes to an end on runs of odd characters',
  async () => {
    const expressions = await allExpressions()
    const before = {
      source: '^([\\w-]+):[ \\t]*([\\t\\x20-\\x7e]*?)[ \\t]*$',
      flags: '',
      at: 'one that does not',
    }
    expect(await endlessOf([before])).toBe(before.at)
    expect(await endlessOf(expressions)).toBeNull()
  },
  600_000,
)
