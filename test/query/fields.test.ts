import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { facetRows } from '../../src/facets.ts'
import { findField } from '../../src/query/fields.ts'
import { formatQuery, parseQuery, queryFields } from '../../src/query/index.ts'

const documentation = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'query-syntax.md'),
  'utf8',
)

describe('queryFields', () => {
  it('gives no two fields the same name', () => {
    const names = queryFields.flatMap((field) => [field.name, ...field.aliases])
    expect(new Set(names).size).toBe(names.length)
  })

  describe.each(queryFields)('$name', ({ name, aliases, example }) => {
    it('has an example that parses without a note', () => {
      const { tree, filters, notes } = parseQuery(example)
      expect(notes).toEqual([])
      expect(formatQuery(tree, filters)).toBe(example)
    })

    it('means the same under each alias', () => {
      const { tree, filters } = parseQuery(example)
      for (const alias of [name.toUpperCase(), ...aliases]) {
        expect(findField(alias)?.name).toBe(name)
        const parsed = parseQuery(example.replace(name, alias))
        expect(formatQuery(parsed.tree, parsed.filters)).toBe(formatQuery(tree, filters))
      }
    })

    it('has a row in docs/query-syntax.md with every alias and the example', () => {
      const row = documentation.split('\n').find((line) => line.startsWith(`| \`${name}\` `))
      expect(row).toBeDefined()
      const [, , said, values] = row!.split('|').map((cell) => cell.trim())
      expect(said).toBe(aliases.join('、'))
      expect(row).toContain(`| \`${example}\` `)
      const facet = facetRows.find((each) => each.name === name)
      const known = facet !== undefined && 'values' in facet ? facet.values : []
      const named = [...values!.matchAll(/`([a-z]+)`/g)].map(([, value]) => value)
      expect(named).toEqual(known)
    })
  })
})

describe('docs/query-syntax.md', () => {
  it('shows no example that the parser would complain about, outside the part on mistakes', () => {
    const [rules] = documentation.split('## 写错了怎么办')
    const examples = [...rules!.matchAll(/^\|.*\| (`[^|]*`) +\|$/gm)]
      .flatMap((row) => row[1]!.split('、'))
      .map((cell) => cell.replace(/^`|`$/g, ''))
    expect(examples.length).toBeGreaterThan(15)
    for (const example of examples) expect(parseQuery(example).notes, example).toEqual([])
  })
})
