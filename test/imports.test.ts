/** The linter holds the folders to one way; here the files: none imports itself by way of others, types included. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Imports and exports from a file of the project, as the formatter writes them. */
const importedFile = /\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g

/** Files by path, with those of them that each imports. */
function importsBelow(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
  const known = new Set(files)
  return new Map(
    files.map((file) => {
      const found = readFileSync(file, 'utf8').matchAll(importedFile)
      const targets = Array.from(found, ([, from, lazy]) => resolve(dirname(file), from ?? lazy!))
      return [file, targets.filter((target) => known.has(target))]
    }),
  )
}

/** The first way found that leads from a file back to it, or null. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...way, file])
      if (circle !== null) return circle
    }
    done.add(file)
    return null
  }
  for (const file of imports.keys()) {
    const circle = walk(file, [])
    if (circle !== null) return circle
  }
  return null
}

describe('imports', () => {
  it('make no circle', () => {
    const imports = importsBelow(join(root, 'src'))
    expect([...imports.values()].flat().length).toBeGreaterThan(imports.size)
    const circle = findCircle(imports)
    expect(circle?.map((file) => relative(root, file)) ?? []).toEqual([])
  })

  it('that make one are found, with the way round', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ])
    expect(findCircle(imports)).toEqual(['b', 'c', 'b'])
  })
})
