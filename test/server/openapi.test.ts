import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Express } from 'express'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/server/index.ts'
import { operationRoutes, userRoutes } from '../../src/server/routes/index.ts'
import { sectionKeys } from '../../src/report/index.ts'
import { searchParameters } from '../../src/search/index.ts'
import { answerFields, jsonSchemaOf, type JsonSchema } from '../../scripts/answer-fields.ts'
import { errorRows } from '../../src/server/errors.ts'
import { appOptions, getJson, serveApp } from '../support/serve-app.ts'

const routes = [...userRoutes, ...operationRoutes]
const docsText = await readFile(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
/** Without the padding of table columns. */
const docs = docsText.replace(/ +/g, ' ')

/** Paths the application really answers under /api and beside it, in OpenAPI's form; pages are not part of the endpoint. */
function mountedPaths(app: Express): string[] {
  const layers = app.router.stack as unknown as { route?: { path: string } }[]
  return layers
    .flatMap(({ route }) => (route ? [route.path] : []))
    .map((path) => path.replace(/:(\w+)/g, '{$1}'))
}

describe('GET /openapi.json', () => {
  it('describes every address the application answers, and no other', async () => {
    const { body } = await getJson(`${await serveApp()}/openapi.json`)
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths).sort()).toEqual(mountedPaths(createApp(appOptions())).sort())
  })

  it('gives every parameter its name, help and schema', async () => {
    const { body } = await getJson(`${await serveApp()}/openapi.json`)
    const operation = (path: string) => body.paths[path]!.get
    const { parameters, responses } = operation('/api/search')
    const named = (name: string) => parameters.find((row) => row.name === name)
    expect(parameters.map(({ name }) => name)).toEqual(Object.keys(searchParameters))
    expect(named('limit')?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 10,
    })
    expect(named('q')?.schema).toEqual({ type: 'string', maxLength: 500, default: '' })
    expect(named('section')?.schema).toMatchObject({
      type: 'array',
      items: { enum: sectionKeys },
      default: [],
    })
    expect(named('year')).toMatchObject({ in: 'query', required: false, explode: false })
    expect(Object.keys(responses)).toEqual(['200', '400', '404', '413', '429', '500', '503'])
    expect(operation('/api/verify').parameters[0]?.required).toBe(true)
    expect(operation('/api/reports/{id}').parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
    ])
  })

  it('refers only to what it holds', async () => {
    const { body } = await getJson(`${await serveApp()}/openapi.json`)
    const resolve = (reference: string): unknown =>
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body)
    const references = JSON.stringify(body).match(/"\$ref":"[^"]+"/g) ?? []
    expect(references.length).toBeGreaterThan(10)
    for (const reference of new Set(references)) {
      const { $ref } = JSON.parse(`{${reference}}`) as { $ref: string }
      expect(resolve($ref), $ref).toBeDefined()
    }
  })
})

describe('answers', () => {
  it.each([
    ['/api/search', '/api/search?q=申请'],
    ['/api/reports', '/api/reports'],
    ['/api/reports/{id}', '/api/reports/aaaaaaaaaaa2'],
    ['/api/reports/{id}/passages', '/api/reports/aaaaaaaaaaa2/passages?q=申请'],
    ['/api/bodies', '/api/bodies?year=2017'],
    ['/api/bodies/{bodyId}', '/api/bodies/990101-青松县人民政府'],
    ['/api/figures', '/api/figures?key=requests.received'],
    ['/api/figures', '/api/figures'],
    ['/api/verify', '/api/verify?q=申请'],
    ['/api/suggest', '/api/suggest?q=申请'],
    ['/api/explain', '/api/explain?q=申请&reportId=aaaaaaaaaaa2'],
    ['/healthz', '/healthz'],
    ['/readyz', '/readyz'],
  ])('of %s have exactly the described fields', async (path, address) => {
    const { body } = await getJson((await serveApp()) + address)
    const schema = routes.find((route) => route.path === path)?.answer
    expect(schema?.parse(body)).toEqual(body)
  })
})

/** Lines without the padding of table columns and the line breaks of a layout. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/-{3,}/g, '---')

describe('docs/answers.md', () => {
  it('is what `npm run docs` makes of the schemas', async () => {
    const file = await readFile(join(import.meta.dirname, '../../docs/answers.md'), 'utf8')
    const lines = (text: string): string[] => plain(text).trim().split(' - ')
    expect(lines(file)).toEqual(lines(answerFields()))
  })
})

/** What the file says of an address: from the paragraph that begins with it to the next one of that kind, or heading. */
function partOf(path: string): string {
  const own =
    docs.split(new RegExp(`\n\n\`(?:GET|POST) ${path.replace(/[{}.]/g, '\\$&')}\``))[1] ?? ''
  return own.split(/\n\n(?=## |`(?:GET|POST) \/)/)[0]!
}

/** Parameters that a text says an address takes: rows of its table, and those that a sentence names. */
function parametersIn(text: string): string[] {
  const [, table = ''] = /^\| parameter \| value \|\n((?:\|.*\n)*)/m.exec(text) ?? []
  const [, sentence = ''] = /\btakes ((?:`\w+`|\(required\)|and|,|\s)+)/.exec(text) ?? []
  const rows = table.matchAll(/^\| `(\w+)`/gm)
  return [...rows, ...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name!)
}

/** Where what a JSON value shows does not fit a schema; what it leaves out is left out of an example. */
function misfits(
  value: unknown,
  schema: JsonSchema,
  defs: JsonSchema['$defs'],
  at = '$',
): string[] {
  const inside = (each: unknown, part: JsonSchema, name: string): string[] =>
    misfits(each, part, defs, at + name)
  if (schema.$ref !== undefined) return inside(value, defs![schema.$ref.split('/').at(-1)!]!, '')
  if (schema.anyOf !== undefined) {
    const tried = schema.anyOf.map((part) => inside(value, part, ''))
    return tried.some((found) => found.length === 0) ? [] : tried[0]!
  }
  const type =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'array'
        : Number.isInteger(value)
          ? 'integer'
          : typeof value
  const types = [schema.type ?? []].flat()
  const isOfType =
    types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))
  if (!isOfType) return [`${at} is ${type}, not ${types.join(' or ')}`]
  if (schema.enum?.includes(value) === false) return [`${at} is ${String(value)}`]
  if (Array.isArray(value))
    return value.flatMap((each, i) =>
      inside(
        each,
        schema.prefixItems?.[i] ?? (schema.items === false ? {} : (schema.items ?? {})),
        `[${i}]`,
      ),
    )
  if (type !== 'object' || schema.properties === undefined) return []
  return Object.entries(value as object).flatMap(([key, each]) => {
    const part = schema.properties![key]
    return part === undefined ? [`${at}.${key} is no field`] : inside(each, part, `.${key}`)
  })
}

describe('docs/api.md', () => {
  it('has a row for every parameter, with its help', () => {
    for (const row of routes.flatMap((route) => Object.values(route.parameters))) {
      expect(docs, row.name).toContain(`| \`${row.name}\` | ${row.help} |`)
    }
  })

  it.each(routes.filter(({ parameters }) => Object.keys(parameters).length > 0))(
    'says which parameters $path takes, and no other',
    ({ path, parameters }) => {
      expect(new Set(parametersIn(partOf(path)))).toEqual(new Set(Object.keys(parameters)))
    },
  )

  it('names every address, and none that is not', () => {
    const named = [...docs.matchAll(/^\| `(?:GET|POST) (\/[^`]+)` \|/gm)].map(([, path]) => path!)
    expect(named.sort()).toEqual(routes.map(({ path }) => path).sort())
  })

  it('names every error code that a request can cause, with its status and when', () => {
    const [, section = ''] = docs.split('\n## Errors\n')
    const [table = ''] = section.split('\n## ')
    const said = [...table.matchAll(/^\| (\d{3}) \| `(\w+)` \| (.*) \|$/gm)].map((row) =>
      row.slice(1),
    )
    const rows = Object.entries(errorRows).flatMap(([code, { status, when }]) =>
      when === null ? [] : [[String(status), code, when]],
    )
    expect(said.map((row) => row.join(' ')).sort()).toEqual(rows.map((row) => row.join(' ')).sort())
  })

  it('shows in its examples nothing that an answer does not have', () => {
    let seen = 0
    for (const { path, answer } of routes) {
      if (answer === undefined || path === '/openapi.json') continue
      const schema = jsonSchemaOf(answer)
      for (const [, example = ''] of partOf(path).matchAll(/```json\n([^]*?)```/g)) {
        seen++
        const shown = JSON.parse(example) as unknown
        expect(misfits(shown, schema, schema.$defs), `${path}: ${example}`).toEqual([])
      }
    }
    expect(seen).toBeGreaterThanOrEqual(6)
  })
})
