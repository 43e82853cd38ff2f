/**
 * Writes docs/answers.md: every field of every JSON answer, from the schemas that answers are held against in tests. `npm run docs`
 * writes the file; test/server/openapi.test.ts holds it against what this makes.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { operationRoutes, userRoutes } from '../src/server/routes/index.ts'
import { errorAnswer } from '../src/search/index.ts'

/** What of JSON Schema the contract uses. */
export interface JsonSchema {
  type?: string | readonly string[]
  description?: string
  enum?: readonly unknown[]
  const?: string | number | boolean
  anyOf?: readonly JsonSchema[]
  $ref?: string
  items?: JsonSchema | false
  prefixItems?: readonly JsonSchema[]
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  additionalProperties?: JsonSchema | boolean
  $defs?: Readonly<Record<string, JsonSchema>>
}

/** The schema of what callers get. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input' }) as JsonSchema
}

/** What a type is called: one value of it, and several. */
const plainTypes: Readonly<Record<string, readonly [one: string, several: string]>> = {
  string: ['text', 'texts'],
  integer: ['whole number', 'whole numbers'],
  number: ['number', 'numbers'],
  boolean: ['`true` or `false`', 'truth values'],
  object: ['object', 'objects'],
  null: ['`null`', 'nulls'],
}

const nameOf = (reference: string): string => reference.split('/').at(-1)!

/** What a value is, in words. */
function typeText(schema: JsonSchema, isMany = false): string {
  const { $ref, anyOf, enum: values, prefixItems, items, type = [] } = schema
  if ($ref !== undefined) return `[${nameOf($ref)}](#${nameOf($ref).toLowerCase()})`
  if (anyOf !== undefined) return anyOf.map((each) => typeText(each, isMany)).join(' or ')
  if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(', ')
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (prefixItems !== undefined)
    return `pair${isMany ? 's' : ''} of ${typeText(prefixItems[0]!, true)}`
  if (typeof schema.additionalProperties === 'object')
    return `object of ${typeText(schema.additionalProperties, true)} by name`
  if (type === 'array') return items ? `list of ${typeText(items, true)}` : 'list'
  return [type]
    .flat()
    .map((each) => plainTypes[each]?.[isMany ? 1 : 0] ?? each)
    .join(' or ')
}

/** The object that a value is, or is a list of, with what its fields begin with. */
function insideOf(schema: JsonSchema, name: string): { object: JsonSchema; prefix: string } | null {
  if (schema.properties !== undefined) return { object: schema, prefix: `${name}.` }
  if (schema.items) return insideOf(schema.items, `${name}[]`)
  for (const each of schema.anyOf ?? []) {
    const inside = insideOf(each, name)
    if (inside !== null) return inside
  }
  return null
}

function rowsOf({ properties = {}, required = [] }: JsonSchema, prefix = ''): string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const inside = insideOf(schema, prefix + key)
    const isAlways = required.includes(key)
    const value = `${typeText(schema)}${isAlways ? '' : '; may be absent'}`
    const says = schema.description === undefined ? '' : ` ${schema.description}`
    return [
      `- \`${prefix}${key}\`: ${value}.${says}`,
      ...(inside === null ? [] : rowsOf(inside.object, inside.prefix)),
    ]
  })
}

function listOf(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(listOf).join('\n\nOr:\n\n')
  if (schema.enum !== undefined) return `One of ${typeText(schema)}.`
  if (schema.properties === undefined) return `An ${typeText(schema)}.`
  return rowsOf(schema).join('\n')
}

/** The whole file, before it is laid out. */
export function answerFields(): string {
  const shapes = new Map<string, JsonSchema>()
  const schemaOf = (answer: z.ZodType): JsonSchema => {
    const schema = jsonSchemaOf(answer)
    for (const [name, shape] of Object.entries(schema.$defs ?? {})) shapes.set(name, shape)
    return schema
  }
  const answers = [...userRoutes, ...operationRoutes].flatMap(({ path, summary, answer }) =>
    answer === undefined || path === '/openapi.json'
      ? []
      : [`## \`GET ${path}\`\n\n${summary}\n\n${listOf(schemaOf(answer))}`],
  )
  answers.push(`## Errors\n\n${listOf(schemaOf(errorAnswer))}`)
  const named = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    '# Fields of the answers',
    'Every field of every JSON answer, made from the schemas in `src/search/contract/` by `npm run docs`. How to ask, and what the numbers mean, is in [api.md](api.md). Offsets and lengths are UTF-16 units, times milliseconds. Fields may be added in later versions; none is renamed.',
    ...answers,
    '## Shapes',
    ...named.map(
      ([name, shape]) =>
        `### ${name}\n\n${shape.description === undefined ? '' : `${shape.description}\n\n`}${listOf(shape)}`,
    ),
  ].join('\n\n')
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, '..', 'docs', 'answers.md')
  const config = await resolveConfig(file)
  await writeFile(file, await format(answerFields(), { ...config, filepath: file }))
}
