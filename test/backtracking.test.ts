/** No expression of the program takes the cube of its text's length, or worse: one line of 4,000 tabs would stop a server. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Where the expression stands that does not come to an end; null where all do. */
function endlessOf(expressions: readonly Expression[]): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('support/backtracking-worker.mjs', import.meta.url), {
      workerData: { expressions, length },
      execArgv: [],
    })
    let at: string | null = ''
    const end = (): void => {
      void worker.terminate()
      resolve(at)
    }
    let deadline = setTimeout(end, longestMs)
    worker.on('message', (next: string | null) => {
      at = next
      clearTimeout(deadline)
      if (at === null) end()
      else deadline = setTimeout(end, longestMs)
    })
    worker.on('error', reject)
  })
}

itLong(
  'every expression comes to an end on runs of odd characters',
  async () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const expressions = files
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => expressionsOf(join('src', name)))
    expect(expressions.length).toBeGreaterThan(500)
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
