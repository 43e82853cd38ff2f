/** The OpenAPI 3.1 description, made from the routes and the tables they stand on. */
import { z } from 'zod'
import { errorAnswer, type ParameterRow } from '../search/index.ts'
import { errorRows } from './errors.ts'
import { methodOf, type PostedText, type Route } from './route.ts'

type Status = (typeof everywhere)[number] | Route['errors'][number]

/** When a status is answered, with the codes that go with it. */
function statusText(status: Status): string {
  const reasons = new Map<string, string[]>()
  for (const [code, row] of Object.entries(errorRows))
    if (row.status === status && row.when !== null)
      reasons.set(row.when, [...(reasons.get(row.when) ?? []), `\`${code}\``])
  return [...reasons].map(([when, codes]) => `${codes.join(', ')}: ${when}.`).join(' ')
}

/** Statuses that any address may answer. */
const everywhere = [404, 413, 429, 500] as const

export function openApiDocument(routes: readonly Route[]): object {
  /** Schemas that refer to themselves; filled while the paths are made. */
  const shared: SharedSchemas = {}
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'gongkai',
      version: '1',
      description:
        'Full-text search over annual information disclosure reports. Times are milliseconds, offsets UTF-16 units into the text beside them. Fields may be added; none is renamed.',
    },
    // Relative to this document, so that it also holds behind a path prefix.
    servers: [{ url: '.' }],
    paths: Object.fromEntries(
      routes.map((route) => [route.path, { [methodOf(route)]: operationOf(route, shared) }]),
    ),
    components: { schemas: { Error: jsonSchemaOf(errorAnswer, shared), ...shared } },
  }
  // zod points into each schema's own $defs; OpenAPI keeps them in one place.
  const text = JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/')
  return JSON.parse(text) as object
}

type SharedSchemas = Record<string, object>

function operationOf(route: Route, shared: SharedSchemas): object {
  const errors = [...everywhere, ...route.errors].sort((a, b) => a - b)
  return {
    summary: route.summary,
    parameters: [
      ...pathParametersOf(route.path),
      ...Object.values(route.parameters).map((row) => queryParameterOf(row, shared)),
    ],
    ...(route.posted && { requestBody: bodyOf(route.posted) }),
    ...(route.isUpload && { requestBody: uploadedBody }),
    responses: {
      200: { description: 'The answer.', content: contentOf(route, shared) },
      ...Object.fromEntries(errors.map((status) => [status, errorOf(status)])),
    },
  }
}

/** A file, by itself or in a form. */
const uploadedBody = {
  required: true,
  content: {
    'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' }, text: { type: 'string' } },
      },
    },
  },
}

function bodyOf({ field, help: description, example }: PostedText): object {
  const text = { type: 'string', description }
  const form = { type: 'object', properties: { [field]: text }, required: [field] }
  return {
    required: true,
    description,
    content: {
      'text/csv': { schema: text, example },
      'application/x-www-form-urlencoded': { schema: form },
    },
  }
}

function contentOf({ answer, mediaType }: Route, shared: SharedSchemas): object {
  if (answer) return { 'application/json': { schema: jsonSchemaOf(answer, shared) } }
  return { [mediaType ?? 'application/octet-stream']: { schema: { type: 'string' } } }
}

function errorOf(status: Status): object {
  const schema = { $ref: '#/components/schemas/Error' }
  return { description: statusText(status), content: { 'application/json': { schema } } }
}

function pathParametersOf(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameterOf(row: ParameterRow, shared: SharedSchemas): object {
  const absent = row.schema.safeParse(undefined)
  return {
    name: row.name,
    in: 'query',
    required: !absent.success,
    description: row.help,
    schema: {
      ...jsonSchemaOf(row.schema, shared),
      ...(absent.success ? { default: absent.data } : {}),
    },
    example: row.list ? [row.example] : row.example,
    // A comma list; repeating the parameter means the same.
    ...(row.list ? { style: 'form', explode: false } : {}),
  }
}

/** The schema of what callers send and get; objects stay open, since fields may be added. */
function jsonSchemaOf(schema: z.ZodType, shared: SharedSchemas): object {
  const { $defs, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  delete rest.$schema
  Object.assign(shared, $defs)
  return rest
}
