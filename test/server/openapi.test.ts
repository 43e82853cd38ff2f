import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Express } from 'express'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/server/index.ts'
import { operationRoutes, userRoutes } from '../../src/server/routes/index.ts'
import { sectionKeys } from '../../src/report/index.ts'
import { searchParameters } from '../../src/search/index.ts'
import { statusOfCode } from '../../src/server/errors.ts'
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

describe('docs/api.md', () => {
  it('has a row for every parameter, with its help', () => {
    for (const row of routes.flatMap((route) => Object.values(route.parameters))) {
      expect(docs, row.name).toContain(`| \`${row.name}\` | ${row.help} |`)
    }
  })

  it('names every address and every error code with its status', () => {
    for (const { path } of routes) expect(docs, path).toContain(`GET ${path}`)
    for (const [code, status] of Object.entries(statusOfCode)) {
      if (status !== 500 || code === 'internal') {
        expect(docs, code).toMatch(new RegExp(`\\| ${status} \\|[^|\\n]*\`${code}\``))
      }
    }
  })
})
