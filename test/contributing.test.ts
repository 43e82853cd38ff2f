/** The how-tos of CONTRIBUTING.md, followed as far as they can be: files, tables and their rows; what ARCHITECTURE.md and docs/ must name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { commands, createProgram } from '../src/cli/program.ts'
import { translatorOf } from '../src/cli/translator.ts'
import { queryFields } from '../src/query/index.ts'
import { methodOf } from '../src/server/route.ts'
import { operationRoutes, userRoutes } from '../src/server/routes/index.ts'
import { headingsOf, linksOf, root } from './support/readme.ts'

const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const contributing = read('CONTRIBUTING.md')

/** The how-tos, without the sections around them. */
const howTos = contributing.slice(
  contributing.indexOf('## How to add'),
  contributing.indexOf('## Commits'),
)

/** `table` in `src/file.ts` (like `row`). */
const tables = [
  ...howTos.matchAll(/`(\w+)`\s+in\s+`(src\/[^`]+)`(?:\s+\(like\s+`([^`]+)`\))?/g),
].map(([, table, file, row]) => ({ table: table!, file: file!, row }))

/** Everything a table says, with the names of functions in it. */
const textOf = (value: unknown): string =>
  inspect(value, { depth: 4, maxArrayLength: null, maxStringLength: null })

describe('a how-to', () => {
  it('is there for each thing that people add', () => {
    const titles = headingsOf(howTos).filter(({ level }) => level === 3)
    const text = titles.map((title) => title.text.toLowerCase()).join('; ')
    const wanted = ['synonym', 'section label', 'format', 'figure', 'facet', 'endpoint', 'language']
    for (const each of [...wanted, 'command', 'setting']) expect(text).toContain(each)
    expect(tables.filter(({ row }) => row !== undefined).length).toBeGreaterThanOrEqual(
      titles.length,
    )
  })

  it('names files that exist', () => {
    const paths = [...howTos.matchAll(/`((?:src|test|docs)\/[\w./-]*)`/g)].map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(30)
    for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true)
    for (const link of linksOf(contributing)) expect(existsSync(join(root, link)), link).toBe(true)
  })

  it.each(tables)('$table in $file is there, with $row', async ({ table, file, row }) => {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>
    expect(Object.keys(module)).toContain(table)
    if (row !== undefined) expect(textOf(module[table]).includes(row)).toBe(true)
  })
})

describe('ARCHITECTURE.md', () => {
  const files = ['src', 'test', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  files.push(...readdirSync(root))
  const named = [
    ...read('ARCHITECTURE.md').matchAll(/`([\w./-]+(?:\.(?:tsx?|js|md|json)|\/))`/g),
  ].map(([, name]) => name!)

  it.each([...new Set(named)])('names %s, which is there', (name) => {
    const isThere = name.endsWith('/')
      ? files.some((file) => `/${file}`.includes(`/${name}`))
      : files.some((file) => `/${file}`.endsWith(`/${name}`))
    expect(isThere).toBe(true)
  })
})

describe('docs/', () => {
  it('name every command with its options', () => {
    const program = createProgram(translatorOf('en'))
    expect(program.commands.length).toBe(commands.length)
    const lines = read('docs/commands.md').split('\n')
    for (const command of program.commands) {
      const [line] = lines.filter((each) => new RegExp(`^\\| \`${command.name()}[ \`]`).test(each))
      expect(line, command.name()).toBeDefined()
      for (const { long } of command.options) expect(line, command.name()).toContain(`\`${long}\``)
      const said = [...line!.matchAll(/`(--\w+)`/g)].map(([, option]) => option)
      expect(said.sort()).toEqual(command.options.map(({ long }) => long).sort())
    }
    expect(read('docs/commands.md')).toContain('`--lang')
  })

  it('name every endpoint', () => {
    const api = read('docs/api.md')
    for (const route of [...userRoutes, ...operationRoutes])
      expect(api).toMatch(
        new RegExp(
          `^\\| \`${methodOf(route).toUpperCase()} ${route.path.replace(/[{}.]/g, '\\$&')}\` +\\|`,
          'm',
        ),
      )
  })

  it('name every field of the query language, with its other names', () => {
    const lines = read('docs/query-syntax.md').split('\n')
    for (const { name, aliases } of queryFields) {
      const [line] = lines.filter((each) => each.startsWith(`| \`${name}\``))
      expect(line, name).toBeDefined()
      for (const alias of aliases.slice(0, 1)) expect(line).toContain(alias)
    }
  })
})
